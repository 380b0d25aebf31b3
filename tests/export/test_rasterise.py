"""Drawings as PNG: sharp, with their words, the same bytes each time, and within limits."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from briefkit.core.publication.picture import picture_of
from briefkit.core.publication.value import Picture
from briefkit.errors import ExportError
from briefkit.export import rasterise
from briefkit.export.pdf.compile import pictures_as_png
from briefkit.export.rasterise import draw_ahead, rasterised
from tests.export.samples import png

_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">'


def drawing(width: int, height: int, inside: str = "") -> Picture:
    """A drawing of a size in pixels."""
    made = picture_of(f"{_OPEN.format(width, height)}{inside}</svg>".encode())
    assert isinstance(made, Picture)
    return made


def size_of(data: bytes) -> tuple[int, int]:
    """The width and height of a PNG."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_a_drawing_keeps_its_shape_and_fits_on_a_page() -> None:
    for width, height, expected in ((96, 48, 200), (2000, 1000, 1333), (100, 4000, 48)):
        wide, high = size_of(rasterised(drawing(width, height)))
        assert wide == pytest.approx(expected, abs=1)
        assert high == pytest.approx(wide * height / width, rel=0.02)


@pytest.mark.parametrize("words", ["Likely", "مرجح", "סביר", "很可能", "Ймовірно"])
@pytest.mark.parametrize("family", ["Arial", "Source Sans 3", "system-ui, sans-serif"])
def test_words_of_a_drawing_are_drawn_whatever_its_font(words: str, family: str) -> None:
    text = f'<text x="10" y="30" font-family="{family}" font-size="20">{{}}</text>'
    assert rasterised(drawing(200, 40, text.format(words))) != rasterised(drawing(200, 40, text.format("")))


def test_the_bytes_are_the_same_each_time() -> None:
    one = drawing(90, 40, '<text x="9" y="30">Likely</text>')
    assert rasterised(one) == rasterised(one)


def test_photographs_are_drawn_as_well() -> None:
    assert size_of(rasterised(png(60, 40)))[0] > 60


def test_a_drawing_that_takes_too_long_is_refused_by_name() -> None:
    blur = '<filter id="f"><feGaussianBlur stdDeviation="200"/></filter>'
    shapes = '<g filter="url(#f)"><rect width="4000" height="4000"/></g>' * 200
    with pytest.raises(ExportError, match="cannot be drawn: takes more than 3 s"):
        rasterised(Picture(f"{_OPEN.format(4000, 4000)}{blur}{shapes}</svg>".encode(), "svg", 4000, 4000))


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ExportError, match="cannot be drawn: "):
        rasterised(Picture(b"<svg", "svg"))


def test_drawings_of_a_document_are_drawn_in_one_run_and_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [drawing(90, 40, f'<text x="9" y="30">Likely {number}</text>') for number in range(3)]
    alone = [rasterised(picture) for picture in pictures]
    asked: list[int] = []

    def counted(wanted: Sequence[tuple[bytes, str, int]], *size: float) -> list[bytes]:
        asked.append(len(wanted))
        return pictures_as_png(wanted, *size)

    monkeypatch.setattr(rasterise, "pictures_as_png", counted)
    draw_ahead([*pictures, pictures[0]])
    assert [rasterised(picture) for picture in pictures] == alone
    draw_ahead(pictures[:1])  # as the logo of the next document
    assert rasterised(pictures[0]) == alone[0]
    assert asked == [3]


def test_one_that_cannot_be_drawn_spoils_no_other() -> None:
    good, bad = drawing(91, 40, '<text x="9" y="30">Likely</text>'), Picture(b"<svg", "svg")
    draw_ahead([bad, good])
    assert size_of(rasterised(good))[0] == pytest.approx(190, abs=1)
    with pytest.raises(ExportError, match="cannot be drawn: "):
        rasterised(bad)
