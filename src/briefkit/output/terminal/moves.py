"""Movements for people: an arrow and a word, so that neither colour nor a sign stands alone."""

from __future__ import annotations

from rich.text import Text

from briefkit.core.issues.movement import WORDS, Move

_SIGNS = {
    "first": "●",
    "unchanged": "→",
    "eased": "▼",
    "sharpened": "▲",
    "resolved": "✓",
    "reopened": "▲",
    "dormant": "‖",
    "revived": "▲",
    "reversed": "⇄",
    "toward-support": "↗",
    "toward-opposition": "↘",
    "shifted": "~",
    "incomparable": "≠",
    "hardened": "▲",
    "softened": "▼",
}
_STYLES = {
    "eased": "green",
    "resolved": "green",
    "sharpened": "red",
    "reopened": "red",
    "revived": "yellow",
    "reversed": "magenta",
    "shifted": "magenta",
    "toward-support": "green",
    "toward-opposition": "red",
    "hardened": "cyan",
    "softened": "cyan",
}


def sign_of(word: str) -> str:
    """The arrow of a movement."""
    return _SIGNS.get(word, "·")


def move_text(move: Move) -> Text:
    """A movement: ▲ sharpened, was disputed."""
    if move.word == "unstated":
        return Text()
    told = f"{sign_of(move.word)} {WORDS[move.word]}"
    if move.moved and move.before:
        told += f", was {move.before}"
    return Text(told, style=_STYLES.get(move.word, "dim"))


def word_text(word: str) -> Text:
    """A movement of a likelihood: ▲ hardened."""
    return Text(f"{sign_of(word)} {word}", style=_STYLES.get(word, ""))
