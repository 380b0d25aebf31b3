"""Whether a brief matches a query. Aliases and dates are resolved once, before the first brief."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefkit.core.query.fields import item_scope, leaves
from briefkit.core.query.predicates import follows, test_of
from briefkit.core.query.table import ITEMS, WITH_PARTS
from briefkit.core.query.texts import text_fields
from briefkit.core.query.value import PRESENT, And, Clause, Item, MatchContext, Metadata, Not, Or, Query, Text
from briefkit.core.query.values import item_texts, items_reader, reader
from briefkit.core.text.words import words

Condition = Callable[[Metadata, Metadata], bool]
"""Whether an item (the first argument) of a brief (the second) matches; a brief itself is passed as both."""


def matcher(query: Query, context: MatchContext) -> Callable[[Metadata], bool]:
    """A function that says whether a brief's metadata, with its `body` if `asks_text(query)`, matches the query."""
    condition = _Compiler(context).condition(query, "brief")
    return lambda metadata: condition(metadata, metadata)


def asks_text(query: Query) -> bool:
    """Whether a query needs the text of each brief."""
    match query:
        case And(parts) | Or(parts):
            return any(asks_text(part) for part in parts)
        case Not(part):
            return asks_text(part)
        case Clause(field):
            return field in {"text", "body"}
        case _:
            return isinstance(query, Text)


class _Compiler:
    def __init__(self, context: MatchContext) -> None:
        self.context = context
        self.texts = _WordsOfLast()

    def condition(self, query: Query, scope: str) -> Condition:
        match query:
            case And(parts):
                conditions = [self.condition(part, scope) for part in parts]
                return lambda item, brief: all(holds(item, brief) for holds in conditions)
            case Or(parts):
                conditions = [self.condition(part, scope) for part in parts]
                return lambda item, brief: any(holds(item, brief) for holds in conditions)
            case Not(part):
                condition = self.condition(part, scope)
                return lambda item, brief: not condition(item, brief)
            case Text():
                return self.text(query, scope)
            case Item(kind, inner):
                return self.item(kind, inner, scope)
            case Clause():
                return self.clause(query, scope)
        raise AssertionError(f"not a query: {query!r}")

    def text(self, text: Text, scope: str) -> Condition:
        of = self.texts.of_brief if scope == "brief" else self.texts.of_item
        return lambda item, _brief: any(follows(held, text.words, prefix=text.prefix) for held in of(item))

    def item(self, kind: str, inner: Query, scope: str) -> Condition:
        read = items_reader(scope, ITEMS[scope][kind])
        condition = self.condition(inner, item_scope(scope, kind))
        return lambda item, brief: any(condition(child, brief) for child in read(item, brief))

    def clause(self, clause: Clause, scope: str) -> Condition:
        written = clause.operator == PRESENT
        with_parts = clause.field.rpartition(".")[2] == WITH_PARTS
        pairs = [
            (
                reader(scope, leaf, None if written else self.context),
                test_of(leaf, clause.operator, clause.values, self.context, with_parts=with_parts),
            )
            for leaf in leaves(scope, clause.field)
        ]
        if len(pairs) == 1:
            read, test = pairs[0]
            return lambda item, brief: any(map(test, read(item, brief)))
        return lambda item, brief: any(test(value) for read, test in pairs for value in read(item, brief))


class _WordsOfLast:
    """The words of the last brief, so that a query for several words splits each brief only once."""

    def __init__(self) -> None:
        self.last: Any = None
        self.words: list[list[str]] = []

    def of_brief(self, brief: Metadata) -> list[list[str]]:
        if brief is not self.last:
            self.words = [words(text) for _part, text in text_fields(brief, brief.get("body") or "")]
            self.last = brief
        return self.words

    def of_item(self, item: Metadata) -> list[list[str]]:
        return [words(text) for text in item_texts(dict(item))]
