"""Pictures whose files are missing."""

from __future__ import annotations

from briefkit.checks.outlines import images_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView


@rule(
    "missing-media",
    ERROR,
    bad="figures: [{id: f1, file: media/no-such.png, alt: A map, credit: Our own}]",
    good="figures: [{id: f1, file: media/map.svg, alt: A map, credit: Our own}]",
)
def missing_media(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A picture's file is missing, or is outside the library.

    Files are looked up first in the brief's folder, then in the library's. Pictures on the web are never fetched: save
    them under media/.
    """
    for figure in brief.figures:
        if figure.file and (reason := view.file_problem(brief.path, figure.file, picture=True)):
            yield diagnostic(f"the picture “{figure.file}”: {reason}", ("figures", figure.id, "file"))
    for image in images_of(brief, view):
        if reason := view.file_problem(brief.path, image.name, picture=True):
            yield diagnostic(f"the picture “{image.name}”: {reason}", line=image.line, column=image.column)
