"""A query as a value: what `parse` and `flags` return, and what stores answer.

Nothing is looked up here and nothing heavy is imported: `match` asks one brief, an index may ask all at once.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

Metadata = Mapping[str, Any]
"""A brief as JSON, as `brief_to_json` returns it: everything but its text, which some queries need under `body`."""

MATCHES = (":", "=", "~")
COMPARISONS = ("<=", ">=", "<", ">")
PRESENT = ":*"


class Query:
    """A condition on briefs, or inside an `Item` on one of a brief's items. Immutable; compare with `==`.

    These are not dataclasses, because creating those classes takes longer than some answers.
    """

    __slots__: tuple[str, ...] = ()

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Query) and self.__class__ is other.__class__ and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((self.__class__, self._values()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self.__slots__, self._values(), strict=True))
        return f"{self.__class__.__name__}({fields})"


class And(Query):
    """All conditions hold; without any, everything matches. Make one with `all_of`."""

    __slots__ = ("parts",)
    __match_args__ = ("parts",)

    def __init__(self, parts: tuple[Query, ...] = ()) -> None:
        self.parts = parts


class Or(Query):
    """At least one condition holds. Make one with `any_of`."""

    __slots__ = ("parts",)
    __match_args__ = ("parts",)

    def __init__(self, parts: tuple[Query, ...]) -> None:
        self.parts = parts


class Not(Query):
    """The condition does not hold."""

    __slots__ = ("part",)
    __match_args__ = ("part",)

    def __init__(self, part: Query) -> None:
        self.part = part


class Text(Query):
    """These words, as split by `words`, follow each other in one text; with `prefix`, the last is a beginning."""

    __slots__ = ("prefix", "words")
    __match_args__ = ("words", "prefix")

    def __init__(self, words: tuple[str, ...], prefix: bool = False) -> None:
        self.words = words
        self.prefix = prefix


class Word(NamedTuple):
    """A value; with `prefix`, the beginning of a value."""

    text: str
    prefix: bool = False


class Range(NamedTuple):
    """From `low` to `high`, both included; None is an open end. A single half-open range becomes a comparison."""

    low: str | None
    high: str | None


Value = Word | Range


class Clause(Query):
    """A field has one of some values. Make one with `clause`.

    `field` is a canonical name (see `fields`), or the path of a key that briefkit does not know. `operator` is one
    of MATCHES, COMPARISONS or PRESENT, which has no values.
    """

    __slots__ = ("field", "operator", "values")
    __match_args__ = ("field", "operator", "values")

    def __init__(self, field: str, operator: str, values: tuple[Value, ...] = ()) -> None:
        self.field = field
        self.operator = operator
        self.values = values


class Item(Query):
    """One item of a kind, such as an issue, matches the whole query. Field names in it are those of the item."""

    __slots__ = ("kind", "query")
    __match_args__ = ("kind", "query")

    def __init__(self, kind: str, query: Query) -> None:
        self.kind = kind
        self.query = query


EVERYTHING = And()


class Names(Protocol):
    """The part of a registry that queries need."""

    def resolve(self, section: str, word: str) -> str:
        """The id that a word stands for; an unknown word stands for itself."""

    def key(self, section: str, word: str) -> str:
        """The key by which words are compared: the same for all spellings of one thing."""

    def knows(self, section: str, word: str) -> bool:
        """Whether a word is an id, alias or title of the section."""

    def holder_section(self, word: str, people: Container[str] = ()) -> str:
        """The section of a holder of positions: parties or people."""

    def title(self, section: str, word: str, language: str | None = None) -> str:
        """The title of the entry that a word stands for; an unknown word unchanged."""

    def ids(self, section: str) -> Iterable[str]:
        """The registered ids of a section."""

    def parts(self, section: str, id_: str) -> set[str]:
        """An id and all ids below it."""


class MatchContext(NamedTuple):
    """What matching needs besides the briefs: the registry, and the defaults of the library."""

    registry: Names
    language: str = "en"
    publisher: str = ""
    access: str = "internal"
    scale: str = "icd203"


def all_of(parts: Iterable[Query]) -> Query:
    """One query for all of them: no And directly inside an And, and none around a single part."""
    flat = tuple(_flattened(parts, And))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(parts: Iterable[Query]) -> Query:
    """One query for any of them; at least one is needed."""
    flat = tuple(_flattened(parts, Or))
    return flat[0] if len(flat) == 1 else Or(flat)


def _flattened(parts: Iterable[Query], kind: type[And] | type[Or]) -> Iterator[Query]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def clause(field: str, operator: str, values: Iterable[Value]) -> Clause:
    """A clause in canonical form: a single half-open range becomes a comparison."""
    values = tuple(dict.fromkeys(values))
    match values:
        case (Range(str(low), None),):
            return Clause(field, ">=", (Word(low),))
        case (Range(None, str(high)),):
            return Clause(field, "<=", (Word(high),))
        case _:
            return Clause(field, operator, values)


def clauses_in(query: Query) -> Iterator[Clause]:
    """Every clause on the brief itself: neither negated nor inside an item."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from clauses_in(part)
        case Clause():
            yield query
