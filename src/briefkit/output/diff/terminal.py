"""A diff as a terminal page: what changed in plain words, then issue by issue, then the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from briefkit.core.diff.lines import change_lines, unseen_lines
from briefkit.core.diff.reworded import reworded_values
from briefkit.core.diff.value import COMPARISON, Diff
from briefkit.core.text.clean import clean, clean_line
from briefkit.core.values import frozen
from briefkit.output.diff.side_records import record_parts
from briefkit.output.diff.side_text import side_by_side
from briefkit.output.diff.terminal_comparison import comparison_parts
from briefkit.output.diff.terminal_records import possible_lines, since_table
from briefkit.output.diff.terminal_text import segments_text, text_blocks
from briefkit.output.terminal.layout import MEASURE, indented, section

SIDE_BY_SIDE = 70
"""Columns that a page with both sides in columns needs; in fewer, the sides are shown one below the other."""


@frozen
class View:
    """What to show of a diff, and how: `only` is one of issues, judgments, text and meta."""

    only: str | None = None
    context: int = 1
    side_by_side: bool = False
    stat: bool = False
    colored: bool = True

    def shows(self, part: str) -> bool:
        """Whether to show a part."""
        return self.only in (None, part)


def diff_page(diff: Diff, view: View, width: int) -> RenderableType:
    """The whole page; `width` is in columns."""
    if width < SIDE_BY_SIDE:
        view = replace(view, side_by_side=False)
    measure = width if view.side_by_side else min(width, MEASURE)
    parts = _stat(diff) if view.stat else _Page(diff, view, measure).parts()
    return Padding(Group(*parts), (0, max(0, width - measure), 0, 0))


def _head(diff: Diff) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for mark, side in (("−", diff.old), ("+", diff.new)):
        about = Text(clean_line(side.title), style="bold").append(f"  {clean_line(side.path)}", style="not bold dim")
        grid.add_row(Text(mark), Text(clean_line(side.label)), about)
    return grid


def _stat(diff: Diff) -> Iterator[RenderableType]:
    yield _head(diff)
    yield Text()
    figures = diff.statistics
    grid = Table.grid(padding=(0, 2))
    for part, count in figures.by_part.items():
        if count:
            grid.add_row(
                Text(f"  {part}"), Text(str(count), justify="right"), Text("differ" if count > 1 else "differs")
            )
    yield grid
    edits = f"{figures.inserted_words} added, {figures.deleted_words} removed"
    words = f"  words: {figures.old_words} → {figures.new_words}, {edits}"
    yield Text(f"{words}; passages shared: {figures.passages_shared}, moves: {figures.moves}")
    yield from _unseen(diff)


def _unseen(diff: Diff) -> Iterator[RenderableType]:
    yield from (indented(Text(line, style="dim")) for line in unseen_lines(diff))


class _Page:
    def __init__(self, diff: Diff, view: View, measure: int) -> None:
        self.diff, self.view, self.measure = diff, view, measure

    def parts(self) -> Iterator[RenderableType]:
        yield _head(self.diff)
        if self.view.only is None:
            yield Text()
            yield Text(clean(" ".join(self.diff.summary)))
        elif self.view.shows("text"):
            yield from _unseen(self.diff)
        if self.view.side_by_side:
            yield from self.both_sides()
        elif self.diff.mode == COMPARISON:
            yield from comparison_parts(self.diff, self.view.only, self.measure)
        else:
            yield from self.revision()
        if self.view.shows("text"):
            yield from self.text()

    def both_sides(self) -> Iterator[RenderableType]:
        only = self.view.only
        yield from record_parts(self.diff, only, colored=self.view.colored)
        if only is None and self.diff.since:
            yield from section("Between the two", [since_table(self.diff)])
        pairs = zip(possible_lines(self.diff), self.diff.possible, strict=True)
        shown = [line for line, item in pairs if only in (None, item.section)]
        yield from section("Possibly the same", shown, apart=False)

    def revision(self) -> Iterator[RenderableType]:
        wanted = {
            "issues": ("issues", "positions"),
            "judgments": ("judgments",),
            "meta": ("events", "sources", "meta"),
            "text": (),
        }
        parts = wanted[self.view.only] if self.view.only else None
        lines = [indented(Text(clean_line(line))) for part, line in change_lines(self.diff)
                 if part != "text" and (parts is None or part in parts)]  # fmt: skip
        yield from section("What changed", list(lines), apart=False)
        reworded = list(self.reworded(parts))
        yield from section("Reworded", reworded)
        yield from section("Possibly the same", list(possible_lines(self.diff)), apart=False)

    def reworded(self, parts: tuple[str, ...] | None) -> Iterator[RenderableType]:
        """Changes in longer values of the front matter, word by word."""
        for value in reworded_values(self.diff):
            if parts is None or value.part in parts:
                label = Text(clean_line(value.label), style="bold")
                yield Group(label, indented(segments_text(value.segments, colored=self.view.colored)))

    def text(self) -> Iterator[RenderableType]:
        text = self.diff.text
        if self.diff.mode == COMPARISON and self.view.only != "text" and not self.view.side_by_side:
            figures = self.diff.statistics
            count = f"{figures.passages_shared} passages" if figures.passages_shared != 1 else "one passage"
            shared = count if figures.passages_shared else "no passage"
            sentence = f"The texts share {shared}; “--only text” compares them word by word."
            yield from section("Text", [Text(sentence, style="dim")])
        elif not text.same:
            labels = (self.diff.old.label, self.diff.new.label)
            context, colored = self.view.context, self.view.colored
            if self.view.side_by_side:
                part: RenderableType = side_by_side(text, labels, context=context, colored=colored)
            else:
                part = text_blocks(text, context=context, colored=colored)
            yield from section("Text", [part])
