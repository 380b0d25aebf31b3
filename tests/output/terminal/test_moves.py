"""The arrow of a forecast points where its number went, whatever the word."""

from __future__ import annotations

import pytest

from briefkit.core.judgments.moves import judgment_moves
from briefkit.output.terminal.moves import forecast_text
from tests.core.judgments.ledger import judged


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (0.3, 0.1, "▼ hardened"),
        (0.7, 0.9, "▲ hardened"),
        (0.3, 0.4, "▲ softened"),
        (0.9, 0.6, "▼ softened"),
        (0.3, 0.7, "▲ reversed"),
        (0.7, 0.3, "▼ reversed"),
        (0.7, 0.7, "→ unchanged"),
    ],
)
def test_the_arrow_is_that_of_the_number(before: float, after: float, text: str) -> None:
    (move,) = judgment_moves(judged(f"probability: {before}, updates: [{{date: 2018-02, probability: {after}}}]"))
    assert forecast_text(move.word, move.direction).plain == text
