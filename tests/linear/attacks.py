"""Texts on which a backtracking matcher may take long, made from the expression: parts of what it matches, repeated."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from random import Random
from typing import Any

sre: Any = importlib.import_module("re._constants")
_parser: Any = importlib.import_module("re._parser")
ALPHABET = " \n\taZ1-_.,:;!?[](){}<>`*\\\"'/=&#|+~^$@%é“–世\u0301\u200b\u200d\r"
_TAILS = ("", "\0", "\n", "!", "a ")
_CATEGORIES = {sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_WORD: r"\w", sre.CATEGORY_SPACE: r"\s"}
_CATEGORIES |= {sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_NOT_WORD: r"\W", sre.CATEGORY_NOT_SPACE: r"\S"}


class Attack:
    """A beginning, a part to be repeated, and an end."""

    def __init__(self, head: str, pump: str, tail: str) -> None:
        self.head, self.pump, self.tail = head, pump, tail

    def text(self, length: int) -> str:
        """About this many characters."""
        return self.head + self.pump * (length // len(self.pump)) + self.tail

    def __repr__(self) -> str:
        return f"{self.head!r} + {self.pump!r} × n + {self.tail!r}"


def attacks(pattern: re.Pattern[Any], most: int, seed: int = 1) -> list[Attack]:
    """Up to `most` attacks on an expression."""
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = _parser.parse(source, pattern.flags & ~re.DEBUG)
    found: dict[tuple[str, str, str], Attack] = {}
    for _ in range(24):
        pieces = list(_sample(tree, random, {}))[:14]
        for attack in _from(pieces):
            found.setdefault((attack.head, attack.pump, attack.tail), attack)
    chosen = sorted(found.values(), key=lambda item: (len(item.pump), len(item.head)))
    return chosen if len(chosen) <= most else [*chosen[: most // 2], *random.sample(chosen[most // 2 :], most // 2)]


def _from(pieces: list[str]) -> Iterator[Attack]:
    """Every run of pieces repeated, after what precedes it or nothing, before what follows it or something else."""
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            if pump := "".join(pieces[start:end]):
                head, rest = "".join(pieces[:start]), "".join(pieces[end:])
                for tail in (*_TAILS, rest[:-1]):
                    yield Attack("", pump, tail)
                    yield Attack(head, pump, tail)


def _sample(tree: Any, random: Random, groups: dict[int, str]) -> Iterator[str]:
    """A text that the expression matches, apart from what looks around, in pieces."""
    for kind, value in tree:
        if kind in {sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN}:
            yield _character(kind, value, random)
        elif kind is sre.BRANCH:
            yield from _sample(random.choice(value[1]), random, groups)
        elif kind is sre.SUBPATTERN:
            inside = list(_sample(value[3], random, groups))
            groups[value[0]] = "".join(inside)
            yield from inside
        elif kind is sre.ATOMIC_GROUP:
            yield from _sample(value, random, groups)
        elif kind in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            least, greatest, inside = value
            for _ in range(min(max(least, random.choice((0, 1, 1, 2))), int(greatest), 12)):
                yield from _sample(inside, random, groups)
        elif kind is sre.GROUPREF:
            yield groups.get(value, "")
        elif kind is sre.ASSERT and value[0] > 0:
            yield from _sample(value[1], random, groups)


def _character(kind: Any, value: Any, random: Random) -> str:
    """A character of a class, preferably one that other classes have too."""
    if kind is sre.LITERAL:
        return chr(value)
    fitting = [character for character in ALPHABET if _fits(kind, value, character)]
    return random.choice(fitting) if fitting else chr(next(_members(value), 0))


def _fits(kind: Any, value: Any, character: str) -> bool:
    if kind is sre.ANY:
        return character != "\n"
    if kind is sre.NOT_LITERAL:
        return bool(ord(character) != value)
    inside = any(_is_in(item, character) for item in value)
    return bool(inside != (value[0][0] is sre.NEGATE))


def _is_in(item: tuple[Any, Any], character: str) -> bool:
    kind, value = item
    if kind is sre.LITERAL:
        return bool(ord(character) == value)
    if kind is sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return bool(kind is sre.CATEGORY and re.match(_CATEGORIES[value], character))


def _members(value: Any) -> Iterator[int]:
    for kind, item in value:
        if kind is sre.LITERAL:
            yield item
        elif kind is sre.RANGE:
            yield item[0]
