"""A difference as a file of some format."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefkit.core.diff.json import diff_to_json
from briefkit.core.diff.value import Diff
from briefkit.core.publication.picture import logo_left_out, picture_of, too_many
from briefkit.core.publication.value import Imprint, Picture
from briefkit.export.result import ExportResult
from briefkit.library.library import Library
from briefkit.library.publication import imprint_of
from briefkit.output.data import to_json
from briefkit.output.diff.markdown import diff_markdown
from briefkit.storage.files.media import read_image


class DiffFormat(NamedTuple):
    """A format of a difference. `make` is given its library, if any, and True to have the text, None for what fits.

    `always` is made also of two briefs that are the same; what `is_binary` is not for a terminal.
    """

    make: Callable[[Library | None, Diff, bool | None], ExportResult]
    always: bool = False
    is_binary: bool = False


def _json(_library: Library | None, diff: Diff, _text: bool | None) -> ExportResult:
    return ExportResult((to_json(diff_to_json(diff)) + "\n").encode())


def _markdown(_library: Library | None, diff: Diff, text: bool | None) -> ExportResult:
    return ExportResult(diff_markdown(diff, text=text).encode())


def _html(_library: Library | None, diff: Diff, text: bool | None) -> ExportResult:
    from briefkit.export.html.redline import redline_html

    return ExportResult(redline_html(diff, text=text))


def _pdf(library: Library | None, diff: Diff, text: bool | None) -> ExportResult:
    from briefkit.export.pdf.redline import redline_pdf
    from briefkit.export.pdf.typesetter import start

    start()
    imprint = imprint_of(library) if library else Imprint(name="")
    logo = _logo(library, imprint.logo) if library and imprint.logo else None
    if not isinstance(logo, str):
        return redline_pdf(diff, imprint, logo, text=text)
    made, lost = redline_pdf(diff, imprint, text=text), logo_left_out(imprint.logo or "", logo)
    return ExportResult(made.data, (lost, *made.warnings), (lost, *made.remarks))


def _logo(library: Library, path: str) -> Picture | str:
    """The publisher's logo, or why there is none."""
    data = read_image(library.folder, "", path)
    picture = picture_of(data) if isinstance(data, bytes) else data
    return picture if isinstance(picture, str) else too_many((), picture) or picture


FORMATS = {
    "json": DiffFormat(_json, always=True),
    "md": DiffFormat(_markdown),
    "html": DiffFormat(_html, always=True),
    "pdf": DiffFormat(_pdf, always=True, is_binary=True),
}
"""The formats of a difference, by their names."""
