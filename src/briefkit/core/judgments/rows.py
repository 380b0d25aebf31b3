"""The forecast ledger: every judgment of some briefs as a flat row, and those that fall due."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from briefkit.core.brief.model import Brief, Judgment, Update
from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import DateSpan, PartialDate, span_key
from briefkit.core.judgments.state import JudgmentState, state_of, updates_of
from briefkit.core.judgments.stated import StatedJudgment, stated_judgments
from briefkit.core.likelihood.figures import Band
from briefkit.core.registry.registry import Registry
from briefkit.core.text.words import contains_words, words


class JudgmentRow(NamedTuple):
    """One judgment of one brief. `made` is the brief's date; `about`, `depends_on`, `by` and `authors` are ids."""

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

    @property
    def ref(self) -> str:
        """How one names it: BRIEF#ID."""
        return f"{self.brief}#{self.judgment.id}"

    @property
    def outcome(self) -> str:
        """What became of it; open if nobody said."""
        return self.judgment.outcome or "open"

    @property
    def initial(self) -> Band | None:
        """How likely it was held to be at first."""
        return self.state.first.band

    @property
    def current(self) -> Band | None:
        """How likely it is held to be now."""
        return self.state.current.band

    @property
    def term(self) -> str | None:
        """The term that belongs to `current`."""
        return self.state.current.term


@dataclass(frozen=True, slots=True)
class House:
    """What a library says of judgments that do not: the scale, the publisher, what ids stand for."""

    registry: Registry = field(default_factory=Registry)
    scale: str = "icd203"
    publisher: str = ""
    language: str | None = None


def judgment_rows(briefs: Iterable[Brief], house: House) -> list[JudgmentRow]:
    """Every judgment in the briefs, by the briefs' dates."""
    ordered = sorted(briefs, key=lambda brief: brief.newest_last)
    return rows_of_judgments((stated for brief in ordered for stated in stated_judgments(brief)), house)


def rows_of_judgments(stated: Iterable[StatedJudgment], house: House) -> list[JudgmentRow]:
    """Judgments as rows, in their order."""
    known: dict[tuple[str, str], str] = {}  # each id is resolved once

    def resolved(section: str, word: str) -> str:
        key = (section, word)
        return known.get(key) or known.setdefault(key, house.registry.resolve(section, word))

    return [_row(one, house, resolved) for one in stated]


def _row(stated: StatedJudgment, house: House, resolved: Callable[[str, str], str]) -> JudgmentRow:
    brief, judgment = stated.brief, stated.judgment
    by = judgment.by
    return JudgmentRow(
        brief=brief.id,
        brief_title=brief.title,
        made=brief.date,
        publisher=brief.publisher or house.publisher,
        authors=tuple([resolved("people", author) for author in brief.authors]),
        by=resolved("people", by) if by else None,
        by_name=(stated.by_name or house.registry.title("people", by, house.language)) if by else None,
        judgment=judgment,
        scale=judgment.scale or house.scale,
        about=tuple(dict.fromkeys([resolved("issues", word) for word in judgment.about])),
        depends_on=tuple(dict.fromkeys([resolved("events", word) for word in judgment.depends_on])),
        state=state_of(judgment, house.scale),
        evidence_title=stated.evidence_title,
        evidence_url=stated.evidence_url,
    )


def with_outcome(rows: Iterable[JudgmentRow], outcome: str | None) -> list[JudgmentRow]:
    """The judgments with an outcome; all of them where none is named."""
    return [row for row in rows if outcome in (None, row.outcome)]


def with_condition(rows: Iterable[JudgmentRow], text: str) -> list[JudgmentRow]:
    """The conditional judgments whose condition holds all words of a text."""
    wanted = words(text)
    return [row for row in rows if row.judgment.condition and contains_words(words(row.judgment.condition), wanted)]


def without_due(rows: Iterable[JudgmentRow]) -> list[JudgmentRow]:
    """The open judgments without a due date."""
    return [row for row in rows if row.outcome == "open" and row.judgment.due is None]


def due_by(rows: Iterable[JudgmentRow], by: datetime.date) -> list[JudgmentRow]:
    """The open judgments that fall due by a day, the earliest first: due begins on or before it."""
    found = [row for row in rows if row.outcome == "open" and row.judgment.due and row.judgment.due.first <= by]
    return sorted(found, key=due_order)


def due_order(row: JudgmentRow) -> tuple[object, ...]:
    """A sort key: by due date, what has none last."""
    return (span_key(row.judgment.due), row.ref)


def is_overdue(row: JudgmentRow, today: datetime.date) -> bool:
    """Whether an open judgment's whole due date has passed."""
    due = row.judgment.due
    return row.outcome == "open" and due is not None and due.last < today


def by_condition(rows: Iterable[JudgmentRow]) -> dict[str, list[JudgmentRow]]:
    """The conditional judgments by condition, in their order."""
    found: dict[str, list[JudgmentRow]] = {}
    for row in rows:
        if row.judgment.condition:
            found.setdefault(row.judgment.condition, []).append(row)
    return found


def band_json(band: Band | None) -> Json:
    """A band as data: a number, a pair, or nothing."""
    if band is None:
        return None
    return band[0] if band[0] == band[1] else list(band)


JUDGMENT_KEYS = (
    *("brief", "id", "claim", "about", "depends_on", "by", "made", "term", "scale", "probability", "current"),
    *("confidence", "condition", "horizon", "due", "updates", "outcome", "resolved_on", "evidence", "evidence_title"),
    *("stated_as", "authors", "publisher"),
)


def judgment_to_json(row: JudgmentRow) -> dict[str, Json]:
    """A judgment as flat data, every column present."""
    judgment = row.judgment
    told: dict[str, Json] = {name: getattr(judgment, name, None) for name in JUDGMENT_KEYS}
    return told | {
        "brief": row.brief,
        "about": list(row.about),
        "depends_on": list(row.depends_on),
        "by": row.by,
        "made": _text(row.made),
        "scale": row.scale,
        "probability": band_json(row.initial),
        "current": band_json(row.current),
        "due": _text(judgment.due),
        "updates": [_update(update) for update in updates_of(judgment)],
        "outcome": row.outcome,
        "resolved_on": _text(judgment.resolved_on),
        "evidence_title": row.evidence_title,
        "authors": list(row.authors),
        "publisher": row.publisher,
    }


def _update(update: Update) -> dict[str, Json]:
    told = {"date": str(update.date), "probability": band_json(update.probability), "term": update.term}
    return {name: value for name, value in told.items() if value is not None}


def _text(date: PartialDate | DateSpan | None) -> str | None:
    return str(date) if date else None
