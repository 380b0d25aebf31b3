"""How a YAML value becomes a typed one, and how a typed one is told again as plain data.

A record's dataclass fields carry their shape (`key(...)`), so that one table reads briefs, writes JSON and documents
the format. A value that does not fit its shape is a finding with its place; the rest of the brief is kept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from briefkit.core.brief.scalars import parse_credibility, parse_probability, parse_truth
from briefkit.core.dates.dates import DateSpan, PartialDate, parse_date, parse_span
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.words import did_you_mean
from briefkit.core.yaml.events import Mapping, Node, Scalar, Sequence, plain

T = TypeVar("T")
Json = Any
"""What `json.dumps` takes."""


class Shape(Protocol[T]):
    """Reads one kind of value."""

    def read(self, node: Node, found: list[Diagnostic]) -> T | None:
        """The typed value, or None after adding to `found` what is wrong with it."""

    def dump(self, value: T) -> Json:
        """The value as plain data, short forms expanded."""


def misfit(node: Node, message: str, hint: str | None = None, *, rule: str = "value") -> Diagnostic:
    """A finding about a value, at its place."""
    return Diagnostic(rule, message, node.line, node.column, hint)


@dataclasses.dataclass(frozen=True, slots=True)
class Text(Generic[T]):
    """A scalar, turned into a value by `make`, which raises ValueError with a sentence where it cannot.

    `choices` are the words that it may be, where they are few.
    """

    expected: str
    make: Callable[[str], T]
    tell: Callable[[T], Json] = str
    choices: tuple[str, ...] = ()

    def read(self, node: Node, found: list[Diagnostic]) -> T | None:
        if not isinstance(node, Scalar):
            found.append(misfit(node, f"expected {self.expected}, found a {_called(node)}"))
            return None
        try:
            return self.make(node.text)
        except ValueError as error:
            found.append(misfit(node, str(error)))
            return None

    def dump(self, value: T) -> Json:
        return self.tell(value)


def _called(node: Node) -> str:
    return {Scalar: "text", Sequence: "list", Mapping: "mapping"}[type(node)]


def one_of(*values: str) -> Text[str]:
    """One word of a fixed list."""

    def make(text: str) -> str:
        if text in values:
            return text
        near = did_you_mean(text, values)
        raise ValueError(f"“{text}” is none of {', '.join(values)}" + (f" – {near}" if near else ""))

    return Text("one of " + ", ".join(values), make, choices=values)


@dataclasses.dataclass(frozen=True, slots=True)
class _PlainText(Text[str]):
    """A text as it stands: what most values are, so nothing is called for it."""

    def read(self, node: Node, found: list[Diagnostic]) -> str | None:
        return node.text if node.__class__ is Scalar else Text.read(self, node, found)

    def dump(self, value: str) -> Json:
        return value


TEXT: Text[str] = _PlainText("a text", str)
DATE: Text[PartialDate] = Text("a date", parse_date)
SPAN: Text[DateSpan] = Text("a date or start/end", parse_span)
TRUTH: Text[bool] = Text("true or false", parse_truth, bool)
CREDIBILITY: Text[int] = Text("a number from 1 to 6", parse_credibility, int)


class Probability:
    """A probability as (low, high): a single number is a band of no width."""

    def read(self, node: Node, found: list[Diagnostic]) -> tuple[float, float] | None:
        numbers = node.items if isinstance(node, Sequence) else [node]
        if not all(isinstance(number, Scalar) for number in numbers) or len(numbers) not in (1, 2):
            found.append(misfit(node, "expected a probability or two: 0.7 or [0.55, 0.8]"))
            return None
        try:
            values = [parse_probability(number.text) for number in numbers if isinstance(number, Scalar)]
        except ValueError as error:
            found.append(misfit(node, str(error)))
            return None
        if values[0] > values[-1]:
            found.append(misfit(node, f"the lower bound {values[0]} is above the upper bound {values[-1]}"))
            return None
        return values[0], values[-1]

    def dump(self, value: tuple[float, float]) -> Json:
        return value[0] if value[0] == value[1] else list(value)


@dataclasses.dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list; a single value stands for a list of one. Items that do not fit are left out, each with its finding."""

    item: Shape[T]

    def read(self, node: Node, found: list[Diagnostic]) -> tuple[T, ...] | None:
        nodes = node.items if isinstance(node, Sequence) else [node]
        read = (self.item.read(item, found) for item in nodes if not item.empty)
        return tuple(value for value in read if value is not None)

    def dump(self, value: tuple[T, ...]) -> Json:
        return [self.item.dump(item) for item in value]


def key(shape: Any, doc: str, *, required: bool = False, default: Any = None, name: str | None = None) -> Any:
    """A dataclass field for one front matter key, with its shape and its documentation."""
    metadata = {"shape": shape, "doc": doc, "required": required, "key": name}
    if isinstance(shape, ListOf) and default is None:
        default = ()
    return dataclasses.field(default=default, metadata=metadata)


def keys_of(cls: type[Any]) -> dict[str, dataclasses.Field[Any]]:
    """The front matter keys of a record: key → field, in the order of the format's documentation."""
    fields = (item for item in dataclasses.fields(cls) if "shape" in item.metadata)
    return {item.metadata["key"] or item.name: item for item in fields}


class RecordOf(Generic[T]):
    """A mapping read into a dataclass; `short` names the key that a plain text stands for. Unknown keys are kept."""

    def __init__(self, cls: type[T], *, short: str | None = None) -> None:
        self.cls = cls
        self.short = short
        self.keys = keys_of(cls)
        self._readers = {name: (item.name, item.metadata["shape"]) for name, item in self.keys.items()}
        self._dumpers = [(name, item.name, item.metadata["shape"].dump) for name, item in self.keys.items()]
        self._required = [(name, item.name) for name, item in self.keys.items() if item.metadata["required"]]

    def read(self, node: Node, found: list[Diagnostic]) -> T | None:
        if isinstance(node, Scalar) and self.short is not None:
            return self.cls(**{self.short: node.text})
        if not isinstance(node, Mapping):
            noun = self.cls.__name__.lower()
            found.append(misfit(node, f"expected the keys of a {noun}, found a {_called(node)}"))
            return None
        values = self.read_values(node, found)
        for name, attribute in self._required:
            if attribute not in values:
                noun = self.cls.__name__.lower()
                found.append(misfit(node, f"this {noun} has no “{name}”, so it is left out", rule="required"))
                return None
        return self.cls(**values)

    def read_values(self, node: Mapping, found: list[Diagnostic]) -> dict[str, Any]:
        """The values that fit, by attribute, with the unknown ones under `extra`."""
        values: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        for name, child in node.entries:
            reader = self._readers.get(name.text)
            if reader is None:
                extra[name.text] = plain(child)
            elif not child.empty:
                value = reader[1].read(child, found)
                if value is not None:
                    values[reader[0]] = value
        if extra:
            values["extra"] = extra
        return values

    def dump(self, value: T) -> Json:
        told = {}
        for name, attribute, dump in self._dumpers:
            content = getattr(value, attribute)
            if content is not None and content != ():
                told[name] = dump(content)
        extra = getattr(value, "extra", None)
        return told | dict(extra) if extra else told
