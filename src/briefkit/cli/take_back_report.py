"""What `briefkit take-back` says when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.cli.paths import path_here
from briefkit.core.revisions.value import is_in_text
from briefkit.core.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefkit.cli.session import Session
    from briefkit.core.revisions.value import Change
    from briefkit.library.take_back import Returning, Takings


def where_of(returning: Returning, place: str) -> str:
    """A place as the file with its line, as `check` says it; of a value of the front matter with its path."""
    path, line = path_here(returning.library.folder, returning.brief.path), returning.line_of(place)
    where = f"{path}:{line}" if line else path
    return f"{where}: {place}" if place and not is_in_text(place) else where


def report(
    session: Session, returning: Returning, changes: Sequence[Change], takings: Takings, *, dry_run: bool = False
) -> None:
    """Say what was taken, and what could not be."""
    for change, reason in takings.undone:
        where = where_of(returning, change.place)
        words = change.after if change.kind in ("new", "row", "comment") else change.before or change.after
        session.say(f"{where}: not taken: {change.number}, “{words[:60]}”: {reason}")
    taken = len(changes) - len(takings.undone)
    would = "would be " if dry_run else ""
    session.say(f"{returning.brief.id}: {taken} of {counted(len(returning.changes), 'change')} {would}taken")
