"""What a suggestion adds: how it is told from others, known in a brief, changed by hand, and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from briefkit.core.brief.model import BRIEF, Brief, kind_of_suggestion
from briefkit.core.brief.shapes import ByHolder, Json, ListOf, Notes, RecordOf
from briefkit.core.brief.vocabulary import SUGGESTED_LISTS
from briefkit.core.edit.edit import edit_text
from briefkit.core.edit.format import parse_edit
from briefkit.core.edit.splice.write import Style, flow_text, pair_lines
from briefkit.core.edit.value import Bare, Value, refused
from briefkit.core.text.words import wording
from briefkit.core.yaml.nodes import value_of
from briefkit.core.yaml.read import read_yaml

_NAMES = ("claim", "text", "id", "name", "title", "url")
"""The keys of an item of which the first says what it is."""


class KnownWords(Protocol):
    """What words stand for, by section of the registry, which is a room of its own."""

    def key(self, section: str, word: str) -> str:
        """The key by which words are compared."""

    def knows(self, section: str, word: str) -> bool:
        """Whether a word is an id, alias or title."""

    def holder_section(self, word: str) -> str:
        """The section of a holder: parties, else people."""


def identity(add: str, value: Json) -> str:
    """What a suggestion adds, in a line by which it is known again: `parties: russia`, `judgments: They agree`."""
    if not isinstance(value, Mapping):
        return f"{add}: {value}"
    kind = kind_of_suggestion(add, value)
    if kind == "positions":
        held = [f"{holder} on {value.get('id')}: {item.get('says')}" for holder, item in held_in(value)]
        return f"positions: {'; '.join(held)}"
    return f"{kind}: {next((value[key] for key in _NAMES if value.get(key)), '')}"


def sameness(told: str) -> str:
    """An identity for comparison: what names the same thing whatever its case and spacing has the same."""
    return wording(told)


def held_in(value: Mapping[str, Json]) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Holder and position of each position of an issue, as JSON."""
    for holder, items in (value.get("positions") or {}).items():
        for item in items if isinstance(items, list) else [items]:
            yield holder, item if isinstance(item, Mapping) else {"says": item}


def as_value(value: Json, shape: object) -> Value:
    """JSON of a shape as an edit writes it: what `as_in_file` gives, its numbers and truth values bare."""
    return _written(as_in_file(value, shape))


def _written(value: Json) -> Value:
    match value:
        case bool() | int() | float():
            return Bare(str(value).lower())
        case str():
            return value
        case Mapping():
            return {name: _written(item) for name, item in value.items()}
        case Sequence():
            return [_written(item) for item in value]
    return ""


def as_in_file(value: Json, shape: object) -> Json:
    """JSON of a shape as a file has it: without defaults, a holder's only position without a list around it."""
    match value:
        case str():
            return value
        case Mapping():
            return {
                name: _below(name, item, shape) for name, item in value.items() if not _is_default(name, item, shape)
            }
        case Sequence():
            return [as_in_file(item, shape.item if isinstance(shape, ListOf) else None) for item in value]
    return value


def _below(name: str, value: Json, shape: object) -> Json:
    if isinstance(shape, ByHolder):
        only = value[0] if isinstance(value, list) and len(value) == 1 else value
        return as_in_file(only, shape.positions if isinstance(only, list) else shape.item)
    return as_in_file(value, shape.keys[name].shape if isinstance(shape, RecordOf) and name in shape.keys else None)


def _is_default(name: str, value: Json, shape: object) -> bool:
    return value is None or (isinstance(shape, RecordOf) and name in shape.always and shape.always[name] == value)


def is_known(add: str, value: Json, brief: Brief, registry: KnownWords) -> bool:
    """Whether a brief has what would be suggested: its id, a position of its holder, its claim."""
    if not isinstance(value, Mapping):
        section = add if add in ("topics", "parties") else ""
        key = (lambda word: registry.key(section, word)) if section else wording
        return any(key(word) == key(str(value)) for word in getattr(brief, add))
    if add == "issues":
        return _is_known_issue(value, brief, registry)
    if add == "events":
        dates = {str(event.date) for event in brief.events if event.date}
        same = any(is_same_id(add, event.id, value["id"], registry) for event in brief.events)
        return same or value.get("date") in dates
    if add == "judgments":
        said = {wording(text) for judgment in brief.judgments for text in (judgment.claim, judgment.stated_as or "")}
        return bool(said & {wording(value["claim"]), wording(value.get("stated_as") or value["claim"])})
    known = (sameness(identity(add, BRIEF.keys[add].shape.item.dump(item))) for item in getattr(brief, add))
    return sameness(identity(add, value)) in known


def _is_known_issue(value: Mapping[str, Json], brief: Brief, registry: KnownWords) -> bool:
    issue = next((item for item in brief.issues if is_same_id("issues", item.id, value["id"], registry)), None)
    if issue is None:
        return False
    held = {registry.key(registry.holder_section(each.holder), each.holder) for each in issue.positions}
    return all(registry.key(registry.holder_section(holder), holder) in held for holder, _ in held_in(value))


def edited(add: str, value: Json, typed: str) -> Json:
    """A suggested value after a change that somebody types: a new text, or `KEY=VALUE` as for `set`.

    Raises EditRefusedError for what does not fit the list.
    """
    shape = BRIEF.keys[add].shape.item
    if not isinstance(value, Mapping):
        return typed
    written = as_value(value, shape)
    assert isinstance(written, dict)  # noqa: S101 - for mypy
    lines = "".join(pair_lines(name, item, 0, Style()) + "\n" for name, item in written.items())
    after = edit_text(lines, parse_edit(typed, shape), first_line=1, shape=shape)
    node, notes = read_yaml(after)[0], Notes()
    read = shape.read(node, notes) if node else None
    if read is None or notes.findings:
        raise refused("format", notes.findings[0].message, notes.findings[0].hint)
    return read


def is_same_id(section: str, one: str, other: str, registry: KnownWords) -> bool:
    """Whether two ids of a section are spellings of one."""
    return registry.key(section, one) == registry.key(section, other)


def misfit(add: str, value: Json) -> str:
    """Why a list of front matter cannot take a value, in words; empty if it can."""
    if add not in SUGGESTED_LISTS:
        return f"“{add}” is none of {', '.join(SUGGESTED_LISTS)}"
    shape = BRIEF.keys[add].shape.item
    written = flow_text(as_value(value, shape), Style())
    root, found = read_yaml(f"value: {written}\n")
    node, notes = value_of(root, "value") if root else None, Notes()
    read = shape.read(node, notes) if node else None
    problems = [*found, *notes.findings]
    if problems:
        return problems[0].message
    return "" if read else "its value is empty"
