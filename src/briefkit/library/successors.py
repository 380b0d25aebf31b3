"""The briefs that replaced a brief."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefkit.core.brief.succession import succeeds
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.query.value import PRESENT, clause
from briefkit.core.text.ids import id_of

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library

_REPLACED = ("superseded", "retracted")


def is_replaced(brief: Brief) -> bool:
    """Whether a brief may have a successor: one that was superseded or retracted."""
    return brief.status in _REPLACED


def replacements(library: Library) -> dict[str, str]:
    """The paths of the published briefs that replaced another, each with the id of that one, or empty without it."""
    store = library.store
    editions = [
        (metadata["path"], metadata["supersedes"])
        for metadata in store.metadata(clause("supersedes", PRESENT, []))
        if succeeds(status := metadata.get("status", LIVE)) and status != "retracted"
    ]
    return {path: id_of(files[0]) if (files := store.files_named(ref)) else "" for path, ref in editions}


def successors_of(library: Library, brief: Brief, known: Mapping[str, str]) -> list[Brief]:
    """The published briefs that replaced one: the next first, then the one after it. `known` are all `replacements`.

    Of several that replaced one, the newest counts. A circle ends where it began.
    """
    seen, found = {brief.id}, list[str]()
    while later := next((path for path, id_ in known.items() if id_ == (id_of(found[-1]) if found else brief.id)), ""):
        if id_of(later) in seen:
            break
        seen.add(id_of(later))
        found.append(later)
    return [one for path in found if (one := library.store.brief_at(path))]
