"""The front matter of both sides of a diff in two columns: each issue, judgment, event and value before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.brief.shapes import Json
from briefkit.core.diff.lines import value_text
from briefkit.core.diff.phrases import path_text, step_text
from briefkit.core.diff.records.candidates import PART_OF_SECTION
from briefkit.core.diff.value import COMPARISON, Diff, Estimate, FieldChange, RecordChange
from briefkit.core.text.clean import clean, clean_line
from briefkit.output.diff.terminal_records import position_text
from briefkit.output.diff.terminal_text import segments_text
from briefkit.output.terminal.hanging import Hanging
from briefkit.output.terminal.layout import indented, section, with_question

_LABELS = 14  # columns
_LONG = 48  # characters: longer items of a list stand on lines of their own
_ESTIMATES = ("term", "probability", "scale", "updates")
_IN_HEAD = ("id", "title", "name", "claim", "positions")
_TITLES = {"related": "Related works"}
_Row = tuple[str, RenderableType, RenderableType]


def record_parts(diff: Diff, only: str | None, *, colored: bool) -> Iterator[RenderableType]:
    """A section for each kind of record, and one for the other values; `only` as in `View`."""
    page = _Records(diff, colored)
    for name in dict.fromkeys(record.section for record in diff.records):
        if only in (None, _part(name)):
            records = [record for record in diff.section(name) if page.is_shown(record)]
            yield from page.section(_TITLES.get(name, name.capitalize()), map(page.record, records))
    if only in (None, "meta"):
        rows = [page.field(change) for change in diff.fields]
        yield from page.section("Front matter", [page.grid(rows)] if rows else [])


def _part(section: str) -> str:
    part = PART_OF_SECTION.get(section, "meta")
    return part if part in ("issues", "judgments") else "meta"


class _Records:
    def __init__(self, diff: Diff, colored: bool) -> None:
        self.diff, self.colored = diff, colored

    def is_shown(self, record: RecordChange) -> bool:
        """Whether a record differs; in a comparison, issues and judgments of both sides are shown in any case."""
        in_both = self.diff.mode == COMPARISON and record.section in ("issues", "judgments")
        return in_both or record.change != "same" or any(part.change != "same" for part in record.parts)

    def section(
        self, title: str, parts: Iterator[RenderableType] | Sequence[RenderableType]
    ) -> Iterator[RenderableType]:
        if shown := list(parts):
            yield from section(title, [Group(self.grid([], header=True), shown[0]), *shown[1:]])

    def grid(self, rows: Sequence[_Row], *, header: bool = False) -> Table:
        """Values of both sides behind their labels."""
        grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True, show_header=header)
        grid.add_column("", width=_LABELS, overflow="fold")
        for label in (self.diff.old.label, self.diff.new.label):
            grid.add_column(Text(clean_line(label)), ratio=1, overflow="fold", header_style="dim underline")
        for label, old, new in rows:
            indent = len(label) - len(label.lstrip())
            grid.add_row(indented(Text(clean_line(label), style="not bold" if indent else "bold"), indent), old, new)
        return grid

    def record(self, record: RecordChange) -> RenderableType:
        """A record with what happened to it, and its values."""
        head = Text(clean_line(record.title), style="bold")
        head.append(f"  {clean_line(record.id)}" if record.id != record.title else "", style="not bold cyan")
        head = with_question(head, record.question)
        for note in self.notes(record):
            head.append(f"\n{clean_line(note)}", style="not bold dim")
        rows = list(self.rows(record))
        return Group(head, self.grid(rows)) if rows else head

    def notes(self, record: RecordChange) -> Iterator[str]:
        """What happened to a record as a whole: on which side it is, what it was called, what its verdict means."""
        verdict = record.verdict
        if record.change in ("added", "removed"):
            side = self.diff.new if record.change == "added" else self.diff.old
            yield record.change if self.diff.mode != COMPARISON else f"only in {side.label}"
        if verdict and verdict.what != "unchanged":
            what = verdict.what if record.section == "judgments" else ""
            yield ", ".join(filter(None, [what, step_text(verdict)]))
        ids = [side["id"] for side in (record.old, record.new) if isinstance(side, dict) and "id" in side]
        if len(set(ids)) > 1:
            yield f"{ids[0]} and {ids[1]}, matched by {record.matched_by}"

    def rows(self, record: RecordChange) -> Iterator[_Row]:
        if record.section == "judgments":
            yield "likelihood", _estimate(record.old, record.old_estimate), _estimate(record.new, record.new_estimate)
        is_told = record.verdict is not None and record.verdict.what != "unchanged"
        if record.old and record.new:
            hidden = (*(_ESTIMATES if record.section == "judgments" and is_told else ()), "id", "positions")
            yield from (self.field(change) for change in record.fields if _key(change) not in hidden)
        else:
            hidden = (*_IN_HEAD, *(_ESTIMATES if record.section == "judgments" else ()))
            for name, value in (record.new or record.old).items():
                if name not in hidden and value is not False and value != record.title:
                    sides = (None, value) if record.new else (value, None)
                    yield (name.replace("_", " "), *map(_value, sides))
        for part in record.parts:
            if part.change != "same" or self.diff.mode == COMPARISON:
                yield from self.position(part, (bool(record.old), bool(record.new)))

    def position(self, part: RecordChange, in_both: tuple[bool, bool]) -> Iterator[_Row]:
        """What a holder says on both sides, and what else differs of it; `in_both`: which of them has the issue."""
        nothing = Text("–", style="dim")
        old = position_text(part.old) if in_both[0] else nothing
        yield part.title, old, position_text(part.new, part) if in_both[1] else nothing
        for change in part.fields if part.old and part.new else ():
            if _key(change) not in ("stance", "says", "id"):
                label, before, after = self.field(change)
                yield f"  {label}", before, after

    def field(self, change: FieldChange) -> _Row:
        """A value on both sides, with the words that differ marked."""
        label = change.label.partition(" of ")[0]
        if change.segments:
            sides = (segments_text(change.segments, colored=self.colored, side=side) for side in ("old", "new"))
            return label, next(sides), next(sides)
        return label, _value(change.old), _value(change.new)


def _key(change: FieldChange) -> str:
    return change.path.rpartition(".")[2]


def _estimate(record: Json, estimate: Estimate | None) -> Text:
    if not record:
        return Text("–", style="dim")
    text = Text(clean_line((estimate and estimate.text) or "not stated"))
    path = path_text(estimate)
    return text.append(f"\n{clean_line(path)}", style="dim") if path else text


def _value(value: Json) -> RenderableType:
    if value is None or value == []:
        return Text("–", style="dim")
    if isinstance(value, list) and any(len(value_text(item)) > _LONG for item in value):
        return Hanging((Text("•"), Text(clean_line(value_text(item)))) for item in value)
    return Text(clean(value_text(value)))
