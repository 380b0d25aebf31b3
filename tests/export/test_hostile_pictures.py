"""A brief with a hostile picture is published without it, and says why."""

from __future__ import annotations

import re
import time
import zlib
from pathlib import Path

import pytest

from briefkit.core.body.document import Image, Mark, Paragraph
from briefkit.core.publication.picture import ALL_BYTES
from briefkit.core.publication.value import Picture
from briefkit.export.html.html import write_html
from briefkit.export.pdf import compile as compiling
from briefkit.export.pdf import source
from briefkit.export.pdf.pdf import write_pdf
from briefkit.export.pdf.typesetter import Limits
from briefkit.library.library import Library
from tests.export.samples import figure, png, publication

BRIEF = '---\ntitle: A\nkind: note\ndate: "2020-01-01"\n---\n\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="9">{}</svg>'
FILTER = '<filter id="f" {}>{}</filter><g filter="url(#f)"/>'
DRAWINGS = {
    "comments without end": "<!---->" * 40 + "x",
    "a width without end": SVG.format("9" * 400, ""),
    "a filter without end": SVG.format(9, FILTER.format('filterUnits="userSpaceOnUse" width="99999"', "<feFlood/>")),
    "uses of uses": SVG.format(
        9, "<g id='a0'/>" + "".join(f"<g id='a{n}'>" + f"<use href='#a{n - 1}'/>" * 9 + "</g>" for n in range(1, 9))
    ),
    "entities": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format(9, "<text>&a;</text>"),
    "a request": SVG.format(9, '<image href="http://127.0.0.1:1/x.png"/>'),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty library with a folder for pictures."""
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Test"\n')
    (tmp_path / "media").mkdir()
    return tmp_path


def empty_png(side: int, end: bytes = b"") -> bytes:
    """A small file of a picture with one bit a pixel."""
    lines = zlib.compress((b"\0" * (side // 8 + 1)) * side, 9)
    head = side.to_bytes(4, "big") * 2 + b"\x01\0\0\0\0"
    chunks = [(b"IHDR", head), (b"IDAT", lines), (b"IEND", b"")]
    parts = (
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big") for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + end


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_hostile_drawing_is_left_out_of_every_format(name: str, library: Path) -> None:
    (library / "media" / "x.svg").write_text(DRAWINGS[name])
    (library / "a.md").write_text(BRIEF + "![x](media/x.svg)\n")
    opened = Library.open(library)
    start = time.process_time()
    said = {opened.export(opened.get("a"), kind).warnings for kind in ("html", "pdf", "epub")}
    assert time.process_time() - start < 5
    ((warning,),) = said
    assert warning.startswith("line 7: the picture “media/x.svg” is left out: ")
    assert warning.endswith("; its description is printed")


def test_labels_that_a_pdf_cannot_show_are_named(library: Path) -> None:
    label = '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">Paris</p></foreignObject>'
    text = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{label}</svg>'
    (library / "media" / "x.svg").write_text(text)
    figures = "figures:\n  - {id: map, file: media/x.svg, alt: x, caption: A map}\n---"
    (library / "a.md").write_text(BRIEF.replace("---", figures, 2).replace(figures, "---", 1) + "![x](media/x.svg)\n")
    opened = Library.open(library)
    assert opened.export(opened.get("a"), "html").warnings == ()
    lost = "is printed without the labels that are HTML (<foreignObject>): save it with labels as SVG text"
    assert opened.export(opened.get("a"), "pdf").warnings == (
        f"line 6: figure “map” {lost}",
        f"line 9: the picture “media/x.svg” {lost}",
    )


def test_pictures_are_counted_together(library: Path) -> None:
    for number in range(5):
        (library / "media" / f"{number}.png").write_bytes(empty_png(6000, b"%d" % number))
    (library / "media" / "again.png").write_bytes(empty_png(6000, b"0"))
    names = ["0", "1", "0", "again", "2", "3"]
    (library / "a.md").write_text(BRIEF + "\n\n".join(f"![x](media/{name}.png)" for name in names))
    opened = Library.open(library)
    reason = "with its 36 megapixels the pictures of this brief would have over 100"
    assert opened.export(opened.get("a"), "html").warnings == tuple(
        f"line {line}: the picture “media/{name}.png” is left out: {reason}; its description is printed"
        for line, name in ((15, "2"), (17, "3"))
    )


def test_the_logo_keeps_its_place(library: Path) -> None:
    (library / "media" / "logo.png").write_bytes(empty_png(9000))
    (library / "media" / "x.png").write_bytes(empty_png(9000, b"x"))
    (library / "briefkit.toml").write_text('[library]\nname = "Test"\n\n[brand]\nlogo = "media/logo.png"\n')
    (library / "a.md").write_text(BRIEF + "![x](media/x.png)\n")
    opened = Library.open(library)
    (warning,) = opened.export(opened.get("a"), "html").warnings
    assert warning.startswith("line 7: the picture “media/x.png” is left out")


def test_a_page_repeats_a_picture_until_it_is_full() -> None:
    large = Picture(png(9, 9).data + b"\0" * (ALL_BYTES // 3), "png", 9, 9)
    pictures = tuple(Paragraph((Image("a.png", "x", line=line),)) for line in range(1, 5))
    written = write_html(publication(*pictures, images={"a.png": large}))
    full = "this page would have more than 64 MiB of pictures, with each as often as it is shown"
    assert written.warnings == tuple(
        f"line {line}: the picture “a.png” is left out: {full}; its description is printed" for line in (3, 4)
    )
    assert len(re.findall(b'<img src="data:image/png;', written.data)) == 2


def test_a_pdf_holds_a_picture_once() -> None:
    noise = png(200, 200, colour=(1, 2, 3))
    once = write_pdf(publication(Paragraph((Image("a.png", "x"),)), images={"a.png": noise})).data
    often = write_pdf(publication(*[Paragraph((Image("a.png", "x"),))] * 30, images={"a.png": noise})).data
    assert (once.count(b"/Subtype/Image"), often.count(b"/Subtype/Image")) == (1, 1)


def test_a_picture_that_takes_typst_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "limits_for", lambda *_: Limits(1, 400 << 20))
    monkeypatch.setattr(compiling, "DRAWING", 1)
    region = 'filterUnits="userSpaceOnUse" x="-9999" y="-9999" width="99999" height="99999"'
    inside = f'<filter id="f" {region}><feGaussianBlur stdDeviation="5"/></filter>'
    shape = '<rect width="100" height="100" filter="url(#f)"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">{inside}{shape}</svg>'
    entries = (figure(Picture(drawing.encode(), "svg")), figure(png(3, 2), id="f2"))
    written = write_pdf(publication(Mark("figure", "f1"), Mark("figure", "f2"), figures=entries))
    (warning,) = written.warnings
    assert warning.startswith("figure “f1” is left out: drawing it takes more than ")
    assert b"/Subtype/Image" in written.data
