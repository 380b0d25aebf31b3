"""The forecasts of a publication, as first made."""

from __future__ import annotations

from briefkit.core.brief.model import Judgment
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.publication import value as pub
from briefkit.core.publication.work import Work


def key_judgment(work: Work, judgment: Judgment) -> pub.KeyJudgment:
    """A judgment with its band, from the probability or else from the term."""
    probability = judgment.probability
    scale = SCALES[judgment.scale or work.imprint.scale]
    if probability is None and judgment.term and (row := scale.term(judgment.term)):
        probability = (row.low, row.high)
    low, high = probability or (None, None)
    return pub.KeyJudgment(
        id=judgment.id,
        claim=judgment.claim,
        term=judgment.term,
        low=low,
        high=high,
        confidence=work.labels[judgment.confidence] if judgment.confidence else None,
        by=work.person(judgment.by) if judgment.by else None,
        condition=judgment.condition,
        due=work.labels.date(judgment.due) if judgment.due else judgment.horizon,
        outcome=work.labels[judgment.outcome] if judgment.outcome else None,
        updated=_updated(work, judgment),
    )


def _updated(work: Work, judgment: Judgment) -> str | None:
    """The last change of a forecast: when, and to what."""
    if not judgment.updates:
        return None
    last = max(judgment.updates, key=lambda update: update.date)
    told = [last.term] if last.term else []
    told += [percent(*last.probability)] if last.probability else []
    return f"{work.labels.date(last.date)}: {', '.join(told)}" if told else None


def percent(low: float, high: float) -> str:
    """A probability or a band in per cent: 70 %, 55–80 %."""
    return f"{low * 100:.3g} %" if low == high else f"{low * 100:.3g}–{high * 100:.3g} %"
