"""Texts on which a backtracking matcher may take long, made from an expression: for each part that repeats, its text
or what leads up to it, many times over, before something that does not fit."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

_sre: Any = importlib.import_module("re._constants")
_parser: Any = importlib.import_module("re._parser")
_ALPHABET = " \n\taZ1-_.,:;!?[](){}<>`*\\\"'/=&#|+~^$@%é“–世\u0301\u200b\u200d\r"
_TAILS = ("", "\0", "!", "\n\0", "a \0")
_CATEGORIES = {_sre.CATEGORY_DIGIT: r"\d", _sre.CATEGORY_WORD: r"\w", _sre.CATEGORY_SPACE: r"\s"}
_CATEGORIES |= {_sre.CATEGORY_NOT_DIGIT: r"\D", _sre.CATEGORY_NOT_WORD: r"\W", _sre.CATEGORY_NOT_SPACE: r"\S"}
_REPEATS = {_sre.MAX_REPEAT, _sre.MIN_REPEAT, _sre.POSSESSIVE_REPEAT}
_MANY = 60
"""A part that may come so often counts as unbounded."""


class Attack(NamedTuple):
    """A beginning, a part to be repeated, and an end."""

    head: str
    pump: str
    tail: str

    def text(self, length: int) -> str:
        """About this many characters."""
        return self.head + self.pump * (length // len(self.pump)) + self.tail


class _Sample(NamedTuple):
    """A text that fits, and the spans of its parts that may come many times."""

    text: str
    repeated: tuple[tuple[int, int], ...]


def attacks(pattern: re.Pattern[Any], most: int = 90) -> list[Attack]:
    """Up to `most` attacks on an expression, always the same, the shortest first."""
    random = Random(1)  # noqa: S311 - repeatable on purpose
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = _parser.parse(source, pattern.flags & ~re.DEBUG)
    found: set[Attack] = set()
    for _ in range(40):
        sample = _Sampler(random).sample(tree)
        found.update(_around(sample))
    chosen = sorted(found, key=lambda attack: (len(attack.pump) + len(attack.head), attack))
    return chosen if len(chosen) <= most else [*chosen[: most // 2], *random.sample(chosen[most // 2 :], most // 2)]


def _around(sample: _Sample) -> Iterator[Attack]:
    for start, end in sample.repeated:
        head, part, rest = sample.text[:start], sample.text[start:end], sample.text[end:]
        for tail in (*_TAILS, rest[:-1] + "\0"):
            if part:
                yield Attack(head, part, tail)  # what repeats
                yield Attack("", part, tail)  # the same where nothing leads up to it
            if head:
                yield Attack("", head + part, tail)  # many beginnings
            if rest[:1]:
                yield Attack(head, part + rest[:1], tail)  # many places where it might end
                yield Attack(head, part + rest[:-1] if len(rest) > 1 else part + rest, tail)


class _Sampler:
    """Writes a text that an expression matches, apart from what looks around."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.text = ""
        self.groups: dict[int, str] = {}
        self.repeated: list[tuple[int, int]] = []

    def sample(self, tree: Any) -> _Sample:
        self._write(tree)
        return _Sample(self.text, tuple(self.repeated))

    def _write(self, tree: Any) -> None:
        for kind, value in tree:
            self._part(kind, value)

    def _part(self, kind: Any, value: Any) -> None:
        if kind in {_sre.LITERAL, _sre.NOT_LITERAL, _sre.ANY, _sre.IN}:
            self.text += _character(kind, tuple(value) if kind is _sre.IN else value, self.random)
        elif kind is _sre.BRANCH:
            self._write(self.random.choice(value[1]))
        elif kind is _sre.SUBPATTERN:
            start = len(self.text)
            self._write(value[3])
            self.groups[value[0]] = self.text[start:]
        elif kind is _sre.ATOMIC_GROUP:
            self._write(value)
        elif kind in _REPEATS:
            self._repeat(*value)
        elif kind is _sre.GROUPREF:
            self.text += self.groups.get(value, "")
        elif kind is _sre.ASSERT and value[0] > 0 and self.random.random() < 0.5:
            self._write(value[1])
        elif kind is _sre.AT and value is _sre.AT_BEGINNING and self.random.random() < 0.7:
            self.text += "\n"

    def _repeat(self, least: int, greatest: int, inside: Any) -> None:
        start = len(self.text)
        for _ in range(min(max(least, self.random.choice((0, 1, 1, 2))), int(greatest), 12)):
            self._write(inside)
        if int(greatest) >= _MANY:
            self.repeated.append((start, len(self.text)))


def _character(kind: Any, value: Any, random: Random) -> str:
    """A character of a class, preferably one that other classes have too."""
    if kind is _sre.LITERAL:
        return chr(value)
    fitting = _fitting(kind, value)
    return random.choice(fitting) if fitting else chr(next(_members(value), 0))


@cache
def _fitting(kind: Any, value: Any) -> list[str]:
    return [character for character in _ALPHABET if _fits(kind, value, character)]


def _fits(kind: Any, value: Any, character: str) -> bool:
    if kind is _sre.ANY:
        return character != "\n"
    if kind is _sre.NOT_LITERAL:
        return bool(ord(character) != value)
    inside = any(_is_in(item, character) for item in value)
    return bool(inside != (value[0][0] is _sre.NEGATE))


def _is_in(item: tuple[Any, Any], character: str) -> bool:
    kind, value = item
    if kind is _sre.LITERAL:
        return bool(ord(character) == value)
    if kind is _sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return bool(kind is _sre.CATEGORY and re.match(_CATEGORIES[value], character))


def _members(value: Any) -> Iterator[int]:
    for kind, item in value:
        if kind is _sre.LITERAL:
            yield item
        elif kind is _sre.RANGE:
            yield item[0]
