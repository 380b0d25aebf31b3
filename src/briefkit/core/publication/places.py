"""Places: which words of a brief's file a paragraph of a publication prints, and the bookmarks that carry them.

A place in the text is `L12`, the line on which a heading, paragraph or block of code starts, or `L12c3`, the third cell
of a table's row on that line. A place in the front matter is written as a path: `key_points.2`, `judgments.j1.claim`,
`issues.sanctions.positions.us.1.says`. What briefkit adds itself (labels, dates, grades) has none.

The name of a bookmark tells the place: `bk_L12`, `bk_L12c3`, and for a path `bk_f` with the first ten hexadecimal
digits of its SHA-256, since names of bookmarks have no dots and at most 40 letters. Further paragraphs of one place
have `_2`, `_3` … after it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from briefkit.core.diagnostic import Trail

Places = Mapping[str, str]
"""Field → the place of its words in the brief's file: of those that are the brief's own words."""
_BOOKMARK = re.compile(r"(bk_(?:L\d{1,9}(?:c\d{1,9})?|f[0-9a-f]{10}))(?:_(\d{1,9}))?")


def line_place(line: int) -> str:
    """The place of a block that starts on a line of the file; empty for one that briefkit made, on line 0."""
    return f"L{line}" if line else ""


def cell_place(line: int, column: int) -> str:
    """The place of a table cell: `line` is that of its row, `column` counts from 1; empty for a table on line 0."""
    return f"L{line}c{column}" if line else ""


def field_place(trail: Trail) -> str:
    """The place of a value in the front matter; indexes count from 0 in a trail, and from 1 in a path."""
    return ".".join(str(step + 1) if isinstance(step, int) else step.replace(".", "\\.") for step in trail)


def is_in_text(place: str) -> bool:
    """Whether a place is one of the text, and not of the front matter."""
    return place[:1] == "L" and place[1:2].isdigit()


def places_of(record: object, trail: Trail, names: Iterable[str]) -> dict[str, str]:
    """The places of those of some fields of a record at a trail that have a value; of a list, that of each item.

    An item has the name of its field with its number, from 1: `watch.1`.
    """
    found: dict[str, str] = {}
    for name in names:
        value = getattr(record, name)
        if isinstance(value, tuple):
            found |= {f"{name}.{at + 1}": field_place((*trail, name, at)) for at in range(len(value))}
        elif value:
            found[name] = field_place((*trail, name))
    return found


def bookmark_of(place: str) -> str:
    """The name of the first bookmark for a place."""
    if place[:1] == "L" and _BOOKMARK.fullmatch(name := f"bk_{place}"):
        return name
    return f"bk_f{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def marked_place(bookmark: str) -> tuple[str, int] | None:
    """The name of the first bookmark for the place of a bookmark, and which one of them it is, from 1.

    None if it is no bookmark of ours.
    """
    found = _BOOKMARK.fullmatch(bookmark)
    return (found[1], int(found[2] or 1)) if found else None


class Bookmarks:
    """Names the bookmarks of one document, each once."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def name(self, place: str) -> str:
        """The name of the next bookmark for a place."""
        first = bookmark_of(place)
        self._used[first] += 1
        return first if self._used[first] == 1 else f"{first}_{self._used[first]}"
