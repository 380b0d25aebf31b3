"""Documents that were made to do harm, each built when it is asked for, so that nothing large is kept."""

# ruff: noqa: E501 - a case that stands on one line is easier to compare with the others

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import NamedTuple

WORDS = "The two sides have met for the third time, and have agreed on a fourth meeting. " * 3
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"


class Hostile(NamedTuple):
    """A document: the name of its file, its bytes, the format that reads it, and what is said of it; "" if it is read."""

    name: str
    data: Callable[[], bytes]
    format: str
    said: str = ""


def packed(**parts: bytes | str) -> bytes:
    """A ZIP file; names have _ for / and end as given."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return held.getvalue()


def word(body: str = PARAGRAPH, before: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document with a body; `before` stands before its root."""
    text = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    parts: dict[str, bytes | str] = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS}
    return packed(**parts, **{"word/document.xml": text}, **(more or {}))


def laughs(levels: int = 12) -> str:
    """Entities, each of which is ten of the one before."""
    entities = "".join(
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "ha ha "}">' for level in range(levels)
    )
    return f"<!DOCTYPE html [{entities}]>"


def quadratic() -> str:
    return f'<!DOCTYPE html [<!ENTITY a "{"a" * 100_000}">]>'


def outside(address: str) -> str:
    """An entity, and a document type, that lie elsewhere."""
    return f'<!DOCTYPE html SYSTEM "{address}" [<!ENTITY x SYSTEM "{address}"><!ENTITY % p SYSTEM "{address}">%p;]>'


def page(body: str, before: str = "<!doctype html>", head: str = "<title>Talks on the ferry</title>") -> bytes:
    return f"{before}<html><head>{head}</head><body><article><h1>Talks</h1><p>{WORDS}</p>{body}</article></body></html>".encode()


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF file of some objects, the first of which is its catalog."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(data) + end % (size, table, size, trailer, len(data))


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def flate_bomb() -> bytes:
    """400 MB of text operators in a file of half a megabyte, unpacked twice."""
    maker, parts = zlib.compressobj(9), []
    for _ in range(400):
        parts.append(maker.compress(b"(a) Tj " * 150_000))
    once = b"".join([*parts, maker.flush()])
    return stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]")


CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def nested_mail(levels: int = 1000) -> bytes:
    """A mail in a mail in a mail."""
    head = b"From: a@desk.example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
    data = head + b"Content-Type: text/plain\r\n\r\n" + WORDS.encode()
    for _ in range(levels):
        data = head + b"Content-Type: message/rfc822\r\n\r\n" + data
    return data


def nested_parts(levels: int = 1000) -> bytes:
    """Parts in parts, each with a boundary of its own."""
    data = b"Content-Type: text/plain\r\n\r\n" + WORDS.encode()
    for level in range(levels):
        data = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--\r\n" % (
            level,
            level,
            data,
            level,
        )
    return b"From: a@desk.example\r\nMIME-Version: 1.0\r\nMessage-ID: <1@desk.example>\r\n" + data


def flooded_mail() -> bytes:
    head = b"From: a@desk.example\r\nMIME-Version: 1.0\r\nSubject: Talks\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    return head + b"--b\r\n" * 200_000 + b"Content-Type: text/plain\r\n\r\n" + WORDS.encode()


def mail_of_headers() -> bytes:
    return (
        b"From: a@desk.example\r\nMIME-Version: 1.0\r\n"
        + b"X-Field: =?utf-8?b?YQ==?=\r\n" * 100_000
        + b"\r\n"
        + WORDS.encode()
    )


def mail_of_packed() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "a@desk.example", "Talks", "<1@desk.example>"
    message.set_content(WORDS)
    message.add_attachment(packed(a=bytes(10 << 20)), maintype="application", subtype="zip", filename="../../a.zip")
    return message.as_bytes()


def lines(text: str, megabytes: float = 0.5) -> Callable[[], bytes]:
    head = f"Talks on the ferry\n\n{WORDS}\n\n"
    return (head + text * int(megabytes * 1e6 / len(text))).encode


_SAME = '<span><a href="/a">The talks of May, again</a></span>' * 3000
_REFERENCES = '<sup><a href="#fn1">1</a></sup>' * 3000
HOSTILE: dict[str, Hostile] = {
    # text
    "a line of 10 MB": Hostile("a.txt", lambda: b"a" * (10 << 20), "text", "5,242,880"),
    "21 MB": Hostile("a.txt", lambda: b"a " * (21 << 19), "text", "larger than 20 MiB"),
    "a device's bytes": Hostile("a.txt", lambda: bytes(range(256)) * 4000, "text", "not text"),
    "lines of one letter": Hostile("a.txt", lines("a\n"), "text", "at most 10,000"),
    "one question after the other": Hostile("a.txt", lines("Why?\n"), "text", "at most 10,000"),
    "headings above nothing": Hostile("a.txt", lines("Related content\nRead.\n"), "text", "at most 10,000"),
    "brackets": Hostile("a.txt", lines("("), "text"),
    "captions": Hostile("a.txt", lines("A ferry in the harbour today\n"), "text", "at most 10,000"),
    "dates": Hostile("a.txt", lines("May 3 20 "), "text"),
    "names": Hostile("a.txt", lambda: b"By " + b"A. " * 200_000 + b"\n\n" + WORDS.encode(), "text"),
    "tabs": Hostile("a.txt", lines("\t"), "text"),
    "combined signs": Hostile("a.txt", lines("\u0301"), "text"),
    "signs that drive terminals": Hostile("a.txt", f"Talks\x1b]0;x\x07\u202e\n\n{WORDS}".encode, "text"),
    # packed files
    "a packed bomb": Hostile("a.zip", lambda: packed(a=bytes(10 << 20)), "", "packed file"),
    "a packed bomb in a packed bomb": Hostile("a.zip", lambda: packed(a=packed(a=bytes(10 << 20))), "", "packed file"),
    "an old Office document": Hostile(
        "a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "", "old Office"
    ),
    "an encrypted Word document": Hostile(
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(4096),
        "docx",
        "encrypted|password|old Office",
    ),
    "a Word document of 4 GB": Hostile(
        "a.docx",
        lambda: word(more={f"word/media/{n}.png": bytes(100 << 20) for n in range(3)}),
        "docx",
        "unpack|MB|GB|large",
    ),
    "a Word document with a bomb as its text": Hostile(
        "a.docx", lambda: word(body=PARAGRAPH + "<w:p/>" * 20_000_000), "docx", "unpack|MB|GB|large|longer"
    ),
    "a Word document that laughs": Hostile(
        "a.docx", lambda: word(body=PARAGRAPH + "<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>", before=laughs()), "docx", "."
    ),
    "a Word document that repeats": Hostile(
        "a.docx",
        lambda: word(body=PARAGRAPH + f"<w:p><w:r><w:t>{'&a;' * 30_000}</w:t></w:r></w:p>", before=quadratic()),
        "docx",
        ".",
    ),
    "a Word document that is nested": Hostile(
        "a.docx", lambda: word(body=PARAGRAPH + "<w:sdt><w:sdtContent>" * 100_000), "docx", "."
    ),
    "a Word document with macros": Hostile(
        "a.docm", lambda: word(more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(999)}), "docx", "|macro"
    ),
    "a Word document cut short": Hostile("a.docx", lambda: word()[:-200], "docx", "."),
    "a Word document that leads out of itself": Hostile(
        "a.docx", lambda: word(more={"../../../../tmp/out.txt": "out", "/etc/out": "out"}), "docx", "|."
    ),
    # HTML
    "100,000 divs": Hostile(
        "a.html", lambda: page("<div>" * 100_000 + "x" + "</div>" * 100_000), "html", "|nest|deep|long|elements"
    ),
    "300,000 attributes": Hostile(
        "a.html",
        lambda: page(f"<p {' '.join(f'a{n}=b' for n in range(300_000))}>x</p>"),
        "html",
        "|attribut|long|memory",
    ),
    "100,000 tags that do not close": Hostile(
        "a.html", lambda: page("<b><i><a><p>" * 100_000), "html", "|nest|deep|long|elements"
    ),
    "tables in tables": Hostile("a.html", lambda: page("<table><tr><td>" * 20_000), "html", "|nest|deep|long|elements"),
    "a cell that spans a million": Hostile(
        "a.html",
        lambda: page("<table><tr><td colspan=1000000 rowspan=1000000>a</td></tr><tr><td>b</td></tr></table>"),
        "html",
    ),
    "a page that laughs": Hostile("a.xhtml", lambda: page("<p>&l11;</p>", before=laughs()), "html"),
    "JSON that is nested": Hostile(
        "a.html", lambda: page("", head=f'<script type="application/ld+json">{"[" * 200_000}</script>'), "html"
    ),
    "a picture in a page": Hostile(
        "a.html", lambda: page(f'<img src="data:image/png;base64,{"A" * 3_000_000}" alt="x">'), "html"
    ),
    "2,000 headings of what to read next": Hostile(
        "a.html", lambda: page("".join(f'<h2>Related</h2><a href="/{n}">x{n}</a>' for n in range(2000))), "html"
    ),
    "3,000 links to read next, all to one page": Hostile(
        "a.html",
        lambda: page(f'<div class="related">{_SAME}</div>'),
        "html",
    ),
    "900 open tags around 20,000 paragraphs": Hostile(
        "a.html", lambda: page("<b>" * 900 + "<p>x" * 20_000), "html", "at most 10,000"
    ),
    "900 divs around 5,000 paragraphs": Hostile(
        "a.html", lambda: page("<div>" * 900 + f"<p>{WORDS}</p>" * 5000 + "</div>" * 900), "html"
    ),
    "30,000 spans": Hostile("a.html", lambda: page("<p>" + "<span>x</span>" * 30_000 + "</p>"), "html"),
    "5,000 paragraphs with links": Hostile(
        "a.html",
        lambda: page("<p>A paragraph with <b>a word</b> and <a href='/a'>a link</a> in it.</p>" * 5000),
        "html",
    ),
    "3,000 references to one note": Hostile(
        "a.html", lambda: page(f'<p>{_REFERENCES}</p><p id="fn1">A note.</p>'), "html"
    ),
    # PDF
    "a PDF of 10^9 pages": Hostile(
        "a.pdf",
        lambda: pdf(CATALOG, PAGES.replace(b"/Count 1 ", b"/Count 1000000000 "), PAGE, stream(b""), FONT),
        "pdf",
        ".",
    ),
    "a PDF whose pages go round": Hostile(
        "a.pdf", lambda: pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"), "pdf", "."
    ),
    "a PDF whose pages are nested": Hostile(
        "a.pdf",
        lambda: pdf(
            CATALOG, *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, 30_000))
        ),
        "pdf",
        ".",
    ),
    "a PDF that unpacks to 400 MB": Hostile("a.pdf", lambda: pdf(CATALOG, PAGES, PAGE, flate_bomb(), FONT), "pdf", "."),
    "a PDF with a picture of 100,000 × 100,000": Hostile(
        "a.pdf",
        lambda: pdf(
            CATALOG,
            PAGES,
            PAGE.replace(b"/Font", b"/XObject << /I 6 0 R >> /Font"),
            stream(b"/I Do"),
            FONT,
            stream(
                zlib.compress(bytes(1 << 20)),
                b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
                b" /Filter /FlateDecode",
            ),
        ),
        "pdf",
        ".",
    ),
    "a PDF of which there is only its beginning": Hostile(
        "a.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 9, "pdf", "."
    ),
    "a scanned PDF": Hostile("a.pdf", lambda: pdf(CATALOG, PAGES, PAGE, stream(b"0 0 m 9 9 l S"), FONT), "pdf", "text"),
    "an encrypted PDF": Hostile(
        "a.pdf",
        lambda: pdf(
            *(CATALOG, PAGES, PAGE, stream(b"x"), FONT),
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32),
            trailer=b"/Encrypt 6 0 R /ID [(a) (b)]",
        ),
        "pdf",
        "password|encrypted|protected|locked",
    ),
    # mails
    "a mail in 1,000 mails": Hostile("a.eml", nested_mail, "mail", "|."),
    "a mail of 1,000 parts in parts": Hostile("a.eml", nested_parts, "mail", "|."),
    "a mail of 200,000 boundaries": Hostile("a.eml", flooded_mail, "mail", "|."),
    "a mail of 100,000 headers": Hostile("a.eml", mail_of_headers, "mail", "|."),
    "a mail with a packed bomb": Hostile("a.eml", mail_of_packed, "mail"),
    "an Outlook mail of noise": Hostile(
        "a.msg", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le") * 9999, "msg", "."
    ),
    # lists of works, Markdown
    "BibTeX of braces": Hostile("a.bib", lambda: b"@article{a, title = " + b"{" * 300_000, "bibtex", "."),
    "BibTeX of strings": Hostile(
        "a.bib",
        lambda: b"".join(b"@string{a%d = a%d # a%d}\n" % (n + 1, n, n) for n in range(40)) + b"@book{b, title = a40}",
        "bibtex",
        "|.",
    ),
    "RIS without end": Hostile("a.ris", lambda: b"TY  - JOUR\n" + b"AU  - A, B\n" * 200_000, "ris", "|."),
    "CSL that is nested": Hostile("a.csljson", lambda: b'[{"title": ' + b"[" * 200_000, "csl", "."),
    "front matter that is nested": Hostile(
        "a.md", lambda: b"---\ntitle: a\nx: " + b"[" * 200_000 + b"\n---\n", "markdown", "|."
    ),
    "front matter that laughs": Hostile(
        "a.md",
        lambda: (
            b"---\ntitle: a\na0: &a0 [x]\n"
            + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n + 1, n + 1, n, n) for n in range(40))
            + b"---\n"
            + WORDS.encode()
        ),
        "markdown",
        "|.",
    ),
    "Markdown of quotes": Hostile(
        "a.md", lambda: b"# Talks\n\n" + WORDS.encode() + b"\n\n" + b"> " * 50_000, "markdown", "|."
    ),
    "Markdown of brackets": Hostile(
        "a.md", lambda: b"# Talks\n\n" + WORDS.encode() + b"\n\n" + b"[" * 200_000, "markdown", "|."
    ),
}
