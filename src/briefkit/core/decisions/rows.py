"""The decisions that briefs ask for, as flat rows, and those of them that are wanted."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from briefkit.core.brief.model import Brief, Decision
from briefkit.core.dates.dates import PartialDate, end_key, sort_key
from briefkit.core.registry.registry import Registry
from briefkit.core.tables import DATE, LIST, MAYBE, TEXT, TRUTH, Column, TableSchema
from briefkit.core.text.ids import id_key, of_id


class DecisionRow(NamedTuple):
    """The decision that one brief asks for, as known on a day. `titles` are those of its options, by `id_key`."""

    brief: str
    title: str
    date: PartialDate | None
    status: str
    decision: Decision
    by: str | None
    by_name: str | None
    decided_by: str | None
    decided_by_name: str | None
    options: tuple[str, ...]
    titles: Mapping[str, str] = MappingProxyType({})
    evidence_title: str | None = None
    overdue: bool = False

    @property
    def question(self) -> str:
        """What is to be decided; the title where the brief does not say."""
        return self.decision.question or self.title

    def title_of(self, option: str | None) -> str | None:
        """The title of an option; an unknown id as it is written."""
        return of_id(self.titles, option) or option


def decision_row(brief: Brief, registry: Registry, today: datetime.date, language: str | None = None) -> DecisionRow:
    """The row of a brief with a decision."""
    decision = brief.decision
    assert decision is not None  # noqa: S101 - only briefs with one have rows
    sources = {id_key(source.id): source.title for source in brief.sources}

    def id_of(holder: str | None) -> str | None:
        return registry.holder_id(holder) if holder else None

    def name_of(holder: str | None) -> str | None:
        return registry.holder_title(holder, language, brief.people) if holder else None

    return DecisionRow(
        brief=brief.id,
        title=brief.title,
        date=brief.date,
        status=brief.status,
        decision=decision,
        by=id_of(decision.by),
        by_name=name_of(decision.by),
        decided_by=id_of(decision.decided_by),
        decided_by_name=name_of(decision.decided_by),
        options=tuple(option.id for option in brief.options),
        titles={id_key(option.id): option.title or option.id for option in brief.options},
        evidence_title=of_id(sources, decision.evidence),
        overdue=decision.is_overdue(today),
    )


def by_deadline(rows: Iterable[DecisionRow]) -> list[DecisionRow]:
    """Decisions by the last day of their deadline, those without one last; then by date."""
    return sorted(rows, key=lambda row: (end_key(row.decision.needed_by), sort_key(row.date), row.brief))


def wanted_by(rows: Iterable[DecisionRow], day: datetime.date | None) -> list[DecisionRow]:
    """The decisions that are still wanted, by their deadlines: all, or those with one that is over by a day's end."""
    found = [row for row in rows if row.decision.is_open]
    if day is not None:
        found = [row for row in found if row.decision.needed_by and row.decision.needed_by.last <= day]
    return by_deadline(found)


def _said(name: str, type_: str, about: str) -> Column:
    return Column(name, type_, about, attrgetter(f"decision.{name}"))


def _titled(name: str) -> Callable[[Any], str | None]:
    return lambda row: row.title_of(getattr(row.decision, name))


DECISIONS = TableSchema(
    "decisions",
    "briefkit decisions list",
    "One decision that a brief asks for.",
    [
        Column("brief", TEXT, "The brief's id"),
        Column("title", TEXT, "Its title"),
        Column("date", DATE, "Its date"),
        Column("status", TEXT, "Its editorial status"),
        Column("question", TEXT, "What is to be decided; the title if the brief does not say"),
        Column("by", MAYBE, "Who decides: the id of a party or person"),
        Column("by_name", MAYBE, "The same as a title or name"),
        _said("needed_by", DATE, "The day by which it is needed: its last day counts"),
        _said("reason", MAYBE, "Why it is needed by then"),
        Column("overdue", TRUTH, "Whether it is still wanted and that day has passed"),
        Column("options", LIST, "The ids of its options"),
        _said("recommended", MAYBE, "The id of the option that is recommended"),
        Column("recommended_title", MAYBE, "The title of that option", _titled("recommended")),
        Column("outcome", TEXT, "open, chosen, rejected or deferred", attrgetter("decision.state")),
        _said("chosen", MAYBE, "The id of the option that was chosen"),
        Column("chosen_title", MAYBE, "The title of that option", _titled("chosen")),
        _said("decided_on", DATE, "When it was decided, or deferred"),
        Column("decided_by", MAYBE, "Who decided it, if it was not who was asked: the id of a party or person"),
        Column("decided_by_name", MAYBE, "The same as a title or name"),
        _said("evidence", MAYBE, "The id of the source that shows it"),
        Column("evidence_title", MAYBE, "The title of that source"),
        _said("note", MAYBE, "What was said with it"),
    ],
    shown=(*("brief", "question", "by", "needed_by", "overdue", "recommended", "outcome", "chosen", "decided_on"),),
)
