"""Changes of values in the front matter, which the splice editor writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

from briefkit.core.edit.format import parse_path
from briefkit.core.edit.value import Add, Edit, Path, Remove, Set
from briefkit.core.revisions.base import matched
from briefkit.core.revisions.draft import UnfitError
from briefkit.core.revisions.glyphs import Glyph, glyphs_of, text_of
from briefkit.core.revisions.value import Act, Added, Removed, Words
from briefkit.core.text.words import shortened
from briefkit.errors import EditRefusedError

_LISTS = ("key_points", "recommendations", "watch")
Values = Callable[[str], str | None]
"""The text of a value by its place; None if there is none."""


class Fields:
    """The values of a front matter while changes are taken. `old` tells a value when the document was made,
    `current` as it is now, and `edit` applies edits to a file.
    """

    def __init__(self, old: Values, current: Values, edit: Callable[[bytes, Sequence[Edit]], bytes]) -> None:
        self.old, self.current, self.edit = old, current, edit
        self.values: dict[str, str] = {}
        self.edits: list[Edit] = []

    def take(self, act: Act, printed: Mapping[str, list[Glyph]]) -> None:
        """Take a change. Raises UnfitError."""
        match act:
            case Words():
                self._words(act, printed.get(act.place, []))
            case Added(block):
                place = act.after or act.before
                path, at = _item(place)
                text = text_of(glyph for glyph, _ in block.signs).strip()
                self.edits.append(Add(path, text, at + 1 if act.after else at))
            case Removed(place):
                path, at = _item(place)
                self.edits.append(Remove((*path, str(at + 1)), tidy=True))
            case _:
                raise UnfitError("a value of the front matter is one paragraph at a fixed place")

    def _words(self, act: Words, printed: list[Glyph]) -> None:
        old, now = self.old(act.place), self.values.get(act.place, self.current(act.place))
        if old is None or now is None:
            raise UnfitError(f"there is no {act.place} in the front matter any more")
        written = old if act.place not in self.values else now
        first, last = _range(printed, old, act.first, act.last)
        new = text_of(act.new)
        if act.place not in self.values and now != old:
            carried = _carried(old, now, first, last)
            if carried is None:
                changed = old[:first] + new + old[last:]
                raise UnfitError(
                    f"{act.place}: “{shortened(old, 60)}” is “{shortened(now, 60)}” in the brief now, and "
                    f"“{shortened(changed, 60)}” in the document"
                )
            if now[slice(*carried)] == new:
                return
            if now[slice(*carried)] != old[first:last]:
                raise UnfitError(
                    f"{act.place}: “{old[first:last]}” is “{now[slice(*carried)]}” in the brief now, and “{new}” in "
                    "the document"
                )
            (first, last), written = carried, now
        elif act.place in self.values:
            written = now
        text = (written[:first] + new + written[last:]).strip()
        if not text:
            raise UnfitError(f"{act.place} would be empty")
        self.values[act.place] = text

    def edited(self, data: bytes) -> bytes:
        """The file with the edits. Raises EditRefusedError."""
        done = self._set_all(data)
        return self.edit(done, self.edits) if self.edits else done

    def _set_all(self, data: bytes) -> bytes:
        """The file with the new values: all at once, or where one has a short form, one after the other."""
        try:
            return self.edit(data, [Set(parse_path(place), text) for place, text in self.values.items()])
        except EditRefusedError:
            for place, text in self.values.items():
                data = self._set(data, place, text)
            return data

    def _set(self, data: bytes, place: str, text: str) -> bytes:
        path = parse_path(place)
        error: EditRefusedError | None = None
        for way in _ways(path):
            try:
                return self.edit(data, [Set(way, text)])
            except EditRefusedError as refusal:
                error = error or refusal
        raise error or UnfitError(f"{place} cannot be written")


def _carried(old: str, now: str, first: int, last: int) -> tuple[int, int] | None:
    """What stands in another version of a text between the two signs around some characters of it.

    None where one of these signs is not there any more, unless the characters themselves are.
    """
    blocks = SequenceMatcher(None, old, now, autojunk=False).get_matching_blocks()
    places = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    start = places[first - 1] + 1 if first - 1 in places else 0 if first == 0 else None
    end = places.get(last, len(now) if last == len(old) else None)
    if start is not None and end is not None:
        return start, end
    for block in blocks:
        if first < last and block.a <= first and last <= block.a + block.size:
            return block.b + first - block.a, block.b + last - block.a
    return None


def _ways(path: Path) -> list[Path]:
    """A path, and those by which short forms are named: a holder's only position, which may be a plain text."""
    ways = [path]
    if len(path) > 3 and path[0] == "issues" and path[2] == "positions":
        ways += [(*path[:4], *path[5:]), path[:4]]
    elif len(path) > 2 and path[-1] in ("name", "text"):
        ways.append(path[:-1])
    return ways


def _item(place: str) -> tuple[Path, int]:
    """The list that an item is in, and its number from 0. Raises UnfitError for what is no item of one."""
    path = parse_path(place)
    if path[-1] == "text" and path[0] == "recommendations":
        path = path[:-1]
    if len(path) < 2 or not path[-1].isdigit() or path[-2] not in _LISTS:
        raise UnfitError(f"{place} is no item of a list that can be removed or added to here")
    return path[:-1], int(path[-1]) - 1


def _range(printed: list[Glyph], value: str, first: int, last: int) -> tuple[int, int]:
    """The characters of a value that some signs print; spaces and line ends in it are printed as one."""
    places = matched(printed, glyphs_of(value.replace("\n", " ")))
    inside = [place for place in places[first:last] if place is not None]
    if inside:
        return min(inside), max(inside) + 1
    before = [place for place in places[:first] if place is not None]
    at = before[-1] + 1 if before else 0
    return at, at
