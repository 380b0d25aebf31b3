"""Which ids briefs use, and how many briefs use each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.query.value import Names

if TYPE_CHECKING:
    from briefkit.core.brief.brief import Brief

Uses = dict[str, dict[str, int]]
"""Section of the registry → id → number of briefs, ids in order of first mention."""


class Mentions(NamedTuple):
    """The words by which one brief speaks of things; `holders` are parties or people."""

    topics: Iterable[str]
    parties: Iterable[str]
    issues: Iterable[str]
    events: Iterable[str]
    people: Iterable[str]
    holders: Iterable[str]


def mentions_of(brief: Brief) -> Mentions:
    """What a brief mentions."""
    people = [person.key for person in (*brief.authors, *brief.experts)]
    people += [judgment.by for judgment in brief.judgments if judgment.by]
    issues, events = [issue.id for issue in brief.issues], [event.id for event in brief.events]
    return Mentions(brief.topics, brief.parties, issues, events, dict.fromkeys(people), brief.holders)


def count_uses(mentions: Iterable[Mentions], names: Names) -> Uses:
    """How many briefs use each id. A holder that a brief or the registry knows as a person is one."""
    uses: Uses = {section: {} for section in ("topics", "parties", "issues", "events", "people")}
    resolved = lru_cache(maxsize=None)(names.resolve)
    is_known = lru_cache(maxsize=None)(lambda word: names.knows("people", word))

    def ids(one: Mentions) -> Iterator[tuple[str, Iterable[str]]]:
        persons = [holder for holder in one.holders if holder in one.people or is_known(holder)]
        others = [holder for holder in one.holders if holder not in persons]
        yield from (("topics", one.topics), ("parties", [*one.parties, *others]), ("issues", one.issues))
        yield from (("events", one.events), ("people", [*one.people, *persons]))

    for one in mentions:
        for section, words in ids(one):
            of_section = uses[section]
            for id_ in dict.fromkeys([resolved(section, word) for word in words]):
                of_section[id_] = of_section.get(id_, 0) + 1
    return uses
