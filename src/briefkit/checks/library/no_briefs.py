"""Checks of nothing."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.settings import SETTINGS_FILE


@rule(
    "no-briefs",
    ERROR,
    bad="a check of an empty folder, or of a selection that no brief matches",
    good="a check of at least one brief",
    example="words",
    subject="library",
)
def no_briefs(view: LibraryView, *_: object) -> Found:
    """No brief was checked.

    A check of nothing must not pass: a mistyped folder should not look like a clean library.
    """
    if not view.ids:
        yield diagnostic(
            "checked 0 briefs", hint="write one with “briefkit new”, or give another --library", path=SETTINGS_FILE
        )
