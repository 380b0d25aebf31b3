"""How many briefs have which value of a field, in total or by the values of another field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from briefkit.core.query.fields import field_name, leaves, names
from briefkit.core.query.predicates import section_of
from briefkit.core.query.table import Leaf
from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.query.values import reader
from briefkit.core.tables import COUNT, MAYBE, TEXT, Column, TableSchema
from briefkit.core.text.collation import sort_key
from briefkit.core.text.words import fold, name_hint
from briefkit.core.values import frozen
from briefkit.errors import QueryError

OVERVIEW = ("topic", "party", "issue", "publisher", "kind", "year")
PERIODS = {"year": 4, "month": 7}
"""Facets that are parts of the date, with their length."""

_UNCOUNTED = frozenset(["text", "body"])

_ONE_LEAF = {"issue": 0, "event": 0, "author": 1, "expert": 1}  # the other leaf is a second name of the same thing


@frozen
class Facet:
    """A value of a field and the number of briefs that have it; `by` is the value of the other field, None for all."""

    field: str
    value: str
    title: str
    briefs: int
    by: str | None = None


Values = Callable[[Metadata], dict[str, tuple[str, str]]]
"""The values of a brief: what they count as, and their spelling and title."""


def facet_name(name: str, own_keys: Callable[[], Collection[str]]) -> str:
    """The canonical name of a field to count by. Raises QueryError for an unknown one."""
    if name in PERIODS:
        return name
    found = field_name("brief", name) or field_name("brief", name, own_keys())
    if found is None or found in _UNCOUNTED:
        known = dict.fromkeys(path for path in (*PERIODS, *names("brief"), *own_keys()) if path not in _UNCOUNTED)
        raise QueryError(f"there is no field “{name}” to count by", hint=name_hint(name, known))
    return found


def count_facets(
    briefs: Iterable[Metadata], fields: Sequence[str], context: MatchContext, by: str | None = None
) -> list[Facet]:
    """The values of each field with the number of briefs that have them, the most frequent first.

    A brief counts once for each of its values. Periods are in chronological order. `by` splits each number.
    """
    readers = {name: _values(name, context) for name in fields}
    split = _values(by, context) if by else None
    counted: dict[str, Counter[tuple[str, str | None]]] = {name: Counter() for name in fields}
    written: dict[tuple[str, str], tuple[str, str]] = {}
    for metadata in briefs:
        parts: list[str | None] = [text for text, _ in split(metadata).values()] if split else [None]
        for name, values in readers.items():
            for key, spelling in values(metadata).items():
                written.setdefault((name, key), spelling)
                counted[name].update((key, part) for part in parts)
    return [facet for name in fields for facet in _facets(name, counted[name], written, context.language)]


def _facets(
    name: str, counted: Counter[tuple[str, str | None]], written: dict[tuple[str, str], tuple[str, str]], language: str
) -> list[Facet]:
    whole: Counter[str] = Counter()
    for (key, _), count in counted.items():
        whole[key] += count
    in_order = sorted(whole)
    if name not in PERIODS:
        in_order.sort(key=lambda key: (-whole[key], sort_key(written[name, key][0], language)))
    parts = sorted({part for _, part in counted}, key=lambda part: (sort_key(part or "", language), part or ""))
    return [
        Facet(name, *written[name, key], counted[key, part], part)
        for key in in_order
        for part in parts
        if counted[key, part]
    ]


def _values(name: str, context: MatchContext) -> Values:
    if name in PERIODS:
        return _period(PERIODS[name])
    found = leaves("brief", name)
    if name in _ONE_LEAF:
        found = (found[_ONE_LEAF[name]],)
    elif any(leaf.kind != "prose" for leaf in found):
        found = tuple(leaf for leaf in found if leaf.kind != "prose")
    readers = [(reader("brief", leaf, context), _namer(leaf, context)) for leaf in found]

    def values(metadata: Metadata) -> dict[str, tuple[str, str]]:
        found = [named(str(value)) for read, named in readers for value in read(metadata, metadata)]
        return {fold(text): (text, title) for text, title in found}

    return values


def _period(length: int) -> Values:
    def values(metadata: Metadata) -> dict[str, tuple[str, str]]:
        text = (metadata.get("date") or "")[:length] or "undated"
        return {text: (text, "")}

    return values


def _namer(leaf: Leaf, context: MatchContext) -> Callable[[str], tuple[str, str]]:
    """A function from a value to its canonical spelling and its title."""
    if leaf.kind == "truth":
        return lambda held: (held.lower(), "")
    if leaf.kind != "id":
        return lambda held: (held, "")

    def named(held: str) -> tuple[str, str]:
        section = section_of(leaf.by, held, context)
        id_ = context.registry.resolve(section, held)
        title = context.registry.title(section, id_, context.language)
        return id_, title if title != id_ else ""

    return lru_cache(maxsize=None)(named)


def facets_schema(by: str | None = None) -> TableSchema:
    """The columns of facets; `by` names the column of the other field."""
    return TableSchema(
        "facets",
        "briefkit facets [FIELD…]",
        "One value of one field; with `--by`, one for each value of the other field, in a column of its name.",
        [
            Column("field", TEXT, "The field"),
            Column("value", TEXT, "The value; an id in its canonical spelling"),
            Column(
                "title",
                MAYBE,
                "Its title in the registry, if that is different",
                lambda facet: facet.title or None,
            ),
            *([Column(by, MAYBE, "The other field's value", attrgetter("by"))] if by else []),
            Column("briefs", COUNT, "How many briefs have it"),
        ],
    )


def most_frequent(facets: list[Facet], limit: int | None) -> list[Facet]:
    """The facets of the first `limit` values of each field."""
    if limit is None:
        return facets
    values: dict[str, dict[str, None]] = {}
    for facet in facets:
        values.setdefault(facet.field, {})[facet.value] = None
    kept = {field: set(list(found)[:limit]) for field, found in values.items()}
    return [facet for facet in facets if facet.value in kept[facet.field]]
