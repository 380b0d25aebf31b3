"""Rules on the levels of headings."""

from __future__ import annotations

from briefkit.checks.fixes import by_spelling
from briefkit.checks.outlines import headings_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView


@rule(
    "heading-title",
    bad="# After Helsinki\n\nText.",
    good="## What was agreed\n\nText.",
    example="body",
)
def heading_title(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A level-1 heading in the body.

    The title is in the front matter and is printed above the text; sections start at level 2 (`##`).
    """
    for heading in headings_of(brief, view):
        if heading.level == 1:
            yield diagnostic(
                "a level-1 heading in the body", hint="the title is in the front matter: use ## here", line=heading.line
            )


@rule(
    "heading-order",
    bad="## Positions\n\nText.\n\n#### Russia\n\nText.",
    good="## Positions\n\nText.\n\n### Russia\n\nText.",
    example="body",
    fixable=True,
)
def heading_order(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A heading skips a level.

    Screen readers and tables of contents follow the levels (WCAG 1.3.1); exports have to correct a skipped level.
    """
    level = 1
    for heading in headings_of(brief, view):
        if heading.level > level + 1:
            message = f"“{heading.text}” is at level {heading.level}, after level {level}"
            if level == 1:
                message = f"“{heading.text}” is at level {heading.level}, but the first section must be at level 2"
            marks = "#" * (level + 1)
            yield diagnostic(
                message, hint=f"write {marks}", line=heading.line, fix=by_spelling("#" * heading.level, marks)
            )
        level = heading.level
