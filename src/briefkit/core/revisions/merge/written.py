"""How a front matter writes what a publication prints: in short forms, one item for a list, people without id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefkit.core.edit.format import parse_path
from briefkit.core.edit.value import Path
from briefkit.core.text.slug import slug

_SHORT = ("1", "says", "name", "text", "who")


class Written:
    """The values of a front matter by their places."""

    def __init__(self, metadata: Mapping[str, Any]) -> None:
        self._metadata = metadata

    def text(self, path: Path) -> str | None:
        """The text at a path that an edit takes; None if there is none."""
        node = self.value(path)
        return node if isinstance(node, str) else None

    def value(self, path: Path) -> Any:
        """The value at a path that an edit takes; None if there is none."""
        node: Any = self._metadata
        for step in path:
            node = step_below(node, step)[0]
        return node

    def path(self, place: str) -> Path | None:
        """The path by which an edit finds the text of a place; None if there is none."""
        node: Any = self._metadata
        path: list[str] = []
        for step in parse_path(place):
            node, own = step_below(node, step)
            path += own
        return tuple(path) if isinstance(node, str) else None

    def items(self, path: Path) -> list[str]:
        """The texts of the items of a list."""
        found: list[str] = []
        above = ".".join(step.replace(".", "\\.") for step in path)
        while (own := self.path(item := f"{above}.{len(found) + 1}") or self.path(f"{item}.text")) and (
            text := self.text(own)
        ) is not None:
            found.append(text)
            if own == path:  # one text stands for a list of one
                break
        return found


def step_below(node: Any, step: str) -> tuple[Any, Path]:
    """What a step of a place leads to, and the step of a path for it: none where a short form stands for it."""
    if isinstance(node, Mapping):
        if step in node:
            return node[step], (step,)
        return (node, ()) if step == "1" or _is_named(node, step) else (None, ())
    if isinstance(node, Sequence) and not isinstance(node, str):
        at = int(step) - 1 if step.isascii() and step.isdigit() else -1
        numbers = [number for number, item in enumerate(node) if isinstance(item, Mapping) and item.get("id") == step]
        numbers += [at] if 0 <= at < len(node) else []
        numbers += [number for number, item in enumerate(node) if _is_named(item, step)]
        return (node[numbers[0]], (str(numbers[0] + 1),)) if numbers else (None, ())
    return (node, ()) if step in _SHORT or _is_named(node, step) else (None, ())


def _is_named(item: Any, name: str) -> bool:
    """Whether an item has an id, or is a person without one whose name makes it."""
    if isinstance(item, Mapping):
        if "id" in item:
            return bool(item["id"] == name)
        item = item.get("name")
    return isinstance(item, str) and slug(item) == name
