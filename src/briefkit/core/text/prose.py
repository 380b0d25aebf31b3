"""Numbers, lists and quotations in English sentences."""

from __future__ import annotations

from collections.abc import Iterable

_INSIDE = str.maketrans({"“": "‘", "”": "’", "„": "‚", '"': "'"})
"""Double quotation marks, and what they are within others."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """A small number in words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def in_words(count: int, noun: str, plural: str | None = None) -> str:
    """“one issue”, “three issues”."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def listed(items: Iterable[str], *, limit: int = 99) -> str:
    """“a, b and c”; for a long list, the first few and the number of the others."""
    parts = list(items)
    if len(parts) > limit:
        parts = [*parts[:limit], f"{number(len(parts) - limit)} more"]
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + (parts[-1] if parts else "")


def quoted(titles: Iterable[str]) -> str:
    """Titles in quotation marks, as a list."""
    return listed(map(in_quotes, titles))


def in_quotes(text: str) -> str:
    """A text in quotation marks; those that it has itself become single, so that one sees where it ends."""
    return f"“{text.translate(_INSIDE)}”"
