"""The forecasts of a publication: the estimate that counts, how it came about, and the outcome."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from briefkit.core.brief.model import Judgment
from briefkit.core.dates.dates import PartialDate
from briefkit.core.judgments.outcome import answer_of, condition_text
from briefkit.core.judgments.state import JudgmentState, state_of
from briefkit.core.likelihood.figures import Band
from briefkit.core.likelihood.likelihood import likelihood_text
from briefkit.core.publication import value as pub
from briefkit.core.publication.chart import Chart
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.path_chart import path_chart
from briefkit.core.publication.places import places_of
from briefkit.core.publication.quotations import of_judgment
from briefkit.core.publication.work import Work, numbered_source
from briefkit.core.text.ids import of_id


class Drawn(Protocol):
    """What charts are drawn for: a publication or a dossier that is being made."""

    imprint: pub.Imprint
    layout: pub.Layout
    language: str
    labels: Labels


def key_judgment(work: Work, judgment: Judgment) -> pub.KeyJudgment:
    """A judgment for print, with the band of its probability or else of its term."""
    state = state_of(judgment, work.imprint.scale)
    current = state.current
    low, high = current.band or (None, None)
    path = estimates_of(work.labels, state, work.brief.date)
    work.name_lost_source(judgment.evidence, "an outcome", ("judgments", judgment.id, "evidence"))
    return pub.KeyJudgment(
        id=judgment.id,
        claim=judgment.claim,
        term=current.term,
        low=low,
        high=high,
        confidence=work.labels[judgment.confidence] if judgment.confidence else None,
        by=work.person(judgment.by) if judgment.by else None,
        condition=judgment.condition,
        condition_met=work.labels[answer] if (answer := answer_of(judgment.condition_met)) else None,
        due=work.labels.date(judgment.due) if judgment.due else None,
        horizon=judgment.horizon,
        outcome=work.labels[judgment.outcome or "open"],
        resolved=None if judgment.is_open else _resolved(work, judgment),
        since=path[-1].date if path else None,
        path=path,
        scale_title=current.scale.title if current.scale.id != work.imprint.scale else None,
        quotation=of_judgment(work, judgment),
        chart=None if work.layout.one_page else drawn_path(work, judgment, state, work.brief.date),
        places=places_of(judgment, ("judgments", judgment.id), ("claim", "horizon", "condition")),
    )


def drawn_path(work: Drawn, judgment: Judgment, state: JudgmentState, made: PartialDate | None) -> Chart | None:
    """The chart of a likelihood that changed, if charts are wanted and it can be drawn."""
    if not work.imprint.charts:
        return None
    end = judgment.resolved_on or judgment.due
    return path_chart(work.labels, work.language, state, made, end, large=work.layout.large_print)


def _resolved(work: Work, judgment: Judgment) -> str | None:
    """When a judgment was decided, and the source that shows it; one page has no list of sources."""
    parts = [work.labels.date(judgment.resolved_on)] if judgment.resolved_on else []
    if judgment.evidence and not work.layout.one_page and (number := of_id(work.numbers, judgment.evidence)):
        parts.append(numbered_source(work.labels, number))
    return work.labels.comma.join(parts) or None


def condition_of(labels: Labels, judgment: Judgment) -> str | None:
    """The condition of a judgment, and if that is known, whether it held."""
    condition = judgment.condition
    return condition_text(condition, judgment.condition_met, labels.__getitem__) if condition else None


def estimates_of(labels: Labels, state: JudgmentState, made: PartialDate | None) -> tuple[pub.Estimate, ...]:
    """What was said first, on the day that a judgment was made, and every estimate since; nothing if there is none."""
    return tuple(
        pub.Estimate(labels.date(said.date or made), said.term, *(said.band or (None, None))) for said in state.path
    )


def first_band(judgment: pub.KeyJudgment) -> Band | None:
    """The band of the first estimate of a judgment whose likelihood changed; None for the others, or without one."""
    return _band(judgment.path[0]) if judgment.path else None


class Step(NamedTuple):
    """An estimate: its term, which is in the language of its scale, or nothing, what follows it, and its date."""

    term: str
    rest: str
    date: str

    @property
    def words(self) -> str:
        """The estimate in words: “likely, 70 %”."""
        return self.term + self.rest


def path_steps(judgment: pub.KeyJudgment, labels: Labels, language: str | None = None) -> list[Step]:
    """The estimates of a judgment whose likelihood changed."""
    steps: list[Step] = []
    for estimate in judgment.path:
        words, term = likelihood_text(estimate.term, _band(estimate), language), estimate.term or ""
        steps.append(Step(term, words.removeprefix(term) if words else labels["unstated"], estimate.date))
    return steps


def _band(estimate: pub.Estimate) -> Band | None:
    return None if estimate.low is None or estimate.high is None else (estimate.low, estimate.high)
