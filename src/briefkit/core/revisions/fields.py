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
from briefkit.core.revisions.written import Written
from briefkit.core.text.words import shortened

_LISTS = ("key_points", "recommendations", "watch")


class Fields:
    """The values of a front matter while changes are taken. `old` has those of when the document was made,
    `current` those of now, and `edit` applies edits to a file. `values` are the new ones by their paths.
    """

    def __init__(self, old: Written, current: Written, edit: Callable[[bytes, Sequence[Edit]], bytes]) -> None:
        self.old, self.current, self.edit = old, current, edit
        self.values: dict[Path, str] = {}
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
        source = self.old.path(act.place)
        path = self.current.path(act.place) or source  # a person who was renamed since is in the same place of the list
        if path is None or source is None:
            raise UnfitError(f"the front matter writes {act.place} in a way that cannot be changed here")
        old, now = self.old.text(source), self.values.get(path, self.current.text(path))
        if old is None or now is None:
            raise UnfitError(f"there is no {act.place} in the front matter any more")
        written = old if path not in self.values else now
        first, last = _range(printed, old, act.first, act.last)
        new = text_of(act.new)
        if path not in self.values and now != old:
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
        elif path in self.values:
            written = now
        text = (written[:first] + new + written[last:]).strip()
        if not text:
            raise UnfitError(f"{act.place} would be empty")
        self.values[path] = text

    def edited(self, data: bytes) -> bytes:
        """The file with the edits. Raises EditRefusedError."""
        done = self.edit(data, [Set(path, text) for path, text in self.values.items()]) if self.values else data
        return self.edit(done, self.edits) if self.edits else done


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
