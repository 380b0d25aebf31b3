"""The briefs that replaced a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.brief.succession import succeeds
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.query.value import PRESENT, clause
from briefkit.core.text.ids import id_of

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library

_REPLACED = ("superseded", "retracted")


def successors_of(library: Library, brief: Brief) -> list[Brief]:
    """The published briefs that replaced a superseded or retracted one: the next first, then the one after it.

    Of several that replaced one, the newest counts. A circle ends where it began.
    """
    if brief.status not in _REPLACED:
        return []
    store = library.store
    editions = [
        (metadata["path"], metadata["supersedes"])
        for metadata in store.metadata(clause("supersedes", PRESENT, []))
        if succeeds(status := metadata.get("status", LIVE)) and status != "retracted"
    ]
    known = {path: id_of(files[0]) if (files := store.files_named(ref)) else "" for path, ref in editions}
    seen, found = {brief.id}, list[str]()
    while later := next((path for path, id_ in known.items() if id_ == (id_of(found[-1]) if found else brief.id)), ""):
        if id_of(later) in seen:
            break
        seen.add(id_of(later))
        found.append(later)
    return [one for path in found if (one := store.brief_at(path))]
