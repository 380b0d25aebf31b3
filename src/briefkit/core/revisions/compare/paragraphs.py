"""What became of whole paragraphs: one that is new, gone, of another level, split or joined."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.core.revisions.compare.comparison import Comparison, is_alike
from briefkit.core.revisions.compare.elsewhere import known_elsewhere
from briefkit.core.revisions.compare.links import Seen, words_of
from briefkit.core.revisions.compare.looks import find_looks
from briefkit.core.revisions.compare.tables import cell_removed, new_in_table
from briefkit.core.revisions.compare.words import NEW_PICTURE, find_words, lose_formulas
from briefkit.core.revisions.document import INSERTED, Sign, Trace
from briefkit.core.revisions.glyphs import FORMULA, PICTURE, Glyph
from briefkit.core.revisions.value import Added, Blocks, Level, NewBlock, Removed

_ITEMS = ("key_points", "watch", "recommendations")
_SHOWN = 200


def compare_paragraphs(here: Comparison, parts: list[int], numbers: list[int]) -> None:
    """Find what became of some paragraphs of the brief, whose words stand in some of the document."""
    if not parts:
        _new(here, numbers[0])
        return
    numbers = [number for number in numbers if here.links.seen[number].words]
    if not numbers:
        for part in parts:
            if words_of(here.links.base[part]):
                _removed(here, part)
    elif len(parts) == len(numbers) == 1:
        _one(here, parts[0], numbers[0])
    else:
        _several(here, parts, numbers)


def _one(here: Comparison, part: int, number: int) -> None:
    seen = here.links.seen[number]
    find_words(here, part, seen)
    find_looks(here, part, seen)
    _level(here, part, seen)


def _level(here: Comparison, part: int, seen: Seen) -> None:
    printed = here.links.base[part]
    if here.shift is None or printed.in_cell or printed.note or not printed.place.startswith("L"):
        return
    level = seen.first.level - here.shift if seen.first.level else 0
    if level != printed.level and 0 <= level <= 6 and (level > 0 or printed.level > 0):
        words = printed.text
        here.add(part, "heading", Level(printed.place, level), seen.first.styled, before=words, after=words)


def _new(here: Comparison, number: int) -> None:
    seen = here.links.seen[number]
    if here.notes.holds(number) or here.own.was_sent(number):
        return
    trace = next((sign.trace for sign, _, _ in seen.signs if sign.state), seen.first.trace)
    if all(sign.glyph.kind == PICTURE or sign.glyph.is_blank for sign, _, _ in seen.signs):
        if all(sign.state == INSERTED for sign, _, _ in seen.signs):
            here.lose(NEW_PICTURE, here.part_at(number))
    elif seen.first.cell:
        new_in_table(here, number, seen.first.cell, trace)
    else:
        _new_in_text(here, number, trace)


def _new_in_text(here: Comparison, number: int, trace: Trace | None) -> None:
    links, seen = here.links, here.links.seen[number]
    before, after = links.neighbour(number, -1), links.neighbour(number, 1)
    block = here.block(number, before)
    act = _addition(
        block,
        here.notes.in_blocks([block]),
        links.base[before].only_place if before is not None else "",
        links.base[after].only_place if after is not None else "",
    )
    if act:
        here.add(before + 0.5 if before is not None else -1.0, "new", act, trace, after=seen.text)
    else:
        value = links.base[before].only_place if before is not None else ""
        where = f"after {value}, which is one paragraph" if value else "where nothing of the brief's text stands"
        here.lose(f"a new paragraph {where}: “{seen.text[:_SHOWN]}”", before)


def _addition(
    block: NewBlock, notes: dict[str, tuple[tuple[Glyph, ...], ...]], before: str, after: str
) -> Added | None:
    """A new paragraph between two places; None if neither is of the text, or of a list that takes items."""
    for can_be_beside in (_is_in_text, is_item):
        if can_be_beside(before):
            return Added(block, after=before, notes=notes)
        if can_be_beside(after):
            return Added(block, before=after, notes=notes)
    return None


def _is_in_text(place: str) -> bool:
    return place.startswith("L")


def is_item(place: str) -> bool:
    """Whether a place is an item of a list in the front matter that takes new ones."""
    return place.startswith(_ITEMS) and "." in place


def _removed(here: Comparison, part: int) -> None:
    printed = here.links.base[part]
    signs = sorted(here.links.places[part].values())
    trace = next((here.links.paragraphs[at[0]].signs[at[1]].trace for at in signs), None)
    place = next(iter(printed.places), "")
    if printed.in_cell and printed.place.startswith("L"):
        cell_removed(here, part, trace)
    elif printed.note:
        if printed.note not in here.notes.gone:
            here.lose(f"the text of footnote {printed.note} was removed, but not its number in the text", part)
    elif lose_formulas(here, part, printed.spots if all(spot.glyph.kind == FORMULA for spot in printed.spots) else ()):
        return
    elif place and (printed.place or len(printed.places) == 1):
        here.add(part, "removed", Removed(place), trace, before=printed.text)
    elif not all(spot.glyph.kind == PICTURE for spot in printed.spots) and not here.own.is_new_here(part):
        whose = known_elsewhere(here, printed, 0, len(printed.spots)) or "a paragraph that briefkit writes itself"
        here.lose(f"{whose}: “{printed.text[:_SHOWN]}” was removed", part)


def _several(here: Comparison, parts: list[int], numbers: list[int]) -> None:
    if all(map(here.own.was_sent, numbers)):
        return
    base = [here.links.base[part] for part in parts]
    if all(one.place.startswith("L") and not one.in_cell for one in base):
        _split_or_joined(here, parts, numbers)
    elif len(parts) == 1 and base[0].in_cell and base[0].place.startswith("L"):
        find_words(here, parts[0], _one_cell([here.links.seen[number] for number in numbers]))
    else:
        what = "words of the front matter" if any(one.places for one in base) else "words"
        before, after = _told(here, parts, numbers)
        here.lose(f"{what} that were split or joined: “{before[:_SHOWN]}” → “{after[:_SHOWN]}”", parts[0])


def _split_or_joined(here: Comparison, parts: list[int], numbers: list[int]) -> None:
    places = tuple(here.links.base[part].place for part in parts)
    style = here.links.seen[numbers[0]].first
    blocks = tuple(
        here.block(number, parts[0])._replace(
            like=places[0] if number == numbers[0] or is_alike(style, here.links.seen[number].first) else ""
        )
        for number in numbers
    )
    kind = "split" if len(numbers) > len(parts) else "joined" if len(numbers) < len(parts) else "words"
    before, after = _told(here, parts, numbers)
    act = Blocks(places, blocks, here.notes.in_blocks(blocks))
    here.add(parts[0], kind, act, _ending_trace(here, numbers), before=before, after=after)


def _told(here: Comparison, parts: list[int], numbers: list[int]) -> tuple[str, str]:
    """The words of paragraphs before and after, for people."""
    before = " ¶ ".join(here.links.base[part].text for part in parts)
    return before, " ¶ ".join(here.links.seen[number].text for number in numbers)


def _one_cell(seen: Sequence[Seen]) -> Seen:
    """The paragraphs of a cell as one, with line breaks between them."""
    signs = list(seen[0].signs)
    for other in seen[1:]:
        signs += [(Sign(Glyph("\n", kind="break")), (0, 0), None), *other.signs]
    return seen[0]._replace(signs=tuple(signs))


def _ending_trace(here: Comparison, numbers: Sequence[int]) -> Trace | None:
    """Who tracked that paragraphs end elsewhere."""
    for number in numbers:
        seen = here.links.seen[number]
        for at in seen.view.parts:
            if here.links.paragraphs[at].ending and here.links.paragraphs[at].trace:
                return here.links.paragraphs[at].trace
        for sign, _, _ in seen.signs:
            if sign.state == INSERTED:
                return sign.trace
    return None
