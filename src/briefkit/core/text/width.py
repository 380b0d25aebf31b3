"""How wide a text is in letters of one width: on a terminal, in a mail, in a column of a spreadsheet."""

from __future__ import annotations


def display_width(text: str) -> int:
    """Columns that a text on one line takes: East Asian wide signs take two, marks on other signs none (UAX #11)."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # noqa: PLC0415 - loads a megabyte of tables

    return sum(
        0 if category(sign) in {"Mn", "Me", "Cf"} else 2 if east_asian_width(sign) in "WF" else 1 for sign in text
    )
