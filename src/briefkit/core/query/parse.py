"""Parsing the query language. Ordinary text is never an error; an unknown field or an invalid date is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.query.clause import clause_from
from briefkit.core.query.error import error_at
from briefkit.core.query.fields import group_kind, item_scope
from briefkit.core.query.lex import Token, tokenize
from briefkit.core.query.table import ITEMS
from briefkit.core.query.value import EVERYTHING, Item, Not, Query, Text, all_of, any_of
from briefkit.core.text.words import did_you_mean, meant, words
from briefkit.errors import QueryError

if TYPE_CHECKING:
    import datetime

DEEPEST = 50
MOST_VIEWS = 100
LONGEST = 100_000
_IN_VIEW = "in the view “"


def _no_keys() -> Collection[str]:
    return ()


class QueryContext(NamedTuple):
    """What parsing a query needs: the current day, the saved views, and the keys that briefkit does not know.

    `own_keys` is only called for a field that is not in the format.
    """

    today: datetime.date
    views: Mapping[str, str] = MappingProxyType({})
    own_keys: Callable[[], Collection[str]] = _no_keys


class Parsed(NamedTuple):
    """A query, and notes on what may have been meant differently."""

    query: Query
    notes: tuple[str, ...] = ()


def parse_query(text: str, context: QueryContext, *, scope: str = "brief") -> Parsed:
    """Parse a query. Raises QueryError with the column and a hint."""
    return _parse(text, context, scope, _Inside((), 0, []))


class _Inside(NamedTuple):
    """Where a text is read: in which views, below how many brackets, and the texts of all views read so far."""

    views: tuple[str, ...]
    depth: int
    read: list[str]


def _parse(text: str, context: QueryContext, scope: str, inside: _Inside) -> Parsed:
    inside.read.append(text)
    if sum(map(len, inside.read)) > LONGEST:
        raise QueryError(f"longer than {LONGEST:,} characters, with the views that it uses", hint="simplify the query")
    lexed = tokenize(text)
    parser = _Parser(text, lexed.tokens, context, inside)
    query = parser.alternatives(scope) or EVERYTHING
    return Parsed(query, tuple(dict.fromkeys((*lexed.notes, *parser.notes))))


class _Parser:
    """Recursive descent. A part without any word, such as a dash, is None and has no effect."""

    def __init__(self, text: str, tokens: tuple[Token, ...], context: QueryContext, inside: _Inside) -> None:
        self.text = text
        self.tokens = tokens
        self.context = context
        self.inside = inside
        self.at = 0
        self.depth = inside.depth
        self.notes: list[str] = []

    @property
    def kind(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ")"

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def alternatives(self, scope: str) -> Query | None:
        found = [self.conditions(scope)]
        while self.kind == "OR":
            self.take()
            found.append(self.conditions(scope))
        given = [query for query in found if query is not None]
        return any_of(given) if given else None

    def conditions(self, scope: str) -> Query | None:
        found: list[Query | None] = []
        while self.kind not in {")", "OR"}:
            if self.kind == "AND":
                self.take()
            found.append(self.condition(scope))
        given = [query for query in found if query is not None]
        return all_of(given) if given else None

    def condition(self, scope: str) -> Query | None:
        token = self.take()
        match token.kind:
            case "NOT":
                return self.deeper(token, lambda: self.negated(scope))
            case "(":
                return self.deeper(token, lambda: self.bracket(scope))
            case "group":
                return self.deeper(token, lambda: self.group(token, scope))
            case "view":
                return self.view(token, scope)
            case "clause":
                return clause_from(token, self.text, scope, self.context.today, self.context.own_keys)
            case _:
                return self.words(token)

    def deeper(self, token: Token, read: Callable[[], Query | None]) -> Query | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise error_at(self.text, token.column, f"nested deeper than {DEEPEST} levels", "simplify the query")
        found = read()
        self.depth -= 1
        return found

    def negated(self, scope: str) -> Query | None:
        found = self.condition(scope)
        return Not(found) if found is not None else None

    def bracket(self, scope: str) -> Query | None:
        found = self.alternatives(scope)
        self.take()
        return found

    def group(self, token: Token, scope: str) -> Query:
        kind = group_kind(scope, token.text)
        if kind is None:
            known = list(ITEMS.get(scope, {}))
            hint = did_you_mean(token.text, known) or f"groups are {', '.join(f'{name}:(…)' for name in known)}"
            raise error_at(self.text, token.column, f"“{token.text}:” takes values, not a group", hint)
        found = self.bracket(item_scope(scope, kind))
        return Item(kind, found or EVERYTHING)

    def view_named(self, token: Token) -> str:
        known = list(self.context.views)
        found = [known[place] for place in meant(token.text, known)]
        if len(found) == 1:
            return found[0]
        hint = did_you_mean(token.text, known) or "views are saved under [views] in briefkit.toml"
        why = (
            f"“{token.text}” could be any of the views {', '.join(found)}"
            if found
            else f"there is no view “{token.text}”"
        )
        raise error_at(self.text, token.column, why, f'{hint}; for text write "@{token.text}"')

    def view(self, token: Token, scope: str) -> Query | None:
        name = self.view_named(token)
        outer = self.inside.views
        if name in outer:
            cycle = " → ".join((*outer[outer.index(name) :], name))
            raise error_at(
                self.text, token.column, f"the view “{name}” contains itself: {cycle}", "change briefkit.toml"
            )
        if len(self.inside.read) > MOST_VIEWS:
            raise error_at(self.text, token.column, f"more than {MOST_VIEWS} views in one query", "use fewer of them")
        return self.deeper(token, lambda: self.expanded(name, scope))

    def expanded(self, name: str, scope: str) -> Query | None:
        inside = _Inside((*self.inside.views, name), self.depth, self.inside.read)
        try:
            parsed = _parse(self.context.views[name], self.context, scope, inside)
        except QueryError as error:
            if error.message.startswith(_IN_VIEW):
                raise
            message = f"{_IN_VIEW}{name}” of briefkit.toml: {error.message}"
            raise QueryError(message, hint=error.hint, details=error.details) from error
        self.notes += [f"in the view “{name}”: {note}" for note in parsed.notes]
        return parsed.query if parsed.query != EVERYTHING else None

    def words(self, token: Token) -> Query | None:
        """Text is its words, one after the other: this applies to AI-Act, 12:30 and “arms control” alike."""
        found = tuple(words(token.text))
        if found:
            return Text(found, prefix=token.prefix)
        if any(not character.isascii() or character in '"?*' for character in token.text) or token.kind == "phrase":
            self.notes.append(f"“{token.text}” contains no word to search for and is ignored")
        return None
