"""A forecast's likelihood in print: a band on a bar from 0 to 100 %, and the same in figures."""

from __future__ import annotations

from briefkit.core.likelihood.figures import band_text
from briefkit.core.publication.judgments import first_band
from briefkit.core.publication.value import KeyJudgment
from briefkit.core.values import frozen

LEAST = 2  # per cent: a narrower band would not be visible


@frozen
class Span:
    """The start and width of a band on a bar, in per cent."""

    start: float
    width: float


@frozen
class Bar:
    """The band of the estimate that counts and, where it changed, the `first` one; `figures` is the former as text."""

    start: float
    width: float
    figures: str
    first: Span | None = None

    @property
    def first_on_top(self) -> bool:
        """Whether the first band is drawn over the other one, because it is narrower and would be hidden."""
        return self.first is not None and self.first.width < self.width


def bar_of(judgment: KeyJudgment, language: str) -> Bar | None:
    """The bar of a judgment; None if it states no likelihood."""
    if judgment.low is None or judgment.high is None:
        return None
    span = _span(judgment.low, judgment.high)
    before = first_band(judgment)
    first = _span(*before) if before else None
    figures = band_text(_ends(judgment.low, judgment.high), language)
    return Bar(span.start, span.width, figures, first if first != span else None)


def spans_of(bar: Bar) -> list[Span]:
    """Every band on a bar."""
    return [Span(bar.start, bar.width), *([bar.first] if bar.first else [])]


def _span(low: float, high: float) -> Span:
    start, end = (100 * bound for bound in _ends(low, high))
    width = max(end - start, LEAST)
    return Span(round(max(0.0, min(100 - width, (start + end - width) / 2)), 2), round(width, 2))


def _ends(low: float, high: float) -> tuple[float, float]:
    low, high = sorted(max(0.0, min(1.0, end)) for end in (low, high))
    return low, high
