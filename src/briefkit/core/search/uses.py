"""How many briefs use each id, and the table of ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.query.value import Names
from briefkit.core.tables import COUNT, LIST, MAYBE, TEXT, TRUTH, Column, TableSchema
from briefkit.core.text.words import composed, fold
from briefkit.core.values import frozen

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief

Uses = dict[str, dict[str, int]]
"""The number of briefs by section of the registry and id; ids in order of first mention."""

Spellings = Mapping[tuple[str, str], tuple[str, str]]
"""Section and word → the spelling of the word that most briefs use, and a file that has it."""


class Mentions(NamedTuple):
    """The words that a brief uses for ids: `people` are its authors and experts, `holders` are parties or people."""

    topics: Iterable[str]
    parties: Iterable[str]
    issues: Iterable[str]
    events: Iterable[str]
    people: Collection[str]
    judges: Iterable[str]
    holders: Iterable[str]


def mentions_of(brief: Brief) -> Mentions:
    """The words that a brief uses for ids."""
    judges = [judgment.by for judgment in brief.judgments if judgment.by]
    issues, events = [issue.id for issue in brief.issues], [event.id for event in brief.events]
    return Mentions(brief.topics, brief.parties, issues, events, brief.people, judges, brief.holders)


def words_in(mentions: Mentions) -> set[str]:
    """All words that a brief uses for ids."""
    return {word for words in mentions for word in words}


def count_uses(mentions: Iterable[Mentions], names: Names) -> Uses:
    """The number of briefs that use each id."""
    uses: Uses = {section: {} for section in ("topics", "parties", "issues", "events", "people")}
    resolved = lru_cache(maxsize=None)(names.resolve)
    section_of = lru_cache(maxsize=None)(lambda word, own: names.holder_section(word, (word,) if own else ()))
    for one in mentions:
        held: dict[str, list[str]] = {"parties": [*one.parties], "people": [*one.people, *one.judges]}
        for holder in one.holders:
            held[section_of(holder, holder in one.people)].append(holder)
        words = {"topics": one.topics, **held, "issues": one.issues, "events": one.events}
        for section, of_section in words.items():
            counts = uses[section]
            for id_ in dict.fromkeys([resolved(section, word) for word in of_section]):
                counts[id_] = counts.get(id_, 0) + 1
    return uses


def ids_in(brief: Brief, names: Names) -> Uses:
    """The ids that a brief uses, each once."""
    return count_uses([mentions_of(brief)], names)


def most_used_first(used: Mapping[str, int]) -> list[str]:
    """Ids, those that most briefs use first, then in order; of one id the composed way first, capitals last."""
    return sorted(used, key=lambda id_: (-used[id_], composed(id_).casefold(), composed(id_) != id_, id_.swapcase()))


def spelled_alike(words: Iterable[str]) -> dict[str, list[str]]:
    """Words that differ in nothing but case, accents or composition, by what they have in common, in their order."""
    ways: dict[str, list[str]] = {}
    for word in words:
        ways.setdefault(fold(word), []).append(word)
    return ways


def spelled_in_two_ways(used: Mapping[str, int], names: Names, section: str) -> Iterator[tuple[str, str]]:
    """Each id of a section that the registry lacks and most briefs write in another way, with that way."""
    unknown = {word: count for word, count in used.items() if not names.knows(section, word)}
    for usual, *others in spelled_alike(most_used_first(unknown)).values():
        yield from ((word, usual) for word in others)


@frozen
class IdUse:
    """An id, the number of briefs that use it, and its entry in the registry if it has one.

    `near` is a hint at similar ids, for an id that is not registered.
    """

    section: str
    id: str
    title: str
    aliases: tuple[str, ...]
    parent: str | None
    briefs: int
    registered: bool
    near: str | None = None


REGISTRY = TableSchema(
    "registry",
    "briefkit registry list",
    "One id.",
    [
        Column("section", TEXT, "topics, parties, issues, events or people"),
        Column("id", TEXT, "The id"),
        Column("title", TEXT, "Its title"),
        Column("aliases", LIST, "Other names for it"),
        Column("parent", MAYBE, "The id that it is a part of"),
        Column("briefs", COUNT, "How many briefs use it"),
        Column("registered", TRUTH, "Whether it is in the registry"),
        Column(
            "near",
            MAYBE,
            "Similar ids, if it is not registered; first those that differ in case, accents or composition only",
        ),
    ],
)
