"""Reading the Word document that others are to look like: its styles, theme, page, and running headers and footers.

The document may come from anybody. Nothing of it is copied as it is: each part is parsed within limits and written
anew, with the elements of Word and of drawings only. What would load something when the document is opened is left out:
links to pictures outside, objects, controls, and fields other than those of pages, dates and properties.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache
from xml.etree import ElementTree as ET

from briefkit.core.publication.house_document import ReferenceDocument, RunningPart
from briefkit.core.text.links import is_web_link, safe_link
from briefkit.errors import BriefkitError
from briefkit.importers.word.archive import Archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_DROPPED = frozenset(
    ("object", "control", "altChunk", "subDoc", "OLEObject", "movie", "rsids", "dataBinding", "permStart", "permEnd")
)
_DROPPED_ATTRIBUTES = frozenset(("Ignorable", "MustUnderstand", "ProcessContent", "PreserveElements"))
_FIELDS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "DATE",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "KEYWORDS",
        "COMMENTS",
        "DOCPROPERTY",
        "STYLEREF",
        "FILENAME",
    ]
)
_DRAWN = ("wps", "wpg")
"""What a choice between two forms of a drawing may require."""
_PICTURES = {"png": b"\x89PNG", "jpeg": b"\xff\xd8", "jpg": b"\xff\xd8", "gif": b"GIF8", "bmp": b"BM"}
_PICTURES |= {"emf": b"\x01\x00\x00\x00", "wmf": b"\xd7\xcd\xc6\x9a"}
_LARGEST, _LARGEST_MEDIA = 4 << 20, 12 << 20  # bytes of what is taken over: the text of parts, and pictures
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_WORDS = re.compile(r"\s{0,20}(?:\\|([A-Za-z]{1,20})\b)")
_SIDES = ("top", "right", "bottom", "left", "header", "footer")


@lru_cache(maxsize=2)
def read_reference(data: bytes) -> ReferenceDocument:
    """What is taken over from a document. Raises BriefkitError for what is no Word document, or too much."""
    return _Reader(Archive(data)).reference()


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.room = _LARGEST
        self.media: dict[str, bytes] = {}

    def reference(self) -> ReferenceDocument:
        document, styles = self.archive.tree("word/document.xml"), self.archive.tree("word/styles.xml")
        if document is None or styles is None:
            raise BriefkitError("it is no Word document (.docx)", hint="save it as a Word document, .docx")
        names, numbered, written = _named(styles)
        defaults = styles.find(f"{_W}docDefaults")
        forms, numberings, highest = self.lists()
        section = next(reversed(list(document.iter(f"{_W}sectPr"))), None)
        running = tuple(self.running(section)) if section is not None else ()
        theme = self.archive.tree("word/theme/theme1.xml")
        settings = self.archive.tree("word/settings.xml")
        return ReferenceDocument(
            self.written(defaults) if defaults is not None else "",
            tuple(map(self.written, written)),
            names,
            numbered,
            forms,
            numberings,
            highest,
            self.written(theme) if theme is not None else "",
            *_page(section),
            running,
            self.media,
            section is not None and _is_on(section.find(f"{_W}titlePg")),
            settings is not None and _is_on(settings.find(f"{_W}evenAndOddHeaders")),
        )

    def written(self, element: ET.Element, targets: Iterable[str] = ()) -> str:
        """An element written anew, with known elements and attributes only; `targets` are the ids it may refer to."""
        parts: list[str] = []
        _write(element, frozenset(targets), parts)
        text = "".join(parts)
        self.room -= len(text)
        if self.room < 0:
            raise BriefkitError(f"its styles and headers are more than {_LARGEST >> 20} MB")
        return text

    def lists(self) -> tuple[str, str, int]:
        """The forms of lists, the numberings with these forms, and the highest id among both."""
        root = self.archive.tree("word/numbering.xml")
        if root is None:
            return "", "", 0
        forms, numberings = root.findall(f"{_W}abstractNum"), root.findall(f"{_W}num")
        for picture in [one for form in forms for one in form.iter() if one.find(f"{_W}lvlPicBulletId") is not None]:
            picture.remove(picture.find(f"{_W}lvlPicBulletId"))  # type: ignore[arg-type]  # it was just found
        ids = [
            one.get(f"{_W}{name}", "")
            for name, some in (("abstractNumId", forms), ("numId", numberings))
            for one in some
        ]
        highest = max((int(id_) for id_ in ids if id_.isdigit() and len(id_) < 7), default=0)
        return "".join(map(self.written, forms)), "".join(map(self.written, numberings)), highest

    def running(self, section: ET.Element) -> Iterable[RunningPart]:
        """The headers and footers of a section."""
        related = self.relationships("word/document.xml")
        for kind in ("header", "footer"):
            for one in section.findall(f"{_W}{kind}Reference"):
                pages = one.get(f"{_W}type", "default")
                path = _path("word", related.get(one.get(f"{_R}id", ""), ("", "", False))[1])
                root = self.archive.tree(path) if path.endswith(".xml") else None
                if root is None or pages not in ("default", "first", "even"):
                    continue
                targets = self.targets(path)
                inside = "".join(self.written(child, targets) for child in root)
                shows = any(
                    element.tag.endswith(("}t", "}blip", "}imagedata", "}fldSimple", "}instrText"))
                    for element in root.iter()
                )
                yield RunningPart(kind, pages, inside, targets, is_empty=not shows)

    def targets(self, path: str) -> dict[str, str]:
        """The relationships of a part that may stay: ids with the name of a picture, or an address of the web."""
        found: dict[str, str] = {}
        for id_, (kind, target, outside) in self.relationships(path).items():
            if kind == "hyperlink" and outside:
                url = safe_link(target)
                if url and is_web_link(url):
                    found[id_] = url
            elif kind == "image" and not outside and (name := self.picture(_path(posixpath.dirname(path), target))):
                found[id_] = name
        return found

    def picture(self, path: str) -> str:
        """The name of a picture in a document made here; empty for what is none."""
        ending = path.rpartition(".")[2].lower()
        if ending not in _PICTURES or path not in self.archive.names:
            return ""
        name = f"house-{len(self.media) + 1}.{ending}"
        known = next((known for known, data in self.media.items() if data == (read := self.archive.read(path))), None)
        if known:
            return known
        read = self.archive.read(path)
        if not read.startswith(_PICTURES[ending]):
            return ""
        if sum(map(len, self.media.values())) + len(read) > _LARGEST_MEDIA:
            raise BriefkitError(f"the pictures in its headers and footers are more than {_LARGEST_MEDIA >> 20} MB")
        self.media[name] = read
        return name

    def relationships(self, path: str) -> dict[str, tuple[str, str, bool]]:
        """The relationships of a part: their ids with the kind, the target, and whether that is outside."""
        folder, _, name = path.rpartition("/")
        root = self.archive.tree(f"{folder}/_rels/{name}.rels")
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                one.get("Target", ""),
                one.get("TargetMode", "") == "External",
            )
            for one in (root if root is not None else ())
        }


def _path(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _named(styles: ET.Element) -> tuple[dict[tuple[str, str], str], frozenset[str], list[ET.Element]]:
    """The ids of styles by type and name, those with numbers or bullets, and the elements, each id once."""
    names: dict[tuple[str, str], str] = {}
    found: dict[str, ET.Element] = {}
    for style in styles.findall(f"{_W}style"):
        id_, kind, name = style.get(f"{_W}styleId", ""), style.get(f"{_W}type", "paragraph"), style.find(f"{_W}name")
        if not re.fullmatch(r"[^\x00-\x1f<>\"&]{1,253}", id_) or id_ in found or name is None:
            continue
        found[id_] = style
        names.setdefault((kind, " ".join(name.get(f"{_W}val", "").lower().split())), id_)
    numbered = frozenset(id_ for id_, style in found.items() if style.find(f"{_W}pPr/{_W}numPr") is not None)
    return names, numbered, list(found.values())


def _page(section: ET.Element | None) -> tuple[tuple[int, int] | None, tuple[int, int, int, int, int, int] | None]:
    """The size of the page and its margins; None for what is not told, or makes no page."""
    size, around = (section.find(f"{_W}{name}") if section is not None else None for name in ("pgSz", "pgMar"))
    paper = (_length(size, "w"), _length(size, "h"))
    margins = [_length(around, side) for side in _SIDES]
    top, right, bottom, left, header, footer = margins
    is_page = all(2_000 <= length <= 31_680 for length in paper)
    has_room = is_page and right + left <= paper[0] - 2_000 and abs(top) + abs(bottom) <= paper[1] - 2_000
    told = around is not None and has_room
    return (paper if is_page else None), ((top, right, bottom, left, header, footer) if told else None)


def _length(element: ET.Element | None, name: str) -> int:
    text = element.get(f"{_W}{name}", "0") if element is not None else "0"
    return int(text) if re.fullmatch(r"-?\d{1,5}", text) else 0


def _is_on(element: ET.Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off")


def _write(element: ET.Element, targets: frozenset[str], parts: list[str]) -> None:
    space, _, name = element.tag[1:].partition("}")
    prefix = _SPACES.get(space)
    if prefix is None or name in _DROPPED or (name == "Choice" and element.get("Requires") not in _DRAWN):
        return
    attributes = "".join(
        f' {shown}="{value.translate(_ESCAPES)}"'
        for key, value in element.attrib.items()
        if (shown := _attribute(key, value, targets))
    )
    text = element.text or ""
    if name == "instrText" and not _is_allowed(text):
        text = ""
    parts.append(
        f"<{prefix}:{name}{attributes}>{text.translate(_ESCAPES) if text.strip() or name in ('t', 'instrText') else ''}"
    )
    for child in element:
        _write(child, targets, parts)
    parts.append(f"</{prefix}:{name}>")


def _attribute(key: str, value: str, targets: frozenset[str]) -> str:
    """The name of an attribute as it is written; empty if it is left out."""
    if not key.startswith("{"):
        return "" if key in ("src", "href") or (key == "instr" and not _is_allowed(value)) else key
    space, _, name = key[1:].partition("}")
    prefix = _SPACES.get(space)
    if prefix is None or name in _DROPPED_ATTRIBUTES:
        return ""
    if prefix == "r" and (name == "link" or value not in targets):
        return ""
    if prefix == "o" and name in ("href", "relid"):
        return ""
    return "" if name == "instr" and not _is_allowed(value) else f"{prefix}:{name}"


def _is_allowed(code: str) -> bool:
    """Whether a field shows only what the document itself says: its pages, dates and properties."""
    found = _WORDS.match(code)
    return not code.strip() or (found is not None and (found[1] is None or found[1].upper() in _FIELDS))
