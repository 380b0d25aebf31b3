"""The parts made from front matter: key judgments, the issue table, the timeline."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.body.document import Styled, Text
from briefkit.core.brief.vocabulary import STANCE_SYMBOLS
from briefkit.core.publication.chart import Chart
from briefkit.core.publication.judgments import path_steps
from briefkit.core.publication.labels import capitalized
from briefkit.core.publication.value import (
    EventEntry,
    IssueLine,
    IssueTable,
    KeyJudgment,
    PositionCell,
    Publication,
)
from briefkit.export.charts import chart_picture
from briefkit.export.layout import fits_in_columns
from briefkit.export.likelihoods import bar_of
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.value import CHART, Cell, CellPart, Grid, Line, Part, Plate, Words
from briefkit.export.manuscript.wording import Wording, joined, strong, strongly, told

_LARGE_PARTIES = 2  # in large print, more stand one below the other


def judgment_parts(publication: Publication, wording: Wording) -> Iterator[Part]:
    """The key judgments, each with its likelihood beside it."""
    if publication.judgments_chart:
        yield _chart(publication.judgments_chart, publication)
    yield Line(styles.SCALE, (wording.label("scale"), wording.colon, Text(publication.scale_title)), leads=True)
    rows = tuple(
        (Cell(_judgment(judgment, publication, wording)), Cell(_likelihood(judgment, publication, wording)))
        for judgment in publication.judgments
    )
    head = _head(wording, "judgment", "likelihood")
    yield Grid("judgments", head, rows, wording.plain["key_judgments"], widths=(0.72, 0.28))


def _head(wording: Wording, *labels: str) -> tuple[Cell, ...]:
    return tuple(Cell((Line(styles.CELL, (wording.label(label),)),)) for label in labels)


def _judgment(judgment: KeyJudgment, publication: Publication, wording: Wording) -> tuple[CellPart, ...]:
    lines: list[CellPart] = [Line(styles.CLAIM, (Text(judgment.claim),), judgment.places.get("claim", ""))]
    if facts := list(_facts(judgment, wording)):
        lines.append(Line(styles.FACTS, joined(facts, Text("  ·  "))))
    if judgment.quotation:
        lines.append(Line(styles.QUOTATION, (Text(judgment.quotation),)))
    if judgment.path:
        lines.append(Line(styles.ESTIMATES, _estimates(judgment, wording)))
    if judgment.chart:
        lines.append(_chart(judgment.chart, publication))
    return tuple(lines)


def _facts(judgment: KeyJudgment, wording: Wording) -> Iterator[Words]:
    def labelled(label: str, *words: Words) -> Words:
        return (wording.capital(label), wording.colon, *(word for some in words for word in some))

    if judgment.confidence:
        yield labelled("confidence", (wording.ours(judgment.confidence),))
    if judgment.condition:
        met: Words = (Text(" ("), wording.ours(judgment.condition_met), Text(")")) if judgment.condition_met else ()
        yield labelled("condition", (told(judgment.condition, judgment.places.get("condition", "")),), met)
    if judgment.due:
        yield labelled("due", (wording.ours(judgment.due),))
    if judgment.horizon:
        yield labelled("horizon", (told(judgment.horizon, judgment.places.get("horizon", "")),))
    if judgment.outcome:
        day: Words = (Text(" ("), wording.ours(judgment.resolved), Text(")")) if judgment.resolved else ()
        yield labelled("outcome", (wording.ours(judgment.outcome),), day)
    if judgment.scale_title:
        yield (wording.label("scale"), wording.colon, Text(judgment.scale_title))
    if judgment.by:
        yield (Text(judgment.by),)


def _estimates(judgment: KeyJudgment, wording: Wording) -> Words:
    steps: list[Words] = []
    for step in path_steps(judgment, wording.plain, wording.language):
        said: Words = (wording.term(step.term), Text(step.rest)) if step.term else (wording.ours(step.rest),)
        steps.append((*said, Text(" ("), wording.ours(step.date), Text(")")))
    arrow = Text(f" {wording.plain['arrow']} ")
    return (wording.label("estimates"), wording.colon, *joined(steps, arrow))


def _likelihood(judgment: KeyJudgment, publication: Publication, wording: Wording) -> tuple[CellPart, ...]:
    bar = bar_of(judgment, publication.language)
    figures = Text(bar.figures) if bar else None
    words: Words = (strong(wording.term(judgment.term)),) if judgment.term else ()
    if figures:
        words = (*words, Text(" "), figures) if words else (strong(figures),)
    if not words:
        words = (wording.label("unstated"),)
    line = Line(styles.LIKELIHOOD if bar or judgment.term else styles.QUIET, words)
    since = (Line(styles.REMARK, (wording.ours(judgment.since),)),) if judgment.since else ()
    return (*((bar,) if bar else ()), line, *since)


def issue_parts(publication: Publication, wording: Wording) -> Iterator[Part]:
    """The issue table: parties in columns where they fit, else each in a row of its own."""
    table = publication.issues
    if table is None:
        return
    large = publication.layout.large_print and len(table.parties) > _LARGE_PARTIES
    yield _by_party(table, wording) if fits_in_columns(table) and not large else _by_line(table, wording)


def _by_party(table: IssueTable, wording: Wording) -> Grid:
    parties = tuple(Cell((Line(styles.CELL, (Text(party),)),)) for party in table.parties)
    rows = []
    for line in table.lines:
        elsewhere = tuple(party for party in line.missing if party not in table.parties)
        cells = [Cell(_issue(line, wording, elsewhere), heads=True)]
        for column, party in enumerate(table.parties):
            cells.append(Cell(_positions(line.positions_of(column), wording, missing=party in line.missing)))
        rows.append(tuple(cells))
    share = 1 / (len(table.parties) + 1.25)
    widths = (1.25 * share, *[share] * len(table.parties))
    return Grid("issues", (*_head(wording, "issue"), *parties), tuple(rows), wording.plain["issues"], widths=widths)


def _by_line(table: IssueTable, wording: Wording) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for line in table.lines:
        rows.append((Cell(_issue(line, wording), span=2, heads=True),))
        for cell in line.cells:
            party = Line(styles.CELL, (strong(Text(table.parties[cell.column])),))
            positions = tuple(_position_line(position, wording) for position in cell.positions)
            rows.append((Cell((party,), heads=True), Cell(positions)))
        if line.missing or not line.cells:
            others: Words = (Text(" "), wording.ours(line.others)) if line.others else ()
            names = (*joined(((Text(party),) for party in line.missing), wording.comma), *others)
            none = Line(styles.QUIET, (wording.label("no_position"),))
            rows.append((Cell((none,), heads=True), Cell((Line(styles.QUIET, names),))))
    head = _head(wording, "party", "positions")
    return Grid("issues", head, tuple(rows), wording.plain["issues"], widths=(0.28, 0.72))


def _issue(line: IssueLine, wording: Wording, elsewhere: tuple[str, ...] = ()) -> tuple[Line, ...]:
    lines = [Line(styles.ISSUE, (strong(Text(line.title)),), line.places.get("title", ""))]
    if line.question:
        question = Styled("emphasis", (Text(line.question),))
        lines.append(Line(styles.QUESTION, (question,), line.places.get("question", "")))
    state: list[Words] = [(strong(wording.ours(capitalized(line.status))),)] if line.status else []
    state += [(wording.ours(line.movement),)] if line.movement else []
    if state:
        lines.append(Line(styles.STATE, joined(state, wording.semicolon)))
    if line.watch:
        points = enumerate(line.watch, 1)
        words: list[Words] = [(told(point, line.places.get(f"watch.{number}", "")),) for number, point in points]
        lines.append(Line(styles.REMARK, (wording.label("watch"), wording.colon, *joined(words, wording.semicolon))))
    if elsewhere:
        names = joined(((Text(party),) for party in elsewhere), wording.comma)
        lines.append(Line(styles.REMARK, (wording.label("no_position"), wording.colon, *names)))
    return tuple(lines)


def _positions(positions: tuple[PositionCell, ...], wording: Wording, *, missing: bool) -> tuple[Line, ...]:
    if not positions:
        return (Line(styles.QUIET, (wording.label("no_position") if missing else Text("–"),)),)
    lines: list[Line] = []
    for position in positions:
        if position.stance:
            lines.append(Line(styles.STANCE, (_stance(position, wording),)))
        if position.says:
            lines.append(Line(styles.POSITION, (Text(position.says),), position.places.get("says", "")))
        if position.note:
            lines.append(Line(styles.REMARK, (wording.ours(position.note),)))
    return tuple(lines) or (Line(styles.POSITION, ()),)


def _position_line(position: PositionCell, wording: Wording) -> Line:
    """A position in one line, where there is room."""
    parts: list[Words] = [(_stance(position, wording),)] if position.stance else []
    parts += [(told(position.says, position.places.get("says", "")),)] if position.says else []
    parts += [(wording.ours(position.note),)] if position.note else []
    return Line(styles.POSITION, joined(parts, Text("  ")))


def _stance(position: PositionCell, wording: Wording) -> Styled:
    sign = STANCE_SYMBOLS.get(position.stance_id or "")
    before = (Text(f"{sign} "),) if sign else ()
    return Styled("strong", (*before, wording.ours(position.stance or "")))


def timeline_parts(publication: Publication, wording: Wording) -> Iterator[Part]:
    """The events by date."""
    rows = tuple(
        (Cell((Line(styles.CELL, (wording.ours(event.date),)),)), Cell((Line(styles.CELL, _event(event, wording)),)))
        for event in publication.events
    )
    if publication.timeline_chart:
        yield _chart(publication.timeline_chart, publication)
    head = _head(wording, "date", "event")
    yield Grid("timeline", head, rows, wording.plain["timeline"], widths=(0.28, 0.72))


def _chart(chart: Chart, publication: Publication) -> Plate:
    return Plate(CHART, chart_picture(chart, publication.imprint), chart.alt)


def _event(event: EventEntry, wording: Wording) -> Words:
    words: Words = (strongly(told(event.title, event.places.get("title", ""))),)
    if event.place:
        words = (*words, wording.comma, Text(event.place))
    if event.status:
        words = (*words, Text(" ("), wording.ours(event.status), Text(")"))
    return words
