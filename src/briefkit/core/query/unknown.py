"""The words of a query that match no name in the library: mostly misspellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.brief.vocabulary import KINDS, STATUSES
from briefkit.core.query.fields import leaves
from briefkit.core.query.predicates import test_of
from briefkit.core.query.table import Leaf
from briefkit.core.query.value import Clause, MatchContext, Metadata, Query, Word, clauses_in
from briefkit.core.query.values import reader
from briefkit.core.text.words import did_you_mean
from briefkit.core.values import frozen

_NAMED = frozenset(["id", "word", "lang", "order", "any"])
_BUILT_IN = {"kind": KINDS, "status": STATUSES}
"""Words of a field that mean something also where no brief has them."""
_NOUNS = {
    "topics": "topic",
    "parties": "party",
    "issues": "issue",
    "events": "event",
    "people": "person",
    "holders": "party or person",
}


@frozen
class UnknownWord:
    """What a word that is asked for would name (a field, or the kind of id), the word, and similar words as a hint."""

    field: str
    word: str
    hint: str | None


def unknown_words(query: Query, briefs: Iterable[Metadata], context: MatchContext) -> list[UnknownWord]:
    """Each word that no brief and no registry entry has as a name, in the order of the query."""
    asked = dict.fromkeys((clause.field, value) for clause in clauses_in(query) for value in _names_in(clause))
    used = _used({field for field, _ in asked}, briefs, context) if asked else {}
    return [
        UnknownWord(_noun(field), value.text, did_you_mean(value.text, used[field] | _registered_ids(field, context)))
        for field, value in asked
        if _is_unknown(field, value, used[field], context)
    ]


def _names_in(clause: Clause) -> Iterator[Word]:
    named = clause.operator == ":" and all(leaf.kind in _NAMED for leaf in leaves("brief", clause.field))
    return (value for value in clause.values if isinstance(value, Word) and not value.prefix) if named else iter(())


def _used(fields: set[str], briefs: Iterable[Metadata], context: MatchContext) -> dict[str, set[str]]:
    """Every value that briefs have in each field, or could have without being declared."""
    read = {field: [reader("brief", leaf, context) for leaf in leaves("brief", field)] for field in fields}
    used: dict[str, set[str]] = {field: set(_BUILT_IN.get(field, ())) for field in fields}
    for metadata in briefs:
        for field, readers in read.items():
            used[field].update(str(value) for values in readers for value in values(metadata, metadata))
    return used


def _noun(field: str) -> str:
    """What the words of a field name: a short name says it itself, a path says it by the kind of its ids."""
    sections = {leaf.by for leaf in leaves("brief", field) if leaf.kind == "id"}
    return _NOUNS[sections.pop()] if "." in field and len(sections) == 1 else field


def _is_unknown(field: str, value: Word, used: set[str], context: MatchContext) -> bool:
    for leaf in leaves("brief", field):
        test = test_of(leaf, ":", (value,), context)
        if any(map(test, used)) or any(context.registry.knows(section, value.text) for section in _sections(leaf)):
            return False
    return True


def _registered_ids(field: str, context: MatchContext) -> set[str]:
    sections = [section for leaf in leaves("brief", field) for section in _sections(leaf)]
    return {id_ for section in sections for id_ in context.registry.ids(section)}


def _sections(leaf: Leaf) -> tuple[str, ...]:
    if leaf.kind != "id":
        return ()
    return ("parties", "people") if leaf.by == "holders" else (leaf.by,)
