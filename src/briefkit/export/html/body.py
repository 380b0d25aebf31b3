"""The content of a page: all text escaped, each generated part from its template."""

from __future__ import annotations

from collections import Counter
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from briefkit.core.body.document import Mark
from briefkit.core.publication.chart import Chart
from briefkit.core.publication.judgments import Step, path_steps
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.licences import licence_of
from briefkit.core.publication.value import COLOPHON, MASTHEAD, IssueTable, KeyJudgment, Picture, Publication
from briefkit.export.charts import chart_picture
from briefkit.export.html.blocks import HtmlBlocks
from briefkit.export.html.inlines import FULL, PICTURE
from briefkit.export.html.style import bar_class
from briefkit.export.html.words import PageWords
from briefkit.export.layout import fits_in_columns, options_fit
from briefkit.export.likelihoods import Bar, bar_of
from briefkit.export.outline import TOP, Entry, Placed, contents_of
from briefkit.export.own_parts import own_fragment
from briefkit.export.pictures import absent_figure, figure_name


class HtmlBody:
    """Renders the content of one page; collects its pictures and warnings.

    As a section of a dossier it has a `prefix`, which begins its generated ids, headings one level further down, and
    `named`, how often each name was given to a table before.
    """

    def __init__(
        self,
        publication: Publication,
        environment: Environment,
        prefix: str = "",
        named: Counter[str] | None = None,
    ) -> None:
        self.publication = publication
        self.environment = environment
        self.labels = Labels(publication.language)
        self.words = PageWords(publication.language)
        self.prefix = prefix
        self.top = TOP + bool(prefix)
        self.blocks = HtmlBlocks(publication, prefix, named)
        self.figures = {figure.id: figure for figure in publication.figures}

    @property
    def pictures(self) -> list[Picture]:
        """The pictures of the page; `picture-1` in the content is the first."""
        return self.blocks.pictures

    def picture_named(self, name: str) -> Picture | None:
        """The picture with a name in the content; None if there is none, as in a publisher's own part."""
        number = name.removeprefix(PICTURE)
        is_one = name.startswith(PICTURE) and number.isdecimal() and 0 < int(number[:9]) <= len(self.pictures)
        return self.pictures[int(number) - 1] if is_one else None

    @property
    def formulas(self) -> list[str]:
        """The formulas of the page as MathML, in order."""
        return self.blocks.formulas

    @property
    def warnings(self) -> list[str]:
        """Sentences on what differs from the author's text."""
        return self.blocks.warnings

    def content(self, placed: tuple[Placed, ...]) -> str:
        """The article, from masthead to colophon."""
        publication = self.publication
        logo = self.blocks.picture(publication.logo) if publication.logo else None  # before others take its room
        return self.render(
            "article.html",
            masthead=self.own(MASTHEAD),
            colophon=self.own(COLOPHON),
            contents=_grouped(contents_of(publication, placed)),
            logo=logo,
            **self.text(placed),
        )

    def text(self, placed: tuple[Placed, ...]) -> dict[str, Any]:
        """What the templates of a text and of what follows it need."""
        publication = self.publication
        body = Markup("\n").join(Markup(self.part(place)) for place in placed)  # noqa: S704 - escaped where written
        return {
            "body": body,
            "notes": [Markup(self.blocks.note(note)) for note in publication.notes],  # noqa: S704 - likewise
            "back_links": self.blocks.mentions,
            "licence": licence_of(publication.license) if publication.license else None,
        }

    def own(self, name: str) -> Markup | None:
        """The publisher's part that replaces ours, or None. It is sanitized like the rest of the page."""
        fragment = own_fragment(self.publication, name)
        return None if fragment is None else Markup(fragment)  # noqa: S704 - its texts are escaped

    def part(self, place: Placed) -> str:
        """A block of the body, or the generated part for a mark."""
        if isinstance(place.block, Mark):
            return self.generated(place.block, place.level if place.block.titled else None)
        return self.blocks.block(place.block)

    def generated(self, mark: Mark, level: int | None) -> str:
        """A generated part, with its heading at this level, or without one."""
        match mark.part:
            case "figure":
                return self.figure(mark.argument)
            case "issues":
                table = self.publication.issues
                return self.issues(table, level) if table else ""
            case "judgments":
                return self.render(
                    "judgments.html", level=level, bar_of=self.bar_of, bar_class=bar_class, path_of=self.path_of
                )
            case "options":
                fits = self.publication.options is not None and options_fit(self.publication.options)
                return self.render("options_side_by_side.html" if fits else "options_by_row.html", level=level)
            case "decision" | "consultation" | "timeline" as part:
                return self.render(f"{part}.html", level=level)
        return ""

    def issues(self, table: IssueTable, level: int | None) -> str:
        """The issue table."""
        template = "issues_by_party.html" if fits_in_columns(table) else "issues_by_line.html"
        return self.render(template, level=level)

    def figure(self, id_: str) -> str:
        """A figure with its number, caption and credit."""
        figure = self.figures.get(id_)
        if figure is None:
            return ""
        source = self.blocks.picture(figure.picture) if figure.picture else None
        if source and not (figure.alt or "").strip():
            self.warnings.append(f"{figure_name(figure)} has no alternative text; its caption is used")
        if figure.file and not source:
            self.warnings.append(absent_figure(self.publication, figure, FULL if figure.picture else None))
        alt = figure.alt or figure.caption or f"{self.labels['figure']} {figure.number}"
        return self.render("figure.html", figure=figure, source=source, alt=alt)

    def bar_of(self, judgment: KeyJudgment) -> Bar | None:
        """The bar of a judgment, or None."""
        return bar_of(judgment, self.publication.language)

    def path_of(self, judgment: KeyJudgment) -> list[Step]:
        """The estimates of a judgment whose likelihood changed, with their dates."""
        return path_steps(judgment, self.labels, self.publication.language)

    def drawn(self, chart: Chart) -> str | None:
        """The name of a chart's picture in the content; None if there is no room for it."""
        return self.blocks.picture(chart_picture(chart, self.publication.imprint))

    def render(self, template: str, **values: Any) -> str:
        """Render a template with the publication and its labels."""
        own = {"at": self.prefix, "top": self.top, "section": None, "drawn": self.drawn}
        return self.environment.get_template(template).render(
            publication=self.publication, labels=self.words, **(own | values)
        )


def _grouped(contents: list[Entry]) -> list[tuple[Entry, list[Entry]]]:
    """The entries of the upper level, each with those below it."""
    groups: list[tuple[Entry, list[Entry]]] = []
    for entry in contents:
        if entry.level == TOP or not groups:
            groups.append((entry, []))
        else:
            groups[-1][1].append(entry)
    return groups
