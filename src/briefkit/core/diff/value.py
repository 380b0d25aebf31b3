"""What differs between two briefs: the one value that every output of `diff` prints.

`mode` is revision (the same brief before and after) or comparison (two analyses of one dispute). Everything in it is a
value: the terminal, JSON, Markdown and HTML, and later tracked changes in other formats, need nothing besides.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diff.text.diff import TextDiff
from briefkit.core.diff.text.segments import Segment

REVISION, COMPARISON = "revision", "comparison"
PARTS = ("issues", "positions", "judgments", "events", "sources", "meta", "text")
"""What can differ: each change belongs to one of these."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: `label` tells it from the other in a few words, such as “July 2018” or “HEAD”."""

    id: str
    path: str
    title: str
    kind: str
    date: PartialDate | None
    label: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs. `path` is where it stands (`issues.sanctions.status`), `label` says so in words.

    A value is None where a side has none. Texts carry the segments that lead from one to the other; `added` and
    `removed` tell what a list gained and lost.
    """

    path: str
    label: str
    old: Json
    new: Json
    segments: tuple[Segment, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a change of an ordered value means.

    Of an issue's status: `closer`, `further apart`. Of a stance: `moved`. Of a likelihood: `hardened` (away from the
    middle), `softened` (towards it), `reversed` (across it). Of any: `unchanged`, or `not comparable` with its reason.
    `steps` counts places on the scale, None where both sides share no scale.
    """

    what: str
    old: str | None = None
    new: str | None = None
    steps: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """An issue, position, judgment, event, source, figure, person, recommendation or related work on both sides.

    `change` is same, changed, added or removed; `matched_by` is id, alias, title or text. `old` and `new` are the
    record as JSON, None where a side lacks it; the places count from 0 in the lists they stand in. `parts` are the
    positions of an issue.
    """

    section: str
    id: str
    title: str
    change: str
    matched_by: str | None
    old: Json
    new: Json
    old_place: int | None = None
    new_place: int | None = None
    fields: tuple[FieldChange, ...] = ()
    verdict: Verdict | None = None
    parts: tuple[RecordChange, ...] = ()
    question: str | None = None


@dataclass(frozen=True, slots=True)
class PossibleMatch:
    """Two records, one of each side, that may be the same and are not taken for it; `reason` says why not."""

    section: str
    old: str
    new: str
    old_title: str
    new_title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Development:
    """What happened between the two: an event that took place, changed or was cancelled, or a forecast decided."""

    section: str
    id: str
    title: str
    what: str
    date: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures about the texts, in words and passages (blocks), and how many records differ by part."""

    old_words: int = 0
    new_words: int = 0
    deleted_words: int = 0
    inserted_words: int = 0
    passages: int = 0
    passages_changed: int = 0
    passages_added: int = 0
    passages_removed: int = 0
    passages_shared: int = 0
    moves: int = 0
    by_part: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that differs between two briefs, and in `records` also what stayed the same."""

    mode: str
    old: Side
    new: Side
    summary: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    records: tuple[RecordChange, ...]
    possible: tuple[PossibleMatch, ...]
    since: tuple[Development, ...]
    text: TextDiff
    statistics: Statistics
    warnings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        parts = ", ".join(part for part, count in self.statistics.by_part.items() if count)
        return f"<Diff {self.old.label} → {self.new.label}: {self.mode}, differs in {parts or 'nothing'}>"

    @property
    def same(self) -> bool:
        """Whether the two say the same, whatever their white space and the way their YAML is written."""
        return not any(self.statistics.by_part.values())

    def section(self, name: str) -> tuple[RecordChange, ...]:
        """The records of one section."""
        return tuple(record for record in self.records if record.section == name)


def accept_front_matter(diff: Diff, old: dict[str, Json]) -> dict[str, Json]:
    """The first brief's front matter with every change taken: by value the second's."""
    return _taken(diff, old, "new")


def reject_front_matter(diff: Diff, new: dict[str, Json]) -> dict[str, Json]:
    """The second brief's front matter with every change taken back: by value the first's."""
    return _taken(diff, new, "old")


def _taken(diff: Diff, given: dict[str, Json], other: str) -> dict[str, Json]:
    told = dict(given)
    for change in diff.fields:
        told[change.path] = getattr(change, other)
    for section in dict.fromkeys(record.section for record in diff.records):
        places = ((getattr(record, f"{other}_place"), getattr(record, other)) for record in diff.section(section))
        told[section] = [record for _, record in sorted(places, key=_by_place) if record is not None]
    return {name: value for name, value in told.items() if value not in (None, []) or name == "date"}


def _by_place(placed: tuple[int | None, Json]) -> int:
    return -1 if placed[0] is None else placed[0]
