"""Symbolic links, which are never followed."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.ports import LibraryView


@rule(
    "linked-file",
    bad="after-helsinki.md → ../elsewhere/after-helsinki.md",
    good="the file itself",
    example="words",
    subject="library",
)
def linked_file(view: LibraryView, *_: object) -> Found:
    """A symbolic link in the library. Links are never followed.

    A library is what is in its folder. What a link points to is neither listed nor printed, so that nothing from
    elsewhere gets into a publication.
    """
    for path, target in view.links:
        yield diagnostic(
            f"a link to “{target}”, which is not followed", hint="put the file itself here", path=path, line=1
        )
