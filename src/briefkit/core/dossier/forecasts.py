"""The forecasts of a dossier: those that are open, by the day on which they are due, and how earlier ones did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefkit.core.body.document import Block, Mark, Paragraph, Table, Text
from briefkit.core.dossier.work import Work, listed
from briefkit.core.judgments.calibration import Calibration, CalibrationBand
from briefkit.core.judgments.rows import JudgmentRow, is_overdue
from briefkit.core.judgments.score import Score
from briefkit.core.likelihood.figures import percent_text
from briefkit.core.publication.calibration_chart import calibration_chart
from briefkit.core.publication.chart import Chart
from briefkit.core.publication.dossier import DUE, PAST, Section
from briefkit.core.publication.judgments import condition_of, drawn_path, estimates_of
from briefkit.core.publication.parts import JUDGMENTS
from briefkit.core.publication.value import KeyJudgment
from briefkit.core.publication.work import numbered_source

_POINT = frozenset(["en", "ar", "he", "hi", "zh"])
"""The languages that have a point before the decimals, of those with labels."""
_MARK = Mark(JUDGMENTS, titled=False)


def due_section(work: Work) -> Section | None:
    """The open forecasts, the one that is due first at the top; None without any."""
    rows = work.joint.due
    return _section(work, DUE, "open_forecasts", rows, (_MARK,)) if rows else None


def past_section(work: Work) -> Section | None:
    """The forecasts that were resolved, with the score of them; None if there are none."""
    rows = work.joint.past
    if not rows:
        return None
    section = _section(work, PAST, "past_forecasts", rows, (*_scores(work), _MARK))
    return replace(section, publication=replace(section.publication, judgments_chart=_chart(work)))


def _chart(work: Work) -> Chart | None:
    """The calibration of the forecasts as a chart, if charts are wanted."""
    calibration = work.joint.calibration
    if not (calibration and work.imprint.charts):
        return None
    return calibration_chart(calibration, work.labels, work.language, large=work.layout.large_print)


def _section(work: Work, part: str, title: str, rows: Sequence[JudgmentRow], blocks: tuple[Block, ...]) -> Section:
    return work.section(part, work.labels[title], judgments=tuple(_entry(work, row) for row in rows), blocks=blocks)


def _entry(work: Work, row: JudgmentRow) -> KeyJudgment:
    """A forecast for print, with the brief that says it last."""
    labels, judgment, current = work.labels, row.judgment, row.state.current
    low, high = current.band or (None, None)
    path = estimates_of(labels, row.state, row.made)
    due = labels.date(judgment.due) if judgment.due else None
    overdue = is_overdue(row, work.joint.today)
    return KeyJudgment(
        id=row.ref,
        claim=judgment.claim,
        term=current.term,
        low=low,
        high=high,
        confidence=labels[judgment.confidence] if judgment.confidence else None,
        by=labels.comma.join(filter(None, [row.by_name, _named(work, row)])),
        condition=condition_of(labels, judgment),
        due=f"{due} ({labels['overdue']})" if overdue else due,
        horizon=judgment.horizon,
        outcome=labels[row.outcome],
        resolved=None if row.is_open else _resolved(work, row),
        since=path[-1].date if path else None,
        path=path,
        scale_title=current.scale.title if current.scale.id != work.imprint.scale else None,
        chart=drawn_path(work, judgment, row.state, row.made),
    )


def _named(work: Work, row: JudgmentRow) -> str:
    return work.brief(row.brief) if row.brief in work.places else row.brief


def _resolved(work: Work, row: JudgmentRow) -> str | None:
    judgment = row.judgment
    parts = [work.labels.date(judgment.resolved_on)] if judgment.resolved_on else []
    if number := work.source(row.brief, judgment.evidence):
        parts.append(numbered_source(work.labels, number))
    return work.labels.comma.join(parts) or None


def _scores(work: Work) -> Iterator[Block]:
    """The score of the forecasts that can be scored, and what came true by band of likelihood."""
    score, calibration = work.joint.score, work.joint.calibration
    if score is None:
        return
    yield listed(list(_measures(work, score)))
    if calibration and calibration.bands:
        yield _by_band(work, calibration)
    yield Paragraph((Text(work.labels["brier_note"]),))


def _measures(work: Work, score: Score) -> Iterator[tuple[Text, ...]]:
    labels = work.labels
    yield _cell(f"{labels['scored']}{labels.colon}{score.count}")
    yield _cell(f"{labels['came_true']}{labels.colon}{score.happened} ({_share(work, score.rate)})")
    yield _cell(f"{labels['mean_likelihood']}{labels.colon}{_share(work, score.mean)}")
    yield _cell(f"{labels['brier']}{labels.colon}{_decimal(work, score.brier)}")


def _by_band(work: Work, calibration: Calibration) -> Table:
    head = ("likelihood", "scored", "mean_likelihood", "came_true")
    rows = tuple(_band(work, band) for band in calibration.bands)
    return Table(tuple(_cell(work.labels[word]) for word in head), rows, ("", "right", "right", "right"))


def _band(work: Work, band: CalibrationBand) -> tuple[tuple[Text, ...], ...]:
    values = (band.name, str(band.count), _share(work, band.mean), _share(work, band.rate))
    return tuple(_cell(value) for value in values)


def _share(work: Work, share: float) -> str:
    return percent_text(round(share, 2), work.language)


def _decimal(work: Work, number: float) -> str:
    point = "." if work.labels.language in _POINT else ","
    return f"{number:.2f}".replace(".", point)


def _cell(text: str) -> tuple[Text, ...]:
    return (Text(text),)
