"""Word documents for tests, made of their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c626001000000050001"
    "0d0a2db40000000049454e44ae426082"
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'
    for id_, name, more in (
        ("Titel", "Title", ""),
        ("berschrift1", "heading 1", ""),
        ("Sub", "Subtitle", ""),
        ("Titre2", "Titre 2", ""),
        ("Zitat", "Quote", ""),
        ("Beschriftung", "caption", ""),
        ("Verzeichnis1", "toc 1", ""),
        ("Kapitel", "Kapitel", '<w:basedOn w:val="berschrift1"/>'),
        ("Gliederung", "Gliederung", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("Punkte", "List Bullet", ""),
    )
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs in XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run; its look is XML, such as `<w:b/>`."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def item(text: str, number: int = 1, level: int = 0) -> str:
    """An item of a list: of number 1 with bullets, of number 2 with figures."""
    return p(r(text), more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def note(number: int) -> str:
    """A reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells in XML."""
    told = [f"<w:tr>{''.join(row)}</w:tr>" for row in rows]
    return f"<w:tbl>{''.join(told)}</w:tbl>"


def cell(text: str, more: str = "") -> str:
    """A cell; `more` are its properties, such as `<w:gridSpan w:val="2"/>`."""
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(r(text))}</w:tc>"


def picture(alt: str, relation: str = "rId10", kind: str = "embed") -> str:
    """A paragraph with a picture."""
    fill = f'<pic:blipFill><a:blip r:{kind}="{relation}"/></pic:blipFill>'
    graphic = f"<a:graphic><a:graphicData><pic:pic>{fill}</pic:pic></a:graphicData></a:graphic>"
    shown = f'<wp:inline><wp:docPr id="1" name="x" descr="{escape(alt)}"/>{graphic}</wp:inline>'
    return f"<w:p><w:r><w:drawing>{shown}</w:drawing></w:r></w:p>"


def docx(
    *body: str,
    notes: Mapping[int, str] | None = None,
    properties: Mapping[str, str] | None = None,
    relations: str = "",
    parts: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """A document. `relations` are further ones in XML, `parts` further files."""
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
            f'<Relationship Id="rId3" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
            f'<Relationship Id="rId10" Type="{_OFFICE}/image" Target="media/a.png"/>'
            f'<Relationship Id="rId11" Type="{_OFFICE}/hyperlink" Target="https://x.example/a" TargetMode="External"/>'
            f"{relations}"
        ),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{_NUMBERING}</w:numbering>",
        "word/footnotes.xml": _notes(notes or {}),
        "word/media/a.png": PIXEL,
        "docProps/core.xml": _properties(properties or {}),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (files | dict(parts or {})).items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def part(kind: str, content: str) -> str:
    """Another part, such as comments or a header."""
    return f"<w:{kind} {_SPACES}>{content}</w:{kind}>"


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _notes(notes: Mapping[int, str]) -> str:
    told = "".join(f'<w:footnote w:id="{number}">{p(r(text))}</w:footnote>' for number, text in notes.items())
    return f"<w:footnotes {_SPACES}>{told}</w:footnotes>"


def _properties(properties: Mapping[str, str]) -> str:
    told = "".join(f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in properties.items())
    return f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{told}</cp:coreProperties>'
