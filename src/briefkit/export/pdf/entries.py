"""The parts that briefkit makes from front matter (judgments, issues, figures, sources) as data for the templates."""

from __future__ import annotations

from briefkit.core.publication.chart import Chart
from briefkit.core.publication.citation import stop_after
from briefkit.core.publication.judgments import Step, path_steps
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import (
    MARK,
    CitationPiece,
    EventEntry,
    FigureEntry,
    Imprint,
    IssueTable,
    KeyJudgment,
    OptionTable,
    OptionText,
    RelatedEntry,
    SourceEntry,
)
from briefkit.export.charts import chart_picture
from briefkit.export.layout import fits_in_columns, options_fit
from briefkit.export.likelihoods import bar_of
from briefkit.export.pdf.encoder import Data, Encoder, Kinds, way_of
from briefkit.export.pdf.room import BESIDE, BODY, CLAIM
from briefkit.export.pdf.runs import Piece, Run
from briefkit.export.pictures import absent_figure, figure_name

_LARGE_PARTIES = 2  # in large print, more stand one below the other


def encode_judgment(encoder: Encoder, judgment: KeyJudgment) -> Data:
    """A judgment with its bar and the path of its likelihood."""
    language = encoder.publication.language
    bar = bar_of(judgment, language)
    steps = path_steps(judgment, Labels(language), language)
    terms = "" if language.partition("-")[0].lower() == "en" else "en"  # the scales are in English
    return encoder.plain(judgment) | {
        "claim": encoder.run(judgment.claim, CLAIM),
        "term": encoder.said(judgment.term, terms, BESIDE) if judgment.term else judgment.term,
        "since": encoder.run(judgment.since, BESIDE) if judgment.since else judgment.since,
        "path": [[_estimate(encoder, step, terms), step.date] for step in steps],
        "bar": encoder.encode(bar),
        "first_on_top": bar is not None and bar.first_on_top,
        "way": way_of(judgment.term or ""),
    }


def _estimate(encoder: Encoder, step: Step, tag: str) -> Run:
    """An estimate in one direction, its term in its own language."""
    if not (tag and step.term):
        return encoder.run(step.words)
    rest = encoder.measure.small(step.rest, BODY)
    run: list[Piece] = [*encoder.said(step.term, tag), *([rest] if isinstance(rest, str) else rest)]
    way = way_of(step.words)
    return [{"way": way, "run": run}] if encoder.publication.right_to_left or way == "rtl" else run


def encode_issues(encoder: Encoder, issues: IssueTable) -> Data:
    """The table of issues, its parties side by side where there is room."""
    large = encoder.measure.large
    columns = fits_in_columns(issues) and not (large and len(issues.parties) > _LARGE_PARTIES)
    with encoder.measure.in_columns(len(issues.parties) + 1 if columns else 1):
        data = encoder.plain(issues) | {"columns": columns}
    return data if columns else data | {"parties": [encoder.run(party, BESIDE) for party in issues.parties]}


def encode_options(encoder: Encoder, table: OptionTable) -> Data:
    """The table of options, side by side where there is room."""
    columns = options_fit(table) and not (encoder.measure.large and len(table.options) > _LARGE_PARTIES)
    with encoder.measure.in_columns(len(table.options) + 1 if columns else 1):
        return encoder.plain(table) | {"columns": columns}


def encode_option_text(encoder: Encoder, said: OptionText) -> Data:
    """What is said of an option, with what is noted below it."""
    return {"k": OptionText.__name__, "text": encoder.run(said.text), "note": encoder.run(said.note)}


def encode_event(encoder: Encoder, event: EventEntry) -> Data:
    """An event, beside its date."""
    return encoder.plain(event) | {"date": encoder.run(event.date, BESIDE)}


def encode_figure(encoder: Encoder, figure: FigureEntry) -> Data:
    """A figure, with the file of its picture."""
    alt = (figure.alt or "").strip()
    file = encoder.found.add_picture(figure.picture, f"figure “{figure.id}”") if figure.picture else None
    if file and not alt:
        encoder.found.lacking_alt.append(figure_name(figure))
    if figure.file and file is None:
        encoder.found.warnings.append(absent_figure(encoder.publication, figure))
    encoder.found.look_inside(figure.picture, figure_name(figure))
    shown = {"file": file, "expected": figure.file is not None, "alt": alt or None, "picture": None}
    return encoder.plain(figure) | shown


def encode_chart(encoder: Encoder, chart: Chart) -> Data:
    """A chart, as the file of its picture and what it shows in words."""
    picture = chart_picture(chart, encoder.publication.imprint)
    return {"file": encoder.found.add_picture(picture, f"the chart “{chart.title}”"), "alt": chart.alt}


def encode_source(encoder: Encoder, source: SourceEntry | RelatedEntry) -> Data:
    """A source or a related brief, with its address apart where that is not the title."""
    return encoder.plain(source) | {
        "title": encoder.said(source.title, source.language),
        "address": encoder.measure.pieces(source.address) if source.address else None,
        "stop": stop_after(source.title),
    }


def encode_citation(encoder: Encoder, piece: CitationPiece) -> Data:
    """A piece of the citation; marks between its parts are not broken."""
    return encoder.plain(piece) | ({"text": piece.text} if piece.style == MARK else {})


def encode_imprint(_: Encoder, imprint: Imprint) -> Data:
    """The imprint, of which the templates print the name and the footer."""
    return {"name": imprint.name, "footer": imprint.footer}


ENTRIES: Kinds = {
    KeyJudgment: encode_judgment,
    IssueTable: encode_issues,
    OptionTable: encode_options,
    OptionText: encode_option_text,
    EventEntry: encode_event,
    FigureEntry: encode_figure,
    SourceEntry: encode_source,
    RelatedEntry: encode_source,
    CitationPiece: encode_citation,
    Imprint: encode_imprint,
    Chart: encode_chart,
}
