"""Replacements of characters for one edit. Their effect on the rest of the text is verified afterwards."""

from __future__ import annotations

import re

from briefkit.core.edit.splice.tree import Branch, Entry
from briefkit.core.values import frozen


@frozen
class Splice:
    """Characters `start` to `end` become `text`."""

    start: int
    end: int
    text: str


Splices = tuple[Splice, ...]


def apply_splices(text: str, splices: Splices) -> str:
    """A text with all splices applied; they must not overlap."""
    for splice in sorted(splices, key=lambda item: (item.start, item.end), reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def line_start(text: str, place: int) -> int:
    """Where the line of a place starts."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends, before its line end."""
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    return end - 1 if text[max(end - 1, place) : end] == "\r" else end


def next_line(text: str, place: int) -> int:
    """Where the line after that of a place starts."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def column(text: str, place: int) -> int:
    """The number of characters before a place in its line."""
    return place - line_start(text, place)


def newline_at(text: str, place: int) -> str:
    """The line end used around a place: that of its own line, else of the line before; by default a line feed."""
    for found in (text.find("\n", place), text.rfind("\n", 0, place)):
        if found >= 0:
            return "\r\n" if text[found - 1 : found] == "\r" else "\n"
    return "\n"


def dash_of(text: str, item: Entry) -> int | None:
    """The place of the dash of a block list item; None if a comment or an anchor is in between."""
    before = text[: item.value.start].rstrip()
    return len(before) - 1 if before.endswith("-") else None


def into_lines(text: str, end: int, lines: str, newline: str) -> list[Splices]:
    """Alternative splices that insert lines after a block: before the blank lines that follow, or after them."""
    first = next_line(text, end) if end else 0
    second = first
    while second < len(text) and not text[second : next_line(text, second)].strip():
        second = next_line(text, second)
    return [(Splice(place, place, lines + newline),) for place in dict.fromkeys((first, second))]


def into_flow(text: str, branch: Branch, written: str) -> Splices:
    """Splices that append an entry inside brackets, on its own line if its neighbours are."""
    if not branch.entries:
        return (Splice(branch.start + 1, branch.end - 1, written),)
    last = branch.entries[-1]
    indent = text[line_start(text, last.start) : last.start]
    if indent.strip() or line_start(text, last.start) <= branch.start:
        return (Splice(last.end, last.end, f", {written}"),)
    newline = newline_at(text, last.end)
    comma = re.match(r"[ \t]*,", text[last.end : branch.end])
    end = min(line_end(text, last.end), branch.end - 1)
    if end == branch.end - 1:
        end = last.end + (comma.end() if comma else 0)
    added = Splice(end, end, newline + indent + written + ("," if comma else ""))
    if comma:
        return (added,)
    return (Splice(last.end, last.end, ","), added) if end > last.end else (Splice(end, end, "," + added.text),)


def out_of_flow(branch: Branch, place: int) -> Splices:
    """Splices that remove an entry inside brackets, with its comma. It must not be the only one."""
    entries = branch.entries
    if place + 1 < len(entries):
        return (Splice(entries[place].start, entries[place + 1].start, ""),)
    return (Splice(entries[place - 1].end, entries[place].end, ""),)


def out_of_block(text: str, branch: Branch, place: int) -> Splices | None:
    """Splices that remove the lines of a block entry. It must not be the only one."""
    entry = branch.entries[place]
    start = entry.start if branch.mapping else dash_of(text, entry)
    if start is None:
        return None
    if text[line_start(text, start) : start].strip():  # the first one, after a dash
        following = branch.entries[1]
        end = following.start if branch.mapping else dash_of(text, following)
        return (Splice(start, end, ""),) if place == 0 and end is not None else None
    return (Splice(line_start(text, start), next_line(text, entry.end), ""),)
