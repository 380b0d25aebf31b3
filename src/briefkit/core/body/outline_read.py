"""Reading the outline of a body: by patterns where they are reliable, else by the Markdown parser."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from urllib.parse import unquote

from briefkit.core.body import document as doc
from briefkit.core.body.addresses import DEFINITION, LINK, TAG, Address, as_path
from briefkit.core.body.comments import blanked_comments
from briefkit.core.body.markdown import parse_with_addresses
from briefkit.core.body.outline import (
    HeadingPlace,
    Outline,
    Places,
    Spot,
    spots_by_pattern,
    without_code,
    without_marks,
)
from briefkit.core.body.parser import REMARK

# Code, HTML, escapes, indented lines, reference links; then styled or underlined headings, definitions, entities.
_UNSURE_CHARACTERS = ("`", "<", "\\", "\t", "\r", "~~~", "\n    ", "][")
_UNSURE_LINE = re.compile(
    r"\n(?: {1,3}#|#.*[*_~\]]| {0,3}(?:=+|-+)[ ]*(?:\n|\Z)| {0,3}\[(?!\^)[^\]\n]+\]:"
    r"| {0,3}\[\^[^\]\n]+\]:.*\n(?!\n|\[\^|\Z))"  # a footnote that continues on the next line
)
_ENTITY = re.compile(r"&#?\w+;")
_HEADING = re.compile(r"\n(#{1,6})(?=[ \n]|\Z)([^\n]*)")
_LINK = re.compile(r"(!?)\[((?:[^\[\]\n]|\n(?!\n))*)\]\(([^()\s]*)(?: \"[^\"\n]*\")?\)")
_BLOCK_START = re.compile(r"\n {0,3}(?:[-+*>#]|\d+[.)])")
_INSIDE = re.compile(r"[\w/.#-]")  # before a name: it is the end of a longer one
_LOOKED_AT = 200_000_000  # characters, in about a tenth of a second; 2,000 links to addresses at the end of 100 KB
_NOTE_LINE = re.compile(r"^\[\^[^\]\n]+\]:.*(?:\n.+)*", re.MULTILINE)


def read_outline(body: str, first_line: int = 1) -> Outline:
    """The outline of a body. `first_line` is the number of its first line in its file."""
    body = body.replace("\r\n", "\n")
    spots = spots_by_pattern(body, first_line)
    text = without_marks(body)
    links = list(_LINK.finditer(text)) if "](" in text else []
    if _is_unsure(text) or text.count("](") != len(links) or any(_is_broken(link[2], text) for link in links):
        return Outline(**{**spots, **_parsed(body, first_line)})  # type: ignore[arg-type]
    return Outline(
        headings=tuple(_headings(text, first_line)),
        links=tuple(_spots((link for link in links if not link[1]), text, first_line)),
        images=tuple(_spots((link for link in links if link[1]), text, first_line)),
        **spots,
    )


def _is_unsure(text: str) -> bool:
    text = "\n" + text
    if any(characters in text for characters in _UNSURE_CHARACTERS) or _UNSURE_LINE.search(text):
        return True
    return "&" in text and _ENTITY.search(text) is not None


def _is_broken(words: str, text: str) -> bool:
    """Whether link text over several lines may in fact be cut: by the row of a table, or by another block."""
    return "\n" in words and ("|" in text or _BLOCK_START.search(words) is not None)


def _spots(links: Iterable[re.Match[str]], text: str, first_line: int) -> Iterator[Spot]:
    places = Places(text, first_line)
    for link in links:
        yield Spot(link[3], link[2], *places.of(link.start(3)))


def _headings(text: str, first_line: int) -> Iterator[HeadingPlace]:
    if "#" not in text:
        return
    places = Places(text, first_line)
    searched = "\n" + text  # every heading follows a line end, which is fast to find
    found = list(_HEADING.finditer(searched))
    for match, after in zip_longest(found, found[1:]):
        level = len(match[1])
        between = searched[match.end() : after.start() if after else len(searched)]
        bare = not (_NOTE_LINE.sub("", between) if "[^" in between else between).strip()
        words = _LINK.sub(r"\2", _heading_text(match[2]))
        line, _ = places.of(match.start())
        empty = bare and (after is None or len(after[1]) <= level)
        yield HeadingPlace(level, words, line, empty)


def _heading_text(written: str) -> str:
    """What stands behind the opening of a heading, without the signs that close it (CommonMark 4.2)."""
    text = written.rstrip(" ")
    without = text.rstrip("#")
    return (without if without.endswith(" ") else text).strip(" ")


def _parsed(body: str, first_line: int) -> dict[str, tuple[object, ...]]:
    document, addresses = parse_with_addresses(body, first_line=first_line)
    blocks = document.blocks
    headings = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, doc.Heading):
            empty = after is None or (isinstance(after, doc.Heading) and after.level <= block.level)
            words = doc.plain_text(block.children)
            headings.append(HeadingPlace(block.level, words, block.line, empty))
    places = _NamePlaces(body, first_line)
    links = [places.spot(one.text, one.words, one.line) for one in _links(addresses)]
    everything = list(_inlines((*blocks, *(block for note in document.notes for block in note))))
    images = [places.spot(part.src, part.alt, line) for part, line in everything if isinstance(part, doc.Image)]
    marks = [places.comment(name, where, line) for line, name, where in document.marks]
    in_text = _NamePlaces(blanked_comments(without_code(body)), first_line) if document.html else places
    tags = [in_text.spot(tag, tag, line, inside=True) for line, tag in document.html]
    spots = {"links": links, "images": images, "tags": tags, "marks": marks}
    return {"headings": tuple(headings), **{name: tuple(found) for name, found in spots.items()}}


def _links(addresses: Sequence[Address]) -> Iterator[Address]:
    """The links with marks, and the definitions that neither a link nor a picture uses."""
    used = {one.text for one in addresses if one.kind != DEFINITION}
    for one in addresses:
        is_own = one.kind == DEFINITION and one.words != REMARK and not {one.text, as_path(one.text)} & used
        if is_own or one.kind in (LINK, TAG):
            yield one


def _ways(name: str) -> Iterable[str]:
    """How a name may be written that the parser gives percent-encoded: so, in its own characters, or with `\\\\`."""
    plain = unquote(name)
    return filter(None, dict.fromkeys((name, plain, plain.replace("\\", "\\\\"))))


class _NamePlaces:
    """Finds the places of links, since the parser only gives the line on which a block starts.

    It looks at no more than `_LOOKED_AT` characters in all; after that, a place is the line of the block.
    """

    def __init__(self, body: str, first_line: int) -> None:
        self.body = body
        self.first_line = first_line
        self.starts = [0, *(found.end() for found in re.finditer("\n", body))]
        self.after: dict[str, int] = {}
        self.left = _LOOKED_AT

    def spot(self, name: str, text: str, line: int, *, inside: bool = False) -> Spot:
        """The next place of a name from a line on; each place is given once. `inside`: also in the middle of a word."""
        row = min(max(line - self.first_line, 0), len(self.starts) - 1)
        start = max(self.starts[row], self.after.get(name, 0))
        found = ((self.find(way, start, inside=inside), way) for way in _ways(name))
        at, way = next((one for one in found if one[0] >= 0), (-1, ""))
        if at < 0:
            return Spot(name, text, line)
        self.after[name] = at + len(way)
        row = bisect_right(self.starts, at) - 1
        written = way if way == unquote(name) else name  # as the patterns give it
        return Spot(written, text, row + self.first_line, at - self.starts[row] + 1)

    def comment(self, name: str, text: str, line: int) -> Spot:
        """The next comment on a line."""
        row = line - self.first_line
        start, end = self.starts[row], self.starts[row + 1] if row + 1 < len(self.starts) else len(self.body)
        at = self.body.find("<!--", max(start, self.after.get("<!--", 0)), end)
        self.after["<!--"] = max(at + 1, self.after.get("<!--", 0))
        return Spot(name, text, line, at - start + 1 if at >= 0 else 1)

    def find(self, name: str, start: int, *, inside: bool = False) -> int:
        while self.left > 0:
            at = self.body.find(name, start)
            self.left -= (at if at >= 0 else len(self.body)) - start + len(name)
            if at < 0 or inside or not _INSIDE.fullmatch(self.body[max(at - 1, 0) : at]):
                return at
            start = at + 1
        return -1


def _inlines(blocks: Iterable[doc.Block]) -> Iterator[tuple[doc.Inline, int]]:
    for block in blocks:
        match block:
            case doc.Heading(children=children, line=line) | doc.Paragraph(children=children, line=line):
                yield from _flat(children, line)
            case doc.Quote(blocks=inner):
                yield from _inlines(inner)
            case doc.Items(items=items):
                for item in items:
                    yield from _inlines(item)
            case doc.Table(head=head, rows=rows, line=line):
                for cell in (*head, *(cell for row in rows for cell in row)):
                    yield from _flat(cell, line)
            case _:
                pass


def _flat(children: Iterable[doc.Inline], line: int) -> Iterator[tuple[doc.Inline, int]]:
    for child in children:
        yield child, line
        if isinstance(child, doc.Within):
            yield from _flat(child.children, line)
