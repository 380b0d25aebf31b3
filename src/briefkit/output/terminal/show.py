"""One brief as a page in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from briefkit.core.body.document import Block, Mark, Paragraph
from briefkit.core.body.document import Text as Plain
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.parts import FIGURE, heading_label
from briefkit.core.publication.value import Contributor, FigureEntry, Publication
from briefkit.core.text.clean import clean, clean_line
from briefkit.output.terminal.body import blocks_group, notes_group
from briefkit.output.terminal.hanging import Hanging
from briefkit.output.terminal.issues import publication_issues, width_for
from briefkit.output.terminal.key_judgments import key_judgments
from briefkit.output.terminal.layout import ruled
from briefkit.output.terminal.submission import consultation_grid, decision_panel, options_page

_MEASURE = 100  # longer lines are hard to read …
_WIDEST = 150  # … but an issue table with a column per party is worth it
_NARROW = 76
_DATES = 36  # from one day to another, in words


def brief_page(publication: Publication, width: int) -> RenderableType:
    """Title, kind and date, byline, summary, judgments, issue table, body, sources."""
    parties = len(publication.issues.parties) if publication.issues else 0
    measure = max(_MEASURE, width_for(parties)) if width_for(parties) <= min(width, _WIDEST) else _MEASURE
    page = _Page(publication, min(width, measure), width)
    return Group(Text(), *page.parts(), Text())


class _Page:
    def __init__(self, publication: Publication, measure: int, width: int) -> None:
        self.publication = publication
        self.labels = Labels(publication.language)
        self.measure = measure
        self.width = width

    def parts(self) -> Iterator[RenderableType]:
        publication = self.publication
        yield self.head()
        if publication.standfirst:
            panel = Panel(Text(clean(publication.standfirst)), title=self.labels["summary"], title_align="left")
            yield self.narrow(panel)
        if publication.key_points:
            yield self.section("key_points", self.points())
        yield Text()
        yield self.narrow(blocks_group(self.or_no_text(publication.blocks), self.mark))
        if publication.notes:
            yield self.section("notes", notes_group(publication.notes, self.mark))
        if publication.recommendations:
            yield self.section("recommendations", self.recommendations())
        if publication.sources:
            yield self.section("sources", self.sources())
        if publication.related:
            yield self.section("related", self.related())
        if publication.disclaimer:
            yield Text()
            yield self.narrow(Text(clean(publication.disclaimer), style="dim italic"))
        if publication.license:
            yield Text()
            yield self.narrow(Text(f"{self.labels['licence']}: {clean_line(publication.license)}", style="dim"))

    def or_no_text(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """The blocks, and a sentence if the brief has no text."""
        yield from blocks
        if all(isinstance(block, Mark) for block in blocks):
            yield Paragraph((Plain(self.labels["no_text"]),))

    def narrow(self, part: RenderableType) -> RenderableType:
        """A part as wide as can be read. Rich takes all lines apart once more for each padding, even of no column."""
        return Padding(part, (0, room, 0, 0)) if (room := self.width - self.measure) > 0 else part

    def section(self, label: str, part: RenderableType) -> RenderableType:
        return self.narrow(Group(Text(), ruled(self.labels[label]), part))

    def head(self) -> RenderableType:
        publication = self.publication
        line = Text.assemble((clean_line(publication.kind_label).upper(), "cyan"), "  ", clean_line(publication.date))
        if publication.status_label:
            line.append("  ").append(publication.status_label, style="yellow")
        line.append(f"  {clean_line(publication.id)}", style="dim")
        parts: list[RenderableType] = [line, Text(clean_line(publication.title), style="bold")]
        parts += self.notices()
        for label, people in (("by", publication.authors), ("with", publication.experts)):
            if people:
                names = "; ".join(self.contributor(person) for person in people)
                parts.append(Hanging([(Text(self.labels[label], style="italic"), Text(names, style="italic"))]))
        origin = (publication.publisher, publication.series, publication.doi and f"DOI {publication.doi}")
        parts += [Text(clean_line(words), style="dim") for words in origin if words]
        return self.narrow(Group(*parts))

    def notices(self) -> Iterator[Text]:
        """What the status of the brief means, and what has replaced it."""
        if self.publication.notice:
            yield Text(clean_line(self.publication.notice), style="yellow")
        if later := self.publication.successor:
            about = ", ".join(filter(None, [later.title, later.kind_label, later.date]))
            line = Text(clean_line(f"{self.labels['superseded_by']}: {about}"), style="yellow")
            yield line.append(f"  {clean_line(later.brief or '')}", style="dim")

    def contributor(self, person: Contributor) -> str:
        former = f"{self.labels['former']} {person.former}" if person.former else None
        about = ", ".join(filter(None, [person.affiliation, former]))
        return clean_line(f"{person.name} ({about})" if about else person.name)

    def points(self) -> RenderableType:
        return Hanging((Text(" •"), Text(clean_line(point))) for point in self.publication.key_points)

    def mark(self, mark: Mark) -> RenderableType | None:
        if mark.part == FIGURE:
            found = [figure for figure in self.publication.figures if figure.id == mark.argument]
            return self.figure(found[0]) if found else None
        part = self.generated(mark.part)
        return None if part is None else self.titled(mark, part)

    def generated(self, name: str) -> RenderableType | None:
        """A part that is made from front matter; None if the brief has nothing for it."""
        publication, part = self.publication, None
        match name:
            case "decision" if publication.decision:
                part = decision_panel(publication.decision)
            case "options" if publication.options:
                part = options_page(publication.options, self.labels, self.measure)
            case "consultation":
                part = consultation_grid(publication.consultation)
            case "issues" if publication.issues:
                part = publication_issues(publication.issues, self.labels, self.measure)
            case "judgments":
                part = key_judgments(publication.judgments, self.labels, self.measure)
            case "timeline":
                part = self.timeline()
        return part

    def titled(self, mark: Mark, part: RenderableType) -> RenderableType:
        """A generated part below its heading, unless the author wrote one."""
        return Group(ruled(self.labels[heading_label(mark.part, self.publication)]), part) if mark.titled else part

    def timeline(self) -> RenderableType:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(max_width=_DATES if self.measure >= _NARROW else _DATES // 3, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        for event in self.publication.events:
            text = Text(clean_line(", ".join(filter(None, [event.title, event.place]))))
            text.append(f" ({clean_line(event.status)})" if event.status else "", style="dim")
            grid.add_row(Text(clean_line(event.date)), text)
        return grid

    def figure(self, figure: FigureEntry) -> RenderableType:
        label = f"{self.labels['figure']} {figure.number} "
        text = Text(clean_line(figure.caption or figure.alt or figure.file or ""))
        if figure.credit:
            text.append(f" ({clean_line(figure.credit)})", style="dim")
        return Hanging([(Text(label, style="bold"), text)])

    def recommendations(self) -> RenderableType:
        return Hanging(
            (Text(" →"), Text.assemble((f"{clean_line(item.to)}: " if item.to else "", "bold"), clean_line(item.text)))
            for item in self.publication.recommendations
        )

    def sources(self) -> RenderableType:
        entries: list[tuple[Text, RenderableType]] = []
        for source in self.publication.sources:
            about = ", ".join(filter(None, [source.title, source.publisher, source.date]))
            text = Text(clean_line(about))
            text.append(f"  {source.grade}" if source.grade else "", style="bold")
            address = source.url if source.url != source.title else None
            text.append(f"\n{clean_line(address)}" if address else "", style="dim")
            for quotation in source.quotations:
                text.append(f"\n{clean_line(quotation)}", style="italic")
            entries.append((Text(f"{source.number}.", style="dim"), text))
        return Hanging(entries)

    def related(self) -> RenderableType:
        entries: list[tuple[Text, RenderableType]] = []
        for item in self.publication.related:
            about = ", ".join(filter(None, [item.title, item.kind_label, item.date]))
            text = Text(clean_line(about))
            place = item.brief or item.url
            text.append(f"\n{clean_line(place)}" if place and place != item.title else "", style="dim")
            entries.append((Text(" •"), text))
        return Hanging(entries)
