"""A diff as a terminal page: what changed in plain words, then issue by issue, then the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from briefkit.core.diff.lines import change_lines, field_line
from briefkit.core.diff.value import COMPARISON, Diff, FieldChange, RecordChange
from briefkit.core.text.clean import clean, clean_line
from briefkit.output.diff.terminal_records import (
    issue_in_both,
    issue_in_one,
    judgments_in_both,
    judgments_in_one,
    possible_lines,
    since_table,
)
from briefkit.output.diff.terminal_text import segments_text, side_by_side, text_blocks
from briefkit.output.terminal.layout import MEASURE, indented, spaced


@dataclass(frozen=True, slots=True)
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


class _Page:
    def __init__(self, diff: Diff, view: View, measure: int) -> None:
        self.diff, self.view, self.measure = diff, view, measure

    def parts(self) -> Iterator[RenderableType]:
        yield _head(self.diff)
        if self.view.only is None:
            yield Text()
            yield Text(clean(" ".join(self.diff.summary)))
        if self.diff.mode == COMPARISON:
            yield from self.comparison()
        else:
            yield from self.revision()
        if self.view.shows("text"):
            yield from self.text()

    def section(self, title: str, parts: list[RenderableType], *, apart: bool = True) -> Iterator[RenderableType]:
        if parts:
            yield Text()
            yield Rule(Text(title, style="bold"), align="left", style="dim")
            yield spaced(parts) if apart else Group(*parts)

    def comparison(self) -> Iterator[RenderableType]:
        if self.view.shows("issues"):
            yield from self.issues()
        if self.view.shows("judgments"):
            yield from self.judgments()
        if self.view.only is None:
            yield from self.section("Between the two", [since_table(self.diff)] if self.diff.since else [])
        if self.view.only in (None, "issues", "judgments"):
            wanted = self.view.only
            shown = [line for line, item in zip(possible_lines(self.diff), self.diff.possible, strict=True)
                     if wanted in (None, item.section)]  # fmt: skip
            yield from self.section("Possibly the same", list(shown), apart=False)
        if self.view.shows("meta"):
            yield from self.meta()

    def issues(self) -> Iterator[RenderableType]:
        records = self.diff.section("issues")
        both = [record for record in records if record.change not in {"added", "removed"}]
        yield from self.section("Issues in both", [issue_in_both(r, self.diff, self.measure) for r in both])
        for change, side in (("removed", self.diff.old), ("added", self.diff.new)):
            only = [issue_in_one(record) for record in records if record.change == change]
            yield from self.section(f"Issues only in {clean_line(side.label)}", only)

    def judgments(self) -> Iterator[RenderableType]:
        records = self.diff.section("judgments")
        both = [record for record in records if record.verdict]
        yield from self.section("Judgments in both", [judgments_in_both(both)] if both else [])
        for change, side in (("removed", self.diff.old), ("added", self.diff.new)):
            only = [record for record in records if record.change == change]
            title = f"Judgments only in {clean_line(side.label)}"
            yield from self.section(title, [judgments_in_one(only)] if only else [])

    def meta(self) -> Iterator[RenderableType]:
        """Events, sources, people and plain fields; sources as numbers unless `only` asks for them."""
        parts: list[RenderableType] = []
        for section in ("events", "sources", "authors", "experts", "recommendations", "figures", "related"):
            hidden = section in {"figures", "related"} and self.view.only is None
            if not hidden and (text := self.by_side(section)):
                parts.append(text)
        if self.view.only == "meta":
            parts += [Text(clean_line(field_line(change))) for change in self.diff.fields]
        else:
            lists = ("topics", "parties", "regions")
            parts += [self.gained(change) for change in self.diff.fields if change.path in lists]
        yield from self.section("Events, people and sources", parts, apart=False)

    def by_side(self, section: str) -> Text | None:
        """What a section has on both sides and on one only; long lists as numbers."""
        records = self.diff.section(section)
        groups = {"in both": [r for r in records if r.change in {"same", "changed"}],
                  f"only in {self.diff.old.label}": [r for r in records if r.change == "removed"],
                  f"only in {self.diff.new.label}": [r for r in records if r.change == "added"]}  # fmt: skip
        titles_by_group = [(name, self.titles(group, section)) for name, group in groups.items() if group]
        if not titles_by_group:
            return None
        text = Text(section.capitalize(), style="bold")
        for name, titles in titles_by_group:
            text.append(f"\n  {clean_line(name)}: ", style="not bold dim").append(clean_line(titles), style="not bold")
        return text

    def gained(self, change: FieldChange) -> Text:
        """What a list has on one side only."""
        text = Text(change.label.capitalize(), style="bold")
        for side, items in ((self.diff.old, change.removed), (self.diff.new, change.added)):
            if items:
                text.append(f"\n  only in {clean_line(side.label)}: ", style="not bold dim")
                text.append(clean_line("; ".join(items)), style="not bold")
        return text

    def titles(self, records: list[RecordChange], section: str) -> str:
        if section in {"sources", "related"} and self.view.only is None:
            return str(len(records))
        return "; ".join(record.title for record in records)

    def revision(self) -> Iterator[RenderableType]:
        wanted = {
            "issues": ("issues", "positions"),
            "judgments": ("judgments",),
            "meta": ("events", "sources", "meta"),
            "text": (),
        }
        parts = wanted[self.view.only] if self.view.only else None
        lines = [Text(f"  {clean_line(line)}") for part, line in change_lines(self.diff)
                 if part != "text" and (parts is None or part in parts)]  # fmt: skip
        yield from self.section("What changed", list(lines), apart=False)
        reworded = list(self.reworded(parts))
        yield from self.section("Reworded", reworded)
        yield from self.section("Possibly the same", list(possible_lines(self.diff)), apart=False)

    def reworded(self, parts: tuple[str, ...] | None) -> Iterator[RenderableType]:
        """Changes in longer values of the front matter, word by word."""
        changes: list[tuple[str, FieldChange, str]] = [("meta", change, "") for change in self.diff.fields]
        for record in self.diff.records:
            changes += [(record.section, change, "") for change in record.fields]
            changes += [("positions", change, f" on {record.id}") for part in record.parts for change in part.fields]
        for part, change, on in changes:
            if change.segments and (parts is None or part in parts) and "reworded" in field_line(change):
                label = Text(clean_line(f"{change.label}{on}"), style="bold")
                yield Group(label, indented(segments_text(change.segments, colored=self.view.colored)))

    def text(self) -> Iterator[RenderableType]:
        text = self.diff.text
        if self.diff.mode == COMPARISON and self.view.only != "text":
            figures = self.diff.statistics
            count = f"{figures.passages_shared} passages" if figures.passages_shared != 1 else "one passage"
            shared = count if figures.passages_shared else "no passage"
            sentence = f"The texts share {shared}; “--only text” compares them word by word."
            yield from self.section("Text", [Text(sentence, style="dim")])
        elif not text.same:
            labels = (self.diff.old.label, self.diff.new.label)
            context, colored = self.view.context, self.view.colored
            if self.view.side_by_side:
                part: RenderableType = side_by_side(text, labels, context=context, colored=colored)
            else:
                part = text_blocks(text, context=context, colored=colored)
            yield from self.section("Text", [part])
