"""The parts of Markdown in which signs mean nothing: fenced code, and code within a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r"[ \t]{0,12}(?:>[ \t]?){0,9}(`{3,}|~{3,})[ \t]*([^\n]*)")
_SPAN = re.compile(r"(?<!`)(?:``(?!`)[^\n]{1,300}?(?<!`)``(?!`)|`(?!`)[^`\n]{1,300}`(?!`))")
_MASK = re.compile(r"\x02(\d{1,9})\x03")


class Part(NamedTuple):
    """Some lines of a text, with the number of the first. `language` is what a fence says behind its signs."""

    text: str
    first: int
    is_code: bool = False
    language: str = ""


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, which are `\\n` and nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


_IN_LIST = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^")


def parts_of(text: str, first: int) -> Iterator[Part]:
    """The parts of a text in their order; put together, they are the text."""
    held: list[str] = []
    mark, language = "", ""
    start = number = first
    indented = _indented(text)
    for at, line in enumerate(lines_of(text)):
        fence = None if at in indented else _FENCE.match(line)
        if not mark and (at in indented) != (at - 1 in indented and bool(held)) and held:
            yield Part("".join(held), start, at - 1 in indented)
            held, start = [], number
        if mark:
            held.append(line)
            if fence and fence[1].startswith(mark) and not fence[2].strip():
                yield Part("".join(held), start, True, language)
                held, mark, start = [], "", number + 1
        elif fence and "`" not in fence[2]:
            if held:
                yield Part("".join(held), start)
            held, mark, language, start = [line], fence[1], fence[2].strip(), number
        else:
            held.append(line)
        number += 1
    if held:
        yield Part("".join(held), start, bool(mark) or number - first - 1 in indented, language)


def _indented(text: str) -> set[int]:
    """The numbers of lines, from 0, of code that is indented: behind an empty line, and not within a list."""
    found: set[int] = set()
    fence = ""
    empty, listed, within = True, False, False
    for at, line in enumerate(lines_of(text)):
        opened = _FENCE.match(line)
        if fence:
            fence = "" if opened and opened[1].startswith(fence) and not opened[2].strip() else fence
            continue
        code = line.startswith(("    ", "\t")) and bool(line.strip()) and (empty or within) and not listed
        if code:
            found.add(at)
        elif opened and "`" not in opened[2]:
            fence = opened[1]
        if line.strip():
            listed = _IN_LIST.match(line) is not None or (listed and (line[0] in " \t" or not empty))
            within = code
        empty = not line.strip()
    return found


def masked(text: str, spans: list[str]) -> str:
    """A text with signs in place of code within lines, which is added to `spans`."""

    def mask(found: re.Match[str]) -> str:
        spans.append(found[0])
        return f"\x02{len(spans) - 1}\x03"

    return _SPAN.sub(mask, text)


def unmasked(text: str, spans: list[str]) -> str:
    """A text with its code again."""
    return _MASK.sub(lambda found: spans[int(found[1])], text)
