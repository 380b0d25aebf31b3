"""Comments of colleagues as comments of Word, about the paragraph in which each stands (ISO/IEC 29500-1, 17.13.4)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefkit.core.publication.value import RemarkEntry
from briefkit.export.docx.xml import attribute, escape, root
from briefkit.export.manuscript.value import Grid, Manuscript, Part, Plate, Said, lines_of

_MOST_INITIALS = 9  # letters that Word takes
_LINE = re.compile(r"L(\d{1,9})(?:c\d{1,9})?")


class Comments:
    """The comments of a document. Each is about the words of its place; where nothing is printed, of the one before."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.written: list[RemarkEntry] = []
        self._waiting: dict[str, list[RemarkEntry]] = {}
        remarks = () if manuscript.is_dossier else manuscript.publication.remarks
        places = list(_places(manuscript.parts)) if remarks else []
        lines = sorted((int(match[1]), place) for place in places if (match := _LINE.fullmatch(place)))
        for remark in remarks:
            place = remark.place if remark.place in places else _before(lines, remark.line) or places[0]
            self._waiting.setdefault(place, []).append(remark)

    def __bool__(self) -> bool:
        return bool(self.written)

    def around(self, place: str, inside: str) -> str:
        """The words of a place with its comments around them, the first time that it is printed."""
        for remark in self._waiting.pop(place, ()):
            number = len(self.written)
            self.written.append(remark)
            inside = (
                f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:commentReference w:id="{number}"/></w:r>'
            )
        return inside

    def xml(self) -> str:
        """The part with their texts, authors and days."""
        return root("w:comments", "".join(_comment(*item) for item in enumerate(self.written)), "w")


def _comment(number: int, remark: RemarkEntry) -> str:
    when = f' w:date="{remark.on}T12:00:00Z"' if remark.on else ""
    initials = "".join(word[0] for word in remark.by.split())[:_MOST_INITIALS]
    named = f'w:author="{attribute(remark.by)}" w:initials="{attribute(initials)}"'
    words = f'<w:r><w:t xml:space="preserve">{escape(remark.text)}</w:t></w:r>'
    return f'<w:comment w:id="{number}" {named}{when}><w:p>{words}</w:p></w:comment>'


def _before(lines: list[tuple[int, str]], line: int) -> str:
    """The last place that begins on a line or before it; empty if there is none."""
    at = bisect_right(lines, line, key=lambda item: item[0])
    return lines[at - 1][1] if at else ""


def _places(parts: tuple[Part, ...]) -> Iterator[str]:
    """The places of what is printed, in order."""
    for line in lines_of(parts):
        yield from filter(None, [line.place, *(word.place for word in line.words if isinstance(word, Said))])
    for part in parts:
        inside = (
            [inner for row in part.rows for cell in row for inner in cell.parts] if isinstance(part, Grid) else [part]
        )
        yield from (plate.place for plate in inside if isinstance(plate, Plate) and plate.place)
