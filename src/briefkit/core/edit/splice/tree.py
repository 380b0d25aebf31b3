"""Front matter as a tree in which each value knows its characters in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from briefkit.core.values import frozen

_COMMENT = re.compile(r"(?:(?<=[\s\[\]{},])|^)#[^\r\n]*", re.MULTILINE)
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@frozen
class Leaf:
    """A text in the front matter: `start` to `end` is its source, `style` one of '' ' \" | >."""

    text: str
    style: str = ""
    start: int = 0
    end: int = 0
    anchored: bool = False

    @property
    def block(self) -> bool:
        """Whether it is a literal or folded block."""
        return self.style in ("|", ">")


@frozen
class Branch:
    """A list or a mapping; entries of a list have no keys. A block ends with its last value."""

    mapping: bool
    flow: bool
    start: int
    end: int = 0
    entries: tuple[Entry, ...] = ()
    anchored: bool = False

    def find(self, key: str) -> int | None:
        """The index of a mapping's key among the entries, or None."""
        return next((place for place, entry in enumerate(self.entries) if entry.name == key), None)


@frozen
class Entry:
    """A list's item, or a mapping's key with its value."""

    value: Leaf | Branch
    key: Leaf | None = None

    @property
    def name(self) -> str:
        """The key's text."""
        return self.key.text if self.key else ""

    @property
    def start(self) -> int:
        """Where its key or value starts, without a dash before it."""
        return self.key.start if self.key else self.value.start

    @property
    def end(self) -> int:
        """Where its value ends."""
        return max(self.value.end, self.key.end if self.key else 0)


Tree = Leaf | Branch


@dataclass(slots=True)
class _Open:
    branch: Branch
    entries: list[Entry] = field(default_factory=list)
    key: Leaf | None = None

    def add(self, value: Tree) -> None:
        if self.branch.mapping and self.key is None:
            assert isinstance(value, Leaf)  # noqa: S101 - the reader rejects lists and mappings as keys
            self.key = value
        else:
            self.entries.append(Entry(value, self.key))
            self.key = None

    def close(self, end: int) -> Branch:
        if not self.branch.flow:
            end = self.entries[-1].end if self.entries else self.branch.start
        return replace(self.branch, entries=tuple(self.entries), end=end)


def read_tree(text: str) -> Tree | None:
    """The tree of a YAML text that `read_yaml` accepts; None if it is empty."""
    loader = _Loader(text)
    stack: list[_Open] = []
    root: Tree | None = None
    try:
        while loader.check_event():
            event = loader.get_event()
            done = _taken(event, text, stack)
            if done is not None and stack:
                stack[-1].add(done)
            elif done is not None:
                root = done
    finally:
        loader.dispose()
    return root


def _taken(event: Any, text: str, stack: list[_Open]) -> Tree | None:
    """The value that an event completes, or None."""
    if isinstance(event, yaml.CollectionStartEvent):
        stack.append(_Open(_branch(event)))
    end: Any = event.end_mark
    if isinstance(event, yaml.CollectionEndEvent):
        return stack.pop().close(end.index)
    return _leaf(event, text) if isinstance(event, yaml.ScalarEvent) else None


def _branch(event: Any) -> Branch:
    mapping = isinstance(event, yaml.MappingStartEvent)
    return Branch(mapping, bool(event.flow_style), event.start_mark.index, anchored=event.anchor is not None)


def _leaf(event: Any, text: str) -> Leaf:
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    if style in ("|", ">"):
        end = start + _block_length(text[start:end])
    return Leaf(event.value, style, start, end, event.anchor is not None)


def _block_length(written: str) -> int:
    """The length of a block without the trailing blank lines and less indented comments in its span."""
    lines = written.split("\n")
    first = next((line for line in lines[1:] if line.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    last = 0
    for number, line in enumerate(lines[1:], 1):
        if line.strip() and not (len(line) - len(line.lstrip(" ")) < indent and line.lstrip().startswith("#")):
            last = number
    return len("\n".join(lines[: last + 1]).rstrip("\r"))


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Every text in the tree, keys included, in order."""
    if isinstance(tree, Leaf):
        yield tree
        return
    for entry in tree.entries:
        if entry.key:
            yield entry.key
        yield from leaves(entry.value)


def comments(text: str, tree: Tree | None) -> list[str]:
    """All comments in order: text after `#` between values, and in the header line of a block."""
    found: list[str] = []
    place = 0
    for leaf in leaves(tree) if tree else ():
        found += _COMMENT.findall(text, place, max(leaf.start, place))
        header = _HEADER.search(text, leaf.start) if leaf.block else None
        if header and header[1]:
            found.append(header[1])
        place = max(place, leaf.end)
    return [comment.rstrip() for comment in (*found, *_COMMENT.findall(text, place))]
