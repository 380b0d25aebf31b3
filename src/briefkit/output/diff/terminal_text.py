"""The text of a diff in the terminal: words removed and added, moves at both ends, side by side if wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.diff.text.diff import BlockChange, TextDiff
from briefkit.core.diff.text.segments import Segment
from briefkit.core.diff.text.tokens import LINES
from briefkit.core.text.clean import clean, clean_line
from briefkit.core.text.words import counted

_STYLES = {"delete": "red strike", "insert": "green underline", "split": "green", "merge": "red"}
_MARKS = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "split": ("{+", "+}"), "merge": ("[-", "-]")}
_GUTTER = {"same": " ", "changed": "~", "added": "+", "removed": "−", "moved-from": "↑", "moved-to": "↓"}
_GUTTER_STYLES = {
    "added": "green",
    "removed": "red",
    "changed": "yellow",
    "moved-from": "magenta",
    "moved-to": "magenta",
}
_LINE_SIGNS = {"equal": " ", "delete": "−", "insert": "+"}
_CLIP = 160


def segments_text(segments: Iterable[Segment], *, colored: bool, side: str | None = None) -> Text:
    """Segments as one text: both sides together, or only the old or the new one.

    Without colours, removed words are in `[-…-]` and added words in `{+…+}`.
    """
    text = Text()
    for segment in segments:
        if side and not getattr(segment, side):
            continue
        words = segment.old if side == "old" or not segment.new else segment.new
        if segment.op in {"split", "merge"}:
            words = " ¶ "
        _append(text, segment.op, words, colored=colored)
    return text


def lines_text(segments: Iterable[Segment], *, colored: bool, side: str | None = None) -> Text:
    """Lines of code with their indent, each after a sign for removed, added or neither."""
    lines: list[Text] = []
    for segment in segments:
        if side and not getattr(segment, side):
            continue
        source = segment.old if side == "old" or not segment.new else segment.new
        mark, style = _LINE_SIGNS[segment.op], _STYLES.get(segment.op, "dim") if colored else ""
        lines += [Text(f"{mark} {clean(line)}", style=style) for line in source.splitlines()]
    return Text("\n").join(lines)


def _append(text: Text, op: str, words: str, *, colored: bool) -> None:
    shown = clean(words.replace("\n", " "))
    if op == "equal":
        text.append(shown)
        return
    bare = shown.strip()
    lead, tail = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :] if bare else ""
    start, end = ("", "") if colored else _MARKS[op]
    text.append(lead)
    text.append(f"{start}{bare}{end}", style=_STYLES[op])
    text.append(tail)


def text_blocks(diff: TextDiff, *, context: int, colored: bool) -> RenderableType:
    """Changed passages one below the other, each with `context` unchanged ones around it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for number, item in enumerate(_folded(diff.blocks, context)):
        if number:
            grid.add_row(Text(), Text())
        if isinstance(item, int):
            grid.add_row(Text("⋯", style="dim"), Text(f"{counted(item, 'passage')} unchanged", style="dim"))
        else:
            gutter = Text(_GUTTER[item.change], style=_GUTTER_STYLES.get(item.change, "dim"))
            grid.add_row(gutter, _block_text(item, colored=colored))
    return grid


def _folded(blocks: Sequence[BlockChange], context: int) -> Iterator[BlockChange | int]:
    """The blocks to show; each run of hidden blocks is replaced by its length."""
    changed = [place for place, block in enumerate(blocks) if block.change != "same"]
    near = {near for place in changed for near in range(place - context, place + context + 1)}
    hidden = 0
    for place, block in enumerate(blocks):
        if place in near:
            if hidden:
                yield hidden
            hidden = 0
            yield block
        else:
            hidden += 1
    if hidden:
        yield hidden


def _block_text(block: BlockChange, *, colored: bool) -> Text:
    if block.change == "same":
        shown = clean_line(block.segments[0].new)
        return Text(shown if len(shown) <= _CLIP else shown[:_CLIP].rsplit(" ", 1)[0] + " …", style="dim")
    text = Text()
    if block.move:
        text.append(_move_note(block), style="magenta")
    if block.change == "moved-from":
        return text.append(clean_line(block.segments[0].old), style="dim")
    if block.change == "changed" and not block.edited:
        text.append("[nested otherwise] ", style="yellow")
    return text.append_text(_changed_text(block, colored=colored))


def _changed_text(block: BlockChange, *, colored: bool, side: str | None = None) -> Text:
    shown = lines_text if block.kind in LINES else segments_text
    return shown(block.segments, colored=colored, side=side)


def _move_note(block: BlockChange) -> str:
    if block.change == "moved-from":
        return f"[move {block.move}: moved away] "
    return f"[move {block.move}: moved here{', edited' if block.edited else ''}] "


def side_by_side(diff: TextDiff, labels: tuple[str, str], *, context: int, colored: bool) -> Table:
    """Both texts side by side, passage by passage."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False, expand=True, padding=(0, 1, 1, 0))
    for label in labels:
        table.add_column(Text(clean_line(label)), ratio=1, overflow="fold")
    for item in _folded(diff.blocks, context):
        if isinstance(item, int):
            note = Text(f"⋯ {counted(item, 'passage')} unchanged", style="dim")
            table.add_row(note, note)
        else:
            table.add_row(*_both(item, colored=colored))
    return table


def _both(block: BlockChange, *, colored: bool) -> tuple[Text, Text]:
    match block.change:
        case "same":
            text = _block_text(block, colored=colored)
            return text, text
        case "added":
            return Text(), _changed_text(block, colored=colored, side="new")
        case "removed":
            return _changed_text(block, colored=colored, side="old"), Text()
        case "moved-from":
            return _block_text(block, colored=colored), Text()
        case "moved-to":
            moved = _changed_text(block, colored=colored)
            return Text(), Text.assemble((_move_note(block), "magenta"), moved)
        case _:
            return (
                _changed_text(block, colored=colored, side="old"),
                _changed_text(block, colored=colored, side="new"),
            )
