"""What differs between two briefs: the one value that every output of `diff` prints.

`mode` is revision (one brief before and after) or comparison (two analyses of the same dispute). The value is complete:
terminal, JSON, Markdown and HTML output need nothing else, nor will tracked changes in other formats.
"""

from __future__ import annotations

from dataclasses import field

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diff.text.diff import TextDiff
from briefkit.core.diff.text.segments import Segment
from briefkit.core.diff.text.unseen import Unseen
from briefkit.core.values import frozen

REVISION, COMPARISON = "revision", "comparison"
PARTS = ("issues", "positions", "judgments", "events", "sources", "meta", "text")
"""The parts of a brief. Each change belongs to one of them."""


@frozen
class Side:
    """One of the two briefs. `label` is a short name for it, such as “July 2018” or “HEAD”."""

    id: str
    path: str
    title: str
    kind: str
    date: PartialDate | None
    label: str
    language: str = "en"


@frozen
class FieldChange:
    """One value that differs. `path` is its place (`issues.sanctions.status`), `label` the same in words.

    A value is None where a side has none. `segments` are the word changes of a text; `added` and `removed` are what a
    list gained and lost.
    """

    path: str
    label: str
    old: Json
    new: Json
    segments: tuple[Segment, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@frozen
class Verdict:
    """What a change of an ordered value means.

    For an issue's status: `closer`, `further apart`. For a stance: `moved`. For a likelihood: `hardened` (away from the
    middle), `softened` (towards it), `reversed` (across it). For all: `unchanged`, or `not comparable` with its reason.
    `steps` counts steps on the scale, None where the sides share no scale.
    """

    what: str
    old: str | None = None
    new: str | None = None
    steps: int | None = None
    reason: str | None = None


@frozen
class Estimate:
    """The estimate of a judgment that counts: in words (“likely, 70 %”), its parts, its date.

    Where it changed, `path` is every estimate from the first to this one in words, each with its date.
    """

    text: str | None
    term: str | None
    probability: tuple[float, float] | None
    date: PartialDate | None
    path: tuple[str, ...] = ()


@frozen
class RecordChange:
    """An issue, position, judgment, event, source, figure, person, recommendation or related work, old and new.

    `change` is same, changed, added or removed; `matched_by` is id, alias, title or text. `old` and `new` are the
    record as JSON, None where a side lacks it; the places are indexes into its list, from 0. `parts` are the positions
    of an issue, the estimates those of a judgment.
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
    old_estimate: Estimate | None = None
    new_estimate: Estimate | None = None


@frozen
class PossibleMatch:
    """Two records, one from each side, that may be the same but were not matched; `reason` says why not."""

    section: str
    old: str
    new: str
    old_title: str
    new_title: str
    reason: str


@frozen
class Development:
    """A development between the two dates: an event held, changed or cancelled, or a forecast resolved."""

    section: str
    id: str
    title: str
    what: str
    date: str


@frozen
class Statistics:
    """Statistics of the texts, in words and passages (blocks), and the number of records that differ by part."""

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


@frozen
class Diff:
    """All differences between two briefs; `records` also holds the records that are the same.

    `unseen` are differences that no reader sees. They are no change.
    """

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
    unseen: tuple[Unseen, ...] = ()

    def __repr__(self) -> str:
        parts = ", ".join(part for part, count in self.statistics.by_part.items() if count)
        return f"<Diff {self.old.label} → {self.new.label}: {self.mode}, differs in {parts or 'nothing'}>"

    @property
    def same(self) -> bool:
        """Whether the two have the same content, apart from white space, YAML style and what cannot be seen."""
        return not any(self.statistics.by_part.values())

    def section(self, name: str) -> tuple[RecordChange, ...]:
        """The records of one section."""
        return tuple(record for record in self.records if record.section == name)
