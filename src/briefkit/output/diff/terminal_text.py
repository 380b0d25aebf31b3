"""The text of a diff in the terminal: words removed and added, moves at both ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.diff.text.diff import BlockChange, TextDiff
from briefkit.core.diff.text.segments import Segment
from briefkit.core.diff.text.tokens import LINES
from briefkit.core.text.clean import clean, clean_line
from briefkit.core.text.words import counted
from briefkit.output.terminal.hanging import Hanging

_STYLES = {"delete": "red strike", "insert": "green underline", "split": "green", "merge": "red"}
_MARKS = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "split": ("{+", "+}"), "merge": ("[-", "-]")}
GUTTER = {"same": " ", "changed": "~", "added": "+", "removed": "−", "moved-from": "↑", "moved-to": "↓"}
_GUTTER_STYLES = {
    "added": "green",
    "removed": "red",
    "changed": "yellow",
    "moved-from": "magenta",
    "moved-to": "magenta",
}
_LINE_SIGNS = {"equal": " ", "delete": "−", "insert": "+"}
_CLIP = 160
_BULLET = re.compile(r"\s*(?:\[-|\{\+)?(?:[-*+•·–]|\d{1,9}[.)])[ \t]+(?=\S)")


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


def code_lines(segments: Iterable[Segment], *, colored: bool, side: str | None = None) -> list[RenderableType]:
    """Lines of code with their indent, each after a sign for removed, added or neither."""
    lines: list[RenderableType] = []
    for segment in segments:
        if side and not getattr(segment, side):
            continue
        source = segment.old if side == "old" or not segment.new else segment.new
        sign, style = _LINE_SIGNS[segment.op], _STYLES.get(segment.op, "dim") if colored else ""
        lines += [Hanging([(Text(sign, style), Text(clean(line), style))]) for line in source.splitlines()]
    return lines


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
    for number, item in enumerate(folded(diff.blocks, context)):
        if number:
            grid.add_row(Text(), Text())
        if isinstance(item, int):
            grid.add_row(Text("⋯", style="dim"), Text(f"{counted(item, 'passage')} unchanged", style="dim"))
        else:
            grid.add_row(gutter_text(item), block_text(item, colored=colored))
    return grid


def gutter_text(block: BlockChange) -> Text:
    """The sign for what happened to a passage."""
    return Text(GUTTER[block.change], style=_GUTTER_STYLES.get(block.change, "dim"))


def folded(blocks: Sequence[BlockChange], context: int) -> Iterator[BlockChange | int]:
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


def block_text(block: BlockChange, *, colored: bool) -> RenderableType:
    """A passage: if it is the same or was moved away, its beginning or its words; else with its changes."""
    if block.change == "same":
        shown = clean_line(block.segments[0].new)
        return _hung(Text(shown if len(shown) <= _CLIP else shown[:_CLIP].rsplit(" ", 1)[0] + " …", style="dim"), block)
    note = Text(_move_note(block), style="magenta") if block.move else Text()
    if block.change == "moved-from":
        return note.append(clean_line(block.segments[0].old), style="dim")
    if block.change == "changed" and not block.edited:
        note.append("[nested otherwise] ", style="yellow")
    return changed_text(block, colored=colored, note=note)


def changed_text(
    block: BlockChange, *, colored: bool, side: str | None = None, note: Text | None = None
) -> RenderableType:
    """What changed in a passage, on both sides or on one, after a note; a list item hangs behind its bullet."""
    if block.kind in LINES:
        return Group(*([note] if note else []), *code_lines(block.segments, colored=colored, side=side))
    text = segments_text(block.segments, colored=colored, side=side)
    return note.append_text(text) if note else _hung(text, block)


def _hung(text: Text, block: BlockChange) -> RenderableType:
    found = _BULLET.match(text.plain) if block.kind == "item" else None
    if not found:
        return text
    bullet, words = text[: found.end() - 1], text[found.end() :]
    bullet.style = words.style = text.style
    return Hanging([(bullet, words)])


def _move_note(block: BlockChange) -> str:
    if block.change == "moved-from":
        return f"[move {block.move}: moved away] "
    return f"[move {block.move}: moved here{', edited' if block.edited else ''}] "
