"""The lines of a file, as Git and editors count them: each ends in LF or CRLF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

_MARKDOWN_END = re.compile("\r\n?|\n")


def markdown_lines(text: str, first_line: int = 1) -> Sequence[int]:
    """The number in its file of each line that a Markdown parser sees in a text; the text begins on `first_line`.

    They differ where a carriage return stands alone: it ends a line for CommonMark (section 2.1), but not of a file.
    """
    if "\r" not in text.replace("\r\n", "\n"):
        return range(first_line, first_line + text.count("\n") + 1)
    steps = (end[0] != "\r" for end in _MARKDOWN_END.finditer(text))
    return list(accumulate(steps, initial=first_line))
