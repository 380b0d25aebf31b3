"""Paragraphs of plain text: of pages copied from a browser, where each is a line, and of text wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from briefkit.core.values import frozen

_WRAPPED_LEAST, _WRAPPED_MOST = 45, 100  # characters of most lines of a text that is wrapped by hand
_MOSTLY = 0.6
_LEAST_WRAPPED = 6  # lines that show how a text is wrapped
_BULLET = re.compile(r"(?:[-*+•‣◦▪●–·\uf0b7\uf0a7\uf0d8]|[o§Ø](?=\t)|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_NUMBER = re.compile(r"\d{1,4}")
_RULE = re.compile(r"(?:[*_#~—–-]\s*){3,}")


@frozen
class Paragraph:
    """A paragraph on one line, and the numbers of its first and last line in the source, from 1.

    A source without lines numbers its paragraphs instead (`is_counted`); `page` is the number of the page of one that
    has pages.
    `rows` are the cells of a table, which has as many in each row.

    Readers of formats with markup add what that says: `markdown` is the text with its links and emphasis, `kind` its
    class (as in `lines.py`) for the given `reason`, `level` that of a heading or an item in a list, from 1, `picture`
    the name of the picture that is here, and `people` those whom it names in a byline. What markup does not say
    remains to be told from the text.
    """

    text: str
    first: int
    last: int
    bullet: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    page: int = 0
    markdown: str = ""
    kind: str = ""
    reason: str = ""
    level: int = 0
    picture: str = ""
    people: tuple[str, ...] = ()
    is_counted: bool = False

    @property
    def place(self) -> str:
        """Where it stands, as people write it: “p. 3”, “para. 12” or “line 5”."""
        if self.page:
            return f"p. {self.page}"
        return f"{'para.' if self.is_counted else 'line'} {self.first}"

    @property
    def is_rule(self) -> bool:
        """Whether it is a break such as `* * *`."""
        return _RULE.fullmatch(self.text) is not None


def numbered(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of a source without lines, with their numbers from 1; those without words are not counted."""
    number = 0
    for paragraph in paragraphs:
        number += bool(paragraph.text.strip())
        yield replace(paragraph, first=max(1, number), last=max(1, number), is_counted=True)


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a text. Words that were parted by a hyphen at the end of a line are one again."""
    lines = [line.strip(" ") if line.strip() else "" for line in text.split("\n")]
    width = _wrapped_at(lines)
    found: list[Paragraph] = []
    number = 1
    for blank, group in groupby(lines, key=lambda line: not line):
        block = list(group)
        if not blank:
            found += _joined(block, number, width) if width else _apart(block, number)
        number += len(block)
    return found


def _wrapped_at(lines: list[str]) -> int:
    """The width at which a text was wrapped by hand; 0 for one whose paragraphs are lines."""
    inner = [line for line, after in zip(lines, [*lines[1:], ""], strict=True) if line and after]
    if _goes_on(lines):
        return sorted(map(len, inner))[len(inner) * 3 // 4]
    wrapped = [line for line in inner if _WRAPPED_LEAST <= len(line) <= _WRAPPED_MOST]
    if len(wrapped) < 3 or len(wrapped) < _MOSTLY * len(inner) or any(len(line) > 2 * _WRAPPED_MOST for line in lines):
        return 0
    return max(map(len, wrapped))


def _goes_on(lines: list[str]) -> bool:
    """Whether most lines of a text end within a sentence, as in a narrow column."""
    pairs = [(line, after) for line, after in pairwise(lines) if line and after and "\t" not in line]
    goes_on = sum(after[:1].islower() and line[-1:].isalnum() | (line[-1:] in ",-") for line, after in pairs)
    return len(pairs) >= _LEAST_WRAPPED and goes_on >= len(pairs) // 2 and max(map(len, lines)) <= _WRAPPED_MOST


def _apart(block: list[str], first: int) -> Iterator[Paragraph]:
    for tabs, group in groupby(enumerate(block, first), key=lambda numbered: numbered[1].count("\t")):
        lines = list(group)
        if tabs and len(lines) > 1 and not any(_BULLET.match(line) for _, line in lines):
            yield _table(lines)
        else:
            yield from (_paragraph(line.strip(), number, number) for number, line in lines)


def _table(lines: list[tuple[int, str]]) -> Paragraph:
    """Lines with as many tabs each, as from a spreadsheet or a table of a page."""
    rows = tuple(tuple(" ".join(cell.split()) for cell in line.split("\t")) for _, line in lines)
    return Paragraph(" ".join(" ".join(row) for row in rows), lines[0][0], lines[-1][0], rows=rows)


def _joined(block: list[str], first: int, width: int) -> Iterator[Paragraph]:
    """The paragraphs of lines without a blank one between: a bullet begins one, a line with much room left ends one."""
    block = [line.strip() for line in block]
    start, parts = first, [block[0]]
    for number, (line, before) in enumerate(zip(block[1:], block, strict=False), first + 1):
        word = line.split(" ", 1)[0]
        if (
            _BULLET.match(line)
            or _NUMBER.fullmatch(line)
            or _NUMBER.fullmatch(before)
            or len(before) + 1 + len(word) < width * _MOSTLY
        ):
            yield _paragraph("".join(parts), start, number - 1)
            start, parts = number, [line]
        elif _HYPHEN.search(before) and line[:1].islower():
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            parts.append(line if before.endswith("-") else f" {line}")
    yield _paragraph("".join(parts), start, first + len(block) - 1)


def _paragraph(text: str, first: int, last: int) -> Paragraph:
    words = " ".join(text.split(" "))
    bullet = _BULLET.match(words) if not _RULE.fullmatch(words) else None
    return Paragraph(re.sub(" {2,}|\t", " ", words), first, last, bullet=bullet is not None)
