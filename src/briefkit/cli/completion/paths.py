"""Completes what `set` takes: ids of briefs, paths in front matter, and the values that a path allows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefkit.cli.completion.offer import Line, Offer, fitting
from briefkit.cli.completion.values import entries, from_library, ids, kinds

_SECTIONS = {"topics": "topics", "parties": "parties", "about": "issues", "depends_on": "events"}
"""Lists of ids, with the sections of the registry that have them."""
_BY_ID = {"issues": "issues", "events": "events"}
"""Lists of items that the registry has by their ids."""


def assignments(line: Line, typed: str) -> list[Offer]:
    """The briefs, and paths with their values."""
    path, equals, value = typed.partition("=")
    if equals:
        path, sign = (path[:-1], path[-1]) if path[-1:] in {"+", "-"} else (path, "")
        return [offer._replace(word=f"{path}{sign}={offer.word}") for offer in _values(line, path.split("."), value)]
    found = [offer._replace(word=f"{offer.word}=", open=True) for offer in paths(line, typed)]
    return [*ids(line, typed), *found] if typed else found


def paths(line: Line, typed: str) -> list[Offer]:
    """Paths that go on from what is typed, one part at a time."""
    from briefkit.core.brief.model import BRIEF
    from briefkit.core.brief.shapes import ListOf, RecordOf
    from briefkit.core.edit.format import shape_at

    *start, last = typed.split(".")
    shape = shape_at(tuple(start), BRIEF) if start else BRIEF
    record = shape.item if isinstance(shape, ListOf) else shape
    keys = [*record.keys] if isinstance(record, RecordOf) else []
    items = _items(line, start[-1]) if start and isinstance(shape, ListOf) else ()
    before = "".join(f"{part}." for part in start)
    named = [*(Offer(key) for key in keys if key.startswith(last)), *fitting(last, items)]
    return [offer._replace(word=before + offer.word) for offer in named if offer.word]


def _items(line: Line, name: str) -> Iterable[Offer]:
    section = _BY_ID.get(name)
    return from_library(line, lambda library: entries(library, [section])) if section else ()


def _values(line: Line, path: list[str], typed: str) -> list[Offer]:
    from briefkit.core.brief.model import BRIEF
    from briefkit.core.brief.shapes import TRUTH, ListOf
    from briefkit.core.edit.format import shape_at

    if path == ["kind"]:
        return kinds(line, typed)
    before, comma, word = typed.rpartition(",")
    if section := _SECTIONS.get(path[-1]):
        found = from_library(line, lambda library: fitting(word, entries(library, [section])))
        return [offer._replace(word=before + comma + offer.word) for offer in found]
    shape: Any = shape_at(tuple(path), BRIEF)
    shape = shape.item if isinstance(shape, ListOf) else shape
    words = ("true", "false") if shape is TRUTH else getattr(shape, "choices", None) or ()
    return fitting(typed, map(Offer, words))
