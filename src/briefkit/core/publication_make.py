"""A brief into a publication: labels in its language, positions in columns, marks and pictures in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from briefkit.core import publication as pub
from briefkit.core.brief import Brief
from briefkit.core.document import Block, Image, Items, Mark, Paragraph, Quote
from briefkit.core.finding import Finding
from briefkit.core.issue_matrix import pivot_by_party
from briefkit.core.issues import PositionRow, position_rows
from briefkit.core.labels import Labels, is_right_to_left
from briefkit.core.likelihood import SCALES
from briefkit.core.links import safe_link
from briefkit.core.markdown import parse_markdown
from briefkit.core.picture import picture_of
from briefkit.core.records import Figure, Issue, Judgment, Person, Related, Source
from briefkit.core.registry import Registry

ReadImage = Callable[[str], bytes | str]
"""A path as a brief writes it → the file's bytes, or a sentence that says why it cannot be read."""
FindBrief = Callable[[str], Brief | None]
"""A brief's id → the brief."""


@dataclass(frozen=True, slots=True)
class Made:
    """A publication, and what had to be left out of it."""

    publication: pub.Publication
    findings: tuple[Finding, ...]


def make_publication(
    brief: Brief, registry: Registry, imprint: pub.Imprint, read_image: ReadImage, find_brief: FindBrief
) -> Made:
    """Make a brief ready to print."""
    return _Maker(brief, registry, imprint, read_image, find_brief).made()


class _Maker:
    def __init__(
        self, brief: Brief, registry: Registry, imprint: pub.Imprint, read_image: ReadImage, find_brief: FindBrief
    ) -> None:
        self.brief = brief
        self.registry = registry
        self.imprint = imprint
        self.read_image = read_image
        self.find_brief = find_brief
        self.language = brief.language or imprint.language
        self.labels = Labels(self.language)
        self.document = parse_markdown(brief.body, first_line=brief.body_line)
        self.findings = [Finding("dropped", message, line) for line, message in self.document.dropped]

    def made(self) -> Made:
        brief, labels = self.brief, self.labels
        figures = tuple(self.figure(number, figure) for number, figure in enumerate(self.figures_in_order(), 1))
        scale = SCALES[self.imprint.scale]
        publication = pub.Publication(
            id=brief.id,
            title=brief.title,
            kind=brief.kind,
            kind_label=labels[brief.kind],
            language=self.language,
            right_to_left=is_right_to_left(self.language),
            imprint=self.imprint,
            publisher=brief.publisher or self.imprint.name,
            date=labels.date(brief.date),
            iso_date=str(brief.date) if brief.date else None,
            status=brief.status,
            status_label=self.status_label(),
            standfirst=brief.summary,
            authors=_contributors(brief.authors),
            experts=_contributors(brief.experts),
            key_points=brief.key_points,
            judgments=tuple(self.judgment(judgment) for judgment in brief.judgments),
            scale_title=scale.title,
            issues=self.issue_table(),
            recommendations=tuple(
                pub.RecommendationEntry(
                    item.text, self.registry.title("parties", item.to, self.language) if item.to else None
                )
                for item in brief.recommendations
            ),
            events=self.events(),
            blocks=self.blocks(figures),
            notes=self.document.notes,
            figures=figures,
            images=self.images(),
            sources=tuple(self.source(number, source) for number, source in enumerate(brief.sources, 1)),
            related=tuple(self.related(related) for related in brief.related),
            topics=tuple(self.registry.title("topics", topic, self.language) for topic in brief.topics),
            disclaimer=self.imprint.disclaimers.get(brief.disclaimer, brief.disclaimer) if brief.disclaimer else None,
            license=brief.license,
            logo=self.logo(),
        )
        return Made(publication, tuple(self.findings))

    def status_label(self) -> str | None:
        """What a reader must know before quoting: that it is no longer, or not yet, the house's word."""
        access = self.brief.access or self.imprint.access
        told = [] if self.brief.live else [self.labels[self.brief.status]]
        told += [self.labels[access]] if access != "public" else []
        return " · ".join(told) or None

    def judgment(self, judgment: Judgment) -> pub.KeyJudgment:
        probability = judgment.probability
        scale = SCALES[judgment.scale or self.imprint.scale]
        if probability is None and judgment.term and (row := scale.term(judgment.term)):
            probability = (row.low, row.high)
        low, high = probability or (None, None)
        return pub.KeyJudgment(
            id=judgment.id,
            claim=judgment.claim,
            term=judgment.term,
            low=low,
            high=high,
            confidence=self.labels[judgment.confidence] if judgment.confidence else None,
            by=self.person(judgment.by) if judgment.by else None,
            condition=judgment.condition,
            due=self.labels.date(judgment.due) if judgment.due else judgment.horizon,
            outcome=self.labels[judgment.outcome] if judgment.outcome else None,
            updated=self.updated(judgment),
        )

    def updated(self, judgment: Judgment) -> str | None:
        """The last change of a forecast: when, and to what."""
        if not judgment.updates:
            return None
        last = max(judgment.updates, key=lambda update: update.date)
        told = [last.term] if last.term else []
        told += [percent(*last.probability)] if last.probability else []
        return f"{self.labels.date(last.date)}: {', '.join(told)}" if told else None

    def person(self, id_: str) -> str:
        named = (person.name for person in (*self.brief.authors, *self.brief.experts) if person.key == id_)
        return next(named, None) or self.registry.title("people", id_, self.language)

    def issue_table(self) -> pub.IssueTable | None:
        if not self.brief.issues:
            return None
        rows = position_rows([self.brief], self.registry, self.language)
        matrix = pivot_by_party(rows)
        numbers = {source.id: number for number, source in enumerate(self.brief.sources, 1)}
        lines = []
        for line, issue in zip(matrix.rows, _first_of_each(self.brief.issues, self.registry), strict=True):
            of_issue = [row for row in rows if row.issue == line.issue]
            cells = tuple(
                tuple(self.cell(row, numbers) for row in of_issue if row.holder == party) for party, _ in matrix.parties
            )
            status = self.labels[line.status] if line.status else None
            lines.append(pub.IssueLine(line.title, line.question, status, line.status, self.movement(issue), cells))
        return pub.IssueTable(tuple(title for _, title in matrix.parties), tuple(lines))

    def movement(self, issue: Issue) -> str | None:
        told = [f"{self.labels['trend']} {self.labels[issue.trend]}"] if issue.trend else []
        told += [f"{self.labels['outlook']} {self.labels[issue.outlook]}"] if issue.outlook else []
        return ", ".join(told) or None

    def cell(self, row: PositionRow, numbers: Mapping[str, int]) -> pub.PositionCell:
        told = []
        if row.date and row.date != self.brief.date:
            told.append(self.labels.date(row.date))
        if row.source and row.source in numbers:
            told.append(f"{self.labels['source']} {numbers[row.source]}" + (f" ({row.grade})" if row.grade else ""))
        stance = self.labels[row.stance] if row.stance else None
        return pub.PositionCell(row.says or "", stance, ", ".join(told), row.stance)

    def events(self) -> tuple[pub.EventEntry, ...]:
        entries = []
        for event in self.brief.events:
            known = self.registry.entry("events", event.id)
            date = event.date or (known.date if known else None)
            title = event.title or self.registry.title("events", event.id, self.language)
            place = event.place or (known.place if known else None)
            status = event.status or (known.status if known else None)
            entry = pub.EventEntry(title, self.labels.date(date), place, self.labels[status] if status else None)
            entries.append((date is None, str(date or ""), entry))
        return tuple(entry for *_, entry in sorted(entries, key=lambda item: item[:2]))

    def source(self, number: int, source: Source) -> pub.SourceEntry:
        date = self.labels.date(source.date) if source.date else None
        title = source.title or source.url or source.id
        return pub.SourceEntry(number, source.id, title, source.publisher, date, self.url(source.url), source.grade)

    def related(self, related: Related) -> pub.RelatedEntry:
        other = self.find_brief(related.id) if related.id else None
        kind = related.kind or (other.kind if other else None)
        date = related.date or (other.date if other else None)
        return pub.RelatedEntry(
            title=related.title or (other.title if other else None) or related.id or related.url or "",
            kind=self.labels[kind] if kind else None,
            date=self.labels.date(date) if date else None,
            url=self.url(related.url),
            brief=other.id if other else None,
        )

    def url(self, url: str | None) -> str | None:
        safe = safe_link(url) if url else None
        if url and safe is None:
            self.findings.append(Finding("dropped", f"a link to “{url[:80]}”", 1))
        return safe

    def figures_in_order(self) -> list[Figure]:
        """Figures as a reader meets them: those that the text does not refer to come first."""
        marks = [block.argument for block in self.document.blocks if isinstance(block, Mark) and block.part == "figure"]
        place = {id_: number for number, id_ in reversed(list(enumerate(marks)))}
        return sorted(self.brief.figures, key=lambda figure: place.get(figure.id, -1))

    def figure(self, number: int, figure: Figure) -> pub.FigureEntry:
        picture = self.picture(figure.file) if figure.file else None
        return pub.FigureEntry(
            figure.id, number, figure.alt, figure.caption, figure.credit, figure.file, picture, self.brief.body_line
        )

    def picture(self, path: str, line: int = 1) -> pub.Picture | None:
        data = self.read_image(path)
        if isinstance(data, str):
            self.findings.append(Finding("image", f"the picture “{path}” is left out: {data}", line))
            return None
        picture = picture_of(data)
        if picture is None:
            message = f"the picture “{path}” is left out: it is no PNG, JPEG, GIF, WebP or SVG under 40 MiB"
            self.findings.append(Finding("image", message, line))
        return picture

    def images(self) -> dict[str, pub.Picture]:
        sources = dict.fromkeys(
            _image_sources((*self.document.blocks, *(b for note in self.document.notes for b in note)))
        )
        pictures = {source: self.picture(source, self.brief.body_line) for source in sources}
        return {source: picture for source, picture in pictures.items() if picture}

    def logo(self) -> pub.Picture | None:
        return self.picture(self.imprint.logo) if self.imprint.logo else None

    def blocks(self, figures: tuple[pub.FigureEntry, ...]) -> tuple[Block, ...]:
        """The body with each generated part exactly where it belongs: at the author's mark, else at the start."""
        marks = {(block.part, block.argument) for block in self.document.blocks if isinstance(block, Mark)}
        before = [Mark("figure", figure.id) for figure in figures if ("figure", figure.id) not in marks]
        for part, present in (("judgments", self.brief.judgments), ("issues", self.brief.issues)):
            if present and (part, "") not in marks:
                before.append(Mark(part))
        known = {"issues": bool(self.brief.issues), "judgments": bool(self.brief.judgments)}
        known |= {"timeline": bool(self.brief.events)}
        ids = {figure.id for figure in figures}
        kept: list[Block] = []
        for block in self.document.blocks:
            if isinstance(block, Mark) and not (block.argument in ids if block.part == "figure" else known[block.part]):
                name = f"{block.part} {block.argument}".strip()
                self.findings.append(Finding("mark", f"nothing to print for the mark “{name}”", block.line))
            else:
                kept.append(block)
        return (*before, *kept)


def percent(low: float, high: float) -> str:
    """A probability or a band in per cent: 70 %, 55–80 %."""
    return f"{low * 100:.3g} %" if low == high else f"{low * 100:.3g}–{high * 100:.3g} %"


def _first_of_each(issues: tuple[Issue, ...], registry: Registry) -> Iterable[Issue]:
    first: dict[str, Issue] = {}
    for issue in issues:
        first.setdefault(registry.resolve("issues", issue.id), issue)
    return first.values()


def _contributors(people: tuple[Person, ...]) -> tuple[pub.Contributor, ...]:
    return tuple(pub.Contributor(person.name, person.affiliation, person.former) for person in people)


def _image_sources(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield from (child.src for child in children if isinstance(child, Image))
            case Quote(inner):
                yield from _image_sources(inner)
            case Items(items):
                for item in items:
                    yield from _image_sources(item)
