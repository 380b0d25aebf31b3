"""The shapes of values: each reads a YAML value into JSON, loads JSON into a Python value, and dumps that again.

An index stores the JSON. A value that does not fit its shape becomes a finding with its place; the rest is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

from briefkit.core.brief.scalars import (
    date,
    one_word,
    parse_answer,
    parse_credibility,
    parse_probability,
    parse_truth,
    span,
)
from briefkit.core.frozen import Frozen
from briefkit.core.text.blank import is_blank
from briefkit.core.yaml.nodes import EMPTY, is_empty, plain, position_of, value_of

if TYPE_CHECKING:
    from briefkit.core.dates.dates import DateSpan, PartialDate
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.yaml.nodes import Node

T = TypeVar("T")
Json = Any
"""What `json.dumps` takes."""


EMPTY_VALUE = "empty-value"
"""The rule of findings on texts that say nothing."""
FILL_IN = "write something, or remove it"


_KEPT = 16_384
"""How many texts of a shape are parsed but once: there are 11,000 days in thirty years."""


class Notes:
    """What is noted while a document is read: findings, and whether there are keys that briefkit does not know.

    `key` is the one whose value is being read.
    """

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self.own_keys = False
        self.key = ""

    def absent(self, node: Node, message: str = "") -> bool:
        """Whether a value counts as absent: it is empty, or a text of which nothing is seen, which is noted.

        The message is by default about an item in the value of `key`.
        """
        if is_empty(node):
            return True
        if not says_nothing(node):
            return False
        self.reject(node, message or f"“{self.key}” has an empty item", FILL_IN, rule=EMPTY_VALUE)
        return True

    def read(self, key: str, node: Node, shape: Shape[Any], *, required: bool) -> Json | None:
        """The value of a key; None if it counts as absent, which is noted here unless the key is required."""
        if (required and says_nothing(node)) or self.absent(node, f"“{key}” is empty"):
            return None
        before, self.key = self.key, key
        value = shape.read(node, self)
        self.key = before
        return value

    def reject(self, node: Node, message: str, hint: str | None = None, *, rule: str = "value") -> Json:
        """Report a value that does not fit, at its place. Returns None: the value is not read."""
        from briefkit.core.diagnostic import Diagnostic  # noqa: PLC0415 - only where something is wrong

        self.findings.append(Diagnostic(rule, message, *position_of(node), hint))


def says_nothing(node: Node) -> bool:
    """Whether a value is a text of which nothing is seen. One that is empty without quotation marks says so, too."""
    return node.id == "scalar" and is_blank(node.value)


class Shape(Protocol[T]):
    """One kind of value."""

    def read(self, node: Node, notes: Notes) -> Json | None:
        """The value as JSON; None if it is empty, or does not fit, which is reported."""

    def load(self, value: Json) -> T:
        """The Python value of JSON."""

    def dump(self, value: T) -> Json:
        """The value as JSON, short forms expanded."""


def _same(value: Any) -> Any:
    return value


class Text(Generic[T]):
    """A scalar. `parse` turns text into JSON, or raises ValueError with a message.

    `choices` are the allowed words, if there is a fixed list of them.
    """

    def __init__(
        self,
        expected: str,
        parse: Callable[[str], Json] | None = None,
        load: Callable[[Json], T] = _same,
        dump: Callable[[T], Json] = _same,
        choices: tuple[str, ...] = (),
    ) -> None:
        self.expected, self.choices = expected, choices
        self.parse: Callable[[str], Json] = lru_cache(maxsize=_KEPT)(parse) if parse else str
        self.load, self.dump = load, dump

    def read(self, node: Node, notes: Notes) -> Json | None:
        if node.id != "scalar":
            return notes.reject(node, f"expected {self.expected}, found a {_kind_name(node)}")
        try:
            return self.parse(node.value)
        except ValueError as error:
            return notes.reject(node, str(error))


def _kind_name(node: Node) -> str:
    return {"scalar": "text", "sequence": "list", "mapping": "mapping"}[node.id]


def one_of(*words: str) -> Text[str]:
    """One word of a fixed list."""
    return Text("one of " + ", ".join(words), lambda text: one_word(text, words), choices=words)


TEXT: Text[str] = Text("a text")
DATE: Text[PartialDate] = Text("a date", lambda text: str(date(text)), date, str)
SPAN: Text[DateSpan] = Text("a date or start/end", lambda text: str(span(text)), span, str)
TRUTH: Text[bool] = Text("true or false", parse_truth)
ANSWER: Text[str] = Text("yes, no or unknown", parse_answer, choices=("yes", "no", "unknown"))
CREDIBILITY: Text[int] = Text("a number from 1 to 6", parse_credibility)


class AnyValue:
    """A value of any shape, as plain JSON."""

    def read(self, node: Node, notes: Notes) -> Json | None:  # noqa: ARG002 - every value fits
        return plain(node)

    def load(self, value: Json) -> Json:
        return value

    def dump(self, value: Json) -> Json:
        return value


ANY = AnyValue()


class Probability:
    """A probability as (low, high); a single number is a band of width zero."""

    def read(self, node: Node, notes: Notes) -> Json | None:
        numbers = node.value if node.id == "sequence" else [node]
        if len(numbers) not in (1, 2) or any(number.id != "scalar" for number in numbers):
            return notes.reject(node, "expected a probability or a band: 0.7 or [0.55, 0.8]")
        try:
            low, high = parse_probability(numbers[0].value), parse_probability(numbers[-1].value)
        except ValueError as error:
            return notes.reject(node, str(error))
        if low > high:
            return notes.reject(node, f"the lower bound {low} is above the upper bound {high}")
        return self.dump((low, high))

    def load(self, value: Json) -> tuple[float, float]:
        return (value[0], value[1]) if isinstance(value, list) else (value, value)

    def dump(self, value: tuple[float, float]) -> Json:
        return value[0] if value[0] == value[1] else list(value)


PROBABILITY = Probability()


class ListOf(Generic[T]):
    """A list; a single value counts as a list of one. Items that do not fit are left out, each with a finding."""

    def __init__(self, item: Shape[T]) -> None:
        self.item = item

    def read(self, node: Node, notes: Notes) -> Json | None:
        nodes = node.value if node.id == "sequence" else [node]
        read = self.item.read
        values = [read(item, notes) for item in nodes if not notes.absent(item)]
        return [value for value in values if value is not None] or None

    def load(self, value: Json) -> tuple[T, ...]:
        return tuple([self.item.load(item) for item in value])

    def dump(self, value: tuple[T, ...]) -> Json:
        return [self.item.dump(item) for item in value]


class Key(NamedTuple):
    """A key of front matter: the shape of its value, what it means, and whether it is required."""

    shape: Any
    doc: str
    required: bool
    default: Any


def key(shape: Any, doc: str, *, required: bool = False, default: Any = None) -> Any:
    """Declare a key in the class of a record."""
    return Key(
        shape, doc, required, () if default is None and isinstance(shape, (ListOf, ByHolder, ByKey)) else default
    )


class Record(Frozen):
    """A mapping in front matter as a value. `extra` has the keys that briefkit does not know."""

    keys: ClassVar[dict[str, Key]]
    extra: Mapping[str, Json] = MappingProxyType({})

    def __init_subclass__(cls) -> None:
        cls.keys = {name: item for name, item in vars(cls).items() if isinstance(item, Key)}
        for name, item in cls.keys.items():
            setattr(cls, name, item.default)
        super().__init_subclass__()


def keys_of(cls: type[Record]) -> dict[str, Key]:
    """The front matter keys of a record, in the order of the format's documentation."""
    return cls.keys


R = TypeVar("R", bound=Record)
_Step = tuple[str, int, Any, Callable[[str], Json] | None, Json]
"""A key, its index in the mapping (-1 if missing), its shape, the parser of its text if it has one, its default."""


class RecordOf(Generic[R]):
    """A mapping read into a record; `short` names the key that a plain text stands for. Unknown keys are kept.

    Of the keys `some_of`, one is required.
    """

    def __init__(self, cls: type[R], *, short: str | None = None, some_of: tuple[str, ...] = ()) -> None:
        self.cls, self.short, self.noun = cls, short, cls.__name__.lower()
        self.keys, self.some_of = keys_of(cls), some_of
        self.always = {name: item.default for name, item in self.keys.items() if item.default not in (None, ())}
        self.required = [name for name, item in self.keys.items() if item.required]
        self._loads = {name: None if item.shape.load is _same else item.shape.load for name, item in self.keys.items()}
        self._dumps = [(name, item.shape.dump) for name, item in self.keys.items()]
        self._steps = lru_cache(maxsize=512)(self._steps_of)  # most briefs have the same keys in the same order

    def read(self, node: Node, notes: Notes) -> Json | None:
        if node.id == "scalar" and self.short is not None:
            return {self.short: node.value, **self.always}
        if node.id != "mapping":
            article = "an" if self.noun[0] in "aeiou" else "a"
            return notes.reject(node, f"expected the keys of {article} {self.noun}, found a {_kind_name(node)}")
        values = self.read_values(node, notes)
        for name in self.required:
            if name not in values:
                return self._left_out(node, name, notes)
        if self.some_of and values.keys().isdisjoint(self.some_of):
            *others, last = self.some_of
            message = f"an item of “{notes.key}” has no {', '.join(others)} or {last}, so it is left out"
            return notes.reject(node, message, "write one of them, or remove the item", rule="required")
        return values

    def _left_out(self, node: Node, name: str, notes: Notes) -> Json:
        written = value_of(node, name)
        if written is None or is_empty(written) or not says_nothing(written):
            return notes.reject(node, f"this {self.noun} has no “{name}”, so it is left out", rule="required")
        message = f"the “{name}” of this {self.noun} is empty, so it is left out"
        return notes.reject(written, message, f"write one, or remove the {self.noun}", rule="required")

    def read_values(self, node: Node, notes: Notes) -> dict[str, Json]:
        """The values that fit, in the order of the format, followed by unknown keys."""
        entries = node.value
        steps, unknown = self._steps(tuple([name.value for name, _ in entries]))
        values: dict[str, Json] = {}
        for name, place, shape, parse, default in steps:
            value = default
            if place >= 0:
                child = entries[place][1]
                text = child.value
                if parse and text.__class__ is str and text not in EMPTY and not is_blank(text):  # as most values are
                    try:
                        value = parse(text)
                    except ValueError:
                        shape.read(child, notes)
                elif (own := notes.read(name, child, shape, required=self.keys[name].required)) is not None:
                    value = own
            if value is not None:
                values[name] = value
        for place in unknown:
            name, child = entries[place]
            values[name.value] = plain(child)
            notes.own_keys = True
        return values

    def _steps_of(self, names: tuple[str, ...]) -> tuple[list[_Step], list[int]]:
        """How to read the keys of a mapping, and the indexes of unknown keys."""
        steps = []
        for name, item in self.keys.items():
            places = [place for place, other in enumerate(names) if other == name]
            for place in places or ([-1] if name in self.always else []):
                parse = item.shape.parse if isinstance(item.shape, Text) else None
                steps.append((name, place, item.shape, parse, self.always.get(name)))
        return steps, [place for place, name in enumerate(names) if name not in self.keys]

    def load(self, value: Json, **more: Any) -> R:
        extra: dict[str, Json] = {}
        loads = self._loads
        for name, content in value.items():
            if name in loads:
                load = loads[name]
                more[name] = load(content) if load else content
            else:
                extra[name] = content
        if extra:
            more["extra"] = extra
        return self.cls(**more)

    def dump(self, value: R) -> Json:
        values = {}
        for name, dump in self._dumps:
            content = getattr(value, name)
            if content is not None and content != ():
                values[name] = dump(content)
        return values | dict(value.extra) if value.extra else values


class ByKey(Generic[T]):
    """A mapping from any key to a value of one shape, loaded as pairs. `expected` says what such a mapping is."""

    def __init__(self, item: Any, expected: str = "a mapping") -> None:
        self.item = item
        self.expected = expected

    def read(self, node: Node, notes: Notes) -> Json | None:
        if node.id != "mapping":
            return notes.reject(node, f"expected {self.expected}, found a {_kind_name(node)}")
        values: dict[str, Json] = {}
        for name, value in node.value:
            if not notes.absent(value, f"“{name.value}” is empty"):
                read = self.item.read(value, notes)
                if read is not None:
                    values[name.value] = read
        return values or None

    def load(self, value: Json) -> tuple[tuple[str, T], ...]:
        return tuple([(name, self.item.load(item)) for name, item in value.items()])

    def dump(self, value: tuple[tuple[str, T], ...]) -> Json:
        return {name: self.item.dump(item) for name, item in value}


class ByHolder(Generic[R]):
    """A mapping from a holder (party or person) to a position, a plain text, or a list of positions."""

    def __init__(self, item: RecordOf[R]) -> None:
        self.positions = ListOf(item)
        self.item = item

    def read(self, node: Node, notes: Notes) -> Json | None:
        if node.id != "mapping":
            return notes.reject(node, "expected positions by holder, such as “russia: Wants relief”")
        read = self.positions.read
        positions: dict[str, Json] = {}
        for holder, held in node.value:
            if is_blank(holder.value):
                notes.reject(holder, "a position without a holder is left out", "write who holds it", rule="required")
            elif not notes.absent(held, f"the position of “{holder.value}” is empty") and (found := read(held, notes)):
                positions[holder.value] = found
        return positions or None

    def load(self, value: Json) -> tuple[R, ...]:
        load = self.item.load
        return tuple([load(one, holder=holder) for holder, held in value.items() for one in held])

    def dump(self, value: tuple[R, ...]) -> Json:
        positions: dict[str, list[Json]] = {}
        for position in value:
            positions.setdefault(position.holder, []).append(self.item.dump(position))  # type: ignore[attr-defined]
        return positions
