"""A dossier as one page: a title, contents with links, and each section by the templates of pages, one level down.

What is generated in a section has ids that begin with the section's, so that no two on the page are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from briefkit.core.body.document import Heading
from briefkit.core.publication.dossier import INDEX, SOURCES, Dossier, Section, blank_publication
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import COLOPHON, MASTHEAD, Publication
from briefkit.export.colours import accent_warning
from briefkit.export.html.body import HtmlBody
from briefkit.export.html.metadata import citation_tags, dossier_json_ld
from briefkit.export.html.page import environment, page_of, safe_content
from briefkit.export.html.style import page_style
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import DEEPEST, Placed, make_outline
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import map_texts
from briefkit.export.together import kept_together


def write_dossier(dossier: Dossier, *, strict: bool = False) -> ExportResult:
    """Write a dossier as a page. Raises `ExportError` if `strict` and it differs from the texts of its briefs."""
    made = SectionMaker(map_texts(dossier, kept_together, code=False))
    whole = whole_of(made.dossier)
    body = made.body(whole)
    front = made.front(body, whole)
    sections = Markup("\n").join(made.section(section) for section in made.dossier.sections)
    before, _, after = safe_content(front, body).partition(_PLACE)
    content = Markup(before) + sections + Markup(after)  # noqa: S704 - each part is safe
    style = page_style(whole, "dossier.css")
    page = page_of(whole, content, style, citation_tags(whole_of(dossier)), dossier_json_ld(dossier))
    remarks = accent_warning(dossier.imprint.accent)
    return finish(page, list(dict.fromkeys(made.warnings)), strict=strict, remarks=remarks)


_PLACE = Markup('<div class="sections"></div>')
"""Where the sections are put in, each of which is sanitized by itself."""


class SectionMaker:
    """Makes the sections of one page, which share its `room` for pictures and the names of its tables."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.named: Counter[str] = Counter()
        self.room: int | None = None
        self.warnings: list[str] = []
        labels = Labels(dossier.language)
        numbered = labels["brief_number"]
        self.briefs = {section.id: numbered.format(section.number) for section in dossier.briefs}
        self.has_sources = any(section.part == SOURCES for section in dossier.sections)

    def body(self, publication: Publication, prefix: str = "") -> HtmlBody:
        """What renders a publication in the room for pictures that is left."""
        body = HtmlBody(publication, environment(), prefix, self.named)
        if self.room is not None:
            body.blocks.room = self.room
        return body

    def front(self, body: HtmlBody, whole: Publication) -> str:
        """What stands before and after the sections, and a place for these."""
        logo = body.blocks.picture(whole.logo) if whole.logo else None
        self.room = body.blocks.room
        masthead, colophon = body.own(MASTHEAD), body.own(COLOPHON)
        return body.render(
            "dossier.html", dossier=self.dossier, logo=logo, masthead=masthead, colophon=colophon, sections=_PLACE
        )

    def section(self, section: Section) -> Markup:
        """One section, sanitized, with its pictures."""
        return safe_content(*self.content(section))

    def content(self, section: Section) -> tuple[str, HtmlBody]:
        """One section, and what it was rendered with, which has its pictures and formulas."""
        publication, nested = limit_nesting(section.publication)
        outline = make_outline(publication.blocks)
        body = self.body(publication, f"{section.id}_")
        content = body.render(
            "section.html",
            section=section,
            index=self.dossier.index if section.part == INDEX else (),
            briefs=self.briefs,
            listed=self.has_sources,
            **body.text(tuple(map(_moved, outline.blocks))),
        )
        self.room = body.blocks.room
        self.warn(section, (*nested, *outline.warnings, *body.warnings))
        return content, body

    def warn(self, section: Section, warnings: Iterable[str]) -> None:
        """Note warnings about a section, each after the path of its brief."""
        self.warnings += (f"{section.path}: {warning}" if section.path else warning for warning in warnings)


def _moved(placed: Placed) -> Placed:
    """A block one level further down, as far as there are levels."""
    level, block = min(DEEPEST, placed.level + 1), placed.block
    return Placed(replace(block, level=level) if isinstance(block, Heading) else block, level)


def whole_of(dossier: Dossier) -> Publication:
    """What stands on the page once, and what its metadata and style need of all sections."""
    sections = [section.publication for section in dossier.sections]
    return blank_publication(
        dossier.language,
        dossier.imprint,
        dossier.layout,
        id=dossier.id,
        title=dossier.title,
        standfirst=dossier.subtitle,
        kind_label=dossier.kind_label,
        publisher=dossier.publisher,
        date=dossier.date,
        iso_date=dossier.iso_date,
        status_label=dossier.status_label,
        logo=dossier.logo,
        topics=tuple(dict.fromkeys(topic for one in sections for topic in one.topics)),
        judgments=tuple(judgment for one in sections for judgment in one.judgments),
    )
