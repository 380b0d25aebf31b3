"""The simple YAML that most front matter is, one thing a line, read without a YAML parser.

Here a value is a text with or without quotes, a list or mapping in brackets, or nothing, with indented lines below it,
and ends with its line. PyYAML makes an object with two places of every word; this takes six tenths of the time. All
that is not quite so simple is a doubt and left to PyYAML. A test holds both to one result.
"""

from __future__ import annotations

import json
import re
from typing import Any

from briefkit.core.yaml.data import LONGEST, Data, DoubtError

_WORDS = r"\w[^:#\n]*(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*)*(?<! )"
_BELOW = r"\n\1(?(3)(?(2)  )) +"
"""The next line, where it stands further in than the key that it belongs to."""
_VALUE = (
    rf"({_WORDS}(?: *{_BELOW}{_WORDS})*)"
    r"""|"([^"\\\n]+)"|'([^'\n]+)'"""
    r"|([\[{].{0,999}[\]}])"  # no more than libyaml searches for the end of a key
    rf"|([>|]-?)((?:{_BELOW}[^ \n].*)+)$(?!\n(?: *[#\n]| +\Z))"  # what follows may be part of it, even a comment
)
# Runs of spaces are bounded where spaces may follow them: without end, each would be tried at each length.
_LINE = re.compile(
    rf"^ *(?:#.*)?$|^( {{0,80}})(- )?(?:(\w[\w ./-]{{0,99}}(?<! )):(?: {{1,9}}|$))?(?:{_VALUE})? *$|^(.+)$",
    re.MULTILINE,
)
_FLOW_TEXT = re.compile(r'("[^"]*"|\w[^][{},:"#]*(?::(?=[\w/])[^][{},:"#]*)*(?<! ))')
_NULL = re.compile(r"\b[nN]ull\b")
_FLOW_GROUP = 6  # of `_LINE`, as findall numbers them
_MOST_BRACKETS = 20
_MARK = "\x7f"  # not printable
_BETWEEN = f',"{_MARK}",'
_DEEPEST = 8


def read_lines(text: str) -> dict[str, Data]:
    """A document of whole lines as `yaml_nodes.read_plain` tells it. Raises DoubtError for all that is not simple."""
    text = text.replace("\r\n", "\n")
    if len(text) > LONGEST or not _is_plain(text):
        raise DoubtError
    lines = _LINE.findall(text)
    flows = iter(_flows([line[_FLOW_GROUP] for line in lines if line[_FLOW_GROUP]]))
    reader = _Reader()
    for spaces, dash, key, words, double, single, flow, style, block, other in lines:
        value = double or single or (_words(words) if words else None)
        if other:
            raise DoubtError
        if flow:
            value = next(flows)
        elif style:
            value = _block(style, block)
        if key or dash:
            reader.take(len(spaces), dash, key, value)
        elif value is not None:
            raise DoubtError
    if not reader.root:
        raise DoubtError
    return reader.root


def _is_plain(text: str) -> bool:
    """Whether a text has no escapes, no word that stands for nothing, and no sign that YAML does not take as it is."""
    if "\\" in text or "NULL" in text or ("ull" in text and _NULL.search(text)):
        return False
    return text.replace("\n", "").replace("\xa0", "").replace("\u202f", "").isprintable()


class _Reader:
    """Lists and mappings that are open, from the outermost to the one that the next line may belong to."""

    def __init__(self) -> None:
        self.root: dict[str, Data] = {}
        self.current: Any = self.root
        self.indent = 0
        self.outer: list[tuple[int, Any]] = []
        self.waiting: str | None = None
        """A key with nothing behind it: the next line may begin its list or mapping."""

    def take(self, column: int, dash: str, key: str, value: Data) -> None:
        """Put what a line says where it belongs."""
        if dash or column != self.indent or self.waiting is not None or self.current.__class__ is list:
            self._go_to(column, dash)
        if not key:
            self.current.append(value)
            return
        if dash:
            item: dict[str, Data] = {}
            self.current.append(item)
            self._enter(self.indent + 2, item)
        if key in self.current:
            raise DoubtError
        self.current[key] = value
        if value is None:
            self.waiting = key

    def _go_to(self, column: int, dash: str) -> None:
        """Find the list or mapping in which a line stands that begins at a column."""
        if self.waiting is not None and (column > self.indent or (dash and column == self.indent)):
            inner: Any = [] if dash else {}
            self.current[self.waiting] = inner
            self._enter(column, inner)
        self.waiting = None
        while column < self.indent or (column == self.indent and not dash and self.current.__class__ is list):
            if not self.outer:
                raise DoubtError
            self.indent, self.current = self.outer.pop()
        if column != self.indent or (self.current.__class__ is list) != bool(dash):
            raise DoubtError

    def _enter(self, column: int, inner: Any) -> None:
        if len(self.outer) == _DEEPEST:
            raise DoubtError
        self.outer.append((self.indent, self.current))
        self.indent, self.current = column, inner


def _mapping(pairs: list[tuple[str, Data]]) -> dict[str, Data]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise DoubtError
    return told


_JSON = json.JSONDecoder(object_pairs_hook=_mapping)


def _flows(texts: list[str]) -> list[Data]:
    """Lists and mappings in brackets: with quotes about each text they are JSON, or doubtful.

    All are read at once, with a mark between two that no text holds: where one does not end by itself, or is more than
    one, the marks are not where they should be.
    """
    if not texts:
        return []
    together = f"[{_BETWEEN.join(texts)}]"
    if together.count('"') % 2 or ':"' in together or ":[" in together or ":{" in together:
        raise DoubtError  # behind a text without quotes, a colon belongs to it where no space follows
    if _brackets(together) > _MOST_BRACKETS and max(map(_brackets, texts)) > _MOST_BRACKETS:
        raise DoubtError
    quoted = '"'.join(_FLOW_TEXT.split(together)).replace('""', '"')
    values: list[Data]
    try:
        values, end = _JSON.raw_decode(quoted)
    except (ValueError, RecursionError):
        raise DoubtError from None
    if end != len(quoted) or values[1::2] != [_MARK] * (len(texts) - 1):
        raise DoubtError
    return values[::2]


def _words(text: str) -> str:
    """A text without quotes, and what goes on in the next lines."""
    return " ".join([part.strip(" ") for part in text.split("\n")]) if "\n" in text else text


def _block(style: str, block: str) -> str:
    """Lines below `>` or `|`, all as far in as the first."""
    lines = block[1:].split("\n")
    texts = [line.lstrip(" ") for line in lines]
    if len({len(line) - len(text) for line, text in zip(lines, texts, strict=True)}) > 1:
        raise DoubtError
    told = (" " if style[0] == ">" else "\n").join(texts)
    return told if style[1:] else told + "\n"


def _brackets(text: str) -> int:
    return text.count("[") + text.count("{")
