"""Pictures in a PDF: printed, or reported if they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.body.document import CodeBlock, Image, Items, Link, Mark, NoteRef, Paragraph
from briefkit.core.publication.value import Picture
from briefkit.export.pdf.pdf import page_count, write_pdf
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import (
    SVG,
    SVG_WITH_REQUESTS,
    everything,
    figure,
    heading,
    paragraph,
    png,
    publication,
    table,
)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (Picture(SVG_WITH_REQUESTS, "svg"), "URLs are not allowed"),
        (Picture(png(9, 9).data[:60], "png", 9, 9), "failed to decode image"),
        (Picture(b"not an image", "jpeg"), "failed to decode image"),
        (Picture(b"<svg", "svg"), "failed to parse SVG"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_left_out(picture: Picture, reason: str, tmp_path: Path) -> None:
    written = write_pdf(everything(figures=(figure(picture),)))
    assert any("figure “f1” is left out" in warning and reason in warning for warning in written.warnings)
    assert "Picture not available. A blue field" in " ".join(pdf_text(written.data, tmp_path).split())
    assert keeps_both_standards(written.data)


def test_missing_pictures_are_reported(tmp_path: Path) -> None:
    written = write_pdf(everything(figures=(figure(None),), images={}))
    assert written.warnings == (
        "the picture “media/inside.png” is not available; its description is printed",
        "line 12: figure “f1” is printed without its picture, “media/f1.png”",
    )
    assert "A picture inside" in pdf_text(written.data, tmp_path)
    assert keeps_both_standards(written.data)


def test_a_script_in_a_drawing_is_not_in_the_file() -> None:
    data = write_pdf(everything(figures=(figure(Picture(SVG, "svg")),))).data
    assert b"alert" not in data
    assert b"/JS" not in data
    assert keeps_both_standards(data)


def test_a_very_large_picture_is_printed() -> None:
    written = write_pdf(publication(Mark("figure", "f1"), figures=(figure(png(12_000, 12_000)),)))
    assert written.warnings == ()
    assert page_count(written.data) == 1


def test_pictures_inside_lists_notes_and_links() -> None:
    picture = Image("media/inside.png", "A picture")
    blocks = (
        Items(((Paragraph((picture,)),),)),
        Paragraph((Link("https://x.org/", (picture,)),)),
        paragraph("", NoteRef(1)),
        heading(2, "With a picture"),
    )
    notes = ((Paragraph((picture,)), Items(((paragraph("x"),),)), CodeBlock("y"), table(2, 1)),)
    assert keeps_both_standards(
        write_pdf(publication(*blocks, notes=notes, images={"media/inside.png": png(3, 2)})).data
    )
