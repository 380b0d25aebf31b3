"""Lists pasted from a word processor, whose bullets are signs of their own: they are read as what they are."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_SIGNS = "•‣◦▪●\uf0b7"  # the last one is Word's bullet in the font Symbol
_ITEM = re.compile(rf"( {{0,3}})(?:([{_SIGNS}])[ \t\u00a0]|([·o–])\t)[ \t\u00a0]*+(?=\S)")
_HINTS = (*_SIGNS, "·\t", "o\t", "–\t")
_FENCE = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?(`{3,}(?=[^`]*+\Z)|~{3,})")


def read_bullets(made: MarkdownIt) -> MarkdownIt:
    """The parser, reading pasted lists; each line of the text stays one."""
    made.core.ruler.after("normalize", "pasted_lists", _read)
    return made


def _read(state: StateCore) -> None:
    if items := pasted_items(state.src):
        state.src = "\n".join(items.get(number, line) for number, line in enumerate(state.src.split("\n")))


def pasted_items(text: str) -> dict[int, str]:
    """The lines of pasted lists, by number from 0, as Markdown: another sign than before begins a list in the item.

    Code between fences has none.
    """
    if not any(hint in text for hint in _HINTS):
        return {}
    found: dict[int, str] = {}
    signs: list[str] = []
    indent = fence = ""
    for number, line in enumerate(text.split("\n")):
        opened = _FENCE.match(line)
        if fence or opened:
            fence = "" if fence and _closes(line, fence) else fence or (opened[1] if opened else "")
            signs = []
        elif item := _ITEM.match(line):
            sign = item[2] or item[3]
            indent = indent if signs else item[1]
            signs = [*signs[: signs.index(sign)], sign] if sign in signs else [*signs, sign]
            found[number] = f"{indent}{'  ' * (len(signs) - 1)}- {line[item.end() :]}"
        elif line.strip():
            signs = []
    return found


def _closes(line: str, fence: str) -> bool:
    """Whether a line closes the code that a fence opened."""
    end = line.strip(" \t\r>")
    return end.startswith(fence) and set(end) == {fence[0]}
