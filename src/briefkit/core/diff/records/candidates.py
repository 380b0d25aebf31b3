"""The keys and words by which a brief's records are matched with those of another brief."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from briefkit.core.brief.model import (
    Brief,
    Consultation,
    Criterion,
    Event,
    Figure,
    Issue,
    Judgment,
    Option,
    Person,
    Recommendation,
    Related,
    Source,
)
from briefkit.core.diff.records.match import Candidate
from briefkit.core.registry.registry import Registry
from briefkit.core.text.ids import id_key
from briefkit.core.text.words import fold, words

Keys = tuple[tuple[str, Hashable], ...]


class Naming:
    """Titles and keys of records. Without `shared`, ids that are local to a brief (`j1`, `s1`) are not compared.

    `people` are those named in the briefs: ids with names.
    """

    def __init__(
        self, registry: Registry, language: str | None, *, shared: bool, people: Mapping[str, str] | None = None
    ) -> None:
        self.registry = registry
        self.people = people or {}
        self.language = language
        self.shared = shared

    def local_keys(self, id_: str | None) -> Keys:
        """The key for an id that is only unique within its brief."""
        return (("id", id_key(id_)),) if self.shared and id_ else ()

    def registry_keys(self, section: str, id_: str, title: str) -> Keys:
        """The keys for a registry id: as written, with aliases resolved, and by title."""
        return (("id", id_), ("alias", self.registry.key(section, id_)), ("title", fold(title)))

    def title(self, section: str, id_: str) -> str:
        return self.registry.title(section, id_, self.language)

    def issue_title(self, issue: Issue) -> str:
        return issue.title or self.registry.title("issues", issue.id, self.language)

    def issue_question(self, issue: Issue) -> str | None:
        entry = self.registry.entry("issues", issue.id)
        return issue.question or (entry.question if entry else None)

    def event_title(self, event: Event) -> str:
        return event.title or self.registry.title("events", event.id, self.language)

    def holder(self, holder: str) -> str:
        """The title of a party, or the name of a person; an id without either as it is written."""
        return self.registry.holder_title(holder, self.language, self.people)

    def holder_id(self, holder: str) -> str:
        """The id of a party or person, aliases resolved."""
        return self.registry.resolve(self.registry.holder_section(holder, self.people), holder)


def _issue(item: Issue, naming: Naming) -> Candidate:
    title = naming.issue_title(item)
    text = " ".join(
        [naming.issue_question(item) or "", *(position.says or "" for position in item.positions), *item.watch]
    )
    return Candidate(item.id, title, naming.registry_keys("issues", item.id, title), text)


def _judgment(item: Judgment, naming: Naming) -> Candidate:
    claim = (("text", tuple(words(item.claim))),)
    return Candidate(item.id, item.claim, claim + naming.local_keys(item.id), item.claim)


def _event(item: Event, naming: Naming) -> Candidate:
    title = naming.event_title(item)
    text = f"{title} {item.place or ''} {item.date or ''}" if item.date else ""
    return Candidate(item.id, title, naming.registry_keys("events", item.id, title), text)


def _source(item: Source, naming: Naming) -> Candidate:
    title = item.title or item.url or item.id
    citation = (fold(item.title), str(item.date or ""), item.publisher) if item.title else None
    return Candidate(item.id, title, (*naming.local_keys(item.id), ("url", item.url), ("title", citation)), "")


def _figure(item: Figure, naming: Naming) -> Candidate:
    title = item.caption or item.alt or item.file or item.id
    return Candidate(item.id, title, (*naming.local_keys(item.id), ("file", item.file), ("title", fold(title))), "")


def _person(item: Person, naming: Naming) -> Candidate:
    key = naming.registry.resolve("people", item.key)
    alike = naming.registry.key("people", item.key)
    return Candidate(key, item.name, (("id", item.key), ("alias", alike), ("title", fold(item.name))), "")


def _recommendation(item: Recommendation, naming: Naming) -> Candidate:  # noqa: ARG001 - one signature for all
    return Candidate(item.to or "", item.text, (("text", (item.to, tuple(words(item.text)))),), item.text)


def _option(item: Option, naming: Naming) -> Candidate:
    title = item.title or item.id
    text = " ".join([title, item.text or "", *(text for _, text in item.assessments)])
    return Candidate(item.id, title, (*naming.local_keys(item.id), ("title", fold(title))), text)


def _criterion(item: Criterion, naming: Naming) -> Candidate:
    title = item.title or item.id
    return Candidate(item.id, title, (*naming.local_keys(item.id), ("title", fold(title))), title)


def _consultation(item: Consultation, naming: Naming) -> Candidate:
    keys = ("text", (naming.holder_id(item.who), str(item.on or ""))), ("id", naming.holder_id(item.who))
    return Candidate(naming.holder_id(item.who), naming.holder(item.who), keys, item.view or "")


def _related(item: Related, naming: Naming) -> Candidate:  # noqa: ARG001 - one signature for all
    title = item.title or item.id or item.url or ""
    return Candidate(item.id or title, title, (("id", item.id), ("url", item.url), ("title", fold(title))), "")


CANDIDATES: dict[str, Callable[[Any, Naming], Candidate]] = {
    "issues": _issue,
    "judgments": _judgment,
    "events": _event,
    "sources": _source,
    "figures": _figure,
    "authors": _person,
    "experts": _person,
    "recommendations": _recommendation,
    "criteria": _criterion,
    "options": _option,
    "consultation": _consultation,
    "related": _related,
}
"""Section name → a function that makes the candidate for one of its records."""

DECISIONS = ("criteria", "options", "consultation")
"""The sections that belong to a decision."""
PART_OF_SECTION = {"issues": "issues", "judgments": "judgments", "events": "events", "sources": "sources"}
"""Section name → part; all other sections are part of meta."""


def candidates(brief: Brief, section: str, naming: Naming) -> Sequence[Candidate]:
    """A section's records as candidates."""
    return [CANDIDATES[section](item, naming) for item in getattr(brief, section)]
