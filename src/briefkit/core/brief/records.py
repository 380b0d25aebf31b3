"""The parts of a brief: people, events, issues with positions, judgments, sources, figures.

Each field says what it holds; together with `brief.Brief` these classes are the documentation of front matter,
format 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefkit.core.brief.format import (
    CREDIBILITY,
    DATE,
    SPAN,
    TEXT,
    TRUTH,
    Json,
    ListOf,
    Probability,
    RecordOf,
    key,
    misfit,
    one_of,
)
from briefkit.core.brief.vocabulary import CONFIDENCES, ISSUE_STATUSES, STANCES
from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.words import slug
from briefkit.core.yaml.events import Mapping as MappingNode
from briefkit.core.yaml.events import Node

TRENDS = ("improving", "unchanged", "worsening")
OUTLOOKS = (*TRENDS, "uncertain")
BASES = ("statement", "vote", "action", "document", "leak", "inference")
EVENT_STATUSES = ("proposed", "planned", "held", "changed", "cancelled")
EVENT_ROLES = ("subject", "past", "upcoming")
OUTCOMES = ("open", "occurred", "did-not-occur", "void", "unresolvable")
SCALE_IDS = ("icd203", "phia", "ipcc")

Extra = Mapping[str, Any]


def _extra() -> Any:
    return field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An author or expert."""

    name: str = key(TEXT, "The name as it is printed", required=True)
    id: str | None = key(TEXT, "The person's id; a slug of the name if not given")
    affiliation: str | None = key(TEXT, "The institution the person speaks from")
    former: str | None = key(TEXT, "A former office that matters here")
    extra: Extra = _extra()

    @property
    def key(self) -> str:
        """The id, given or derived."""
        return self.id or slug(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the text itself came from."""

    url: str | None = key(TEXT, "Its address")
    retrieved: PartialDate | None = key(DATE, "The day it was read there")
    doi: str | None = key(TEXT, "Its DOI")
    series: str | None = key(TEXT, "The series it appeared in")
    number: str | None = key(TEXT, "Its number in the series")
    extra: Extra = _extra()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting, vote or deadline."""

    id: str = key(TEXT, "The event's id, as in the registry", required=True)
    title: str | None = key(TEXT, "What it is called; overrides the registry's")
    date: DateSpan | None = key(SPAN, "A date, or start/end")
    place: str | None = key(TEXT, "Where")
    role: str | None = key(one_of(*EVENT_ROLES), "What it is to this brief")
    status: str | None = key(one_of(*EVENT_STATUSES), "What became of it")
    status_on: PartialDate | None = key(DATE, "Since when the status is known")
    extra: Extra = _extra()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one holder wants on one issue."""

    holder: str = ""
    says: str | None = key(TEXT, "The position in a sentence")
    stance: str | None = key(one_of(*STANCES), "The answer to the issue's question")
    source: str | None = key(TEXT, "The id of the source it rests on")
    basis: str | None = key(one_of(*BASES), "What kind of act it is known from")
    date: PartialDate | None = key(DATE, "When it was taken; the brief's date if not given")
    extra: Extra = _extra()


class PositionsByHolder:
    """A mapping from a holder (party or person) to a position, a plain text, or a list of positions."""

    def __init__(self) -> None:
        self.positions = ListOf(RecordOf(Position, short="says"))

    def read(self, node: Node, found: list[Diagnostic]) -> tuple[Position, ...] | None:
        if not isinstance(node, MappingNode):
            found.append(misfit(node, "expected positions by holder, such as “russia: Wants relief”"))
            return None
        read: list[Position] = []
        for holder, value in node.entries:
            of_holder = () if value.empty else self.positions.read(value, found) or ()
            read += [_held(position, holder.text) for position in of_holder]
        return tuple(read)

    def dump(self, value: tuple[Position, ...]) -> Json:
        told: dict[str, list[Json]] = {}
        for position in value:
            told.setdefault(position.holder, []).append(self.positions.item.dump(position))
        return told


def _held(position: Position, holder: str) -> Position:
    object.__setattr__(position, "holder", holder)  # just made here and not yet seen by anyone
    return position


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A disputed question and who wants what on it."""

    id: str = key(TEXT, "The issue's id, as in the registry", required=True)
    title: str | None = key(TEXT, "What it is called; overrides the registry's")
    question: str | None = key(TEXT, "What stances are about; overrides the registry's")
    status: str | None = key(one_of(*ISSUE_STATUSES), "How far apart the parties are")
    trend: str | None = key(one_of(*TRENDS), "What the author says of the past")
    outlook: str | None = key(one_of(*OUTLOOKS), "What the author expects")
    positions: tuple[Position, ...] = key(PositionsByHolder(), "holder → position, or a list of them", default=())
    watch: tuple[str, ...] = key(ListOf(TEXT), "What to look out for")
    extra: Extra = _extra()


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A later probability for a judgment."""

    date: PartialDate = key(DATE, "When it was changed", required=True)
    probability: tuple[float, float] | None = key(Probability(), "The new probability")
    term: str | None = key(TEXT, "The new term")
    extra: Extra = _extra()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """A claim about the future, how likely it is said to be, and what became of it."""

    id: str = key(TEXT, "The judgment's id in this brief", required=True)
    claim: str = key(TEXT, "A sentence that turns out true or false", required=True)
    about: tuple[str, ...] = key(ListOf(TEXT), "Ids of issues")
    depends_on: tuple[str, ...] = key(ListOf(TEXT), "Ids of events")
    by: str | None = key(TEXT, "The id of the person who judges")
    stated_as: str | None = key(TEXT, "The author's own words")
    negated: bool = key(TRUTH, "The claim turns the stated words round", default=False)
    term: str | None = key(TEXT, "The claim's term on the scale")
    scale: str | None = key(one_of(*SCALE_IDS), "The scale; the library's if not given")
    probability: tuple[float, float] | None = key(Probability(), "0.7, or a band [0.55, 0.8]")
    mapped_by: str | None = key(TEXT, "Who mapped the words on the scale")
    confidence: str | None = key(one_of(*CONFIDENCES), "How well founded the judgment is")
    condition: str | None = key(TEXT, "It only counts if this holds")
    horizon: str | None = key(TEXT, "Until when, in words, where no date can be given")
    due: DateSpan | None = key(SPAN, "The day by which it is decided, or start/end")
    updates: tuple[Update, ...] = key(ListOf(RecordOf(Update)), "Later probabilities, with dates")
    outcome: str | None = key(one_of(*OUTCOMES), "What became of it; open if not said")
    resolved_on: PartialDate | None = key(DATE, "The day that decided it")
    evidence: str | None = key(TEXT, "The id of the source that shows the outcome")
    extra: Extra = _extra()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What someone should do."""

    text: str = key(TEXT, "The recommendation", required=True)
    to: str | None = key(TEXT, "The party it is addressed to")
    issue: str | None = key(TEXT, "The id of the issue it is about")
    extra: Extra = _extra()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that the brief rests on, graded by the Admiralty code."""

    id: str = key(TEXT, "The source's id in this brief", required=True)
    title: str | None = key(TEXT, "Its title")
    url: str | None = key(TEXT, "Its address")
    date: PartialDate | None = key(DATE, "When it appeared")
    publisher: str | None = key(TEXT, "Who published it")
    reliability: str | None = key(one_of("A", "B", "C", "D", "E", "F"), "Of the source: A (reliable) to F (unknown)")
    credibility: int | None = key(CREDIBILITY, "Of what it says: 1 (confirmed) to 6 (unknown)")
    extra: Extra = _extra()

    @property
    def grade(self) -> str:
        """Both letters of the Admiralty code, such as B2; - for what was not graded."""
        return f"{self.reliability or '-'}{self.credibility or '-'}" if self.reliability or self.credibility else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Something to read next: a brief of the library, or a work described here."""

    id: str | None = key(TEXT, "The id of a brief in the library")
    title: str | None = key(TEXT, "Its title")
    kind: str | None = key(TEXT, "What kind of work it is")
    date: PartialDate | None = key(DATE, "When it appeared")
    url: str | None = key(TEXT, "Its address")
    extra: Extra = _extra()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with what must be said about it."""

    id: str = key(TEXT, "The figure's id in this brief", required=True)
    file: str | None = key(TEXT, "The image, relative to the library")
    alt: str | None = key(TEXT, "What it shows, for who cannot see it")
    caption: str | None = key(TEXT, "What is printed below it")
    credit: str | None = key(TEXT, "Who made it")
    extra: Extra = _extra()
