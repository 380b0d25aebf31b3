"""Symbolic links, which are never followed."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.checking.rule import Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.settings import Settings


@rule(
    "linked-file",
    bad="after-helsinki.md → ../elsewhere/after-helsinki.md",
    good="the file itself",
    example="words",
    subject="library",
)
def linked_file(view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A symbolic link in the library. Links are never followed.

    A library is what lies in its folder: what a link points to is neither listed nor printed, so that nothing from
    elsewhere gets into a publication.
    """
    for path, target in view.links:
        yield Flaw(f"a link to “{target}”, which is not followed", hint="put the file itself here", path=path, line=1)
