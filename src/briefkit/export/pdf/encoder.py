"""Turns the parts of a publication into data for the Typst templates: the same fields, and the type in `k`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from typing import Any

from briefkit.core.publication.links import anchors_of
from briefkit.core.publication.value import Publication
from briefkit.export.directions import direction_of
from briefkit.export.notes import told_apart
from briefkit.export.pdf.faces import BUNDLED, Faces
from briefkit.export.pdf.found import Findings
from briefkit.export.pdf.languages import language_data
from briefkit.export.pdf.measure import Measure
from briefkit.export.pdf.room import BODY
from briefkit.export.pdf.runs import Run
from briefkit.export.plates import plates_apart
from briefkit.export.texts import field_names

# Fields of running text, which may need marks for line breaks.
_RUNS = {
    *("text", "claim", "condition", "says", "note", "title", "question", "caption", "credit", "standfirst"),
    *("key_points", "disclaimer", "parties", "missing", "watch", "term", "due", "horizon", "since", "date"),
    *("quotation", "quotations", "question", "who", "view"),
}

_PLACES = {"places", "caption_place"}

Data = dict[str, Any]
Kinds = Mapping[type, Callable[["Encoder", Any], Data]]
"""How parts that need more than their fields are encoded, by type."""


class Encoder:
    """Encodes the parts of one publication, in printing order; `noted` has the footnotes mentioned so far."""

    def __init__(
        self, publication: Publication, kinds: Kinds, faces: Faces = BUNDLED, found: Findings | None = None
    ) -> None:
        self.publication = publication
        self.kinds = kinds
        self.faces = faces
        self.found = found or Findings()
        self.measure = Measure(publication)
        self.anchors = anchors_of(publication.blocks, publication.section_ids)
        self.images = {
            src: self.found.add_picture(image, f"the picture “{src}”") for src, image in publication.images.items()
        }
        self.noted: list[int] = []
        self.emphasized = False
        self.in_notes = False
        self.in_quote = False

    def encode(self, value: Any) -> Any:
        """A part as data, a tuple of parts as a list; other values (a number, an id) are unchanged."""
        if own := self.kinds.get(type(value)):
            return own(self, value)
        if isinstance(value, tuple):
            return [self.encode(item) for part in told_apart(value) for item in plates_apart(part)]
        return self.plain(value) if is_dataclass(value) else value

    def plain(self, value: Any) -> Data:
        """A part with all of its fields."""
        kind: type = type(value)
        return {"k": kind.__name__} | {
            name: self.field(name, getattr(value, name)) for name in field_names(kind) if name not in _PLACES
        }

    def field(self, name: str, value: Any) -> Any:
        """One field; running text gets its marks."""
        if name not in _RUNS:
            return self.encode(value)
        if isinstance(value, tuple):
            return [self.run(item) for item in value]
        return self.run(value) if isinstance(value, str) else value

    def run(self, text: str, room: float = BODY) -> Run:
        """Running text on its own, in the direction of its letters, whatever it stands beside."""
        way = way_of(text)
        run = self.measure.small(text, room)
        return [{"way": way, "run": run}] if self.publication.right_to_left or way == "rtl" else run

    def said(self, text: str, tag: str, room: float = BODY) -> Run:
        """Running text in a language (BCP 47); without a tag in that of the publication."""
        if not tag:
            return self.run(text, room)
        with self.measure.in_language(tag):
            run = self.run(text, room)
        data = language_data(tag)
        return [{"lang": data["language"], "region": data["region"], "run": run}]


def way_of(text: str) -> str:
    """The direction of a text: that of its letters, and of figures."""
    return direction_of(text) or "ltr"
