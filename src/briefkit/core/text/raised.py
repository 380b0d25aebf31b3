"""Raised and lowered words in plain text: 10⁶, CO₂."""

from __future__ import annotations

_PLAIN = "0123456789+−-=()"
_RAISED = dict(zip(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾", strict=True)) | {"n": "ⁿ", "i": "ⁱ"}
_LOWERED = dict(zip(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def raised(text: str) -> str:
    """A text above the line: with the characters that Unicode has for it, words as they are, the rest after `^`."""
    if all(character in _RAISED for character in text):
        return "".join(_RAISED[character] for character in text)
    return f"^({text})" if text[:1].isdigit() and not text.isdigit() else text


def lowered(text: str) -> str:
    """A text below the line, with the characters that Unicode has for it; anything else as it is."""
    return "".join(_LOWERED.get(character, character) for character in text)
