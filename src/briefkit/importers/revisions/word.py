"""Reads a Word document (ECMA-376) with its tracked changes and comments."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefkit.core.revisions.document import (
    Cell,
    Comment,
    Lost,
    Returned,
    Trace,
)
from briefkit.core.revisions.sent import marks_in
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.dates import day_of
from briefkit.importers.revisions.word_heads import running_in, tracked_in_heads
from briefkit.importers.revisions.word_line import STATES, THROUGH, WordLine, chosen, is_placeholder, state_of
from briefkit.importers.revisions.word_state import WordState, targets_in
from briefkit.importers.word.archive import Archive
from briefkit.importers.word.markup import W, text_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_LONGEST = 5000
_SHOWN = 80
_CELLS = {"cellDel": "a cell whose deletion is tracked", "cellMerge": "cells whose merging is tracked"}


def read_word(archive: Archive, main: str) -> Returned:
    """The document whose text is in a part. Raises BriefkitError for one that is damaged or beyond the limits."""
    root = archive.tree(main)
    if root is None:
        raise BriefkitError("it is no Word document: it has no text part")
    return WordReader(archive, main).read(root)


class WordReader(WordState):
    def read(self, root: ET.Element) -> Returned:
        body = root.find(f"{W}body")
        self.blocks(body if body is not None else root, None, None)
        for kind in ("footnotes", "endnotes"):
            self.notes(kind)
        properties = _properties(self.archive)
        return Returned(
            tuple(self.paragraphs),
            tuple(self.comments()),
            properties.get("briefkit-source", ""),
            properties.get("briefkit-brief", ""),
            properties.get("briefkit-format", ""),
            properties.get("briefkit-form", ""),
            (*self.losses.told(), *map(Lost, tracked_in_heads(self.archive))),
            marks_in(properties),
            tuple(running_in(self.archive)),
            tuple(self.names),
            self.pictures.told(),
        )

    def blocks(self, parent: ET.Element, cell: Cell | None, row: tuple[str, Trace] | None) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraphs.append(WordLine(self, cell, row).read(child))
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag == f"{W}bookmarkStart":
                self.waiting.append(child.get(f"{W}name", ""))
            elif child.tag in (*THROUGH, *STATES) and not is_placeholder(child):
                self.blocks(child, cell, row)
            elif child.tag == f"{_MC}AlternateContent":
                self.blocks(chosen(child), cell, row)
            elif child.tag == f"{W}altChunk":
                self.lose("a document within it")

    def table(self, table: ET.Element) -> None:
        number, self.tables = self.tables, self.tables + 1
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        self.names += [caption.get(f"{W}val", "")] if caption is not None else []
        for at, row in enumerate(_children(table, f"{W}tr")):
            mark = row.find(f"{W}trPr")
            state = next((state_of(item) for item in mark if item.tag in STATES), None) if mark is not None else None
            column = 0
            for cell in _children(row, f"{W}tc"):
                self.blocks(cell, Cell(number, at, column), state)
                for name, what in _CELLS.items():
                    if cell.find(f"{W}tcPr/{W}{name}") is not None:
                        self.lose(f"{what}: “{text_of(cell)[:_SHOWN]}”")
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = span.get(f"{W}val", "1") if span is not None else "1"
                merged = cell.find(f"{W}tcPr/{W}vMerge") is not None or width not in ("", "0", "1")
                if merged and (words := text_of(cell)):  # those that are covered have none
                    self.lose(f"merged cells of a table: “{words[:80]}”")
                column += int(width) if width.isascii() and width.isdigit() and int(width) < 1000 else 1

    def notes(self, kind: str) -> None:
        root = self.archive.tree(f"word/{kind}.xml")
        if root is None:
            return
        found = {item.get(f"{W}id", ""): item for item in root if item.get(f"{W}type", "normal") == "normal"}
        self.targets = targets_in(self.archive, f"word/_rels/{kind}.xml.rels")
        for name in dict.fromkeys(self.references):
            which, _, id_ = name.partition(":")
            if which == kind and id_ in found:
                self.note = name
                self.blocks(found[id_], None, None)
        self.note = ""

    def comments(self) -> Iterator[Comment]:
        root = self.archive.tree("word/comments.xml")
        threads = self._threads()
        ids: dict[str, str] = {}  # of the comments by their last paragraphs, which their answers name
        for comment in root.iter(f"{W}comment") if root is not None else ():
            id_ = comment.get(f"{W}id", "")
            own = ([item.get(f"{_W14}paraId", "") for item in comment.iter(f"{W}p")] or [""])[-1]
            ids[own] = id_
            above, is_done = threads.get(own, ("", False))
            about = self.about.get(id_) or self.about.get(ids.get(above, ""), (0, 0, ""))
            who, when = comment.get(f"{W}author", ""), day_of(comment.get(f"{W}date", ""))
            yield Comment(who, when, text_of(comment)[:_LONGEST], *about, is_done)

    def _threads(self) -> dict[str, tuple[str, bool]]:
        """For the last paragraph of a comment that of the comment it answers, and whether it is marked as done."""
        root = self.archive.tree("word/commentsExtended.xml")
        return {
            item.get(f"{_W15}paraId", ""): (
                item.get(f"{_W15}paraIdParent", ""),
                item.get(f"{_W15}done") in ("1", "true"),
            )
            for item in (root.iter(f"{_W15}commentEx") if root is not None else ())
        }


def _children(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (*THROUGH, *STATES):
            yield from _children(child, tag)


def _properties(archive: Archive) -> dict[str, str]:
    root = archive.tree("docProps/custom.xml")
    found: dict[str, str] = {}
    for item in root if root is not None else ():
        found.setdefault(item.get("name", ""), "".join(item.itertext()).strip())
    return found
