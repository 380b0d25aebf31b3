"""Names of fields: what a name means in a scope, and where its values are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefkit.core.query.table import AROUND, ITEMS, PLURALS, SCOPES, SHORT, Leaf

_MOST_PARTS = 32
"""Front matter is no deeper."""


def group_kind(scope: str, name: str) -> str | None:
    """The kind of item that `name:(…)` asks for in a scope, or None if there is no such group."""
    kinds = ITEMS.get(scope, {})
    return next((kind for kind in (name, PLURALS.get(name, "")) if kind in kinds), None)


def field_name(scope: str, name: str, own: Collection[str] = ()) -> str | None:
    """The canonical name of a field in a scope: a short name, else a path; None if there is no such field.

    `own` are the paths, from the brief down, of keys that briefkit does not know.
    """
    if name.count(".") >= _MOST_PARTS:
        return None
    return _known(scope, name) or _known(scope, name.lower()) or _own(scope, name, own)


def _known(scope: str, name: str) -> str | None:
    for spelling in (name, PLURALS.get(name, "")):
        if spelling in SHORT.get(scope, {}):
            return spelling
    parts = _full_path(scope, name)
    if _leaf(scope, parts):
        return ".".join(parts)
    *start, last = parts
    below = (".".join((*start, word)) for word in (last, PLURALS.get(last, "")))
    return next((path for path in below if _short_below(scope, path)), None)


def _short_below(scope: str, field: str) -> tuple[Leaf, ...]:
    """Where the values of a short name of items are, such as `judgments.event`: none if it is not one."""
    *start, last = field.split(".")
    inner = _scope_at(scope, tuple(start)) if start else None
    return tuple(Leaf((*start, *leaf.path), leaf.kind, leaf.by) for leaf in SHORT.get(inner or "", {}).get(last, ()))


def _own(scope: str, name: str, own: Collection[str]) -> str | None:
    path = ".".join(_full_path(scope, name))
    before = [".".join(path_to) + "." for path_to in _paths_to(scope)] or [""]
    return path if any(start + path in own for start in before) else None


def _paths_to(scope: str) -> Iterator[tuple[str, ...]]:
    """The keys that lead from the brief to the items of a kind."""
    for kind, path in ITEMS["brief"].items():
        if _scope_at("brief", path) == scope or kind == scope:
            yield path


def _full_path(scope: str, name: str) -> tuple[str, ...]:
    """The keys of a path, with each name of a group (as in `position.stance`) replaced by the keys that lead there."""
    keys: list[str] = []
    for part in name.split("."):
        here = _scope_at(scope, tuple(keys))
        kind = group_kind(here, part) if here else None
        is_key = here is not None and bool(_key(here, part))
        keys += [part] if is_key or kind is None or here is None else ITEMS[here][kind]
    return tuple(keys)


def _key(scope: str, name: str) -> str:
    """How a key compares, or where it leads; empty if the scope has no such key."""
    return SCOPES[scope].get(name) or AROUND.get(scope, {}).get(name) or _whole(scope).get(name, "")


def _whole(scope: str) -> dict[str, str]:
    from briefkit.core.query.scopes import whole_scopes  # noqa: PLC0415 - loads the format, for keys that the table lacks

    return whole_scopes()[scope]


def _scope_at(scope: str, path: tuple[str, ...]) -> str | None:
    """The scope of the items that a path leads to; None if it leads to values."""
    here = scope
    for key in path:
        kind, _, inner = _key(here, key).partition(" ")
        if kind != ">":
            return None
        here = inner
    return here


def scope_below(scope: str, key: str) -> str | None:
    """The scope of the items of a key; None if it has values."""
    return _scope_at(scope, (key,))


def _leaf(scope: str, path: tuple[str, ...]) -> Leaf | None:
    here = _scope_at(scope, path[:-1])
    kind, _, by = _key(here, path[-1]).partition(" ") if here else ("", "", "")
    return None if kind in {"", ">"} else Leaf(path, kind, by)


def leaves(scope: str, field: str) -> tuple[Leaf, ...]:
    """Where the values of a canonical field are; an unknown key compares as `any`."""
    short = SHORT.get(scope, {}).get(field)
    if short:
        return short
    path = tuple(field.split("."))
    leaf = _leaf(scope, path)
    return (leaf,) if leaf else _short_below(scope, field) or (Leaf(path, "any"),)


def item_scope(scope: str, kind: str) -> str:
    """The scope of the fields inside `kind:(…)`."""
    return _scope_at(scope, ITEMS[scope][kind]) or kind


def paths(scope: str) -> Iterator[str]:
    """Every path of a scope that leads to values."""
    for key, entry in _whole(scope).items():
        kind, _, inner = entry.partition(" ")
        if kind == ">":
            yield from (f"{key}.{path}" for path in paths(inner))
        else:
            yield key


def names(scope: str) -> list[str]:
    """Every name that a field may have in a scope, short ones first, for hints and completion."""
    return list(dict.fromkeys([*SHORT.get(scope, {}), *(path for path in paths(scope) if path not in PLURALS)]))
