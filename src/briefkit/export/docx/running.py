"""The running header and footer of a Word document, and the page that they are on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree as ET

from briefkit.core.publication.house_document import RunningPart
from briefkit.core.publication.labels import Labels, other_language_of_labels
from briefkit.core.publication.value import FOOTER, HEADER, Publication
from briefkit.core.revisions.running import running_words
from briefkit.core.text.width import display_width
from briefkit.export.docx.directed import directed
from briefkit.export.docx.format import Format
from briefkit.export.docx.look import Look
from briefkit.export.docx.package import Relationships
from briefkit.export.docx.state import State
from briefkit.export.docx.words import MARKS, field_of, text_run
from briefkit.export.docx.xml import root
from briefkit.export.own_parts import own_running_line

_LONGEST_TITLE, _LONGEST_NAME = 75, 50  # letters, as in the PDF
_REFERENCE = re.compile(r'(r:\w{1,20})="([^"]{1,200})"')
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


_ALL = ("w", "r", "wp", "a", "pic", "wps", "wpg", "mc", "v", "o")
_ROOTS = {"header": "w:hdr", "footer": "w:ftr"}


class Running(NamedTuple):
    """A header or footer (`kind`) of some `pages` – default, first or even – and its files by name."""

    kind: str
    pages: str
    name: str
    files: dict[str, str]


def running_parts(state: State) -> list[Running]:
    """What runs on the pages: the headers and footers of the house, if it has any, else ours."""
    if not state.house.reference.running:
        publication, look = state.publication, state.look
        header = header_xml(publication, look, style=state.style("Header"))
        footer = footer_xml(publication, look, style=state.style("Footer"))
        files = {"header1": header, "footer1": footer}
        ours = (("header", "default"), ("footer", "default"), ("footer", "first"))
        return [Running(kind, pages, f"{kind}1", {f"word/{kind}1.xml": files[f"{kind}1"]}) for kind, pages in ours]
    return [_of_house(number, part) for number, part in enumerate(state.house.reference.running, 1)]


def words_running(part: Running) -> Iterator[str]:
    """The words of each paragraph of a header or footer."""
    yield from running_words(ET.fromstring(part.files[f"word/{part.name}.xml"]))  # noqa: S314 - made here


def _of_house(number: int, part: RunningPart) -> Running:
    name = f"{part.kind}{number}"
    relationships, inside = Relationships(), part.xml
    ids = {
        old: relationships.address(target) if "://" in target else relationships.part("image", f"media/{target}")
        for old, target in part.targets.items()
    }
    inside = _REFERENCE.sub(lambda found: f'{found[1]}="{ids[found[2]]}"' if found[2] in ids else "", inside)
    files = {f"word/{name}.xml": root(_ROOTS[part.kind], inside or "<w:p/>", *_ALL)}
    if relationships:
        files[f"word/_rels/{name}.xml.rels"] = relationships.xml()
    return Running(part.kind, part.pages, name, files)


def header_xml(publication: Publication, look: Look, *, style: str) -> str:
    """The header of every page but the first: who publishes it, and its title."""
    own = _own(publication, HEADER, look)
    if own is None:
        name = publication.imprint.name or publication.publisher
        left = _words(_shortened(name, _LONGEST_NAME), look, Format(bold=True))
        own = f"{left}{_TAB}{_words(_shortened(publication.title, _LONGEST_TITLE), look)}"
    return root("w:hdr", _paragraph(own, look, style), "w", "r")


def footer_xml(publication: Publication, look: Look, *, style: str) -> str:
    """The footer of every page: what its readers must know, and the number of the page."""
    own = _own(publication, FOOTER, look)
    if own is None:
        labels, other = Labels(publication.language), other_language_of_labels(publication.language) or ""
        how = Format(language=other)
        notice = [text for text in (publication.status_label, publication.imprint.footer) if text]
        backwards = look.right_to_left and not other  # labels in English run from left to right on any page
        before, between = (
            _words(text, look, how, backwards=backwards) for text in (f"{labels['page']} ", f" {labels['of']} ")
        )
        number = f"{before}{_field('page')}{between}{_field('pages')}"
        if look.right_to_left and other:
            number += text_run(MARKS[False])
        own = f"{_words('  ·  '.join(notice), look)}{_TAB}{number}"
    return root("w:ftr", _paragraph(own, look, style), "w", "r")


_TAB = "<w:r><w:tab/></w:r>"


def _own(publication: Publication, part: str, look: Look) -> str | None:
    """The publisher's own line, if there is one."""
    pieces = own_running_line(publication, part)
    if pieces is None:
        return None
    return "".join(
        _field(piece["counter"]) if "counter" in piece else _words(piece.get("text", piece.get("value", "")), look)
        for piece in pieces
    )


def _words(text: str, look: Look, how: Format = Format(), *, backwards: bool | None = None) -> str:  # noqa: B008 - immutable
    base = look.right_to_left if backwards is None else backwards
    return "".join(text_run(piece, how._replace(backwards=way)) for way, piece in directed(text, backwards=base))


def _field(name: str) -> str:
    return field_of(f'<w:instrText xml:space="preserve"> {_FIELDS[name]} </w:instrText>', "<w:t>1</w:t>")


def _paragraph(inside: str, look: Look, style: str) -> str:
    bidi = "<w:bidi/>" if look.right_to_left else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{inside}</w:p>'


def _shortened(text: str, most: int) -> str:
    """A text of at most so many letters; those of Chinese, Japanese and Korean are as wide as two."""
    if display_width(text) <= most:
        return text
    widths = list(accumulate(map(display_width, text)))
    return f"{text[: bisect_right(widths, most - 3)].rstrip()}…"
