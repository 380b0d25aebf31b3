"""What a line must not part: a number and its sign, a figure and its ending, a source and its grade."""

from __future__ import annotations

import re

_SIGN = r"(?<=\d.)(?=[%‰°€$£¥₹₺₽₾₪])"
_GRADE = r"(?<=[^\s(].)(?=\(?[A-F](?:[1-6](?![\w-])|-(?![^\s.,;:!?)\]])))"
_TOGETHER = re.compile(rf"(?s)[ \n](?:{_SIGN}|{_GRADE})")
NO_BREAK = "\u00a0"
ENDING = r"(?<![\w-])(?:\d[\d.,]{0,20}[%‰]?|[A-Z]{2,12})-[^\W\d_]{1,4}(?![\w-])"
"""A figure or an abbreviation with the ending of a case: 12%-ით, IMO-ს."""


def kept_together(text: str) -> str:
    """A text with a no-break space between each number and the sign after it (20 %, 5 €), and before a source's grade.

    That is an Admiralty code or half of one: “the ministry (B2)”, “grade C-”.
    """
    return _TOGETHER.sub(NO_BREAK, text)
