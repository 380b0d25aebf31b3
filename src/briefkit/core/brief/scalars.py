"""Single values in front matter. Each function raises ValueError with a message for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefkit.core.dates.dates import DateSpan, PartialDate


def date(text: str) -> PartialDate:
    """A year, a month or a day."""
    from briefkit.core.dates.dates import parse_date  # noqa: PLC0415 - calendars load where there are dates

    return parse_date(text)


def span(text: str) -> DateSpan:
    """A date, or start/end."""
    from briefkit.core.dates.dates import parse_span  # noqa: PLC0415 - calendars load where there are dates

    return parse_span(text)


def one_word(text: str, words: tuple[str, ...]) -> str:
    """One of a list of words."""
    if text in words:
        return text
    from briefkit.core.text.words import did_you_mean  # noqa: PLC0415 - only where something is wrong

    near = did_you_mean(text, words)
    raise ValueError(f"“{text}” is not one of {', '.join(words)}" + (f" – {near}" if near else ""))


def parse_truth(text: str) -> bool:
    """True or false, yes or no, in any case."""
    if text.lower() in {"true", "yes"}:
        return True
    if text.lower() in {"false", "no"}:
        return False
    raise ValueError(f"“{text}” is neither true nor false")


def parse_answer(text: str) -> str:
    """“yes”, “no” or “unknown”: true and false are yes and no, as for `parse_truth`."""
    if text.lower() == "unknown":
        return "unknown"
    try:
        return "yes" if parse_truth(text) else "no"
    except ValueError:
        raise ValueError(f"“{text}” is not one of yes, no, unknown") from None


def parse_probability(text: str) -> float:
    """A number from 0 to 1."""
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a number between 0 and 1") from None
    if not 0 <= number <= 1:
        raise ValueError(f"{text} is not between 0 and 1: write 70 % as 0.7")
    return number


def number_text(number: float) -> str:
    """A number as it is best written: 0.7, 0.1 and 1, never 0.70, 1e-1 or 1.0; no digit is lost."""
    if number == int(number):
        return str(int(number))
    from decimal import Decimal  # noqa: PLC0415 - only where something is written

    return f"{Decimal(repr(number)):f}"


def parse_credibility(text: str) -> int:
    """A number from 1 to 6 (Admiralty code)."""
    if text in {"1", "2", "3", "4", "5", "6"}:
        return int(text)
    raise ValueError(f"“{text}” is not a credibility from 1 to 6 (Admiralty code)")
