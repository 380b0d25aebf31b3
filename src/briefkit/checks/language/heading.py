"""Headings: their levels."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.fixes import by_spelling
from briefkit.checks.outlines import headings_of
from briefkit.checks.rule import diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "heading-title",
    bad="# After Helsinki\n\nText.",
    good="## What was agreed\n\nText.",
    example="body",
)
def heading_title(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A level-1 heading in the body.

    The title stands in the front matter and is printed above the text; sections start at level 2 (`##`).
    """
    for heading in headings_of(brief, view):
        if heading.level == 1:
            yield diagnostic(
                "a level-1 heading in the body", hint="the title is in the front matter: use ##", line=heading.line
            )


@rule(
    "heading-order",
    bad="## Positions\n\nText.\n\n#### Russia\n\nText.",
    good="## Positions\n\nText.\n\n### Russia\n\nText.",
    example="body",
    fixable=True,
)
def heading_order(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A heading skips a level.

    Screen readers and contents lists follow the levels (WCAG 1.3.1); exports have to mend what is skipped.
    """
    level = 1
    for heading in headings_of(brief, view):
        if heading.level > level + 1:
            told = f"“{heading.text}” is of level {heading.level}, after level {level}"
            if level == 1:
                told = f"“{heading.text}” is of level {heading.level}, but the first section is of level 2"
            marks = "#" * (level + 1)
            yield diagnostic(
                told, hint=f"write {marks}", line=heading.line, fix=by_spelling("#" * heading.level, marks)
            )
        level = heading.level
