"""Words that look otherwise: bold, italic, struck out, raised, linked; and sizes, colours and fonts, which are lost."""

from __future__ import annotations

from collections import Counter

from briefkit.core.revisions.base import Spot
from briefkit.core.revisions.compare.comparison import Comparison
from briefkit.core.revisions.compare.links import Seen
from briefkit.core.revisions.document import Sign
from briefkit.core.revisions.glyphs import text_of
from briefkit.core.revisions.value import Words

_COMPARED = frozenset(
    ["strong", "emphasis", "strikethrough", "underline", "subscript", "superscript", "highlight", "code"]
)
_CODE = "code"
_WEB = ("http://", "https://", "mailto:")
_WIDEST = 100  # columns of a table
_SHOWN = 80
_Run = list[tuple[Spot, Sign]]
Delta = tuple[frozenset[str], frozenset[str], str | None]
"""The styles that words were given, those that they lost, and another link, or None."""
NO_DELTA: Delta = (frozenset(), frozenset(), None)


def find_looks(here: Comparison, part: int, seen: Seen) -> None:
    """The changes of looks between a paragraph of the brief and one of the document."""
    spots = here.links.base[part].spots
    if here.links.base[part].style == _CODE or look_of_style(here, part) != NO_DELTA:
        return
    run: _Run = []
    last = NO_DELTA
    for spot, sign in ((spots[spot[1]], sign) for sign, _, spot in seen.signs if spot and spot[0] == part):
        if spot.glyph.is_blank and run:
            run.append((spot, sign))
            continue
        delta = _delta(spot, sign)
        if delta != last:
            _changed(here, part, run)
            run = []
        last = delta
        if delta != NO_DELTA:
            run.append((spot, sign))
    _changed(here, part, run)


def look_of_style(here: Comparison, part: int) -> Delta:
    """How all words of a heading, a cell or a value look otherwise, which is the work of their style.

    Of a cell without words that stayed it is that of its row.
    """
    base = here.links.base
    printed = base[part]
    if not (printed.level or printed.in_cell or not printed.place.startswith("L")):
        return NO_DELTA
    kept = here.kept(part)
    if not kept and printed.in_cell:
        line = printed.place.partition("c")[0] + "c"
        row = range(max(part - _WIDEST, 0), min(part + _WIDEST, len(base)))
        kept = [pair for at in row if base[at].place.startswith(line) for pair in here.kept(at)]
    deltas = {_delta(spot, sign) for spot, sign in kept if not spot.glyph.is_blank and not spot.glyph.kind}
    is_own = any(sign.looked for _, sign in kept)
    return deltas.pop() if len(deltas) == 1 and not is_own else NO_DELTA


def _delta(spot: Spot, sign: Sign) -> Delta:
    if spot.glyph.kind or spot.glyph.is_blank:
        return NO_DELTA
    mine, theirs = spot.glyph.styles & _COMPARED, sign.glyph.styles & _COMPARED
    if "highlight" in spot.glyph.styles or "keyboard" in spot.glyph.styles:
        mine, theirs = mine - {"highlight", "code"}, theirs - {"highlight", "code"}
    target: str | None = None
    old, new = spot.glyph.target, sign.glyph.target
    if old != new and (old.startswith(_WEB) or not old) and (new.startswith(_WEB) or not new):
        target = new if old.rstrip("/") != new.rstrip("/") else None
    return theirs - mine, mine - theirs, target


def _changed(here: Comparison, part: int, run: _Run) -> None:
    while run and run[-1][0].glyph.is_blank:
        run.pop()
    if not run:
        return
    spots = [spot for spot, _ in run]
    added, taken, target = _delta(*run[0])
    names = [*sorted(added), *(f"no {name}" for name in sorted(taken))]
    names += [] if target is None else [f"link to {target}" if target else "no link"]
    words = text_of(spot.glyph for spot in spots)
    place = spots[0].place
    if not place.startswith("L") or any(spot.place != place for spot in spots):
        what = "a value of the front matter" if place else "words that briefkit writes itself"
        here.lose(f"“{words}” as {', '.join(names)}: {what} has no formatting", part)
        return
    glyphs = tuple(
        spot.glyph._replace(
            styles=(spot.glyph.styles | added) - taken, target=spot.glyph.target if target is None else target
        )
        for spot in spots
    )
    trace = next((sign.looked or (sign.trace if sign.state else None) for _, sign in run), None)
    act = Words(place, spots[0].at, spots[-1].at + 1, glyphs)
    here.add(part, "format", act, trace, before=words, after=f"{words} ({', '.join(names)})")


def lose_dresses(here: Comparison) -> None:
    """Name the sizes, colours and fonts that some words of a paragraph were given."""
    for number, seen in enumerate(here.links.seen):
        signs = [sign for sign, _, _ in seen.signs if not sign.glyph.is_blank and not sign.glyph.kind]
        dresses = Counter(sign.dress for sign in signs)
        if len(dresses) < 2:
            continue
        usual = dresses.most_common(1)[0][0]
        runs: dict[str, list[str]] = {}
        for sign, _, spot in seen.signs:
            extra = [item for item in sign.dress if item not in usual]
            is_ours = spot is not None and not here.links.base[spot[0]].spots[spot[1]].place
            if extra and not is_ours and not sign.glyph.target:
                runs.setdefault(", ".join(extra), []).append(sign.glyph.text)
        for what, words in runs.items():
            here.lose(f"the {what} of “{''.join(words)[:_SHOWN]}”", here.part_at(number))
