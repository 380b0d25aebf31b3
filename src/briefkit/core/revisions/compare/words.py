"""Words of a paragraph that others have come in the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.revisions.base import Spot
from briefkit.core.revisions.compare.comparison import Comparison
from briefkit.core.revisions.compare.elsewhere import known_elsewhere
from briefkit.core.revisions.compare.links import Seen
from briefkit.core.revisions.compare.looks import look_of_style
from briefkit.core.revisions.document import Sign, Trace
from briefkit.core.revisions.glyphs import FORMULA, NOTE, PICTURE, TAB, Glyph, text_of
from briefkit.core.revisions.value import Words
from briefkit.core.text.words import shortened

_AROUND = 40  # signs that are shown around a change
NEW_PICTURE = "a new picture: put its file into the library, and ![…](…) into the text"


class Hunk(NamedTuple):
    """The signs from `first` to `last` (excluded) of a paragraph of the brief, and those that came in their place."""

    first: int
    last: int
    new: list[Sign]
    trace: Trace | None


def find_words(here: Comparison, part: int, seen: Seen) -> None:
    """The changes of words between a paragraph of the brief and one of the document."""
    for hunk in _hunks(here, part, seen):
        _words(here, part, hunk)


def _hunks(here: Comparison, part: int, seen: Seen) -> Iterator[Hunk]:
    spots = here.links.base[part].spots
    at = 0
    new: list[Sign] = []
    for sign, _, spot in [*seen.signs, (None, None, (part, len(spots)))]:
        if sign is not None and not sign.glyph.sign:
            continue
        if spot is None or spot[0] != part or spot[1] < at:
            if sign is not None:
                new.append(sign)
            continue
        gone = [place for place in range(at, spot[1]) if spots[place].glyph.sign]
        if new or gone:
            first = gone[0] if gone else spot[1] if not new else at
            last = gone[-1] + 1 if gone else first
            yield from _trimmed(spots, Hunk(first, last, new, here.trace_of(new, gone, part)))
        new, at = [], spot[1] + 1


def _trimmed(spots: tuple[Spot, ...], hunk: Hunk) -> Iterator[Hunk]:
    """A hunk without new blanks at the ends of the paragraph; nothing if it is only about blanks there."""
    first, last, new, _ = hunk
    at_end = first == 0 or last == len(spots)
    only_blank = all(_is_space(sign) for sign in new) and all(spot.glyph.is_blank for spot in spots[first:last])
    if at_end and only_blank:
        return
    own = list(new)
    while own and first == 0 and _is_space(own[0]):
        own.pop(0)
    while own and last == len(spots) and _is_space(own[-1]):
        own.pop()
    yield hunk._replace(new=own)


def _words(here: Comparison, part: int, hunk: Hunk) -> None:
    spots = here.links.base[part].spots
    is_mixed = _is_mixed(spots, hunk)
    first, last, new, trace = hunk = _same_left_out(spots, hunk) if is_mixed else hunk
    if _is_mixed(spots, hunk) and not any(map(here.own.was_sent, here.links.of_base.get(part, ()))):
        _lose(here, part, hunk)
        return
    if lose_formulas(here, part, spots[first:last]):
        return
    at = _target(here, part, first, last)
    was_sent = any(map(here.own.was_sent, here.links.of_base.get(part, ())))
    is_only_blank = all(map(_is_space, new)) and all(spot.glyph.is_blank for spot in spots[first:last])
    if not was_sent and not is_only_blank and (at is None or not all(spot.place for spot in spots[first:last])):
        _lose(here, part, hunk)
    if at is None or was_sent:
        return
    place, start, end = at
    link = _link_around(spots, hunk)
    glyphs = _without_pictures(here, part, _plain(here, part, new))
    glyphs = tuple(glyph._replace(target=link) for glyph in glyphs) if link else glyphs
    if not glyphs and start == end:
        return
    gone = tuple(int(spot.glyph.text) for spot in spots[first:last] if spot.glyph.kind == NOTE)
    here.notes.gone |= set(gone)
    here.add(
        part,
        "words",
        Words(place, start, end, glyphs, here.notes.texts(glyphs), gone),
        trace,
        before=_text(spots[first:last]),
        after=text_of(sign.glyph for sign in new),
        lead=_text(spots[max(first - _AROUND, 0) : first]),
        tail=_text(spots[last : last + _AROUND]),
    )


def _is_mixed(spots: Sequence[Spot], hunk: Hunk) -> bool:
    """Whether words that others came in the place of are those of several values, or some are briefkit's own."""
    return len({spot.place for spot in spots[hunk.first : hunk.last] if not spot.glyph.is_blank}) > 1


def _same_left_out(spots: Sequence[Spot], hunk: Hunk) -> Hunk:
    """A hunk without what is the same at its ends, as where somebody typed a line anew."""
    first, last, new, _ = hunk
    new = [*new]
    while new and first < last and spots[first].glyph.sign == new[0].glyph.sign:
        first, new = first + 1, new[1:]
    while new and first < last and spots[last - 1].glyph.sign == new[-1].glyph.sign:
        last, new = last - 1, new[:-1]
    return hunk._replace(first=first, last=last, new=new)


def lose_formulas(here: Comparison, part: int, spots: Sequence[Spot]) -> bool:
    """Name formulas that are gone with all others of the document, which is the work of the program that saved it."""
    formulas = [spot.glyph.text for spot in spots if spot.glyph.kind == FORMULA]
    if not formulas or here.has_formulas:
        return False
    told = ", ".join(f"“{shortened(text, _AROUND)}”" for text in formulas)
    here.lose(f"{told}: the document has no formulas any more, as if saved by a program without them; it stays", part)
    return True


def _link_around(spots: Sequence[Spot], hunk: Hunk) -> str:
    """The link whose last words were typed anew: programs put these behind it."""
    first, last, new, _ = hunk
    targets = {spot.glyph.target for spot in spots[first:last]}
    if len(targets) != 1 or first == 0 or any(sign.glyph.target for sign in new):
        return ""
    return spots[first - 1].glyph.target if spots[first - 1].glyph.target in targets else ""


def _plain(here: Comparison, part: int, new: Iterable[Sign]) -> tuple[Glyph, ...]:
    """New signs without the look that all words of the paragraph have of its style."""
    added, taken, _ = look_of_style(here, part)
    return tuple(sign.glyph._replace(styles=(sign.glyph.styles - added) | taken) for sign in new)


def _without_pictures(here: Comparison, part: int, glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    if not any(glyph.kind == PICTURE for glyph in glyphs):
        return glyphs
    here.lose(NEW_PICTURE, part)
    return tuple(glyph for glyph in glyphs if glyph.kind != PICTURE)


def _lose(here: Comparison, part: int, hunk: Hunk) -> None:
    """Name a change of words that are not the brief's."""
    printed = here.links.base[part]
    before, after = _text(printed.spots[hunk.first : hunk.last]), text_of(sign.glyph for sign in hunk.new)
    where = f"in “{shortened(printed.text, 100)}”"
    told = f"“{before}” → “{after}” {where}" if before else f"“{after}”, added {where}"
    whose = known_elsewhere(here, printed, hunk.first, hunk.last)
    here.lose(f"{whose or 'words that briefkit writes itself'}: {told}", part)


def _target(here: Comparison, part: int, first: int, last: int) -> tuple[str, int, int] | None:
    """The place of a hunk, and the signs there; None if briefkit writes all of it."""
    printed = here.links.base[part]
    spots = printed.spots
    own = [spot for spot in spots[first:last] if spot.place]
    if own:
        same = [spot for spot in own if spot.place == own[0].place]
        return own[0].place, same[0].at, same[-1].at + 1
    if first < last:
        return None
    if first > 0 and spots[first - 1].place:
        return spots[first - 1].place, spots[first - 1].at + 1, spots[first - 1].at + 1
    if first < len(spots) and spots[first].place:
        return spots[first].place, spots[first].at, spots[first].at
    if not spots and printed.place:
        return printed.place, 0, 0
    return None


def _is_space(sign: Sign) -> bool:
    return sign.glyph.is_blank or sign.glyph.kind == TAB


def _text(spots: Iterable[Spot]) -> str:
    return text_of(spot.glyph for spot in spots)
