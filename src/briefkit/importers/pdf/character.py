"""A character as it stands on a page."""

from __future__ import annotations

from typing import NamedTuple


class Character(NamedTuple):
    """A character and its box in points from the top left corner of the page as it is shown.

    `base` is the line on which it stands. `is_raised` is one set as a mark of a note by the shape of its type alone,
    `is_artifact` one that the file marks as no part of its text, such as a running head.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    is_bold: bool = False
    is_raised: bool = False
    is_artifact: bool = False
