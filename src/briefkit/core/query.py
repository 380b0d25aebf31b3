"""A selection of briefs: conditions that one brief fulfils or not. The flags of the command line are made of these."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefkit.core.brief import Brief
from briefkit.core.dates import PartialDate
from briefkit.core.registry import Registry
from briefkit.core.words import contains_words, fold, words

SECTION_OF_FIELD = {"topic": "topics", "party": "parties", "issue": "issues", "event": "events"}
FIELDS = (*SECTION_OF_FIELD, "kind", "status", "author", "publisher", "lang")
_UNDATED = datetime.date.max


@dataclass(frozen=True, slots=True)
class Known:
    """What a condition may ask of the library: its registry, and what holds where a brief does not say."""

    registry: Registry = field(default_factory=Registry)
    language: str = "en"
    publisher: str = ""


class Query:
    """A condition on briefs."""

    def matches(self, brief: Brief, known: Known) -> bool:
        """Whether a brief fulfils it."""
        raise NotImplementedError(type(self).__name__)

    def wanted(self) -> Iterator[tuple[str, str]]:
        """Every (field, value) that it asks for, so that a word nobody uses can be named."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Everything(Query):
    """All conditions hold; with none, every brief fulfils it."""

    parts: tuple[Query, ...] = ()

    def matches(self, brief: Brief, known: Known) -> bool:
        return all(part.matches(brief, known) for part in self.parts)

    def wanted(self) -> Iterator[tuple[str, str]]:
        for part in self.parts:
            yield from part.wanted()


@dataclass(frozen=True, slots=True)
class Has(Query):
    """A field holds one of some values: an id or one of its aliases, or the same words in any case."""

    field: str
    values: tuple[str, ...]

    def matches(self, brief: Brief, known: Known) -> bool:
        section = SECTION_OF_FIELD.get(self.field)
        held = {fold(_resolved(value, section, known)) for value in field_values(brief, self.field, known)}
        if self.field == "lang":
            held |= {language.partition("-")[0] for language in held}
        return any(fold(_resolved(value, section, known)) in held for value in self.values)

    def wanted(self) -> Iterator[tuple[str, str]]:
        for value in self.values:
            yield self.field, value


@dataclass(frozen=True, slots=True)
class Dated(Query):
    """The first day lies in a range: `since` counts from its first day, `until` up to its last. Undated never does."""

    since: PartialDate | None = None
    until: PartialDate | None = None

    def matches(self, brief: Brief, known: Known) -> bool:  # noqa: ARG002 - dates mean the same in every library
        first = brief.date.first if brief.date else _UNDATED
        after = self.since is None or (brief.date is not None and first >= self.since.first)
        before = self.until is None or (brief.date is not None and first <= self.until.last)
        return after and before


@dataclass(frozen=True, slots=True)
class Says(Query):
    """All words stand somewhere in the text, whatever their case and accents."""

    text: str

    def matches(self, brief: Brief, known: Known) -> bool:  # noqa: ARG002 - and so do words
        return contains_words(words("\n".join(texts(brief))), words(self.text))


def _resolved(value: str, section: str | None, known: Known) -> str:
    return known.registry.resolve(section, value) if section else value


def field_values(brief: Brief, name: str, known: Known) -> Iterable[str]:
    """What a brief holds in a field that can be filtered on; a party is also who holds a position."""
    held: dict[str, Iterable[str]] = {
        "topic": brief.topics,
        "party": (*brief.parties, *brief.holders),
        "issue": (issue.id for issue in brief.issues),
        "event": (event.id for event in brief.events),
        "kind": (brief.kind,),
        "status": (brief.status,),
        "author": (name for person in brief.authors for name in (person.name, person.key)),
        "publisher": (brief.publisher or known.publisher,),
        "lang": (brief.language or known.language,),
    }
    return held[name]


def texts(brief: Brief) -> Iterator[str]:
    """Every text of a brief that a reader would look for words in."""
    yield brief.title
    yield brief.summary or ""
    yield from brief.key_points
    for person in (*brief.authors, *brief.experts):
        yield person.name
    for issue in brief.issues:
        yield from (issue.title or "", issue.question or "", *issue.watch)
        for position in issue.positions:
            yield position.says or ""
    for judgment in brief.judgments:
        yield from (judgment.claim, judgment.stated_as or "", judgment.condition or "")
    for recommendation in brief.recommendations:
        yield recommendation.text
    for figure in brief.figures:
        yield figure.caption or ""
    yield brief.body


def query_from_flags(
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    text: Iterable[str] = (),
    **fields: Iterable[str],
) -> Query:
    """One query from the flags: a repeated flag is AND, commas in one value are OR."""
    parts: list[Query] = [
        Has(name, tuple(item.strip() for item in value.split(",") if item.strip()))
        for name in FIELDS
        for value in fields.get(name) or ()
    ]
    if since or until:
        parts.append(Dated(since, until))
    parts += [Says(words_) for words_ in text]
    return Everything(tuple(parts))
