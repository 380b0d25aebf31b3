"""Single values as front matter writes them. Each function raises ValueError with a sentence for people."""

from __future__ import annotations


def parse_truth(text: str) -> bool:
    """True or false, yes or no, in any case."""
    if text.lower() in {"true", "yes"}:
        return True
    if text.lower() in {"false", "no"}:
        return False
    raise ValueError(f"“{text}” is neither true nor false")


def parse_probability(text: str) -> float:
    """A number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a number between 0 and 1") from None
    if not 0 <= number <= 1:
        raise ValueError(f"{text} is not between 0 and 1: write 70 % as 0.7")
    return number


def parse_credibility(text: str) -> int:
    """1 to 6, of the Admiralty code."""
    if text in {"1", "2", "3", "4", "5", "6"}:
        return int(text)
    raise ValueError(f"“{text}” is not a credibility from 1 to 6 (Admiralty code)")
