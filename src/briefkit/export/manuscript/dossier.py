"""A dossier as one manuscript: a title page, contents, and each section with its headings one level further down."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefkit.core.body.document import InLanguage, Link, Text
from briefkit.core.publication.dossier import BRIEFS, INDEX, Dossier, Section, blank_publication
from briefkit.core.publication.value import Picture
from briefkit.export.colours import accent_warning
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.back import back_parts
from briefkit.export.manuscript.body import Body
from briefkit.export.manuscript.front import front_parts
from briefkit.export.manuscript.lists import Numbers
from briefkit.export.manuscript.manuscript import placed_parts, readable
from briefkit.export.manuscript.value import Contents, EndNotes, Grid, InItem, Line, Manuscript, Part, Plate, Words
from briefkit.export.manuscript.wording import Wording, joined, strong
from briefkit.export.outline import TOP, Entry, make_outline

_MASTHEAD = (styles.HOUSE, styles.KIND, styles.DATE)


def dossier_manuscript(dossier: Dossier) -> Manuscript:
    """The manuscript of a dossier, with warnings for whatever differs from the authors' texts, each with its file.

    Its publication has the pictures, by their paths in the library, and the notes of all sections. Places are those in
    the files of several briefs, and do not lead back.
    """
    made = _Maker(dossier)
    parts = tuple(made.parts())
    printed = blank_publication(
        dossier.language,
        dossier.imprint,
        dossier.layout,
        id=dossier.id,
        title=dossier.title,
        kind_label=dossier.kind_label,
        publisher=dossier.publisher,
        date=dossier.date,
        iso_date=dossier.iso_date,
        status_label=dossier.status_label,
        standfirst=dossier.subtitle,
        logo=dossier.logo,
        images=made.images,
        notes=tuple(made.texts),
    )
    remarks = tuple(accent_warning(dossier.imprint.accent))
    return Manuscript(printed, parts, tuple(made.notes), tuple(made.warnings), remarks, is_dossier=True)


class _Maker:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.wording = Wording(dossier.language)
        self.numbers = Numbers()
        self.images: dict[str, Picture] = {}
        self.notes: list[tuple[Part, ...]] = []
        self.texts: list[object] = []
        self.warnings: list[str] = []

    def parts(self) -> Iterator[Part]:
        dossier, wording = self.dossier, self.wording
        if dossier.logo:
            yield Plate("logo", dossier.logo, dossier.imprint.name)
        elif dossier.imprint.name:
            yield Line(styles.HOUSE, (Text(dossier.imprint.name),))
        if dossier.kind_label != dossier.title:
            yield Line(styles.KIND, (wording.known(dossier.kind_label),))
        yield Line(styles.DATE, (wording.ours(dossier.date),))
        if dossier.status_label:
            yield Line(styles.STATUS, (wording.ours(dossier.status_label),))
        yield Line(styles.TITLE, (Text(dossier.title),))
        if dossier.subtitle:
            yield Line(styles.STANDFIRST, (Text(dossier.subtitle),))
        for fact in dossier.facts:
            yield Line(styles.BYLINE, (wording.ours(fact.label), wording.colon, strong(Text(fact.text))))
        heading = Line(styles.HEADING, (wording.label("contents"),), level=TOP, anchor="contents_", new_page=True)
        yield Contents(heading, tuple(map(self._entry, dossier.sections)), levels=1)
        for section in dossier.sections:
            yield from self.section(section)

    def _entry(self, section: Section) -> Entry:
        note = f" ({section.note})" if section.note else ""
        return Entry(TOP, f"{_title(section)}{note}", section.id)

    def section(self, section: Section) -> Iterator[Part]:
        """A section: its heading, and its parts one level down, in its own language."""
        yield Line(styles.HEADING, (Text(_title(section)),), level=TOP, anchor=section.id, new_page=section.is_apart)
        language = section.publication.language if section.publication.language != self.dossier.language else ""
        for part in self.index() if section.part == INDEX else self._inside(section):
            yield _moved(part, section.id, language)

    def _inside(self, section: Section) -> Iterator[Part]:
        printed, nested = readable(section.publication)
        outline, wording = make_outline(printed.blocks), Wording(printed.language)
        folder, before = _folder(section), len(self.notes)
        body = Body(printed, wording, self.numbers, notes_before=before, prefix=folder)
        if section.part == BRIEFS:
            yield Line(
                styles.BYLINE,
                joined(((wording.known(printed.kind_label),), (wording.ours(printed.date),)), Text(" · ")),
            )
            for part in front_parts(printed, wording, self.numbers.next_list()):
                is_head = isinstance(part, Plate) or (
                    isinstance(part, Line) and part.style in (*_MASTHEAD, styles.TITLE)
                )
                if not is_head:
                    yield part
        for place in outline.blocks:
            yield from placed_parts(place, printed, wording, body)
        for part in back_parts(printed, wording, self.numbers):
            is_own = isinstance(part, Line) and part.style == styles.HEADING and part.text == section.title
            is_footer = isinstance(part, Line) and part.style == styles.FINE and part.text == printed.imprint.footer
            if isinstance(part, EndNotes):
                yield replace(part, last=before + part.last, after=before)
            elif not (is_own or is_footer):
                yield part
        if section.cites:
            label = strong(wording.label("sources"), Text(wording.plain.colon.rstrip()))
            yield Line(styles.FINE, (label, Text(f" {wording.plain.comma.join(map(str, section.cites))}")))
        self.notes += (tuple(body.blocks(note)) for note in printed.notes)
        self.texts += printed.notes
        figures = {figure.file: figure.picture for figure in printed.figures if figure.file and figure.picture}
        self.images |= {f"{folder}{src}": picture for src, picture in {**printed.images, **figures}.items()}
        found = (*nested, *outline.warnings, *body.warnings)
        self.warnings += (f"{section.path}: {warning}" if section.path else warning for warning in found)

    def index(self) -> Iterator[Part]:
        """The names with the briefs in which they are found."""
        titles: Mapping[str, str] = {section.id: section.title for section in self.dossier.sections}
        for group in self.dossier.index:
            yield Line(styles.HEADING, (self.wording.ours(group.title),), level=TOP)
            number = self.numbers.next_list()
            for entry in group.entries:
                links: list[Words] = [(Link(f"#{id_}", (Text(titles[id_]),)),) for id_ in entry.sections]
                words = (strong(Text(entry.title)), self.wording.colon, *joined(links, self.wording.semicolon))
                yield Line(styles.SOURCE, words, within=(InItem(number, "bullets"),))


def _title(section: Section) -> str:
    """The title of a section, after the number of a brief."""
    return f"{section.number}. {section.title}" if section.number else section.title


def _folder(section: Section) -> str:
    """The folder of a brief in the library, before the paths of its pictures."""
    folder = posixpath.dirname(section.path)
    return f"{folder}/" if folder else ""


def _moved(part: Part, section: str, language: str) -> Part:
    """A part of a section: headings one level down, generated anchors apart, its words in their language."""

    def line(one: Line) -> Line:
        anchor = f"{section}_{one.anchor}" if one.anchor.endswith("_") else one.anchor
        words: Words = (InLanguage(language, one.inlines),) if language and one.words else one.words
        return replace(one, level=one.level + 1 if one.level else 0, anchor=anchor, words=words)

    match part:
        case Line():
            return line(part)
        case EndNotes(heading):
            return replace(part, heading=line(heading))
        case Plate(caption=caption) if caption:
            return replace(part, caption=line(caption))
        case Grid():
            rows = [
                tuple(
                    replace(cell, parts=tuple(line(one) if isinstance(one, Line) else one for one in cell.parts))
                    for cell in row
                )
                for row in (part.head, *part.rows)
            ]
            caption = line(part.caption) if part.caption else None
            return replace(part, head=rows[0], rows=tuple(rows[1:]), caption=caption)
        case _:
            return part
