"""What two analyses of one subject have in common and apart, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.diff.lines import other_lines
from briefkit.core.diff.records.candidates import DECISIONS
from briefkit.core.diff.value import Diff, FieldChange, RecordChange
from briefkit.core.text.clean import clean_line
from briefkit.output.diff.terminal_records import (
    issue_in_both,
    issue_in_one,
    judgments_in_both,
    judgments_in_one,
    possible_lines,
    since_table,
)
from briefkit.output.terminal.hanging import Hanging
from briefkit.output.terminal.layout import indented, section


def comparison_parts(diff: Diff, only: str | None, measure: int) -> Iterator[RenderableType]:
    """The sections of a comparison, or of one part of it (see `View`); `measure` is in columns."""
    return _Comparison(diff, only, measure).parts()


class _Comparison:
    def __init__(self, diff: Diff, only: str | None, measure: int) -> None:
        self.diff, self.only, self.measure = diff, only, measure

    def parts(self) -> Iterator[RenderableType]:
        if self.only in (None, "issues"):
            yield from self.issues()
        if self.only in (None, "judgments"):
            yield from self.judgments()
        if self.only is None:
            yield from section("Between the two", [since_table(self.diff)] if self.diff.since else [])
        if self.only in (None, "issues", "judgments"):
            pairs = zip(possible_lines(self.diff), self.diff.possible, strict=True)
            shown = [line for line, item in pairs if self.only in (None, item.section)]
            yield from section("Possibly the same", shown, apart=False)
        if self.only in (None, "meta"):
            yield from self.meta()

    def issues(self) -> Iterator[RenderableType]:
        records = self.diff.section("issues")
        both = [record for record in records if record.change not in {"added", "removed"}]
        yield from section("Issues in both", [issue_in_both(r, self.diff, self.measure) for r in both])
        for change, side in (("removed", self.diff.old), ("added", self.diff.new)):
            only = [issue_in_one(record) for record in records if record.change == change]
            yield from section(f"Issues only in {clean_line(side.label)}", only)

    def judgments(self) -> Iterator[RenderableType]:
        records = self.diff.section("judgments")
        both = [record for record in records if record.verdict]
        yield from section("Judgments in both", [judgments_in_both(both)] if both else [])
        for change, side in (("removed", self.diff.old), ("added", self.diff.new)):
            only = [record for record in records if record.change == change]
            title = f"Judgments only in {clean_line(side.label)}"
            yield from section(title, [judgments_in_one(only)] if only else [])

    def meta(self) -> Iterator[RenderableType]:
        """Events, sources, people and plain fields; sources as numbers unless `only` asks for them."""
        parts: list[RenderableType] = []
        for name in ("events", "sources", "authors", "experts", "recommendations", *DECISIONS, "figures", "related"):
            if text := self.by_side(name):
                parts.append(text)
        lists = ("topics", "parties", "regions")
        parts += [self.gained(change) for change in self.diff.fields if change.path in lists]
        yield from section("Events, people and sources", parts, apart=False)
        lines = [indented(Text(clean_line(line))) for line in other_lines(self.diff)]
        yield from section("Other differences", lines, apart=False)

    def by_side(self, section: str) -> RenderableType | None:
        """What a section has on both sides and on one only; long lists as numbers."""
        records = self.diff.section(section)
        groups = {"in both": [r for r in records if r.change in {"same", "changed"}],
                  f"only in {self.diff.old.label}": [r for r in records if r.change == "removed"],
                  f"only in {self.diff.new.label}": [r for r in records if r.change == "added"]}  # fmt: skip
        titles_by_group = [(name, self.titles(group, section)) for name, group in groups.items() if group]
        if not titles_by_group:
            return None
        return _labelled(section, titles_by_group)

    def gained(self, change: FieldChange) -> RenderableType:
        """What a list has on one side only."""
        sides = ((self.diff.old, change.removed), (self.diff.new, change.added))
        return _labelled(change.label, [(f"only in {side.label}", "; ".join(items)) for side, items in sides if items])

    def titles(self, records: list[RecordChange], section: str) -> str:
        if section in {"sources", "related"} and self.only is None:
            return str(len(records))
        return "; ".join(record.title for record in records)


def _labelled(title: str, lines: list[tuple[str, str]]) -> Group:
    """A title, and texts that hang behind their labels."""
    hung = (Hanging([(Text(f"  {clean_line(label)}:", style="dim"), Text(clean_line(text)))]) for label, text in lines)
    return Group(Text(clean_line(title.capitalize()), style="bold"), *hung)
