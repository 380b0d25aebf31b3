"""What rules need to know about a body: headings, links, pictures, marks and footnotes, each with its place.

Parsing Markdown in full takes most of the time of a check, and policy texts rarely need it. So patterns read a body of
plain prose, headings, lists, inline links and footnotes; the parser reads one with anything that patterns could get
wrong (code, HTML, indented lines, reference links, escapes). A test checks that both agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from briefkit.core.body.anchors import Anchors
from briefkit.core.values import frozen


@frozen
class HeadingPlace:
    """A heading outside lists and quotations. It is `empty` if neither text nor a deeper heading follows it."""

    level: int
    text: str
    line: int
    empty: bool = False


@frozen
class Spot:
    """The URL of a link, the source of a picture, or the name of a mark or footnote; `text` is shown for it."""

    name: str
    text: str
    line: int
    column: int = 1


@frozen
class Outline:
    """The structure of a body, with places in its file.

    `links` are those with marks, since an address that stands in a text as it is leads where it says. `tags` are those
    of HTML that is shown as text. `marks` are those for generated parts, each with an empty `text`, or if it has no
    effect where it stands, with a `text` that tells the place.
    """

    headings: tuple[HeadingPlace, ...] = ()
    links: tuple[Spot, ...] = ()
    images: tuple[Spot, ...] = ()
    marks: tuple[Spot, ...] = ()
    tags: tuple[Spot, ...] = ()
    note_marks: tuple[Spot, ...] = ()
    notes: tuple[Spot, ...] = field(default=())

    @property
    def anchors(self) -> Anchors:
        """Every anchor that a link can point to."""
        return Anchors.of_texts(heading.text for heading in self.headings)


# A mark at the beginning of a line has effect everywhere outside code; what else is a comment is left to the parser.
# No pattern may look for an end from many beginnings: each is linear in the length of the body.
_MARK = re.compile(r"^<!--[ \t]*briefkit\b:?([^\n>]*)-->[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(`{3,}+|~{3,}+)[^\n]*\n(?:.*?^ {0,3}\1[`~]*[ \t]*$|.*)", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_NOTE_MARK = re.compile(r"(?<![\\!])\[\^([^\]\s]+)(?P<end>\](?!:))?")
_NOT_NEWLINE = re.compile(r"[^\n]")


def spots_by_pattern(body: str, first_line: int) -> dict[str, tuple[Spot, ...]]:
    """What patterns can find in every body, outside code: marks, footnotes and references to them."""
    found: dict[str, tuple[Spot, ...]] = {}
    code_free = without_code(body)
    if "<" in code_free:
        found["marks"] = tuple(_marks(code_free, first_line))
    if "[^" in code_free:
        found["note_marks"] = tuple(_note_marks(code_free, first_line))
        found["notes"] = tuple(_spots(_NOTE, code_free, first_line))
    return found


def without_code(body: str) -> str:
    """A body with fenced blocks and code spans replaced by spaces; everything else stays in place."""
    if "`" not in body and "~~~" not in body:
        return body
    return _blanked(_SPAN, _blanked(_FENCE, body))


def without_marks(body: str) -> str:
    """A body with briefkit's marks replaced by a word, so that they count as text."""
    return _MARK.sub("mark", body) if "<!--" in body else body


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), text)


def _spots(pattern: re.Pattern[str], text: str, first_line: int) -> Iterator[Spot]:
    places = Places(text, first_line)
    for match in pattern.finditer(text):
        offset = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Spot(match[1].strip(), match[0].strip(), *places.of(offset))


def _marks(text: str, first_line: int) -> Iterator[Spot]:
    places = Places(text, first_line)
    for match in _MARK.finditer(text):
        yield Spot(match[1].strip(), "", *places.of(match.start()))


def _note_marks(text: str, first_line: int) -> Iterator[Spot]:
    places = Places(text, first_line)
    for match in _NOTE_MARK.finditer(text):
        if match["end"]:
            yield Spot(match[1], match[0], *places.of(match.start()))


def spots_of(pattern: re.Pattern[str], text: str, first_line: int) -> Iterator[tuple[tuple[int, int], re.Match[str]]]:
    """Line and column of the first named group of each match of a pattern, with the match."""
    places = Places(text, first_line)
    for match in pattern.finditer(text):
        yield places.of(match.start(match.lastgroup or 0)), match


class Places:
    """The lines and columns of offsets, which must be asked for in order."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.line = first_line
        self.start = self.counted = 0

    def of(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset."""
        if newlines := self.text.count("\n", self.counted, offset):
            self.line += newlines
            self.start = self.text.rfind("\n", 0, offset) + 1
        self.counted = offset
        return self.line, offset - self.start + 1
