"""Scripts: text that runs from right to left as it is read, and scripts that have no spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LTR = re.compile(r"[^\W_\d\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIGIT = re.compile(r"\d")
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_ALEFS = frozenset("اأإآ")
_WITHIN_NUMBER = frozenset(".,:/-–%")


def is_rtl(text: str) -> bool:
    """Whether a text holds letters that are written from right to left."""
    return _RTL.search(text) is not None


def is_mostly_rtl(text: str) -> bool:
    """Whether a line of text is one that begins on the right."""
    return len(_RTL.findall(text)) > len(_LTR.findall(text))


def ligature(first: str, second: str) -> str:
    """Two letters that are one sign of the type, in the order in which they are read.

    Files have those of scripts from right to left in either order; the one ligature that Arabic demands is known.
    """
    if second == "ل" and first in _ALEFS:
        return second + first
    return first + second


def is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script that has no spaces between words."""
    return _UNSPACED.match(letter) is not None


def in_order(signs: Sequence[str]) -> list[int]:
    """The numbers of signs that stand from left to right, in the order in which they are read.

    A sign is what the type has as one: a letter, a ligature, or a space.
    """
    if not any(map(is_rtl, signs)):
        return list(range(len(signs)))
    from_right = is_mostly_rtl("".join(signs))
    sides = list(_sides(signs, from_right))
    runs = [[at for at, _ in run] for _, run in groupby(enumerate(sides), key=lambda item: item[1])]
    if from_right:
        runs.reverse()
    return [at for run in runs for at in (list(_from_right(signs, run)) if sides[run[0]] else run)]


def _sides(signs: Sequence[str], from_right: bool) -> Iterator[bool]:
    """Whether each sign is part of a run from right to left: signs without a side of their own go with both beside."""
    own = [True if is_rtl(sign) else False if _LTR.search(sign) else None for sign in signs]
    before: list[bool | None] = list(_carried(own))
    after = list(_carried(own[::-1]))[::-1]
    for side, left, right in zip(own, before, after, strict=True):
        if side is not None:
            yield side
        else:
            yield from_right if left != right or left is None else left


def _carried(sides: Iterable[bool | None]) -> Iterator[bool | None]:
    last: bool | None = None
    for side in sides:
        yield last
        last = side if side is not None else last


def _from_right(signs: Sequence[str], run: list[int]) -> Iterator[int]:
    """A run from right to left; the figures of a number stand from left to right in it."""
    number: list[int] = []
    for at in reversed(run):
        if _DIGIT.match(signs[at]) or (
            number and signs[at] in _WITHIN_NUMBER and at - 1 in run and _DIGIT.match(signs[at - 1])
        ):
            number.append(at)
            continue
        yield from reversed(number)
        number = []
        yield at
    yield from reversed(number)


def with_brackets(text: str) -> str:
    """Text from right to left whose brackets open before they close, as some programs write the shape that is shown."""
    opened, closed = text.find("("), text.find(")")
    return text.translate(_MIRRORED) if 0 <= closed < opened else text
