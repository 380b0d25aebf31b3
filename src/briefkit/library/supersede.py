"""`library.supersede`: record in two briefs that the one replaces the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefkit.core.brief.model import Brief
from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.value import Edit, Set
from briefkit.core.text.shell import argument
from briefkit.errors import BriefkitError
from briefkit.library.edit import Changes, change_of
from briefkit.library.library import Library
from briefkit.library.names import find_brief
from briefkit.storage.files.transaction import FileChange


def supersede(library: Library, old_name: str, new_name: str) -> Changes:
    """Plan a succession, as `Library.supersede` says. Raises BriefkitError."""
    old, new = find_brief(library, old_name), find_brief(library, new_name)
    _check(library, old, new)
    edits: list[tuple[Brief, Edit]] = [(old, Set(("status",), "superseded")), (new, Set(("supersedes",), old.id))]

    def plan() -> list[FileChange]:
        changes = (change_of(library, brief.path, partial(edit_brief, edits=[edit])) for brief, edit in edits)
        return [change for change in changes if change]

    notes = (
        []
        if new.live
        else [f"note: {new.id} is {_state(new)}: until it is published, no brief takes the place of {old.id}"]
    )
    return Changes(library, plan, names={brief.path: brief.id for brief, _ in edits}, notes=notes)


def _state(brief: Brief) -> str:
    return {"draft": "a draft", "review": "in review"}.get(brief.status, brief.status)


def _check(library: Library, old: Brief, new: Brief) -> None:
    if old.id == new.id:
        raise BriefkitError(f"{old.id} cannot supersede itself")
    if new.supersedes and new.supersedes != old.id:
        hint = f"first remove that: briefkit set {argument(new.id)} --remove supersedes"
        raise BriefkitError(f"{new.id} already supersedes {new.supersedes}", hint=hint)
    if new.id in _superseded_by(library, old):
        raise BriefkitError(f"{old.id} supersedes {new.id}; they cannot supersede each other")
    if old.date and new.date and new.date.last < old.date.first:
        message = f"{new.id} ({new.date}) is older than {old.id} ({old.date})"
        ids = f"{argument(new.id)} {argument(old.id)}"
        raise BriefkitError(message, hint=f"the outdated brief comes first: briefkit supersede {ids}")
    for brief in (old, new):
        if brief.status == "retracted":
            raise BriefkitError(
                f"{brief.id} is retracted, so it cannot {'be superseded' if brief is old else 'supersede'}"
            )


def _superseded_by(library: Library, brief: Brief) -> Iterator[str]:
    """The ids of the briefs that a brief supersedes, directly or not."""
    seen = {brief.id}
    while brief.supersedes and brief.supersedes not in seen:
        seen.add(brief.supersedes)
        yield brief.supersedes
        paths = library.store.files_named(brief.supersedes)
        following = library.store.brief_at(paths[0]) if paths else None
        if following is None:
            return
        brief = following
