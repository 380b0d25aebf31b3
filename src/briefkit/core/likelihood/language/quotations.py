"""Quotations in every kind of quotation mark, nested ones and those over several lines; an apostrophe is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.likelihood.language.plain import Edit
from briefkit.core.text.sentences import GAP
from briefkit.core.values import frozen

_CLOSERS = {
    "“": '”"“',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‚": "‘’'",
    "‘": "’'",
    "'": "'",
    '"': '"',
    "”": "”",
    "「": "」",
    "『": "』",
}
"""The marks that may close a quotation, by the one that opens it; German closes with what English opens with."""

_MARK = re.compile("[“”„‟«»‹›‚‘’'\"「」『』]")
_BEFORE_OPENING = re.compile(r"[\s(\[{–—/:;,.!?\-\"'“„«»‹›‘‚|…]")
_SINGLE = "'’"
_DIRECTED = "„«‹‟「『“"  # these open a quotation even where nothing closes it
_GOES_ON = re.compile(r" [a-zà-ÿ]")
_DECADE = re.compile(r"\d\ds")
_FARTHEST = 200  # marks between the two of a pair, so that a text of nothing but marks is read in linear time


@frozen
class _Mark:
    """A quotation mark, its offset, and what it may do there."""

    sign: str
    place: int
    opens: bool
    closes: bool
    apostrophe: bool  # as in “the ministers’ plan”


def quotations_in(text: str) -> Iterator[Edit]:
    """Outermost quotations, each with what stands for it; one that nothing closes goes on to the end."""
    marks = [_mark(text, match.start()) for match in _MARK.finditer(text)]
    after = 0
    for number, mark in enumerate(marks):
        end = _end(marks, number, len(text)) if mark.opens and mark.place >= after else 0
        if end:
            last = text[end - 2]
            yield mark.place, end, GAP + (last if last in ".!?…" and text[end : end + 1] != "," else "")
            after = end


def _mark(text: str, place: int) -> _Mark:
    apostrophe = text[place] in _SINGLE and text[place - 1] in "sxz" and bool(_GOES_ON.match(text, place + 1))
    return _Mark(text[place], place, _opens(text, place), _closes(text, place), apostrophe)


def _opens(text: str, place: int) -> bool:
    sign, before, after = text[place], text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if sign not in _CLOSERS or not after or _DECADE.match(text, place + 1):
        return False
    if sign in "«‹":
        return not before.isalnum()
    if sign in "„‚「『" or (sign in "»›" and not after.isspace()):
        return True
    return not after.isspace() and (not before or bool(_BEFORE_OPENING.match(before)))


def _closes(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] in _SINGLE:
        return not before.isspace() and not after.isalnum()
    return text[place] in "»›«‹" or not before.isspace() or not after.isalnum()


def _end(marks: list[_Mark], number: int, length: int) -> int:
    """Where the quotation that begins at a mark ends, after its closing mark; 0 if it is none."""
    open_ = [marks[number].sign]
    for following in range(number + 1, min(number + _FARTHEST, len(marks))):
        mark = marks[following]
        if mark.closes and mark.sign in _CLOSERS[open_[-1]] and not _is_apostrophe(marks, following):
            open_.pop()
            if not open_:
                return mark.place + 1
        elif mark.opens and mark.sign not in _SINGLE + '"' and (mark.sign != open_[-1] or mark.sign in _DIRECTED):
            open_.append(mark.sign)
    return length if marks[number].sign in _DIRECTED else 0


def _is_apostrophe(marks: list[_Mark], number: int) -> bool:
    """Whether a closing mark is rather an apostrophe: a better one follows before another quotation opens."""
    if not marks[number].apostrophe:
        return False
    for other in marks[number + 1 : number + 20]:
        if other.opens or other.closes:
            return other.sign in _SINGLE and not other.opens
    return False
