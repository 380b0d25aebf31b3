"""The forecasts of a publication, as first made."""

from __future__ import annotations

from briefkit.core.brief.model import Judgment
from briefkit.core.judgments.state import state_of
from briefkit.core.likelihood.figures import band_text
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.publication import value as pub
from briefkit.core.publication.work import Work


def key_judgment(work: Work, judgment: Judgment) -> pub.KeyJudgment:
    """A judgment for print, with the band of its probability or else of its term."""
    state = state_of(judgment, work.imprint.scale)
    low, high = state.first.band or (None, None)
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
        updated=_updated(work, state.current),
    )


def _updated(work: Work, current: Likelihood) -> str | None:
    """The last update of a forecast: date and likelihood; None without one."""
    if current.date is None:
        return None
    figures = band_text(current.probability) if current.probability else None
    return f"{work.labels.date(current.date)}: {', '.join(filter(None, [current.term, figures]))}"
