"""Two items with the same id."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.text.ids import id_key


@rule(
    "duplicate-id",
    ERROR,
    bad="sources: [{id: s1, title: A}, {id: s1, title: B}]",
    good="sources: [{id: s1, title: A}, {id: s2, title: B}]",
)
def duplicate_id(brief: Brief, view: LibraryView, *_: object) -> Found:
    """Two items in one list have the same id.

    Positions, evidence and edits refer to an item by its id; if two items share it, they find only the first. Case and
    Unicode composition make no difference. An issue or event listed twice under different aliases counts as one.
    """
    for name in ("sources", "judgments", "figures", "issues", "events", "criteria", "options", "suggested"):
        ids = [item.id for item in getattr(brief, name)]
        if len(ids) > 1:
            in_registry = name in ("issues", "events")
            known = [view.registry.key(name, id_) if in_registry else id_key(id_) for id_ in ids]
            if len(set(known)) < len(known):
                yield from _repeated(name, ids, known)


def _repeated(name: str, ids: list[str], known: list[str]) -> Found:
    seen: dict[str, str] = {}
    for number, (id_, meant) in enumerate(zip(ids, known, strict=True)):
        if meant in seen:
            same = "" if id_ == seen[meant] else f" (the same as “{seen[meant]}”)"
            yield diagnostic(f"the id “{id_}”{same} appears twice in {name}", (name, number), "give each its own id")
        seen.setdefault(meant, id_)
