"""A redline as PDF: by the same standards, in the same type and with the same warnings as a publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from briefkit.core.diff.value import Diff, Side
from briefkit.core.publication.value import Imprint, Layout, Picture
from briefkit.core.values import frozen
from briefkit.export.colours import accent_warning
from briefkit.export.directions import direction_of
from briefkit.export.marks import marked_pdf
from briefkit.export.pdf.blocks import LONG_PARAGRAPH
from briefkit.export.pdf.faces import Faces
from briefkit.export.pdf.found import Findings
from briefkit.export.pdf.languages import language_data
from briefkit.export.pdf.measure import Measure
from briefkit.export.pdf.pdf import print_source, timestamp_of, without_missing_glyphs
from briefkit.export.pdf.room import BESIDE, BODY, CLAIM, LIST, TITLE
from briefkit.export.pdf.row_heads import with_row_heads
from briefkit.export.pdf.source import PdfSource, page_look
from briefkit.export.redline.items import GroupItem, IssueItem, RewordedItem
from briefkit.export.redline.pieces import BREAK, RESTYLED, Piece
from briefkit.export.redline.text import Passage
from briefkit.export.redline.view import Redline, Section, make_redline
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import field_names, sanitized

_SPACES = re.compile(r"[ \t\r\n]+")
_ENGLISH = "en"

Data = dict[str, Any]


@frozen
class _Page:
    """What is set: English around the words of a brief."""

    language: str
    layout: Layout
    imprint: Imprint


def redline_pdf(
    diff: Diff, imprint: Imprint, logo: Picture | None = None, *, text: bool | None = None, notice: str = ""
) -> ExportResult:
    """A difference as PDF under a notice, with a warning for each change to its words.
    By default a comparison has no text.

    Its date is that of the new side, so that the bytes are reproducible. Raises `ExportError` if Typst cannot print it.
    """
    redline, imprint = make_redline(diff, text=text, notice=notice), sanitized(imprint)
    printable, warnings, letters, faces = without_missing_glyphs(redline, imprint.fonts)
    found = Findings()
    data = _document(printable, imprint, faces) | {
        "logo": found.add_picture(logo, "the logo") if logo else None,
    }
    source = PdfSource(data, found, letters, faces, "redline.typ")
    when = timestamp_of(str(diff.new.date) if diff.new.date else None)
    printed = print_source(source, when, warnings)
    return finish(marked_pdf(with_row_heads(printed)), warnings, strict=False, remarks=accent_warning(imprint.accent))


def _document(redline: Redline, imprint: Imprint, faces: Faces) -> Data:
    language = redline.new.language
    layout = Layout()
    own = _Encoder(Measure(_Page(language, layout, imprint)))
    ours = _Encoder(Measure(_Page(_ENGLISH, layout, imprint)))
    return {
        "right_to_left": False,
        "layout": {"large_print": False, "one_page": False},
        "look": page_look(imprint, language, faces) | {"text": language_data(language)},
        "labels": {"page": "Page", "of": "of"},
        "imprint": {"name": imprint.name, "footer": imprint.footer},
        "title": f"{redline.name}: {redline.title}",
        "kind_label": redline.name,
        "date": f"{redline.old.label} → {redline.new.label}",
        "notice": ours.run(redline.notice) if redline.notice else None,
        "title_run": own.run(redline.title, TITLE),
        "against": own.run(redline.against, TITLE) if redline.against else None,
        "sides": [_side(own, sign, side) for sign, side in (("−", redline.old), ("+", redline.new))],
        "summary": ours.run(redline.summary),
        "sections": [_section(ours, section) for section in redline.sections],
        "words": redline.words,
        "moves": any(passage.move for passage in redline.passages),
        "passages": [_passage(own, passage) for passage in redline.passages],
    }


def _side(encoder: _Encoder, sign: str, side: Side) -> Data:
    return {
        "sign": sign,
        "label": encoder.run(side.label, BESIDE),
        "title": encoder.run(side.title, CLAIM),
        "path": encoder.run(side.path, CLAIM),
        "lang": language_data(side.language),
    }


def _section(encoder: _Encoder, section: Section) -> Data:
    return {
        "title": encoder.run(section.title, TITLE),
        "form": section.form,
        "items": [encoder.item(item) for item in section.items],
    }


def _passage(encoder: _Encoder, passage: Passage) -> Data:
    is_code = passage.kind == "code"
    cells = passage.cells if passage.kind == "row" else [list(passage.pieces)]
    words = "".join(piece.text for piece in passage.pieces)
    measure = encoder.measure
    depth = max(1, passage.level) if passage.kind == "item" else 0
    with measure.in_columns(len(cells)) if len(cells) > 1 else measure.indented(LIST * depth):
        shown = [encoder.pieces(cell, code=is_code) for cell in cells]
    return {
        "change": passage.change,
        "name": passage.name if passage.is_labelled else "",
        "kind": passage.kind,
        "depth": depth,
        "lead": passage.lead,
        "cells": shown,
        "dir": direction_of(words),
        "long": len(words) > LONG_PARAGRAPH,
        "anchor": passage.anchor,
        "move": passage.move,
        "other": passage.other,
    }


class _Encoder:
    """Texts as the templates take them, with marks for where their lines may break."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure

    def run(self, text: str, room: float = BODY) -> Any:
        """A text on its own, in the direction of its letters."""
        run = self.measure.small(text, room)
        return [{"way": "rtl", "run": run}] if direction_of(text) == "rtl" else run

    def item(self, item: Any) -> Any:
        """An item of a section: its texts as runs, in as many columns as the table of an issue has."""
        if isinstance(item, str):
            return self.run(item)
        if isinstance(item, IssueItem):
            with self.measure.in_columns(len(item.sides) + 1):
                rows = [self._fields(row) for row in item.rows]
            return self._fields(item) | {"rows": rows}
        if isinstance(item, RewordedItem):
            words = "".join(piece.text for piece in item.pieces)
            return {"title": self.run(item.title), "pieces": self.pieces(item.pieces), "dir": direction_of(words)}
        if isinstance(item, GroupItem):
            return {"title": item.title, "parts": [[self.run(text) for text in part] for part in item.parts]}
        return self._fields(item)

    def _fields(self, item: Any) -> Data:
        return {name: self._value(getattr(item, name)) for name in field_names(item.__class__)}

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.run(value) if value else ""
        if isinstance(value, tuple):
            return [self._value(part) for part in value]
        return value if value is None else self._fields(value)

    def pieces(self, pieces: Iterable[Piece], *, code: bool = False) -> list[Data]:
        """The pieces of a passage. Outside of code a run of white space is one space, and none at the start."""
        found: list[Data] = []
        spaced = True
        for piece in pieces:
            text = piece.text
            if not code:
                text = _SPACES.sub(" ", text)
                text = text[1:] if spaced and text[:1] == " " else text
            if not text:
                continue
            spaced = text[-1] == " " or piece.style == BREAK
            found.append(
                {
                    "op": piece.op,
                    "text": text if code else self.measure.pieces(text, code="code" in piece.style.split()),
                    "styles": piece.style.split(),
                    "told": piece.told if piece.op == RESTYLED else "",
                    "target": self.measure.pieces(piece.target) if piece.target else "",
                }
            )
        return found
