"""The characters to take out and to put in for one edit. What a splice does to the rest is judged afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefkit.core.edit.splice.tree import Branch, Entry


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters `start` to `end` become `text`."""

    start: int
    end: int
    text: str


Splices = tuple[Splice, ...]


def apply_splices(text: str, splices: Splices) -> str:
    """A text with all splices done; they don't overlap."""
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
    """How many characters stand before a place in its line."""
    return place - line_start(text, place)


def newline_at(text: str, place: int) -> str:
    """The line end that is used around a place: that of the line itself, of the one before, else of the first one."""
    for found in (text.find("\n", place), text.rfind("\n", 0, place)):
        if found >= 0:
            return "\r\n" if text[found - 1 : found] == "\r" else "\n"
    return "\n"


def dash_of(text: str, item: Entry) -> int | None:
    """Where the dash of a block list's item stands, None where a comment or an anchor lies between."""
    before = text[: item.value.start].rstrip()
    return len(before) - 1 if before.endswith("-") else None


def into_lines(text: str, end: int, lines: str, newline: str) -> list[Splices]:
    """Lines put below the line where a block ends: before the blank lines that follow, else behind them."""
    first = next_line(text, end) if end else 0
    second = first
    while second < len(text) and not text[second : next_line(text, second)].strip():
        second = next_line(text, second)
    return [(Splice(place, place, lines + newline),) for place in dict.fromkeys((first, second))]


def into_flow(text: str, branch: Branch, written: str) -> Splices:
    """A last entry put between a flow branch's brackets, in a line of its own where its neighbours have one."""
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
    """An entry taken out from between brackets, with the comma that set it apart. It is not the only one."""
    entries = branch.entries
    if place + 1 < len(entries):
        return (Splice(entries[place].start, entries[place + 1].start, ""),)
    return (Splice(entries[place - 1].end, entries[place].end, ""),)


def out_of_block(text: str, branch: Branch, place: int) -> Splices | None:
    """An entry's lines taken out of a block. It is not the only one."""
    entry = branch.entries[place]
    start = entry.start if branch.mapping else dash_of(text, entry)
    if start is None:
        return None
    if text[line_start(text, start) : start].strip():  # the first one, behind a dash
        following = branch.entries[1]
        end = following.start if branch.mapping else dash_of(text, following)
        return (Splice(start, end, ""),) if place == 0 and end is not None else None
    return (Splice(line_start(text, start), next_line(text, entry.end), ""),)
