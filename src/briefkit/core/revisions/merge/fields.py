"""Changes of values in the front matter, which the splice editor writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefkit.core.edit.format import parse_path
from briefkit.core.edit.value import Edit, Path, Set
from briefkit.core.revisions.base import matched
from briefkit.core.revisions.draft.draft import UnfitError
from briefkit.core.revisions.glyphs import Glyph, glyphs_of, text_of
from briefkit.core.revisions.merge.lists import Lists
from briefkit.core.revisions.merge.ranges import carried
from briefkit.core.revisions.merge.written import Written
from briefkit.core.revisions.value import Act, Added, Moved, Removed, Words
from briefkit.core.text.words import shortened

_LISTS = ("key_points", "recommendations", "watch")


class Fields:
    """The values of a front matter while changes are taken. `old` has those of when the document was made,
    `current` those of now, and `edit` applies edits to a file. `values` are the new ones by their paths.
    """

    def __init__(self, old: Written, current: Written, edit: Callable[[bytes, Sequence[Edit]], bytes]) -> None:
        self.old, self.current, self.edit = old, current, edit
        self.values: dict[Path, str] = {}
        self.lists = Lists(current)

    def take(self, act: Act, printed: Mapping[str, list[Glyph]]) -> None:
        """Take a change. Raises UnfitError."""
        match act:
            case Words():
                self._words(act, printed.get(act.place, []))
            case Added(block):
                path, at = _item(act.after or act.before)
                text = text_of(glyph for glyph, _ in block.signs).strip()
                self.lists.add(path, text, self._nearest_now(path, at if act.after else at - 1))
            case Removed(place):
                path, at = _item(place)
                now = self._item_now(path, at)
                if now is not None:
                    self.lists.remove(path, now)
            case Moved(place):
                path, at = _item(place)
                now = self._item_now(path, at)
                if now is None:
                    raise UnfitError(f"“{shortened(self.old.items(path)[at], 60)}” was removed from the brief since")
                self.lists.move(path, now, self._after_now(path, act))
            case _:
                raise UnfitError("a value of the front matter is one paragraph at a fixed place")

    def has(self, act: Act, printed: Mapping[str, list[Glyph]]) -> bool:
        """Whether the front matter has a change already."""
        try:
            match act:
                case Words():
                    return self._has_words(act, printed.get(act.place, []))
                case Added(block):
                    path, _ = _item(act.after or act.before)
                    text = text_of(glyph for glyph, _ in block.signs).strip()
                    return text in self.current.items(path) and text not in self.old.items(path)
                case Removed(place):
                    path, at = _item(place)
                    return self._item_now(path, at) is None
                case Moved(place):
                    path, at = _item(place)
                    after = self._after_now(path, act)
                    return self._item_now(path, at) == (0 if after is None else after + 1)
        except UnfitError:
            pass
        return False

    def _has_words(self, act: Words, printed: list[Glyph]) -> bool:
        source = self.old.path(act.place)
        path = self.current.path(act.place) or source
        old, now = (self.old.text(source), self.current.text(path)) if source and path else (None, None)
        if old is None or now is None or old == now:
            return False
        first, last = _range(printed, old, act.first, act.last)
        new = text_of(act.new)
        span = carried(old, now, first, last)
        return now == (old[:first] + new + old[last:]).strip() or (span is not None and now[slice(*span)] == new)

    def _item_now(self, path: Path, at: int) -> int | None:
        """Where an item of a list is now; None if it is gone."""
        old, now = self.old.items(path), self.current.items(path)
        text = old[at] if at < len(old) else None
        return now.index(text) if text in now else None

    def _nearest_now(self, path: Path, at: int) -> int | None:
        """Where an item is now, or the nearest one before it that is left; None if there is none."""
        found = (self._item_now(path, number) for number in range(at, -1, -1))
        return next((now for now in found if now is not None), None)

    def _after_now(self, path: Path, act: Moved) -> int | None:
        """The item after which a moved one stands; None for the start of the list. Raises UnfitError."""
        if not act.after:
            return None
        other, after = _item(act.after)
        if other != path:
            raise UnfitError("an item of one list cannot stand in another")
        return self._nearest_now(path, after)

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
            span = carried(old, now, first, last)
            if span is None:
                changed = old[:first] + new + old[last:]
                raise UnfitError(
                    f"“{shortened(old, 60)}” is “{shortened(now, 60)}” in the brief now, and "
                    f"“{shortened(changed, 60)}” in the document"
                )
            if now[slice(*span)] == new:
                return
            if now[slice(*span)] != old[first:last]:
                raise UnfitError(
                    f"“{old[first:last]}” is “{now[slice(*span)]}” in the brief now, and “{new}” in the document"
                )
            (first, last), written = span, now
        elif path in self.values:
            written = now
        text = (written[:first] + new + written[last:]).strip()
        if not text:
            raise UnfitError(f"{act.place} would be empty")
        self.values[path] = text

    def edited(self, data: bytes) -> bytes:
        """The file with the edits. Raises EditRefusedError."""
        done = self.edit(data, [Set(path, text) for path, text in self.values.items()]) if self.values else data
        edits = list(self.lists.edits(self.values))
        return self.edit(done, edits) if edits else done


def _item(place: str) -> tuple[Path, int]:
    """The list that an item is in, and its number from 0. Raises UnfitError for what is no item of one."""
    path = parse_path(place)
    if path[-1] == "text" and path[0] == "recommendations":
        path = path[:-1]
    if len(path) < 2 or not path[-1].isdigit() or path[-2] not in _LISTS:
        raise UnfitError(
            f"{place} is no item of a list: remove it in the front matter of the file, or give it other words"
        )
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
