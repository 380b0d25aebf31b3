"""PDF files written by hand: what no program that sets texts makes."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(
    *pages: str,
    catalog: str = "",
    trailer: str = "",
    page: str = "",
    objects: Sequence[bytes] = (),
    box: str = "[0 0 400 300]",
) -> bytes:
    """A file whose pages have the given content streams. Fonts are /F1 (Helvetica) and /F2 (bold).

    Entries may be added to the catalog, the trailer and each page; further objects are numbered from 10.
    """
    first = 10 + len(objects)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    found = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        **dict(enumerate(objects, 10)),
    }
    for number, content in enumerate(pages):
        at = first + 2 * number
        found[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents {at + 1} 0 R {page} "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /X1 10 0 R >> >> >>"
        ).encode()
        data = content.encode("cp1252")
        found[at + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
    return _file(found, trailer)


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    data = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, item in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start, size = len(data), max(objects) + 1
    lines = [
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n" for number in range(size)
    ]
    table = (
        f"xref\n0 {size}\n{''.join(lines)}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF"
    )
    return data + table.encode()


def line(text: str, x: float = 20, y: float = 250, size: float = 10, *, font: str = "F1", before: str = "") -> str:
    """A line of text as operators."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {before} /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET"


def lines(*texts: str, x: float = 20, y: float = 250, size: float = 10) -> str:
    """Lines of text one below another."""
    return "\n".join(line(text, x, y - 1.2 * size * number, size) for number, text in enumerate(texts))


def picture() -> bytes:
    """A grey picture of one point, as an object."""
    return (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x80\nendstream"
    )


SHOWN = "q 400 0 0 300 0 0 cm /X1 Do Q"
"""The picture over all of a page."""
TEXT = (
    "The talks on the ferry began in March and went on",
    "until the summer, when the ports closed for repairs.",
    "Nobody expects them to be taken up again this year.",
)
