"""The likelihood path of one forecast as SVG: the claim, steps over time, and a list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.core.judgments.outcome import condition_text
from briefkit.core.judgments.path import LikelihoodPath, PathStep
from briefkit.core.judgments.path_plot import BELOW, HEIGHT, RIGHT, Plot
from briefkit.core.judgments.path_steps import marked, steps_svg
from briefkit.core.judgments.path_words import close_texts, held_text, said_text
from briefkit.core.text.svg import SOFT, WARM, document, element, label, wrapped

_WIDTH, _MARGIN, _ABOVE = 760, 16, 42
_CLAIM, _ABOUT = 76, 100
"""Characters in a line."""
_LATE = "Too late to count: said when the question was closed"


def path_svg(path: LikelihoodPath) -> str:
    """The drawing: the claim, the steps with the bands of the scale behind them, due and outcome, then every step."""
    head, top = _head(path)
    plot = Plot(path, top + _ABOVE)
    rows, bottom = _list(path, plot.top + HEIGHT + BELOW + 20)
    said = [f"{step.date or 'undated'}: {said_text(step)}{'' if step.counts else ' (too late)'}" for step in path.steps]
    return document(
        _WIDTH,
        bottom + _MARGIN,
        [*head, *plot.frame(), *steps_svg(plot), *rows],
        title=f"Likelihood: {path.row.judgment.claim}",
        description="; ".join([*said, *close_texts(path)]),
    )


def _head(path: LikelihoodPath) -> tuple[list[str], float]:
    """The claim, its name, who judges and on what condition, and where they end."""
    row, y, parts = path.row, 12.0, []
    for line in wrapped(row.judgment.claim, _CLAIM):
        y += 20
        parts.append(label(_MARGIN, y, line, size=16, font_weight="bold"))
    about = [row.ref, row.by_name or row.by or ""]
    if row.judgment.condition:
        about.append(f"condition: {condition_text(row.judgment.condition, row.judgment.condition_met)}")
    for line in wrapped(", ".join(filter(None, about)), _ABOUT):
        y += 18
        parts.append(label(_MARGIN, y, line, size=12, fill=SOFT))
    return parts, y


def _list(path: LikelihoodPath, y: float) -> tuple[list[str], float]:
    """Every step with its date and how long it held, what came too late apart, and where the list ends."""
    counted = [step for step in path.steps if step.counts]
    parts = list(_rows(counted, path, y))
    y += 18 * len(counted)
    if late := path.hindsight:
        parts.append(label(_MARGIN, y + 22, _LATE, size=12, fill=WARM))
        parts += _rows(late, path, y + 22)
        y += 22 + 18 * len(late)
    return parts, y


def _rows(steps: Sequence[PathStep], path: LikelihoodPath, y: float) -> Iterator[str]:
    for step in steps:
        y += 18
        if step.said.band:
            yield element("circle", cx=22, cy=y - 4, r=4, stroke_width=2, **marked(step))
        yield label(36, y, str(step.date or "undated"), size=12, fill=SOFT)
        yield label(120, y, said_text(step), size=12)
        if held := held_text(step, path):
            yield label(RIGHT, y, held, size=12, fill=SOFT, text_anchor="end")
