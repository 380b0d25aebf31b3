"""The parts of a publication as data for the Typst templates: the same fields, and the type in `k`."""

from __future__ import annotations

from dataclasses import dataclass, field, is_dataclass, replace
from functools import singledispatchmethod
from math import ceil
from typing import Any

from briefkit.core.body import document as doc
from briefkit.core.publication.citation import stop_after
from briefkit.core.publication.judgments import path_steps
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.links import anchors_of, portable_link
from briefkit.core.publication.value import (
    MARK,
    CitationPiece,
    EventEntry,
    FigureEntry,
    Imprint,
    IssueTable,
    KeyJudgment,
    Picture,
    Publication,
    RelatedEntry,
    SourceEntry,
)
from briefkit.core.text.languages import language_runs
from briefkit.export.directions import direction_of
from briefkit.export.emphasis import pieces_of
from briefkit.export.layout import URGENT, fits_in_columns, has_row_heads, is_pull_quote
from briefkit.export.likelihoods import bar_of
from briefkit.export.notes import told_apart
from briefkit.export.pdf.faces import BUNDLED, Faces
from briefkit.export.pdf.glyphs import replace_missing_glyphs
from briefkit.export.pdf.plates import Plate, is_wide, leads_away, plates_apart
from briefkit.export.pdf.room import (
    BESIDE,
    BODY,
    CLAIM,
    HEADING,
    INSET,
    LARGE,
    LARGE_SMALL,
    LEAST,
    LIST,
    QUOTE,
    breadth_of,
    too_wide,
    width_of,
)
from briefkit.export.pdf.runs import Piece, Run, runs_of
from briefkit.export.pdf.tables import width_data
from briefkit.export.pictures import absent_figure, absent_image, figure_name, image_name, lost_labels
from briefkit.export.texts import field_names
from briefkit.export.together import kept_together

SHORT_HEADING = 20.0  # ems; at most a line in every size
_COLONS = tuple(":：﹕︓׃៖፦᠄")  # of any script
_LEAD = 400  # letters of a paragraph that stays with what it leads to; a longer one would leave a gap on its page
LONG_PARAGRAPH = 8_000  # letters; Typst takes too long to find the best line breaks in a longer one

# Fields of running text, which may need marks for line breaks.
_RUNS = {
    *("text", "claim", "condition", "says", "note", "title", "question", "caption", "credit", "standfirst"),
    *("key_points", "disclaimer", "parties", "term", "due", "horizon", "since", "date"),
}

Data = dict[str, Any]


@dataclass(slots=True)
class Findings:
    """The pictures used, as files by name, and warnings about differences from the author's text."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    pixels: dict[str, int] = field(default_factory=dict)
    shown_as: dict[str, str] = field(default_factory=dict)
    lacking_alt: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class Encoder:
    """Encodes the parts of one publication, in printing order."""

    def __init__(self, publication: Publication, faces: Faces = BUNDLED) -> None:
        self.publication = publication
        self.faces = faces
        self.found = Findings()
        self.anchors = anchors_of(publication.blocks)
        self.images = {src: self.picture(image, f"the picture “{src}”") for src, image in publication.images.items()}
        self.noted: list[int] = []
        self.emphasized = False
        self.in_notes = False
        self.columns = 1
        face = publication.imprint.fonts.face
        self.breadth = breadth_of(face.widths) if face else 1.0
        self.line = BODY / self.breadth
        self.room = self.line * LARGE if publication.layout.large_print else self.line
        self.encode = self.encode  # bound once: each look-up makes a new function

    @singledispatchmethod
    def encode(self, value: Any) -> Any:
        """A part as data; other values (a number, an id) are unchanged."""
        return self.plain(value) if is_dataclass(value) else value

    @encode.register
    def _(self, value: tuple) -> list[Any]:  # type: ignore[type-arg]  # dispatch takes no parameters
        return [self.encode(item) for part in told_apart(value) for item in plates_apart(part)]

    @encode.register
    def _(self, value: doc.Paragraph | doc.Heading) -> Data:
        text = doc.plain_text(value.children)
        data = self.joined(value.children, value)
        data.pop("github", None)
        if isinstance(value, doc.Heading):
            turned = (direction_of(text) == "rtl") != self.publication.right_to_left
            data["wraps"] = width_of(text) > SHORT_HEADING and not turned
        elif len(text) <= _LEAD and text.rstrip().endswith(_COLONS):
            data["leads"] = True
        return data | {"dir": direction_of(text)} | ({"long": True} if len(text) > LONG_PARAGRAPH else {})

    @encode.register
    def _(self, value: doc.Items) -> Data:
        return self.inside(LIST, value)

    @encode.register
    def _(self, value: doc.Quote) -> Data:
        return self.inside(QUOTE, value) | {
            "short": is_pull_quote(value) and not self.in_notes,
            "urgent": value.alert in URGENT,
        }

    @encode.register
    def _(self, value: doc.Table) -> Data:
        width = max(1, len(value.head))
        caption = self.encode(doc.Paragraph(value.caption))  # first, for its notes are read before those of cells
        even = replace(value, caption=(), rows=tuple((*row, *[()] * width)[:width] for row in value.rows))
        data = self.grid(width, even) | width_data(
            even, self.narrow(width), large=self.publication.layout.large_print, breadth=self.breadth
        )
        if data["tight"]:  # for the columns that are set below the first ones; its notes are printed by now
            data["stub"] = self.grid(width, replace(even, head=even.head[:1], rows=tuple(row[:1] for row in even.rows)))
        return data | {
            "wide": is_wide(value),
            "row_heads": has_row_heads(even),
            "caption": caption,
            "repeat": not any(leads_away(child) for cell in value.head for child in cell),
        }

    @encode.register
    def _(self, value: doc.Text) -> Data:
        if not self.emphasized:
            return {"k": "Text", "text": self.pieces(value.text)}
        return {"k": "Pieces", "children": [self.emphasis(*piece) for piece in pieces_of(value.text)]}

    @encode.register
    def _(self, value: doc.Styled) -> Data:
        before = self.emphasized
        self.emphasized = before or value.style == "emphasis"
        data = self.plain(value)
        self.emphasized = before
        return data

    @encode.register
    def _(self, value: doc.CodeSpan | doc.CodeBlock) -> Data:
        text = value.text.strip("\n")
        pieces = self.pieces(text, BODY - (INSET if isinstance(value, doc.CodeBlock) else 0), code=True)
        return {"k": type(value).__name__, "text": text, "pieces": pieces if isinstance(pieces, list) else None}

    @encode.register
    def _(self, value: doc.Formula) -> Data:
        from briefkit.core.formulas.tree import FormulaError  # noqa: PLC0415 - most briefs have none
        from briefkit.export.pdf.formulas import formula_data  # noqa: PLC0415 - as above

        try:
            return formula_data(value, self.faces.covered)
        except FormulaError as error:
            printable, lost = replace_missing_glyphs(value.source, self.faces.covered)
            if lost:
                sentence = f"line {value.line}: the formula “{value.name}” is printed as written: {error.reason}"
                self.found.warnings.append(sentence)
            code: Data = self.encode(doc.CodeSpan(printable))
            return code

    @encode.register
    def _(self, value: doc.Link) -> Data:
        return {"k": "Link", "url": portable_link(value.url, self.anchors), "children": self.encode(value.children)}

    @encode.register
    def _(self, value: doc.NoteRef) -> Data:
        again, known = value.number in self.noted, value.number <= len(self.publication.notes)
        if known and not again:
            self.noted.append(value.number)
        return {"k": "NoteRef", "number": value.number, "again": again, "known": known}

    @encode.register
    def _(self, value: Plate) -> Data:
        data: Data = self.encode(value.picture) | {"k": "Plate"}
        url = portable_link(value.url, self.anchors) if value.url else None
        return data | {"url": url} if url else data

    @encode.register
    def _(self, value: doc.Image) -> Data:
        alt = value.alt.strip()
        if value.src not in self.images:
            self.found.warnings.append(absent_image(self.publication, value))
        elif not alt:
            self.found.lacking_alt.append(image_name(value))
        self.look_inside(self.publication.images.get(value.src), image_name(value))
        return {"k": "Image", "file": self.images.get(value.src), "alt": alt or None}

    @encode.register
    def _(self, value: FigureEntry) -> Data:
        name = f"figure “{value.id}”"
        alt = (value.alt or "").strip()
        file = self.picture(value.picture, name) if value.picture else None
        if file and not alt:
            self.found.lacking_alt.append(figure_name(value))
        if value.file and file is None:
            self.found.warnings.append(absent_figure(self.publication, value))
        self.look_inside(value.picture, figure_name(value))
        return self.plain(value) | {
            "file": file,
            "expected": value.file is not None,
            "alt": alt or None,
            "picture": None,
        }

    @encode.register
    def _(self, value: Imprint) -> Data:
        return {"name": value.name, "footer": value.footer}

    @encode.register
    def _(self, value: KeyJudgment) -> Data:
        language = self.publication.language
        claim = self.run(value.claim, CLAIM)
        steps = [[self.run(words), date] for words, date in path_steps(value, Labels(language), language)]
        bar = bar_of(value, language)
        on_top = bar is not None and bar.first_on_top
        way = self.way_of(value.term or "")
        return self.plain(value) | {
            "claim": claim,
            "term": self.run(value.term, BESIDE) if value.term else value.term,
            "since": self.run(value.since, BESIDE) if value.since else value.since,
            "path": steps,
            "bar": self.encode(bar),
            "first_on_top": on_top,
            "way": way,
        }

    @encode.register
    def _(self, value: IssueTable) -> Data:
        columns = fits_in_columns(value) and not (self.publication.layout.large_print and len(value.parties) > 2)
        data = self.within(len(value.parties) + 1 if columns else 1, value) | {"columns": columns}
        return data if columns else data | {"parties": [self.run(party, BESIDE) for party in value.parties]}

    @encode.register
    def _(self, value: EventEntry) -> Data:
        return self.plain(value) | {"date": self.run(value.date, BESIDE)}

    @encode.register
    def _(self, value: SourceEntry | RelatedEntry) -> Data:
        apart = value.url and value.url != value.title  # else the title is the address
        return self.plain(value) | {
            "address": self.pieces(value.url) if value.url and apart else None,
            "stop": stop_after(value.title),
        }

    @encode.register
    def _(self, value: CitationPiece) -> Data:
        return self.plain(value) | ({"text": value.text} if value.style == MARK else {})

    def plain(self, value: Any) -> Data:
        """A part with all of its fields."""
        kind: type = type(value)
        return {"k": kind.__name__} | {name: self.field(name, getattr(value, name)) for name in field_names(kind)}

    def field(self, name: str, value: Any) -> Any:
        """One field; running text gets its marks."""
        if name not in _RUNS:
            return self.encode(value)
        if isinstance(value, tuple):
            return [self.run(item) for item in value]
        return self.run(value) if isinstance(value, str) else value

    def run(self, text: str, room: float = BODY) -> Run:
        """Running text on its own, in the direction of its letters, whatever it stands beside."""
        way = self.way_of(text)
        run = self.pieces(text, room * LARGE_SMALL if self.publication.layout.large_print else room)
        return [{"way": way, "run": run}] if self.publication.right_to_left or way == "rtl" else run

    def emphasis(self, look: str, text: str) -> Data:
        """A piece of an emphasized text; one of italics is upright where the publisher's face has none."""
        face = self.publication.imprint.fonts.face
        words = {"k": "Text", "text": self.pieces(text)}
        if look == "italic":
            look = "upright" if face and not face.italic else look
        return words if look == "italic" else {"k": "Styled", "style": look, "children": [words]}

    def pieces(self, text: str, room: float = BODY, *, code: bool = False) -> Run:
        """A text with marks for where its lines may break here, or in a line of less room."""
        if not code:
            text = kept_together(text)
        room = min(self.room, room / self.breadth)
        runs: list[Piece] = []
        for other, part in language_runs(text, self.publication.language):
            run = runs_of(part, self.columns, room, other or self.publication.language, code=code)
            if part == text and not other:
                return run
            runs += [{"lang": other, "run": run}] if other else run if isinstance(run, list) else [run]
        return runs

    def inside(self, indent: float, value: Any, room: float | None = None) -> Data:
        """A part with less room, by an indent in ems, or with as much as is said."""
        self.room, before = max(LEAST, self.room - indent) if room is None else room, self.room
        encoded = self.plain(value)
        self.room = before
        return encoded

    def joined(self, children: tuple[doc.Inline, ...], value: Any) -> Data:
        """A block; where parts without a space between them are too wide together, each of them may be broken."""
        whole = doc.plain_text(children)
        leaves = {doc.plain_text((child,)) for child in children}
        wide = whole not in leaves and any(
            not any(whole[start:end] in leaf for leaf in leaves) for start, end in too_wide(whole, self.room)
        )
        indent = HEADING if isinstance(value, doc.Heading) else 0
        return self.inside(indent, value, LEAST if wide else None)

    def grid(self, width: int, table: doc.Table) -> Data:
        """The cells of a table; those that run otherwise than the page say so."""
        data = self.within(width, table)
        rows = [
            [self.isolated(*cell) for cell in zip(written, encoded, strict=True)]
            for written, encoded in zip((table.head, *table.rows), (data["head"], *data["rows"]), strict=True)
        ]
        return data | {"head": rows[0], "rows": rows[1:]}

    def isolated(self, cell: doc.Cell, encoded: list[Data]) -> list[Data]:
        """A cell in its own direction: that of its letters, and of figures."""
        way = self.way_of(doc.plain_text(cell))
        turned = encoded and (way == "rtl") != self.publication.right_to_left
        return [{"k": "Isolate", "way": way, "children": encoded}] if turned else encoded

    def way_of(self, text: str) -> str:
        """The direction of a text: that of its letters, and of figures."""
        return direction_of(text) or "ltr"

    def within(self, columns: int, value: Any) -> Data:
        """A part set in this many table columns."""
        self.columns, before = self.narrow(columns), self.columns
        encoded = self.inside(
            0, value, self.line
        )  # a column's words are cut by its letters, or the table is set smaller
        self.columns = before
        return encoded

    def narrow(self, columns: int) -> int:
        """The number of columns as narrow in the usual face and size; large print has 1.7 times its letters."""
        return ceil(columns * self.breadth * (1.7 if self.publication.layout.large_print else 1))

    def picture(self, picture: Picture, name: str) -> str:
        """The file name of a picture."""
        file = f"picture-{len(self.found.pictures) + 1}.{picture.format}"
        self.found.pictures[file] = picture.data
        self.found.pixels[file] = picture.pixels
        self.found.shown_as[file] = name
        return file

    def look_inside(self, picture: Picture | None, name: str) -> None:
        """Warn of a drawing of which a part is not printed."""
        if picture and picture.has_html:
            self.found.warnings.append(lost_labels(name))
