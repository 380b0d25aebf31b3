"""Footnote marks without a footnote, and footnotes without a mark."""

from __future__ import annotations

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView


@rule(
    "undefined-note",
    ERROR,
    bad="It was agreed.[^1]",
    good="It was agreed.[^1]\n\n[^1]: So the communiqué.",
    example="body",
)
def undefined_note(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A footnote mark without a footnote.

    The page would show the mark itself, brackets and all.
    """
    if "[^" in brief.body:
        outline = view.outline(brief)
        defined = {note.name for note in outline.notes}
        for mark in outline.note_marks:
            if mark.name not in defined:
                alike = next((name for name in defined if name.casefold() == mark.name.casefold()), None)
                hint = f"write [^{alike}]" if alike else f"add a line “[^{mark.name}]: …”"
                yield at_spot(mark, f"the footnote [^{mark.name}] has no text", hint)


@rule(
    "unused-note",
    bad="It was agreed.\n\n[^1]: So the communiqué.",
    good="It was agreed.[^1]\n\n[^1]: So the communiqué.",
    example="body",
)
def unused_note(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A footnote that nothing refers to, or that is defined twice.

    It is not printed.
    """
    if "[^" in brief.body:
        outline = view.outline(brief)
        marked = {mark.name for mark in outline.note_marks}
        seen: set[str] = set()
        for note in outline.notes:
            name = note.name
            if name not in marked:
                yield at_spot(note, f"nothing refers to the footnote [^{note.name}]", "remove it, or add its mark")
            elif name in seen:
                yield at_spot(note, f"the footnote [^{note.name}] is defined twice", "keep one")
            seen.add(name)
