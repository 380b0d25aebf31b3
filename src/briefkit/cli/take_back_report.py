"""What `briefkit take-back` says when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefkit.cli.session import Session
    from briefkit.core.revisions.value import Change
    from briefkit.library.take_back import Returning, Takings


def report(
    session: Session, returning: Returning, changes: Sequence[Change], takings: Takings, *, dry_run: bool = False
) -> None:
    """Say what was taken, and what could not be."""
    for change, reason in takings.undone:
        line = returning.line_of(change)
        where = f"line {line}" if line else change.place
        words = change.after if change.kind in ("new", "row", "comment") else change.before or change.after
        session.say(f"not taken: {change.number} ({where}) “{words[:60]}”: {reason}")
    taken = len(changes) - len(takings.undone)
    would = "would be " if dry_run else ""
    session.say(f"{returning.brief.id}: {taken} of {counted(len(returning.changes), 'change')} {would}taken")
