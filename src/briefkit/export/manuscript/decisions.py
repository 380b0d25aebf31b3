"""What a submission asks for: the decision wanted, the options, and who was consulted."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.body.document import Inline, Text
from briefkit.core.publication.value import (
    ConsultationEntry,
    OptionHead,
    OptionLine,
    OptionTable,
    OptionText,
    PlacedText,
    Publication,
)
from briefkit.export.layout import options_fit
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.value import Cell, Grid, Line, Part, Said, Words
from briefkit.export.manuscript.wording import Wording, joined, strong, strongly, told

_LARGE_OPTIONS = 2  # in large print, more stand one below the other


def decision_parts(publication: Publication, wording: Wording) -> Iterator[Part]:
    """The question in bold, and each fact after its label."""
    decision = publication.decision
    if decision is None:
        return
    if decision.question:
        place = decision.places.get("question", "")
        yield Line(styles.DECISION, (strong(Text(decision.question)),), place, leads=bool(decision.facts))
    for number, fact in enumerate(decision.facts, 1):
        said: Inline | Said = wording.ours(fact.text) if fact.ours else told(fact.text, fact.places.get("text", ""))
        words: Words = (wording.ours(fact.label), wording.colon, said)
        yield Line(styles.DECISION, words, leads=number < len(decision.facts))


def option_parts(publication: Publication, wording: Wording) -> Iterator[Part]:
    """The options side by side where they fit, else one below the other."""
    table = publication.options
    if table is None:
        return
    large = publication.layout.large_print and len(table.options) > _LARGE_OPTIONS
    yield _by_option(table, wording) if options_fit(table) and not large else _by_row(table, wording)


def _by_option(table: OptionTable, wording: Wording) -> Grid:
    head = (_label("criterion", wording), *(Cell(_head(option, wording)) for option in table.options))
    rows = tuple(
        (Cell(_title(line, wording), heads=True), *(Cell(_said(cell)) for cell in line.cells)) for line in table.lines
    )
    share = 1 / (len(table.options) + 0.85)
    widths = (0.85 * share, *[share] * len(table.options))
    return Grid("options", head, rows, wording.plain["options"], widths=widths)


def _by_row(table: OptionTable, wording: Wording) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for column, option in enumerate(table.options):
        rows.append((Cell(_head(option, wording), span=2, heads=True),))
        for line in table.lines:
            rows.append((Cell(_title(line, wording), heads=True), Cell(_said(line.cells[column]))))
    head = (_label("criterion", wording), _label("assessment", wording))
    return Grid("options", head, tuple(rows), wording.plain["options"], widths=(0.28, 0.72))


def _label(label: str, wording: Wording) -> Cell:
    return Cell((Line(styles.CELL, (wording.label(label),)),))


def _head(option: OptionHead, wording: Wording) -> tuple[Line, ...]:
    title = Line(styles.CELL, (strong(Text(option.title)),), option.places.get("title", ""))
    if not option.marks:
        return (title,)
    return (title, Line(styles.REMARK, joined(((wording.ours(mark),) for mark in option.marks), Text(" · "))))


def _title(line: OptionLine, wording: Wording) -> tuple[Line, ...]:
    word = wording.ours(line.title) if line.ours else Text(line.title)
    title = Line(styles.CELL, (strong(word),), line.places.get("title", ""))
    return (title, Line(styles.REMARK, (Text(line.note),))) if line.note else (title,)


def _said(texts: tuple[OptionText, ...]) -> tuple[Line, ...]:
    if not texts:
        return (Line(styles.QUIET, (Text("–"),)),)
    lines: list[Line] = []
    for text in texts:
        lines.append(_texts(styles.POSITION, text.said))
        if text.note:
            lines.append(_texts(styles.REMARK, text.noted))
    return tuple(lines)


def _texts(style: str, parts: tuple[PlacedText, ...]) -> Line:
    """Texts one behind the other; one alone gives its place to the line."""
    if len(parts) == 1:
        return Line(style, (Text(parts[0].text),), parts[0].places.get("text", ""))
    return Line(style, tuple(told(part.text, part.places.get("text", "")) for part in parts))


def consultation_parts(publication: Publication, wording: Wording) -> Iterator[Part]:
    """Who was consulted, and what each said."""
    rows = tuple((_who(entry), Cell(_answer(entry, wording))) for entry in publication.consultation)
    head = (_label("consulted", wording), _label("view", wording))
    yield Grid("consultation", head, rows, wording.plain["consultation"], widths=(0.28, 0.72))


def _who(entry: ConsultationEntry) -> Cell:
    return Cell((Line(styles.CELL, (strongly(told(entry.who, entry.places.get("who", ""))),)),), heads=True)


def _answer(entry: ConsultationEntry, wording: Wording) -> tuple[Line, ...]:
    lines = [Line(styles.POSITION, (Text(entry.view),), entry.places.get("view", ""))] if entry.view else []
    lines += [Line(styles.REMARK, (wording.ours(entry.note),))] if entry.note else []
    return tuple(lines) or (Line(styles.QUIET, (Text("–"),)),)
