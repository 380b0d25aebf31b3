"""Decisions on suggestions as edits of a brief: each moves into its place, or is remembered as rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.model import BRIEF, Brief, Suggestion
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.shapes import Json, Notes
from briefkit.core.diagnostic import ERROR, Diagnostic
from briefkit.core.edit.suggested import KnownWords, as_value, held_in, identity, is_same_id
from briefkit.core.edit.value import Add, Edit, Path, Remove, Set, Value
from briefkit.core.yaml.nodes import value_of

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

SUGGESTED = "suggested"
_PROVABLE = re.compile(r"(?:lines?|p\.|para\.) \d{1,9}(?:[-–]\d{1,9})?")
"""Places in an original; those in a brief itself change with every edit."""
_OWN_IDS = "give each its own id in the file"
_NEW_ID = {"judgments": "j", "sources": "s"}
"""Lists whose ids say nothing and are numbered, with the letter before the number."""


def unfit(data: bytes) -> dict[str, Diagnostic]:
    """The suggestions of a brief that `check` calls wrong: their ids, folded, with the first error in each.

    A part that cannot be read is missing in the suggestion, and an id that two have says nothing.
    """
    root = parse_brief(data, id="", path="").front_matter
    items = value_of(root, SUGGESTED) if root else None
    found: dict[str, Diagnostic] = {}
    seen: set[str] = set()
    for item in items.value if items is not None and items.id == "sequence" else ():
        id_, notes = _id_of(item), Notes()
        BRIEF.keys[SUGGESTED].shape.item.read(item, notes)
        errors = [finding for finding in notes.findings if finding.severity == ERROR]
        if id_ in seen:
            errors.append(Diagnostic("duplicate-id", f"two suggestions have the id “{id_}”", hint=_OWN_IDS))
        if id_ and errors:
            found.setdefault(id_, errors[0])
        seen.add(id_)
    return found


def _id_of(item: Node) -> str:
    """The id of a suggestion, folded; empty if it has none."""
    written = value_of(item, "id") if item.id == "mapping" else None
    return str(written.value).casefold() if written is not None and written.id == "scalar" else ""


def rejection(suggestion: Suggestion) -> list[Edit]:
    """The edits that leave of a suggestion only that it was rejected."""
    left: Value = {"id": suggestion.id, "rejected": identity(suggestion.add or "", suggestion.value)}
    return [Set((SUGGESTED, suggestion.id), left)]


def acceptance(suggestion: Suggestion, brief: Brief, registry: KnownWords) -> list[Edit]:
    """The edits that move a suggestion to where it belongs in a brief.

    An issue or event that the brief has gets what it lacks; a judgment or source gets a free id, and names only issues
    and events that exist.
    """
    add, value = suggestion.add or "", _with_quote(suggestion, brief)
    gone = Remove((SUGGESTED,), suggestion.id, tidy=True)
    return [*_additions(add, value, brief, registry), gone]


def _with_quote(suggestion: Suggestion, brief: Brief) -> Json:
    """What is suggested; a position or judgment takes its quotation along where a kept original can prove it."""
    value = suggestion.value
    if not (isinstance(value, Mapping) and brief.origin and brief.origin.original and suggestion.quote):
        return value
    at = suggestion.at if _PROVABLE.fullmatch(suggestion.at or "") else None
    own = {"quote": suggestion.quote} | ({"at": at} if at else {})
    if suggestion.kind == "judgments":
        return {**value, **own}
    if suggestion.kind == "positions":
        held: dict[str, list[Json]] = {}
        for holder, position in held_in(value):
            held.setdefault(holder, []).append(position if position.get("source") else {**position, **own})
        return {**value, "positions": held}
    return value


def _additions(add: str, value: Json, brief: Brief, registry: KnownWords) -> Iterator[Edit]:
    shape = BRIEF.keys[add].shape.item
    if not isinstance(value, Mapping):
        yield Add((add,), as_value(value, shape))
        return
    if add in ("issues", "events"):
        own = next((item.id for item in getattr(brief, add) if is_same_id(add, item.id, value["id"], registry)), None)
        if own is not None:
            yield from _merged(add, own, value, brief)
            return
    written = dict(value)
    if add in _NEW_ID:
        written["id"] = _free_id(add, str(value.get("id") or ""), brief)
    if add == "judgments":
        written = _without_strangers(written, brief, registry)
    yield Add((add,), as_value(written, shape))


def _merged(add: str, own: str, value: Mapping[str, Json], brief: Brief) -> Iterator[Edit]:
    """The edits that give an issue or event of a brief what it lacks of another."""
    item = next(item for item in getattr(brief, add) if item.id == own)
    shape = BRIEF.keys[add].shape.item
    for name, new in value.items():
        if name not in ("id", "positions") and not getattr(item, name, None) and not item.extra.get(name):
            yield Set((add, own, name), as_value(new, shape.keys[name].shape if name in shape.keys else None))
    holders = {position.holder for position in item.positions} if add == "issues" else set()
    for holder, position in held_in(value):
        path: Path = (add, own, "positions", holder)
        written = as_value(position, shape.keys["positions"].shape.item)
        yield Add(path, written) if holder in holders else Set(path, written)
        holders.add(holder)


def _free_id(add: str, wanted: str, brief: Brief) -> str:
    """The id that an item wants if it is free, else the next number."""
    taken = {item.id.casefold() for item in getattr(brief, add)}
    if wanted and wanted.casefold() not in taken:
        return wanted
    letter, number = _NEW_ID[add], 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _without_strangers(judgment: dict[str, Json], brief: Brief, registry: KnownWords) -> dict[str, Json]:
    """A judgment without issues and events that neither the brief nor the registry has: `check` has none of those."""
    for name, section in (("about", "issues"), ("depends_on", "events")):
        known = {registry.key(section, item.id) for item in getattr(brief, section)}
        ids = judgment.pop(name, None) or ()
        kept = [id_ for id_ in ids if registry.knows(section, id_) or registry.key(section, id_) in known]
        if kept:
            judgment[name] = kept
    return judgment


def waiting(data: bytes, found: Sequence[Mapping[str, Json]]) -> list[Edit]:
    """The edits that write suggestions into a brief, behind those that it has."""
    written: list[Value] = [
        {
            name: as_value(item, BRIEF.keys[entry["add"]].shape.item if name == "value" else None)
            for name, item in entry.items()
        }
        for entry in found
    ]
    reading = parse_brief(data, id="", path="")
    has = bool(reading.brief and reading.brief.suggested)
    if not written:
        return []
    return [Add((SUGGESTED,), entry) for entry in written] if has else [Set((SUGGESTED,), written)]
