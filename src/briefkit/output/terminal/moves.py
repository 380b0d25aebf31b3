"""Movements for the terminal: a symbol and a word, so that neither colour nor symbol is needed to understand them."""

from __future__ import annotations

from rich.text import Text

from briefkit.core.issues import movement
from briefkit.core.issues.movement import WORDS, Move
from briefkit.core.likelihood.movement import HARDENED, SOFTENED

SYMBOLS = {
    movement.FIRST: "●",
    movement.UNCHANGED: "→",
    movement.EASED: "▼",
    movement.SHARPENED: "▲",
    movement.RESOLVED: "✓",
    movement.REOPENED: "▲",
    movement.DORMANT: "‖",
    movement.REVIVED: "▲",
    movement.REVERSED: "⇄",
    movement.TOWARD_SUPPORT: "↗",
    movement.TOWARD_OPPOSITION: "↘",
    movement.SHIFTED: "~",
    movement.INCOMPARABLE: "≠",
}
_STYLES = {
    movement.EASED: "green",
    movement.RESOLVED: "green",
    movement.SHARPENED: "red",
    movement.REOPENED: "red",
    movement.REVIVED: "yellow",
    movement.REVERSED: "magenta",
    movement.SHIFTED: "magenta",
    movement.TOWARD_SUPPORT: "green",
    movement.TOWARD_OPPOSITION: "red",
    HARDENED: "cyan",
    SOFTENED: "cyan",
}
_RISES = {1: "▲", -1: "▼", 0: "→"}


def symbol_of(word: str) -> str:
    """The symbol of a movement."""
    return SYMBOLS.get(word, "·")


def move_text(move: Move) -> Text:
    """A movement: ▲ sharpened, was disputed."""
    if move.word == movement.UNSTATED:
        return Text()
    text = f"{symbol_of(move.word)} {WORDS[move.word]}"
    if move.moved and move.before:
        text += f", was {move.before}"
    return Text(text, style=_STYLES.get(move.word, "dim"))


def forecast_symbol(direction: int) -> str:
    """The symbol of a likelihood that rose (1), fell (−1) or stayed (0), whatever its word: from 30 to 10 % it fell."""
    return _RISES[direction]


def forecast_text(word: str, direction: int) -> Text:
    """A movement of a likelihood: ▼ hardened."""
    return Text(f"{forecast_symbol(direction)} {word}", style=_STYLES.get(word, ""))
