"""The XML of a Word document made ready for the parser, and what is in it that the parser does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefkit.core.text.words import counted
from briefkit.core.values import frozen
from briefkit.importers.word.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_GONE = (f"{W}del", f"{W}moveFrom")
_AROUND = f"{W}smartTag"
_AS_OTHERS = {
    **dict.fromkeys((f"{W}fldSimple", f"{W}bdo", f"{W}dir", f"{W}ruby", f"{W}rubyBase", f"{M}oMathPara"), _AROUND),
    f"{W}cr": f"{W}br",
    f"{W}ptab": f"{W}tab",
}
"""Elements that the parser does not know → others that mean the same to it: most only stand around words."""
NUMBERED = "_briefkit_list_"
"""How the names of marks begin that say to which list an item belongs, which the parser does not tell."""
_CHANGES = {f"{W}ins": "insertion", f"{W}del": "deletion", f"{W}moveTo": "move"}
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
"""The mark of a picture that its author says shows nothing, such as a bar."""
_LONGEST = 300  # characters of a comment or a page's head that are told


@frozen
class Extras:
    """What a document holds besides its text: sentences on it, and texts that are left out with reasons."""

    notes: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


def prepared(root: ET.Element) -> tuple[bytes, list[str]]:
    """The document as bytes: with insertions, without deletions, formulas as their text, text boxes of any age.

    Returns it with sentences on what that took.
    """
    counts: Counter[str] = Counter()
    _mark_lists(root)
    for parent in list(root.iter()):
        for child in reversed(list(parent)):
            _count(child, parent, counts)
            if child.tag in _GONE or _is_hidden(child) or _is_decorative(child):
                parent.remove(child)
            elif (other := _instead(child)) is not None:
                parent[list(parent).index(child)] = other
    return ET.tostring(root, encoding="utf-8", xml_declaration=True), list(_told(counts))


def _is_hidden(child: ET.Element) -> bool:
    """Whether Word does not show a run, or it is the reading above another."""
    if child.tag == f"{W}rt":
        return True
    hidden = child.find(f"{W}rPr/{W}vanish") if child.tag == f"{W}r" else None
    return hidden is not None and hidden.get(f"{W}val", "true") not in ("0", "false", "off")


def _is_decorative(child: ET.Element) -> bool:
    """Whether it is a picture that is marked as decoration, and so is no figure."""
    marks = child.iter(_DECORATIVE) if child.tag == f"{W}drawing" else ()
    return any(mark.get("val") in ("1", "true") for mark in marks)


def _mark_lists(root: ET.Element) -> None:
    """Put a mark into each paragraph that names its list."""
    for paragraph in list(root.iter(f"{W}p")):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            name = f"{NUMBERED}{number.get(f'{W}val', '')}"
            paragraph.insert(1, ET.Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": name}))


def _count(child: ET.Element, parent: ET.Element, counts: Counter[str]) -> None:
    """Count what is to be told; the mark of a change at the end of a paragraph is none of its own."""
    if child.tag in _CHANGES and parent.tag != f"{W}rPr":
        counts[_CHANGES[child.tag]] += 1
    elif child.tag == f"{M}oMath":
        counts["formulas"] += 1
    elif child.tag == f"{W}object":
        kind = next((item.get("ProgID", "") for item in child.iter(f"{_O}OLEObject")), "")
        counts[f"an embedded object ({kind or 'unknown'})"] += 1
    elif child.tag == f"{W}r" and _is_hidden(child):
        counts["hidden text"] += 1
    elif _is_decorative(child):
        counts["a picture marked as decorative"] += 1
    elif child.tag == f"{W}altChunk":
        counts["a document within it"] += 1


def _instead(child: ET.Element) -> ET.Element | None:
    """What stands for an element that the parser does not know; None if it stays."""
    if child.tag in _AS_OTHERS:
        child.tag = _AS_OTHERS[child.tag]
        return None
    if child.tag == f"{M}oMath":
        return _formula(child)
    if child.tag == f"{_MC}AlternateContent" and child.find(f"{_MC}Fallback") is None:
        boxes = child.findall(f".//{W}txbxContent")
        return _box(boxes) if boxes else None
    return None


def _told(counts: Counter[str]) -> Iterator[str]:
    changes = [counted(counts.pop(name), name) for name in _CHANGES.values() if counts[name]]
    if changes:
        yield f"it has tracked changes ({', '.join(changes)}): what was inserted is taken, what was deleted is not"
    if formulas := counts.pop("formulas", 0):
        yield f"{formulas} of its formulas are taken as plain text"
    for name, count in counts.items():
        if count:
            yield f"left out: {name}{f', {count} times' if count > 1 else ''}"


def _formula(element: ET.Element) -> ET.Element:
    """The text of a formula as a run."""
    run = ET.Element(f"{W}r")
    text = ET.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = "".join(item.text or "" for item in element.iter(f"{M}t"))
    return run


def _box(boxes: list[ET.Element]) -> ET.Element:
    """Text boxes in the form that older versions of Word have written."""
    picture = ET.Element(f"{W}pict")
    for box in boxes:
        ET.SubElement(ET.SubElement(picture, f"{_V}shape"), f"{_V}textbox").append(box)
    return picture


def extras_of(archive: Archive) -> Extras:
    """What stands in other parts of a document. Raises BriefkitError if one cannot be read."""
    notes: list[str] = []
    left_out: list[tuple[str, str]] = []
    comments = archive.tree("word/comments.xml")
    found = list(comments.iter(f"{W}comment")) if comments is not None else []
    if found:
        notes.append(f"{counted(len(found), 'comment')} left out")
    for comment in found:
        left_out.append((f"{comment.get(f'{W}author', 'somebody')}: {text_of(comment)}", "a comment"))
    heads = sorted(
        name for name in archive.names if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
    )
    told = set()
    for name in heads:
        root = archive.tree(name)
        text = text_of(root) if root is not None else ""
        if text and text not in told:
            told.add(text)
            left_out.append((text, "the head or foot of its pages"))
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        notes.append("it holds macros: they are not run, and not taken")
    if brief := brief_of(archive):
        notes.append(
            f"briefkit made it of the brief {brief}: to take over what was changed in it, see “briefkit take-back”"
        )
    if who := _creator(archive):
        notes.append(
            f"its properties name {who} as creator, who may have made only its template: no author is taken from there"
        )
    return Extras(tuple(notes), tuple((text[:_LONGEST], reason) for text, reason in left_out))


def text_of(element: ET.Element) -> str:
    """The words in an element; blanks stand between paragraphs."""
    parts: list[str] = []
    for item in element.iter():
        if item.tag == f"{W}t":
            parts.append(item.text or "")
        elif item.tag in (f"{W}p", f"{W}tab", f"{W}br"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def property_of(archive: Archive, name: str) -> str:
    """A property of a document by its local name, such as title; empty if it has none."""
    root = archive.tree("docProps/core.xml")
    found = (item.text for item in (root.iter() if root is not None else ()) if item.tag.rpartition("}")[2] == name)
    return " ".join((next(found, "") or "").split())


def brief_of(archive: Archive) -> str:
    """The id of the brief of which briefkit made a document; empty for any other."""
    root = archive.tree("docProps/custom.xml")
    found = (item for item in (root if root is not None else ()) if item.get("name") == "briefkit-brief")
    return next((" ".join("".join(item.itertext()).split())[:200] for item in found), "")


def _creator(archive: Archive) -> str:
    return property_of(archive, "creator")[:100]
