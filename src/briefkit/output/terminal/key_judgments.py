"""The forecasts of a brief in the terminal: each with its likelihood on a bar, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.likelihood.figures import Band, band_text
from briefkit.core.publication.judgments import first_band, path_steps
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import KeyJudgment
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import spaced

_BAR = 20
_NARROW = 76
_CLAIM = 20  # columns: where less is left beside the bars, the texts stand below them


def key_judgments(judgments: Sequence[KeyJudgment], labels: Labels, measure: int) -> RenderableType:
    """The section of the key judgments, `measure` columns wide."""
    cells = _BAR if measure >= _NARROW else _BAR // 2
    bars = [likelihood_bar(judgment.low, judgment.high, cells, first_band(judgment)) for judgment in judgments]
    beside = max([cells + 8, *(bar.cell_len for bar in bars)])
    said = [_judgment(judgment, labels) for judgment in judgments]
    if measure < beside + _CLAIM:
        return spaced(Group(*pair) for pair in zip(bars, said, strict=True))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=beside, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for bar, text in zip(bars, said, strict=True):
        grid.add_row(bar, text)
    return grid


def _judgment(judgment: KeyJudgment, labels: Labels) -> Text:
    text = Text(clean_line(judgment.claim)).append("\n")
    about = clean_line("; ".join(_facts(judgment, labels)))
    text.append(about, style="dim")
    if judgment.outcome:
        resolved = f" ({judgment.resolved})" if judgment.resolved else ""
        outcome = f"{labels['outcome'].lower()}: {judgment.outcome}{resolved}"
        text.append("; " if about else "", style="bold").append(outcome, style="bold")
    if judgment.quotation:
        text.append(f"\n{clean_line(judgment.quotation)}", style="italic")
    if judgment.path:
        steps = (f"{step.words} ({step.date})" for step in path_steps(judgment, labels))
        text.append(f"\n{clean_line(' → '.join(steps))}", style="cyan")
    return text


def _facts(judgment: KeyJudgment, labels: Labels) -> Iterator[str]:
    """The term and its date, confidence, condition, due date or horizon, who judges, the scale."""
    term = judgment.term or (labels["unstated"] if judgment.low is None else "")
    since = f"({judgment.since})" if judgment.since else ""
    if term or since:
        yield f"{term} {since}".strip()
    if judgment.confidence:
        yield f"{judgment.confidence} {labels['confidence']}"
    if judgment.condition:
        met = f" ({judgment.condition_met})" if judgment.condition_met else ""
        yield f"{labels['condition']}: {judgment.condition}{met}"
    if judgment.due:
        yield f"{labels['due']} {judgment.due}"
    if judgment.horizon:
        yield f"{labels['horizon']}: {judgment.horizon}"
    if judgment.by:
        yield judgment.by
    if judgment.scale_title:
        yield f"{labels['scale']}: {judgment.scale_title}"


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
