"""Positions, each with the movement to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefkit.core.issues.columns import ISSUE, MOVEMENT, OUTLOOK, POSITION, QUESTION, STATUS, TITLE, more_of_position
from briefkit.core.issues.history import Moves
from briefkit.core.issues.movement import Move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.tables import TableSchema, columns_of


class MovedPosition(NamedTuple):
    """A position and the movement to it; None where no position is recorded."""

    position: PositionRow
    move: Move | None


def moved_positions(rows: Sequence[PositionRow], moves: Moves | None = None) -> list[MovedPosition]:
    """Every position with the movement to it."""
    moves = moves or Moves(rows)
    return [MovedPosition(row, moves.to(row)) for row in rows]


POSITIONS = TableSchema(
    "issues",
    "briefkit issues [ISSUE…]",
    "One position of one holder on one issue in one brief. `holder` is null where a brief records none.",
    [
        *columns_of("position", [ISSUE, TITLE, QUESTION, STATUS, *OUTLOOK, *POSITION, *more_of_position()]),
        *MOVEMENT,
    ],
    shown=(
        *("issue", "status", "brief", "date", "holder", "stance", "says", "basis"),
        *("source_title", "source_publisher", "source_date", "source_url", "grade", "movement", "before"),
    ),
)
