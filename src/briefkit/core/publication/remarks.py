"""The comments of colleagues in the text of a brief, for documents in which they can be answered."""

from __future__ import annotations

import re

from briefkit.core.body.comments import remarks_in
from briefkit.core.body.outline import Places, without_code
from briefkit.core.brief.model import Brief
from briefkit.core.publication.places import cell_place, line_place
from briefkit.core.publication.value import RemarkEntry

_BORDER = re.compile(r"(?<!\\)\|")


def remarks_of(brief: Brief) -> tuple[RemarkEntry, ...]:
    """The comments in a brief's text in order, each with the place that it is about as far as its line tells."""
    if "comment by" not in brief.body:
        return ()
    text, places = without_code(brief.body), Places(brief.body, brief.body_line)
    found = []
    for offset, remark in remarks_in(text):
        line, _ = places.of(offset)
        before = text[text.rfind("\n", 0, offset) + 1 : offset]
        place = remark.place or (_cell(line, before) if _BORDER.search(before) else line_place(line))
        found.append(RemarkEntry(remark.by, remark.on, remark.text, line, place))
    return tuple(found)


def _cell(line: int, before: str) -> str:
    """The place of a cell by what stands before a comment in its row, which may begin with a border or not."""
    borders = len(_BORDER.findall(before))
    return cell_place(line, borders if before.lstrip().startswith("|") else borders + 1)
