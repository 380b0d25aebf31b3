"""What may stand at a place in front matter or in the registry: which keys, words and ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import TRUTH, ByHolder, ByKey, Key, ListOf, RecordOf
from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.edit.id_rename import EACH, HOLDERS, KEYS, PLACES
from briefkit.core.edit.registered import ANY, OF_BRIEFS, OF_ITEMS, OF_JUDGMENTS

REGISTRY, BRIEFS, JUDGMENTS, ITEMS = "registry", "briefs", "judgments", "items"
"""Whose ids stand at a place: those of the registry, of briefs, of judgments in any brief, of items in this brief."""
Path = tuple[str, ...]


class Ids(NamedTuple):
    """Ids that may stand at a place: `of` says whose, `name` the section of the registry or the brief's own list."""

    of: str
    name: str = ""


def shape_at(path: Path, root: Any = BRIEF) -> tuple[Any, Path]:
    """The shape of the value at a path, None where briefkit knows none; and the path with every step that is implied.

    A single value may stand for a list of one.
    """
    shape, steps = root, []
    for step in path:
        if isinstance(shape, ByHolder):
            shape, step = shape.positions, ANY  # noqa: PLW2901 - any holder
        elif isinstance(shape, ListOf) and step == EACH:
            shape = shape.item
        else:
            if isinstance(shape, ListOf):
                shape = shape.item
                steps.append(EACH)
            known = shape.keys.get(step) if isinstance(shape, RecordOf) else None
            shape = shape.item if isinstance(shape, ByKey) else known.shape if known else None
        steps.append(step)
    return shape, tuple(steps)


def keys_at(path: Path, root: Any = BRIEF) -> Mapping[str, Key]:
    """The keys of the mapping at a path; none where any key may stand."""
    shape, _ = shape_at(path, root)
    if isinstance(shape, ListOf):
        shape = shape.item
    return shape.keys if isinstance(shape, RecordOf) else {}


def key_at(path: Path, root: Any = BRIEF) -> Key | None:
    """What a key means, by the path that ends with it."""
    return keys_at(path[:-1], root).get(path[-1]) if path else None


def words_at(path: Path, root: Any = BRIEF) -> tuple[str, ...]:
    """The words of which one must stand at a path, if there is a fixed list of them."""
    shape, _ = shape_at(path, root)
    if isinstance(shape, ListOf):
        shape = shape.item
    if path == ("kind",) and root is BRIEF:
        return KINDS
    return ("true", "false") if shape is TRUTH else getattr(shape, "choices", ())


def ids_at(path: Path, *, key: bool = False) -> list[Ids]:
    """Whose ids may stand at a path of a brief; with `key`, as its last key."""
    shape, full = shape_at(path[:-1] if key else path)
    full = (*full, KEYS) if key else full
    if not key and isinstance(shape, ListOf):
        full = (*full, EACH)
    return list(dict.fromkeys(_ids_at(full)))


def _ids_at(full: Path) -> Iterator[Ids]:
    for section, places in PLACES.items():
        if any(_fits(full, place) for place in places):
            yield Ids(REGISTRY, section)
    if any(_fits(full, place) for place in (*HOLDERS, ("judgments", EACH, "by"))):
        yield from (Ids(ITEMS, name) for name in ("authors", "experts"))
    if any(_fits(full, place) for place in OF_BRIEFS):
        yield Ids(BRIEFS)
    if any(_fits(full, place) for place in OF_JUDGMENTS):
        yield Ids(JUDGMENTS)
    for name, places in OF_ITEMS.items():
        if any(_fits(full, place) for place in places):
            yield Ids(ITEMS, name)


def _fits(path: Path, place: Path) -> bool:
    return len(path) == len(place) and all(wanted in (ANY, step) for step, wanted in zip(path, place, strict=True))


def item_of(path: Path) -> str:
    """The list of which an id is defined at a path, such as `sources` for (`sources`, `*`, `id`); empty if none."""
    if len(path) > 1 and path[1] != EACH:
        path = (path[0], EACH, *path[1:])
    return path[0] if path[1:] in ((EACH, "id"), (EACH,)) and path[0] in _LISTED else ""


_LISTED = tuple(name for name in BRIEF.keys if "id" in keys_at((name,)))
"""The lists of a brief whose items have ids."""
