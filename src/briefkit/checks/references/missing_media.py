"""Pictures whose files are missing."""

from __future__ import annotations

from urllib.parse import unquote

from briefkit.checks.outlines import at_spot, images_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView

BACKSLASH = "\\"


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
            hint = _with_slashes(figure.file)
            yield diagnostic(f"the picture “{figure.file}”: {reason}", ("figures", figure.id, "file"), hint)
    for image in images_of(brief, view):
        if reason := view.file_problem(brief.path, image.name, picture=True):
            name = unquote(image.name)
            yield at_spot(image, f"the picture “{name}”: {reason}", _with_slashes(name))


def _with_slashes(name: str) -> str | None:
    return f"write / between folders: {name.replace(BACKSLASH, '/')}" if BACKSLASH in name else None
