"""The record of a brief straight from its front matter, where nothing in that would have to be remarked on.

`parse_brief` types every value and knows its place; `brief_to_json` tells the values as plain data. The index needs no
more than the plain data, of many files at a time. A test holds both ways to one result.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from briefkit.core.brief.scalars import parse_credibility, parse_probability, parse_truth
from briefkit.core.brief.split import SplitText, decode, split
from briefkit.core.brief.table import FORMAT, RESERVED_KEYS, RecordFormat
from briefkit.core.dates.dates import parse_date, parse_span
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml.data import Data, DoubtError
from briefkit.core.yaml.lines import read_lines

Json = Any
Seen = list[str]
"""Keys that briefkit does not know, as they are met."""
Tell = Callable[[Data, Seen], Json]


class Told(NamedTuple):
    """A record, whether it has keys that briefkit does not know, and the text that it was read from."""

    record: dict[str, Json]
    own_keys: bool
    halves: SplitText


def brief_record(data: bytes, *, id: str, path: str) -> Told:  # noqa: A002 - the brief's own word
    """The record of a file as `brief_to_json` tells it. Raises DoubtError where `parse_brief` might find fault."""
    text = decode(data)
    halves = text if isinstance(text, Diagnostic) else split(text)
    if isinstance(halves, Diagnostic):
        raise DoubtError
    own: Seen = []
    told = _BRIEF(_read(halves.front_matter), own)
    if not _is_complete(told) or not told.keys().isdisjoint(RESERVED_KEYS):
        raise DoubtError
    record = {"id": id, "path": path, **told}
    record.setdefault("date", None)
    return Told(record, bool(own), halves)


def _read(text: str) -> Data:
    try:
        return read_lines(text)
    except DoubtError:
        from briefkit.core.yaml.plain import read_plain  # noqa: PLC0415 - loads yaml

        return read_plain(text)


def _is_complete(told: dict[str, Json]) -> bool:
    dated = "date" in told or told["status"] == "draft"
    return dated and bool(told.get("title", "").strip()) and bool(told.get("kind", "").strip())


def _text(value: Data, _own: Seen) -> str:
    if not isinstance(value, str):
        raise DoubtError
    return value


def _teller(shape: str) -> Tell:
    """How a value of a shape is told; a value that was left out is told by nobody."""
    simple: dict[str, Tell] = {"text": _text, "text*": _texts, "probability": _probability}
    if shape in simple:
        return simple[shape]
    if shape == "positions":
        return _positions(_list(_record(FORMAT["position"])))
    if shape.endswith("*"):
        return _list(_teller(shape[:-1]))
    if shape.startswith(">"):
        return _record(FORMAT[shape[1:]])
    return _scalar(_SCALARS.get(shape) or _choice(shape))


_SCALARS: dict[str, Callable[[str], Json]] = {
    "date": lambda text: str(parse_date(text)),
    "span": lambda text: str(parse_span(text)),
    "truth": parse_truth,
    "credibility": parse_credibility,
}


def _choice(shape: str) -> Callable[[str], Json]:
    choices = {word: word for word in shape.split("|")}
    return choices.__getitem__


def _scalar(parse: Callable[[str], Json]) -> Tell:
    @lru_cache(maxsize=4096)
    def made(text: str) -> Json:
        try:
            return parse(text)
        except (ValueError, KeyError):
            raise DoubtError from None

    return lambda value, own: made(_text(value, own))


def _probability(value: Data, own: Seen) -> Json:
    """A number, or two in a list, the lower one first; one that is said twice is one."""
    items = value if isinstance(value, list) else [value]
    try:
        told = [parse_probability(_text(item, own)) for item in items]
    except ValueError:
        raise DoubtError from None
    if len(told) not in (1, 2) or told[0] > told[-1]:
        raise DoubtError
    return told[0] if told[0] == told[-1] else told


def _list(tell: Tell) -> Tell:
    """A single value stands for a list of one; what is left out is no item."""

    def tell_list(value: Data, own: Seen) -> list[Json] | None:
        items = value if isinstance(value, list) else (value,)
        return [tell(item, own) for item in items if item is not None] or None

    return tell_list


def _texts(value: Data, own: Seen) -> list[Json] | None:
    """A list of texts, which most lists are."""
    items = value if isinstance(value, list) else [value]
    return [_text(item, own) for item in items if item is not None] or None


def _positions(tell: Tell) -> Tell:
    def tell_positions(value: Data, own: Seen) -> dict[str, Json] | None:
        if not isinstance(value, dict):
            raise DoubtError
        told = {holder: tell(held, own) for holder, held in value.items() if held is not None}
        return {holder: held for holder, held in told.items() if held} or None

    return tell_positions


Step = tuple[str, Tell | None, Json]
"""A key, how its value is told (None: as it stands, a text), and what stands for it where it is left out."""


def _record(shape: RecordFormat, *, whole: bool = True) -> Callable[[Data, Seen], dict[str, Json]]:
    """How a mapping is told: its keys in the order of the format, what it always has, and unknown keys last."""
    steps = _steps_of(shape)
    required = shape.required if whole else ()

    def tell(value: Data, own: Seen) -> dict[str, Json]:
        if not isinstance(value, dict):
            if shape.short is None:
                raise DoubtError
            value = {shape.short: _text(value, own)}
        known, unknown = steps(tuple(value))
        told = _tell_known(value, known, own)
        for name in required:
            if name not in told:
                raise DoubtError
        for name in unknown:
            told[name] = value[name]
        own += unknown
        return told

    return tell


def _steps_of(shape: RecordFormat) -> Callable[[tuple[str, ...]], tuple[list[Step], list[str]]]:
    """What there is to do for the keys of a mapping, and which of them are unknown."""
    tellers = {name: None if told == "text" else _teller(told) for name, told in shape.keys.items()}
    always: dict[str, Json] = dict(shape.always)

    @lru_cache(maxsize=512)  # most briefs say the same things, in the same order
    def steps(keys: tuple[str, ...]) -> tuple[list[Step], list[str]]:
        known = [(name, tell, always.get(name)) for name, tell in tellers.items() if name in keys or name in always]
        return known, [key for key in keys if key not in tellers]

    return steps


def _tell_known(value: dict[str, Data], steps: list[Step], own: Seen) -> dict[str, Json]:
    told: dict[str, Json] = {}
    for name, tell, instead in steps:
        child = value.get(name)
        if child is None:
            child = instead
        elif tell is not None:
            child = tell(child, own)
        elif child.__class__ is not str:
            raise DoubtError
        if child is not None:
            told[name] = child
    return told


_BRIEF = _record(FORMAT["brief"], whole=False)
