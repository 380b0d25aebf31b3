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
from briefkit.core.likelihood.figures import Band, band_text
from briefkit.core.publication.judgments import first_band, path_steps
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import Contributor, FigureEntry, KeyJudgment, Publication
from briefkit.core.text.clean import clean, clean_line
from briefkit.output.terminal.body import blocks_group, notes_group
from briefkit.output.terminal.issues import publication_issues, width_for
from briefkit.output.terminal.layout import ruled

_BAR = 20
_MEASURE = 100  # longer lines are hard to read …
_WIDEST = 150  # … but an issue table with a column per party is worth it
_NARROW = 76


def brief_page(publication: Publication, width: int) -> RenderableType:
    """Title, kind and date, byline, summary, judgments, issue table, body, sources."""
    parties = len(publication.issues.parties) if publication.issues else 0
    measure = max(_MEASURE, width_for(parties)) if width_for(parties) <= min(width, _WIDEST) else _MEASURE
    page = _Page(publication, min(width, measure), width)
    return Padding(Group(*page.parts()), (1, 0, 1, 0))


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

    def or_no_text(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """The blocks, and a sentence if the brief has no text."""
        yield from blocks
        if all(isinstance(block, Mark) for block in blocks):
            yield Paragraph((Plain(self.labels["no_text"]),))

    def narrow(self, part: RenderableType) -> RenderableType:
        return Padding(part, (0, max(0, self.width - self.measure), 0, 0))

    def section(self, label: str, part: RenderableType) -> RenderableType:
        return self.narrow(Group(Text(), ruled(self.labels[label]), part))

    def head(self) -> RenderableType:
        publication = self.publication
        line = Text.assemble((clean_line(publication.kind_label).upper(), "cyan"), "  ", clean_line(publication.date))
        if publication.status_label:
            line.append("  ").append(publication.status_label, style="yellow")
        line.append(f"  {clean_line(publication.id)}", style="dim")
        parts: list[RenderableType] = [line, Text(clean_line(publication.title), style="bold")]
        for label, people in (("by", publication.authors), ("with", publication.experts)):
            if people:
                names = "; ".join(self.contributor(person) for person in people)
                parts.append(Text(f"{self.labels[label]} {names}", style="italic"))
        if publication.publisher:
            parts.append(Text(clean_line(publication.publisher), style="dim"))
        return self.narrow(Group(*parts))

    def contributor(self, person: Contributor) -> str:
        former = f"{self.labels['former']} {person.former}" if person.former else None
        about = ", ".join(filter(None, [person.affiliation, former]))
        return clean_line(f"{person.name} ({about})" if about else person.name)

    def points(self) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        for point in self.publication.key_points:
            grid.add_row(Text(" •"), Text(clean_line(point)))
        return grid

    def mark(self, mark: Mark) -> RenderableType | None:
        match mark.part:
            case "issues" if self.publication.issues:
                return publication_issues(self.publication.issues, self.labels, self.measure)
            case "judgments":
                return self.judgments()
            case "timeline":
                return self.timeline()
            case "figure":
                found = [figure for figure in self.publication.figures if figure.id == mark.argument]
                return self.figure(found[0]) if found else None
            case _:
                return None

    def judgments(self) -> RenderableType:
        cells = _BAR if self.measure >= _NARROW else _BAR // 2
        grid = Table.grid(padding=(0, 2))
        bars = [
            likelihood_bar(judgment.low, judgment.high, cells, first_band(judgment))
            for judgment in self.publication.judgments
        ]
        grid.add_column(width=max(cells + 8, *(bar.cell_len for bar in bars)), no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for judgment, bar in zip(self.publication.judgments, bars, strict=True):
            grid.add_row(bar, self.judgment(judgment))
        return Group(ruled(self.labels["key_judgments"]), grid)

    def judgment(self, judgment: KeyJudgment) -> Text:
        text = Text(clean_line(judgment.claim))
        unstated = self.labels["unstated"] if judgment.low is None else None
        since = f"({judgment.since})" if judgment.since else None
        about = [" ".join(said)] if (said := list(filter(None, [judgment.term or unstated, since]))) else []
        about += [f"{judgment.confidence} {self.labels['confidence']}"] if judgment.confidence else []
        about += [f"{self.labels['if']} {judgment.condition}"] if judgment.condition else []
        about += [f"{self.labels['due']} {judgment.due}"] if judgment.due else []
        about += [judgment.by] if judgment.by else []
        about += [f"{self.labels['scale']}: {judgment.scale_title}"] if judgment.scale_title else []
        text.append("\n" + clean_line("; ".join(about)), style="dim")
        if judgment.outcome:
            resolved = f" ({judgment.resolved})" if judgment.resolved else ""
            text.append(f"; {self.labels['outcome'].lower()}: {judgment.outcome}{resolved}", style="bold")
        if judgment.path:
            text.append(f"\n{clean_line(' → '.join(path_steps(judgment)))}", style="cyan")
        return text

    def timeline(self) -> RenderableType:
        grid = Table.grid(padding=(0, 2))
        for event in self.publication.events:
            about = ", ".join(filter(None, [event.title, event.place, event.status]))
            grid.add_row(Text(clean_line(event.date)), Text(clean_line(about)))
        return grid

    def figure(self, figure: FigureEntry) -> Text:
        label = f"{self.labels['figure']} {figure.number}"
        text = Text.assemble((label, "bold"), f"  {clean_line(figure.caption or figure.alt or figure.file or '')}")
        if figure.credit:
            text.append(f" ({clean_line(figure.credit)})", style="dim")
        return text

    def recommendations(self) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        for item in self.publication.recommendations:
            grid.add_row(
                Text(" →"),
                Text.assemble((f"{clean_line(item.to)}: " if item.to else "", "bold"), clean_line(item.text)),
            )
        return grid

    def sources(self) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for source in self.publication.sources:
            about = ", ".join(filter(None, [source.title, source.publisher, source.date]))
            text = Text(clean_line(about))
            text.append(f"  {source.grade}" if source.grade else "", style="bold")
            text.append(f"\n{clean_line(source.url)}" if source.url else "", style="dim")
            grid.add_row(Text(f"{source.number}.", style="dim"), text)
        return grid

    def related(self) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        for item in self.publication.related:
            about = ", ".join(filter(None, [item.title, item.kind, item.date]))
            text = Text(clean_line(about))
            text.append(f"\n{clean_line(item.brief or item.url or '')}" if item.brief or item.url else "", style="dim")
            grid.add_row(Text(" •"), text)
        return grid


def likelihood_bar(low: float | None, high: float | None, cells: int = _BAR, first: Band | None = None) -> Text:
    """A scale from 0 to 100 %, `cells` wide, with the band filled, and its bounds in figures.

    The `first` band of an estimate that changed is marked as well: ░ beside the current one, ▓ within it.
    """
    if low is None or high is None:
        return Text("·" * cells, style="dim")
    held = _cells(low, high, cells)
    before = _cells(*first, cells) if first else range(0)
    bar = Text()
    for cell in range(cells):
        if cell in held:
            bar.append("▓" if cell in before and len(before) < len(held) else "█", style="cyan")
        else:
            bar.append(*("░", "cyan") if cell in before else ("─", "dim"))
    return bar.append(f" {band_text((low, high))}", style="default")


def _cells(low: float, high: float, cells: int) -> range:
    start = min(round(low * cells), cells - 1)
    return range(start, max(round(high * cells), start + 1))
