"""The forecast ledger: judgments as flat rows across briefs, and selections of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from briefkit.core.brief.model import Judgment
from briefkit.core.dates.dates import PartialDate, end_key, sort_key
from briefkit.core.judgments.outcome import CONFLICT, OPEN, VOID
from briefkit.core.judgments.state import JudgmentState, close_of, limit_of, state_of, updates_of
from briefkit.core.judgments.stated import StatedJudgment
from briefkit.core.likelihood.figures import Band
from briefkit.core.registry.registry import Registry
from briefkit.core.tables import ANY, BAND, DATE, LIST, MAYBE, TEXT, Column, Json, TableSchema, band_json
from briefkit.core.text.words import contains_words, fold, words
from briefkit.core.values import frozen


class JudgmentRow(NamedTuple):
    """One forecast. `about`, `depends_on`, `by` and `authors` are ids.

    Most are one judgment of one brief. Of one that other briefs carried on (see `chains`), `brief`, its title and the
    judgment's id are those of the latest; what defines it, who made it and when (`made`) those of the first,
    `made_in`; its state and outcome are those of all. `in_conflict` is whether they record different outcomes.
    """

    brief: str
    brief_title: str
    made: PartialDate | None
    publisher: str
    authors: tuple[str, ...]
    by: str | None
    by_name: str | None
    judgment: Judgment
    scale: str
    about: tuple[str, ...]
    depends_on: tuple[str, ...]
    state: JudgmentState
    evidence_title: str | None
    evidence_url: str | None
    status: str
    made_in: str
    in_conflict: bool = False

    @property
    def ref(self) -> str:
        """Its name: BRIEF#ID."""
        return f"{self.brief}#{self.judgment.id}"

    @property
    def outcome(self) -> str:
        """What became of it: open if nothing is recorded, void if its condition failed, conflict; else its outcome."""
        if self.judgment.condition_met == "no":
            return VOID
        return CONFLICT if self.in_conflict else self.judgment.outcome or OPEN

    @property
    def close(self) -> datetime.date | None:
        """The day on which its question closes; see `close_of`."""
        judgment = self.judgment
        return close_of(judgment.outcome, judgment.resolved_on, judgment.due)

    @property
    def limit(self) -> datetime.date | None:
        """The first day on which an estimate cannot count; see `limit_of`."""
        judgment = self.judgment
        return limit_of(judgment.outcome, judgment.resolved_on, judgment.due)

    @property
    def is_open(self) -> bool:
        """Whether nothing is known yet of its outcome, nor that its condition failed."""
        return self.outcome == OPEN

    @property
    def initial(self) -> Band | None:
        """Its first likelihood."""
        return self.state.first.band

    @property
    def current(self) -> Band | None:
        """The likelihood that counts: the latest, once it is resolved the last before it closed."""
        return self.state.current.band

    @property
    def term(self) -> str | None:
        """The term that belongs to `current`."""
        return self.state.current.term

    @property
    def since(self) -> PartialDate | None:
        """The date of `current`: that of its update, else the brief's; None if there is no likelihood."""
        return (self.state.current.date or self.made) if self.current else None


@frozen
class JudgmentDefaults:
    """What a library supplies where a judgment does not: scale and publisher; and the registry for its ids."""

    registry: Registry = field(default_factory=Registry)
    scale: str = "icd203"
    publisher: str = ""
    language: str | None = None


def rows_of_judgments(stated: Iterable[StatedJudgment], defaults: JudgmentDefaults) -> list[JudgmentRow]:
    """The rows of some judgments, in their order."""
    resolved = cache(defaults.registry.resolve)
    return [_row(one, defaults, resolved) for one in stated]


def in_one_spelling(rows: Sequence[JudgmentRow]) -> list[JudgmentRow]:
    """Rows in which people, issues and events that are not registered are spelled as in the earliest of them."""
    ways = {(section, word): fold(word) for row in rows for section, ids in _ids(row) for word in ids}
    if len(ways) == len({(section, folded) for (section, _), folded in ways.items()}):
        return list(rows)
    first: dict[tuple[str, str], str] = {}
    for row in sorted(rows, key=lambda row: (sort_key(row.made), row.made_in)):
        for section, ids in _ids(row):
            for word in ids:
                first.setdefault((section, ways[section, word]), word)
    return [_respelled(row, lambda section, word: first[section, ways[section, word]]) for row in rows]


def _ids(row: JudgmentRow) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "people", (row.by, *row.authors) if row.by else row.authors
    yield "issues", row.about
    yield "events", row.depends_on


def _respelled(row: JudgmentRow, spell: Callable[[str, str], str]) -> JudgmentRow:
    def each(section: str, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(spell(section, word) for word in ids))

    return row._replace(
        by=spell("people", row.by) if row.by else None,
        authors=each("people", row.authors),
        about=each("issues", row.about),
        depends_on=each("events", row.depends_on),
    )


def _row(stated: StatedJudgment, defaults: JudgmentDefaults, resolved: Callable[[str, str], str]) -> JudgmentRow:
    brief, judgment = stated.brief, stated.judgment
    by = judgment.by
    return JudgmentRow(
        brief=brief.id,
        brief_title=brief.title,
        made=brief.date,
        publisher=brief.publisher or defaults.publisher,
        authors=tuple(dict.fromkeys([resolved("people", author) for author in brief.authors])),
        by=resolved("people", by) if by else None,
        by_name=(stated.by_name or defaults.registry.title("people", by, defaults.language)) if by else None,
        judgment=judgment,
        scale=judgment.scale or defaults.scale,
        about=tuple(dict.fromkeys([resolved("issues", word) for word in judgment.about])),
        depends_on=tuple(dict.fromkeys([resolved("events", word) for word in judgment.depends_on])),
        state=state_of(judgment, defaults.scale, brief.date),
        evidence_title=stated.evidence_title,
        evidence_url=stated.evidence_url,
        status=brief.status,
        made_in=f"{brief.id}#{judgment.id}",
    )


def with_outcome(rows: Iterable[JudgmentRow], outcome: str | None) -> list[JudgmentRow]:
    """The judgments with this outcome; all of them for None."""
    return [row for row in rows if outcome in (None, row.outcome)]


def with_condition(rows: Iterable[JudgmentRow], text: str) -> list[JudgmentRow]:
    """The conditional judgments whose condition contains all words of a text."""
    wanted = words(text)
    return [row for row in rows if row.judgment.condition and contains_words(words(row.judgment.condition), wanted)]


def without_due(rows: Iterable[JudgmentRow]) -> list[JudgmentRow]:
    """The open judgments without a due date."""
    return [row for row in rows if row.is_open and row.judgment.due is None]


def due_by(rows: Iterable[JudgmentRow], by: datetime.date) -> list[JudgmentRow]:
    """The open judgments whose due date is over by the end of a day, the earliest first."""
    found = [row for row in rows if row.is_open and row.judgment.due and row.judgment.due.last <= by]
    return sorted(found, key=due_order)


def due_order(row: JudgmentRow) -> tuple[object, ...]:
    """A sort key: by the last day of the due date, those without one last."""
    return (end_key(row.judgment.due), row.ref)


def is_overdue(row: JudgmentRow, today: datetime.date) -> bool:
    """Whether a judgment is open and its due date, to its last day, has passed."""
    due = row.judgment.due
    return row.is_open and due is not None and due.last < today


def by_condition(rows: Iterable[JudgmentRow]) -> dict[str, list[JudgmentRow]]:
    """Condition → its judgments, in their order."""
    found: dict[str, list[JudgmentRow]] = {}
    for row in rows:
        if row.judgment.condition:
            found.setdefault(row.judgment.condition, []).append(row)
    return found


def stated_updates(row: JudgmentRow) -> Json:
    """The updates of a judgment as data, in the order in which they count, hindsight included."""
    updates = (
        {"date": str(update.date), "probability": band_json(update.probability), "term": update.term}
        for update in updates_of(row.judgment)
    )
    return [{name: value for name, value in update.items() if value is not None} for update in updates]


_initial = attrgetter("initial")


def _stated(name: str, type_: str, about: str) -> Column:
    return Column(name, type_, about, attrgetter(f"judgment.{name}"))


JUDGMENTS = TableSchema(
    "judgments",
    "briefkit judgments list, briefkit judgments due",
    "One judgment.",
    [
        Column("brief", TEXT, "The brief's id"),
        _stated("id", TEXT, "The judgment's id in it"),
        _stated("claim", TEXT, "What is claimed"),
        Column("about", LIST, "Ids of the issues it is about"),
        Column("depends_on", LIST, "Ids of the events it depends on"),
        Column("by", MAYBE, "Who judges"),
        Column("made", DATE, "The brief's date"),
        _stated("term", MAYBE, "The term it was made with"),
        Column("scale", TEXT, "icd203, phia or ipcc"),
        Column(
            "probability", BAND, "The probability it was made with, else the band of its term", attrgetter("initial")
        ),
        Column("current", BAND, "The latest probability or band, once it is resolved the last before it closed"),
        Column(
            "current_term", MAYBE, "The term of that: as stated, else the only one that holds it", attrgetter("term")
        ),
        Column("current_on", DATE, "The date of that: of its update, else of the brief", attrgetter("since")),
        _stated("confidence", MAYBE, "low, moderate or high"),
        _stated("condition", MAYBE, "The condition on which it depends"),
        _stated("condition_met", MAYBE, "Whether the condition held: yes, no or unknown"),
        _stated("horizon", MAYBE, "The time horizon, in words"),
        _stated("due", DATE, "The date by which it is decided: its last day counts"),
        Column(
            "updates", ANY, "Later probabilities: objects with date, and probability or term or both", stated_updates
        ),
        Column("outcome", TEXT, "open, occurred, did-not-occur, void, unresolvable, or conflict"),
        _stated("resolved_on", DATE, "The day of its resolution"),
        _stated("evidence", MAYBE, "The id of the source for the outcome"),
        Column("evidence_title", MAYBE, "The title of that source"),
        _stated("continues", MAYBE, "BRIEF#ID of the judgment in an earlier brief that it says it carries on"),
        _stated("stated_as", MAYBE, "The author's own words"),
        Column("authors", LIST, "The authors of the brief"),
        Column("publisher", TEXT, "The publisher of the brief"),
    ],
    shown=(
        "brief",
        "id",
        "claim",
        "by",
        "made",
        "current",
        "current_term",
        "current_on",
        "due",
        "outcome",
        "resolved_on",
        "condition",
    ),
)
