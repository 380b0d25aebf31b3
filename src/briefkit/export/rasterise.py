"""Drawings as PNG, for formats whose readers show no SVG: drawn by Typst, in isolation and within limits."""

from __future__ import annotations

from briefkit.core.publication.value import Picture
from briefkit.errors import ExportError
from briefkit.export.pdf.compile import picture_as_png
from briefkit.export.pdf.typesetter import TypesettingError

WIDEST, TALLEST = 480, 690
"""Points: as wide and as high as a picture is drawn at most, about the text of a page."""


def rasterised(picture: Picture) -> bytes:
    """A picture as PNG, sharp in print: 200 pixels for each inch of at most 480 × 690 points, the same bytes each time.

    The fonts of a drawing are those that briefkit brings along. Raises ExportError if it cannot be drawn within the
    limits of a picture in a PDF.
    """
    try:
        return picture_as_png(picture.data, picture.format, picture.pixels, WIDEST, TALLEST)
    except TypesettingError as error:
        raise ExportError(f"cannot be drawn: {error.message}") from error
