"""YAML as its author wrote it: every scalar a text with its place, nothing guessed, nothing executed.

PyYAML's events are read one by one, so that depth and size are bounded before anything is built. Tags, merge keys,
aliases and duplicate keys are findings: they make a file mean something else than it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml.data import EMPTY, DoubtError

if TYPE_CHECKING:
    import yaml

DEPTH = 32
SIZE = 1024 * 1024
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Scalar:
    """A text and where it starts. `plain` tells that it stood without quotes."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether the author left the value out: nothing, `~` or `null` without quotes."""
        return self.plain and self.text in EMPTY


@dataclass(slots=True)
class Sequence:
    """A list and where it starts."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    empty = False


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the author's order, and where they start."""

    line: int
    column: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    empty = False

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


class _TooDeepError(Exception):
    """Nothing after this point is read."""


class _Open:
    """A list or mapping that is being read: where its next node goes."""

    __slots__ = ("entries", "items", "key", "names")

    def __init__(self, node: Sequence | Mapping) -> None:
        self.items = node.items if isinstance(node, Sequence) else None
        self.entries = node.entries if isinstance(node, Mapping) else []
        self.key: Scalar | None = None
        self.names: dict[str, int] = {}


class _Builder:
    """Takes events one by one, each by the method of its name. A brief has some 150 of them, so they are kept short."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.findings: list[Diagnostic] = []
        self.open: list[_Open] = []
        self.root: Node | None = None

    def read(self, next_event: Callable[[], Any]) -> None:
        """Read to the end of the stream. What most events are, a key or a value in a mapping, is done here and now."""
        takers: dict[str, Callable[[Any], None]] = {
            "MappingStartEvent": self.mapping,
            "SequenceStartEvent": self.sequence,
            "MappingEndEvent": self.end,
            "SequenceEndEvent": self.end,
            "AliasEvent": self.alias,
        }
        opened, first_line = self.open, self.first_line
        while (event := next_event()) is not None:
            name = event.__class__.__name__
            if name != "ScalarEvent":
                if name in takers:
                    takers[name](event)
                continue
            if event.tag is not None:
                self.refuse_tag(event)
            mark = event.start_mark
            node = Scalar(event.value, mark.line + first_line, mark.column + 1, event.implicit[0])
            if opened and (parent := opened[-1]).key is not None:
                parent.entries.append((parent.key, node))
                parent.key = None
            else:
                self.add(node)

    def mapping(self, event: Any) -> None:
        self.start(event, Mapping(*self.place(event)))

    def sequence(self, event: Any) -> None:
        self.start(event, Sequence(*self.place(event)))

    def start(self, event: Any, node: Sequence | Mapping) -> None:
        if event.tag is not None:
            self.refuse_tag(event)
        self.add(node)
        self.open.append(_Open(node))
        if len(self.open) > DEPTH:
            self.refuse(event, f"nested deeper than {DEPTH} levels")
            raise _TooDeepError

    def end(self, event: Any) -> None:  # noqa: ARG002 - one signature for all
        self.open.pop()

    def alias(self, event: Any) -> None:
        self.refuse(event, f"aliases (*{event.anchor}) are not read", "write the value out")
        self.add(Scalar("", *self.place(event)))

    def add(self, node: Node) -> None:
        if not self.open:
            self.root = self.root or node
            return
        parent = self.open[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self.checked_key(node, parent.names)
        else:
            parent.entries.append((parent.key, node))
            parent.key = None

    def checked_key(self, node: Node, names: dict[str, int]) -> Scalar:
        if not isinstance(node, Scalar):
            self.refuse_key(node, "a list or mapping cannot be a key")
            return Scalar("", node.line, node.column)
        text = node.text
        if text not in names and text != "<<":
            names[text] = node.line
            return node
        if node.plain and text == "<<":
            self.refuse_key(node, "merge keys (<<) are not read", "write the keys out")
        if node.text in names:
            message = f"the key “{node.text}” stands twice, first in line {names[node.text]}"
            self.refuse_key(node, message, "keep one of them", rule="duplicate-key")
        else:
            names[node.text] = node.line
        return node

    def place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def refuse(self, event: Any, message: str, hint: str | None = None) -> None:
        line, column = self.place(event)
        self.findings.append(Diagnostic("yaml", message, line, column, hint, unlists=True))

    def refuse_tag(self, event: Any) -> None:
        self.refuse(event, f"tags ({event.tag}) are not read", "leave the tag out")

    def refuse_key(self, node: Node, message: str, hint: str | None = None, *, rule: str = "yaml") -> None:
        self.findings.append(Diagnostic(rule, message, node.line, node.column, hint, unlists=True))


def _syntax_finding(error: yaml.MarkedYAMLError, first_line: int) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    problem = error.problem or str(error)
    if "cannot start any token" in problem:
        problem, hint = (
            "a character that cannot stand here, often a tab",
            "indent with spaces, quote texts that start so",
        )
    elif "mapping values are not allowed" in problem:
        problem, hint = "a colon that cannot stand here", "put the text into quotation marks"
    else:
        hint = "look for a missing quotation mark, bracket or colon here or in the line above"
    return Diagnostic("yaml", f"not valid YAML: {problem}", line, column, hint, unlists=True)


def _character_finding(text: str, first_line: int) -> Diagnostic:
    found = _UNPRINTABLE.search(text)
    start = found.start() if found else 0
    line_start = text.rfind("\n", 0, start) + 1
    message = f"the character U+{ord(text[start]):04X} cannot stand in YAML"
    line = first_line + text.count("\n", 0, start)
    return Diagnostic("yaml", message, line, start - line_start + 1, "delete it", unlists=True)


def read_yaml(text: str, *, first_line: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """Read one YAML document. Returns its root (None where it is empty or cannot be read
    to its end) and what is wrong with it.

    `first_line` is the number of the text's first line in its file, so that places are the file's own.
    """
    if len(text) > SIZE:
        message = f"longer than {SIZE // 1024 // 1024} MiB"
        return None, [Diagnostic("yaml", message, first_line, 1, "move text into the body", unlists=True)]
    import yaml  # noqa: PLC0415 - an index answers without it

    from briefkit.core.yaml.placed import read_placed  # noqa: PLC0415 - as above

    try:
        return read_placed(text, first_line), []
    except DoubtError:  # event by event, slower, and with something to say
        builder = _Builder(first_line)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        builder.read(loader.get_event)
    except yaml.MarkedYAMLError as error:
        return None, [*builder.findings, _syntax_finding(error, first_line)]
    except yaml.reader.ReaderError:
        return None, [*builder.findings, _character_finding(text, first_line)]
    except _TooDeepError:
        return None, builder.findings
    finally:
        loader.dispose()
    return builder.root, builder.findings


Plain = str | None | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """A value that briefkit does not know, as texts, lists and mappings; an empty one is None."""
    match node:
        case Scalar():
            return None if node.empty else node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
