"""Predicates on single values, made by kind of leaf: what is asked for is prepared once, then compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from briefkit.core.query.compare import (
    COMPARE,
    Test,
    any_test,
    date_test,
    numeric_test,
    order_test,
    truth_test,
    word_test,
)
from briefkit.core.query.table import Leaf
from briefkit.core.query.value import PRESENT, MatchContext, Value, Word
from briefkit.core.text.words import fold, words


def test_of(
    leaf: Leaf, operator: str, values: tuple[Value, ...], context: MatchContext, *, with_parts: bool = False
) -> Test:
    """A test of whether a value of a leaf is one of those that a clause asks for."""
    if operator == PRESENT:
        return lambda _held: True
    make = _substring if operator == "~" else _MAKERS[leaf.kind]
    if with_parts:
        values = tuple(part for value in values for part in _parts_of(value, leaf, context))
    tests = [make(leaf, operator, value, context) for value in values]
    return tests[0] if len(tests) == 1 else lambda held: any(test(held) for test in tests)


def _parts_of(value: Value, leaf: Leaf, context: MatchContext) -> list[Value]:
    if not isinstance(value, Word) or value.prefix:
        return [value]
    section = section_of(leaf.by, value.text, context)
    return [
        Word(part) for part in sorted(context.registry.parts(section, context.registry.resolve(section, value.text)))
    ]


def section_of(section: str, word: str, context: MatchContext) -> str:
    """The registry section of a word: the given one, or that of the holder it names."""
    return context.registry.holder_section(word) if section == "holders" else section


def id_key(section: str, word: str, context: MatchContext) -> str:
    """The key by which an id, alias or title is compared."""
    return fold(context.registry.resolve(section_of(section, word, context), word))


def _id(leaf: Leaf, operator: str, value: Value, context: MatchContext) -> Test:
    key_of = lru_cache(maxsize=None)(lambda held: id_key(leaf.by, held, context))
    if isinstance(value, Word) and not value.prefix and operator in {":", "="}:
        wanted = id_key(leaf.by, value.text, context)
        return lambda held: key_of(str(held)) == wanted
    test = word_test(leaf, operator, value, context)
    return lambda held: test(held) or test(key_of(str(held)))


def _lang(leaf: Leaf, operator: str, value: Value, context: MatchContext) -> Test:
    test = word_test(leaf, operator, value, context)
    if operator in COMPARE:
        return test
    return lambda held: test(held) or test(str(held).partition("-")[0])


def _prose(leaf: Leaf, operator: str, value: Value, context: MatchContext) -> Test:
    if operator != ":" or not isinstance(value, Word):
        return word_test(leaf, operator, value, context)
    asked = tuple(words(value.text))
    if not asked:
        return _substring(leaf, operator, value, context)
    return lambda held: follows(words(str(held)), asked, prefix=value.prefix)


def follows(held: list[str], asked: tuple[str, ...], *, prefix: bool = False) -> bool:
    """Whether words follow each other in a text; with `prefix`, the last is a beginning."""
    if prefix:
        return any(
            word.startswith(asked[-1]) and tuple(held[at - len(asked) + 1 : at]) == asked[:-1]
            for at, word in enumerate(held)
            if at >= len(asked) - 1
        )
    if len(asked) == 1:
        return asked[0] in held
    return any(held[at] == asked[0] and tuple(held[at : at + len(asked)]) == asked for at in range(len(held)))


def _substring(leaf: Leaf, _operator: str, value: Value, context: MatchContext) -> Test:
    assert isinstance(value, Word)  # noqa: S101 - the parser makes no ranges of substrings
    asked = fold(value.text)
    if leaf.kind != "id":
        return lambda held: asked in fold(_text(held))

    def test(held: Any) -> bool:
        section = section_of(leaf.by, str(held), context)
        return asked in fold(str(held)) or asked in fold(context.registry.title(section, str(held)))

    return test


def _text(held: Any) -> str:
    return ("true" if held else "false") if isinstance(held, bool) else str(held)


_MAKERS: dict[str, Callable[[Leaf, str, Value, MatchContext], Test]] = {
    "id": _id,
    "word": word_test,
    "lang": _lang,
    "prose": _prose,
    "date": date_test,
    "number": numeric_test,
    "truth": truth_test,
    "order": order_test,
    "any": any_test,
}
