"""Items of lists in the front matter that are added, removed and moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from briefkit.core.edit.value import Add, Edit, Path, Remove
from briefkit.core.revisions.compare.align import increasing
from briefkit.core.revisions.merge.written import Written


class _Item(NamedTuple):
    """An item by its number in the list as it is, from 0; a new one has a text and none."""

    number: int | None
    text: str = ""


class Lists:
    """The lists of a front matter while changes are taken; `written` are its values as they are."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._lists: dict[Path, list[_Item]] = {}

    def add(self, path: Path, text: str, after: int | None) -> None:
        """Add a text after an item, or with None before all."""
        items = self._items(path)
        items.insert(_place_after(items, after), _Item(None, text))

    def remove(self, path: Path, number: int) -> None:
        """Remove an item."""
        items = self._items(path)
        items[:] = [item for item in items if item.number != number]

    def move(self, path: Path, number: int, after: int | None) -> None:
        """Put an item after another one, or with None before all."""
        self.remove(path, number)
        items = self._items(path)
        items.insert(_place_after(items, after), _Item(number))

    def _items(self, path: Path) -> list[_Item]:
        if path not in self._lists:
            self._lists[path] = [_Item(number) for number in range(len(self._written.items(path)))]
        return self._lists[path]

    def edits(self, values: dict[Path, str]) -> Iterator[Edit]:
        """The edits that make the lists so; `values` are the texts in them that have changed."""
        for path, items in self._lists.items():
            kept = [(place, item.number) for place, item in enumerate(items) if item.number is not None]
            stay = {number for _, number in increasing(kept)}
            for number in reversed(range(len(self._written.items(path)))):
                if number not in stay:
                    yield Remove((*path, str(number + 1)), tidy=not items)
            for place, item in enumerate(items):
                if item.number is None:
                    yield Add(path, item.text, place)
                elif item.number not in stay:
                    yield Add(path, self._value(path, item.number, values), place)

    def _value(self, path: Path, number: int, values: dict[Path, str]) -> Any:
        """An item as it is to be written again elsewhere."""
        own = (*path, str(number + 1))
        value = self._written.value(own)
        changed = {step[len(own)]: text for step, text in values.items() if step[: len(own)] == own and step != own}
        return value | changed if isinstance(value, dict) else values.get(own, value)


def _place_after(items: list[_Item], number: int | None) -> int:
    """Where an item comes after another one, or after what is left of those before it."""
    if number is None:
        return 0
    places = [place for place, item in enumerate(items) if item.number == number]
    places = places or [place for place, item in enumerate(items) if item.number is not None and item.number < number]
    return max(places, default=-1) + 1
