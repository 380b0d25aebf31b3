"""The sources of a passage before and after, as what readers see of each: without marks, with its styles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefkit.core.body.comments import comments_in
from briefkit.core.body.github import DONE, OPEN, alert_of, task_of
from briefkit.core.body.html import summary_in
from briefkit.core.body.shown import COMMENT, LINE_BREAK, Shown, shown_parts
from briefkit.core.diff.text.segments import Segment
from briefkit.core.publication.alerts import alert_name
from briefkit.core.values import frozen

CELL = "\u2029"
"""What the border between two cells of a row is shown as here."""

_LEAD = re.compile(r"\s*(#{1,6}(?=\s|\Z)|[-*+•·–](?=\s)|\d{1,9}[.)](?=\s)|>|:(?=\s)|\[\^[^\[\]\s]{1,100}\]:)[ \t]*")
_AGAIN = re.compile(r"[ \t]*(?:>[ \t]?)*")
_BORDER = re.compile(r"(?<!\\)\|")
_MARK = re.compile(r"<!--\s*+briefkit:([^\n]*)-->")
_TABLE_RULE = re.compile(r"[ \t|:-]+")
_DEFINITION = re.compile(r"\[[^\[\]]{1,200}\]:\s")


@frozen
class Words:
    """What is needed to read one side: the definitions of its body, and its language."""

    definitions: dict[str, Any]
    language: str


def side_of(segments: Sequence[Segment], side: str, kind: str, words: Words) -> tuple[str, list[Shown]]:
    """The lead of a passage on a side, such as its bullet, and what is shown of the rest of it.

    Places are those in the source of the side. Where blocks were split or merged, each is read by itself, and the
    bullets of all but the first are part of the text.
    """
    lead, shown = "", list[Shown]()
    for number, (start, source) in enumerate(_blocks(segments, side)):
        found = _LEAD.match(source) if kind not in ("row", "html", "paragraph", "other") else None
        mark = _lead_text(found[1]) if found else ""
        at = found.end() if found else 0
        if number == 0:
            lead = mark
        elif mark:
            shown.append(Shown(start, start + at, f"{mark} "))
        shown += (_moved(part, start) for part in _block(source, at, kind, words))
    return lead, shown


def _blocks(segments: Sequence[Segment], side: str) -> Iterator[tuple[int, str]]:
    """The source of each block of a side, with its place."""
    start, source = 0, ""
    for segment in segments:
        text = segment.old if side == "old" else segment.new
        if segment.op in ("split", "merge") and text:
            yield start, source
            start, source = start + len(source) + len(text), ""
        else:
            source += text
    yield start, source


def _lead_text(mark: str) -> str:
    if mark[:1] in "#>:":
        return ""
    return mark.removeprefix("[^").removesuffix("]:") if mark[:1] == "[" else "•" if mark in "-*+•·–" else mark


def _block(source: str, at: int, kind: str, words: Words) -> Iterator[Shown]:
    if kind == "html":
        yield from _html(source, words)
    elif kind == "row":
        yield from _row(source, words)
    elif kind == "rule":
        yield Shown(0, len(source), "⸻")
    elif kind == "other" and _TABLE_RULE.fullmatch(source):
        return
    elif kind == "other" and _DEFINITION.match(source):
        yield Shown(0, len(source), source, exact=True)
    else:
        task, alert = task_of(source[at:]), alert_of(source[at:])
        if kind == "item" and task:
            yield Shown(at, at + 3, DONE if task != " " else OPEN)
            at += 3
        elif kind == "quote" and alert:
            end = at + len(source[at:].partition("\n")[0])
            yield Shown(at, end, alert_name(alert, words.language), ("strong",))
            yield Shown(end, end + 1, LINE_BREAK)
            at = min(end + 1, len(source))
        yield from _inline(source, at, _heading_end(source, at) if kind == "heading" else len(source), words)


def _heading_end(source: str, at: int) -> int:
    """Where the words of a heading end: before the signs that close or underline it (CommonMark 4.2 and 4.3)."""
    underline = source.rfind("\n")
    if underline >= at and not source[underline:].strip(" \t\n=-"):
        return underline
    text = source[at:].rstrip(" \t")
    without = text.rstrip("#")
    return at + len(without.rstrip(" \t")) if without[-1:] in (" ", "\t") else len(source)


def _inline(source: str, start: int, end: int, words: Words, *, is_cell: bool = False) -> Iterator[Shown]:
    """What is shown of running text; the marks of quotations and the indent at the start of each line are left out."""
    kept: list[int] = []
    for number, line in enumerate(source[start:end].splitlines(keepends=True)):
        skipped = len(_AGAIN.match(line)[0]) if number or source[:start].endswith("\n") else 0  # type: ignore[index]
        kept += range(start + skipped, start + len(line))
        start += len(line)
    if is_cell:  # in a table \| is a bar, also in code
        kept = [place for place in kept if not source.startswith("\\|", place)]
    text = "".join(source[place] for place in kept)
    for part in shown_parts(text, words.definitions):
        first, last = kept[part.start], kept[part.end - 1] + 1
        yield replace(part, start=first, end=last, exact=part.exact and last - first == len(part.text))


def _row(source: str, words: Words) -> Iterator[Shown]:
    """The cells of a row, each with a border behind it."""
    borders = [found.start() for found in _BORDER.finditer(source)]
    start = borders.pop(0) + 1 if borders and not source[: borders[0]].strip() else 0
    for place in borders:
        yield from _inline(source, start, place, words, is_cell=True)
        yield Shown(place, place + 1, CELL)
        start = place + 1
    if source[start:].strip():
        yield from _inline(source, start, len(source), words, is_cell=True)
        yield Shown(len(source) - 1, len(source), CELL)


def _html(source: str, words: Words) -> Iterator[Shown]:
    """The summary of `<details>`; of comments, only our marks; any other HTML as it is."""
    summary = summary_in(source.strip())
    if summary is None:
        yield from _without_comments(source, 0, len(source))
    elif summary:
        start = source.index(summary)
        for part in _inline(source, start, start + len(summary), words):
            yield replace(part, styles=("strong", *part.styles))


def _without_comments(source: str, start: int, end: int) -> Iterator[Shown]:
    last = start
    for offset, comment in comments_in(source[start:end]):
        place = start + offset
        mark = _MARK.fullmatch(comment)
        part = mark[1].strip() if mark else ""
        yield Shown(last, place, source[last:place], exact=True)
        last = place + len(comment)
        yield Shown(place, last, f"[{part}]" if part else comment, () if part else (COMMENT,))
    yield Shown(last, end, source[last:end], exact=True)


def _moved(part: Shown, by: int) -> Shown:
    return replace(part, start=part.start + by, end=part.end + by)
