"""A redline as a Word document: the new version of a publication, with what changed as tracked changes.

Accepting all changes gives the document of the new version, rejecting all that of the old one, in words and styles.
Page, styles, running lines and the table of contents are those of the new version; Word makes the last again by itself.
"""

from __future__ import annotations

import copy
import io
import zipfile
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from briefkit.export.docx.package import packed
from briefkit.export.docx.properties import comparison_xml
from briefkit.export.docx.revised_blocks import Reviser, units_of
from briefkit.export.docx.revised_lists import Lists
from briefkit.export.docx.revised_words import DELETE, INSERT, Tracker, W
from briefkit.export.docx.xml import DECLARATION, NAMESPACES, attribute

AUTHOR = "briefkit"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = f"{{{NAMESPACES['r']}}}"
_OLD_NUMBER = 100_000  # added to the numbers of the old version's footnotes and pictures
_NUMBERED = {
    f"{W}footnoteReference": f"{W}id",
    f"{W}footnote": f"{W}id",
    f"{{{NAMESPACES['wp']}}}docPr": "id",
}
_PARTS = ("word/document.xml", "word/footnotes.xml")
_NUMBERING, _CORE, _CUSTOM = "word/numbering.xml", "docProps/core.xml", "docProps/custom.xml"
_PACKED = ("[Content_Types].xml", "_rels/.rels")
_MADE = "{http://purl.org/dc/terms/}created"


def redline_docx(old: bytes, new: bytes) -> bytes:
    """Two documents that were written here as one with tracked changes, dated as the new one is.

    It says that it is a comparison, and of no brief, as its words are those of two versions.
    """
    for prefix, name in NAMESPACES.items():
        register_namespace(prefix, name)
    before, after = _parts(old), _parts(new)
    tracker = Tracker(AUTHOR, _root(after, _CORE).findtext(_MADE, ""))
    numbering = _root(after, _NUMBERING)
    lists = Lists(_root(before, _NUMBERING), numbering)
    reviser = Reviser(tracker, lists)
    olds, news = ([_root(parts, name) for name in _PARTS] for parts in (before, after))
    for name, root in zip(_PARTS, olds, strict=True):
        _adopt(root, name, before, after)
    body = news[0][0]
    last = body.find(f"{W}sectPr")
    body[:] = [*reviser.blocks(units_of(olds[0][0]), units_of(body)), *([last] if last is not None else [])]
    _revise_notes(reviser, olds[1], news[1])
    for name, root in zip((*_PARTS, _NUMBERING), (*news, numbering), strict=True):
        after[name] = (DECLARATION + tostring(root, encoding="unicode")).encode()
    after[_CUSTOM] = comparison_xml().encode()
    return packed({name: data for name, data in after.items() if name not in _PACKED})


def _parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _root(parts: dict[str, bytes], name: str) -> Element:
    return fromstring(parts[name])  # noqa: S314 - written here


def _adopt(root: Element, name: str, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Make a part of the old version refer to what is in the new one: links, pictures and footnotes of its own."""
    links = _Links(name, old, new)
    for element in root.iter():
        for key, id_ in element.attrib.items():
            if key.startswith(_R):
                element.set(key, links.adopted(id_))
        if element.tag in _NUMBERED and int(element.get(_NUMBERED[element.tag], "0")) > 0:
            element.set(_NUMBERED[element.tag], str(int(element.get(_NUMBERED[element.tag], "0")) + _OLD_NUMBER))
    links.write()


class _Links:
    """What a part of the old version refers to, as the same part of the new version does."""

    def __init__(self, part: str, old: dict[str, bytes], new: dict[str, bytes]) -> None:
        self.old, self.new = old, new
        self.name = part.replace("word/", "word/_rels/") + ".rels"
        nothing = Element(f"{_PACKAGE}Relationships")
        before = _root(old, self.name) if self.name in old else nothing
        self.targets = {link.get("Id", ""): link for link in before}
        self.root = _root(new, self.name) if self.name in new else nothing
        self.ids = {self.target(link, new): link.get("Id", "") for link in self.root}

    def target(self, link: Element, parts: dict[str, bytes]) -> tuple[str, bytes]:
        """What a link leads to: the bytes of a picture, else an address."""
        address = link.get("Target", "")
        return link.get("Type", ""), parts.get(f"word/{address}", b"") if "media/" in address else address.encode()

    def adopted(self, id_: str) -> str:
        """The id in the new version for an id in the old one; what is not there yet is added."""
        link = self.targets[id_]
        target = self.target(link, self.old)
        if target not in self.ids:
            self.ids[target] = f"rIdOld{len(self.ids) + 1}"
            added = copy.deepcopy(link)
            added.set("Id", self.ids[target])
            if "media/" in link.get("Target", ""):
                place = f"media/old-{link.get('Target', '').removeprefix('media/')}"
                added.set("Target", place)
                self.new[f"word/{place}"] = target[1]
            self.root.append(added)
        return self.ids[target]

    def write(self) -> None:
        """Put what it refers to into the new version."""
        if len(self.root):
            listed = "".join(_link_xml(link) for link in self.root)
            written = f'{DECLARATION}<Relationships xmlns="{_PACKAGE[1:-1]}">{listed}</Relationships>'
            self.new[self.name] = written.encode()


def _link_xml(link: Element) -> str:
    named = " ".join(f'{name}="{attribute(text)}"' for name, text in link.attrib.items())
    return f"<Relationship {named}/>"


def _revise_notes(reviser: Reviser, old: Element, new: Element) -> None:
    """The footnotes of both versions: those of one only are all inserted or deleted."""
    tracker, olds = reviser.tracker, {note.get(f"{W}id", ""): note for note in old}
    partners = {after: before for before, after in tracker.pairs.items()}
    for note in list(new):
        number = note.get(f"{W}id", "")
        if number in partners:
            note[:] = list(reviser.blocks(units_of(olds[partners[number]]), units_of(note)))
        elif number in tracker.inserted:
            note[:] = list(reviser.blocks_of_one(units_of(note), INSERT))
    for number in sorted(tracker.deleted - tracker.pairs.keys(), key=int):
        note = olds[number]
        note[:] = list(reviser.blocks_of_one(units_of(note), DELETE))
        new.append(note)
