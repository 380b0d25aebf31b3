"""How full the last page of a PDF is."""

from __future__ import annotations

import re
from itertools import pairwise

from briefkit.export.pdf.objects import PdfObjects

_PAGES, _PAGE = b"<</Type/Pages/", b"<</Type/Page/"
_KIDS = re.compile(rb"/Kids\[((?:\d{1,10} 0 R ?)*)\]")
_REFERENCE = re.compile(rb"(\d{1,10}) 0 R")
_CONTENTS = re.compile(rb"/Contents (\d{1,10}) 0 R")
_PLACED = re.compile(rb"/MCID \d{1,9}[^>]{0,99}>>BDC\s{1,2}q\s1 0 0 -1 [\d.-]{1,20} ([\d.-]{1,20}) cm")
_APART = 5  # points between two lines; raised figures are closer to theirs


def lines_on_last_page(data: bytes) -> int:
    """The number of lines with text or pictures on the last page, without running heads and feet.

    Raises ValueError for a PDF that was not made by Typst.
    """
    objects = PdfObjects(data)
    kids = {number: _KIDS.search(node) for number, node in objects.starting_with(_PAGES)}
    (last,) = set(kids) - {number for found in kids.values() for number in _numbers(found)}
    while found := kids.get(last):
        last = _numbers(found)[-1]
    contents = _CONTENTS.search(dict(objects.starting_with(_PAGE))[last])
    page = objects.stream(int(contents[1])) if contents else b""
    heights = sorted({float(found[1]) for found in _PLACED.finditer(page)})
    return bool(heights) + sum(upper - lower > _APART for lower, upper in pairwise(heights))


def _numbers(kids: re.Match[bytes] | None) -> list[int]:
    return [int(number) for number in _REFERENCE.findall(kids[1])] if kids else []
