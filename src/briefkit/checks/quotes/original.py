"""Originals that are missing, have changed, or are of no brief."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView
from briefkit.core.quotes.quotes import originals_of


@rule(
    "original",
    bad="origin: {original: 00000000000000000000000000000000}",
    good="origin: {original: b174597535f8d7a3c934e43c2badb989}",
)
def original(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A kept original is missing, or is no longer what was kept.

    `originals/` holds what a brief or a source is from, byte for byte, with its text. The name is taken from the bytes,
    so that a change shows. Quotes can be proved by nothing else: get the file back from git or from a backup, or remove
    the key.
    """
    for name, trail in originals_of(brief):
        if reason := view.original_problem(name):
            whose = f"“{trail[1]}”" if trail[0] == "sources" else "this text"
            yield diagnostic(f"the original of {whose}: {reason}", trail, "get it back, or remove the key")


@rule(
    "unused-original",
    bad="originals/b174597535f8d7a3c934e43c2badb989.pdf, which no brief names",
    good="origin: {original: b174597535f8d7a3c934e43c2badb989}",
    example="words",
    subject="library",
    by_default=False,
)
def unused_original(view: LibraryView, *_: object) -> Found:
    """A kept original that no brief names.

    Its brief was deleted, or it was put there by hand. It may go. This rule is off unless you enable it.
    """
    for path in view.unused_originals:
        yield diagnostic("no brief names this original", hint="delete it if it is not needed", path=path, line=1)
