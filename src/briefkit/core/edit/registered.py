"""Ids in edits, in the spelling of the registry; and words of a brief that mean the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from briefkit.core.brief.read import parse_brief
from briefkit.core.edit.id_rename import EACH, HOLDERS, KEYS, PLACES
from briefkit.core.edit.value import Add, Edit, Path, Remove, Value
from briefkit.core.text.words import meant

Resolve = Callable[[str, str], str]
"""Takes a section of the registry (or `holders`) and a word; returns the id that the word stands for, or the word."""
_LISTS = ("topics", "parties", "issues", "events")
ANY = "<any key>"
OF_BRIEFS: tuple[Path, ...] = (("related", EACH), ("related", EACH, "id"), ("supersedes",))
OF_JUDGMENTS: tuple[Path, ...] = (("judgments", EACH, "continues"),)
OF_ITEMS: dict[str, tuple[Path, ...]] = {
    "sources": (
        ("judgments", EACH, "evidence"),
        ("decision", "evidence"),
        ("consultation", EACH, "source"),
        ("issues", EACH, "positions", ANY, EACH, "source"),
        ("issues", EACH, "positions", ANY, "source"),
    ),
    "options": (("decision", "recommended"), ("decision", "chosen")),
    "criteria": (("options", EACH, "assessments", KEYS), ("options", "assessments", KEYS)),
    "issues": (("judgments", EACH, "about", EACH), ("recommendations", EACH, "issue")),
    "events": (("judgments", EACH, "depends_on", EACH),),
}
"""Keys of a brief that list items → places that refer to these by their ids."""


def registered(edit: Edit, resolve: Resolve) -> tuple[Edit, list[tuple[str, str]]]:
    """An edit with every word that the registry knows as its id, and the (word, id) pairs that differ."""
    changed: list[tuple[str, str]] = []
    for section, place in _places():
        edit = _respelled(edit, (place,), partial(_noted, resolve, section, changed))
    return edit, changed


def naming_briefs(edit: Edit, brief_id: Callable[[str], str]) -> tuple[Edit, list[tuple[str, str]]]:
    """An edit with every name of a brief as its id, which `brief_id` gives, and the (name, id) pairs that differ."""
    changed: list[tuple[str, str]] = []
    return _respelled(edit, OF_BRIEFS, partial(_noted, lambda _, name: brief_id(name), "briefs", changed)), changed


def naming_judgments(edit: Edit, judgment_ref: Callable[[str], str]) -> tuple[Edit, list[tuple[str, str]]]:
    """The same for names of judgments in other briefs: BRIEF#ID, which `judgment_ref` gives."""
    changed: list[tuple[str, str]] = []
    return _respelled(edit, OF_JUDGMENTS, partial(_noted, lambda _, name: judgment_ref(name), "", changed)), changed


def _respelled(edit: Edit, places: Iterable[Path], spell: Callable[[str], str]) -> Edit:
    """An edit in which the texts at some places of a brief are spelt anew."""
    if isinstance(edit, Remove):
        return edit
    path, value = (*edit.path, "1") if isinstance(edit, Add) else edit.path, edit.value
    for place in places:
        rest = _rest(path, place)
        value = value if rest is None else _spelled(value, rest, spell)
    return replace(edit, value=value)


def _places() -> Iterator[tuple[str, Path]]:
    for section, places in PLACES.items():
        yield from ((section, place) for place in places if place not in HOLDERS)
    yield from (("holders", place) for place in HOLDERS)


def _noted(resolve: Resolve, section: str, changed: list[tuple[str, str]], word: str) -> str:
    id_ = resolve(section, word)
    if id_ != word:
        changed.append((word, id_))
    return id_


def _rest(path: Path, place: Path) -> Path | None:
    """What remains of a place below a path; None if the path does not lead there."""
    if len(path) > len(place):
        return None
    fits = all(step in (EACH, ANY, part) for part, step in zip(path, place, strict=False))
    return place[len(path) :] if fits else None


def _spelled(value: Value, rest: Path, spell: Callable[[str], str]) -> Value:
    if not rest:
        return spell(value) if isinstance(value, str) else value
    step, below = rest[0], rest[1:]
    if step == EACH and isinstance(value, list):
        return _distinct([_spelled(item, below, spell) for item in value])
    if step == EACH:
        return _spelled(value, below, spell)
    if not isinstance(value, dict):
        return value
    if step == KEYS:
        return {spell(name): item for name, item in value.items()}
    return {name: _spelled(item, below, spell) if step in (ANY, name) else item for name, item in value.items()}


def _distinct(items: list[Value]) -> list[Value]:
    """The items of a list, each text once: two words may have become one."""
    return [item for place, item in enumerate(items) if not isinstance(item, str) or item not in items[:place]]


def as_written(_section: str, word: str) -> str:
    """Resolves words where there is no registry: each stands for itself."""
    return word


def as_in_brief(edit: Edit, data: bytes, resolve: Resolve) -> Edit | None:
    """An edit in the words of a brief: of a topic, party, issue, event, person or holder in another spelling.

    None if it would add a word that the brief has.
    """
    edit = replace(edit, path=_own_path(edit, data, resolve))
    for name, places in OF_ITEMS.items():
        edit = _respelled(edit, places, partial(_own, data=data, name=name))
    match edit:
        case Add(path=(name,), value=str(word)) if name in _LISTS:
            return None if _same(word, _listed(data, name), name, resolve) else edit
        case Remove(path=(name,), value=str(word)) if name in _LISTS:
            return replace(edit, value=_same(word, _listed(data, name), name, resolve) or word)
    return edit


def _own_path(edit: Edit, data: bytes, resolve: Resolve) -> Path:
    """The path of an edit with the brief's own words; a holder that it does not have yet under its id."""
    match edit.path:
        case ("issues", issue, *rest):
            own = _same(issue, _listed(data, "issues"), "issues", resolve) or issue
            return ("issues", own, *_own_holder(edit, rest, _holders(data, own), resolve))
        case ("topics" | "parties" | "events" | "authors" | "experts" as name, item, *rest):
            section = name if name in _LISTS else "people"
            return (name, _same(item, _listed(data, name), section, resolve) or item, *rest)
    return edit.path


def _own_holder(edit: Edit, rest: Sequence[str], holders: list[str], resolve: Resolve) -> Sequence[str]:
    match rest:
        case ["positions", holder, *more]:
            new = holder if isinstance(edit, Remove) else resolve("holders", holder)
            return ["positions", _same(holder, holders, "holders", resolve) or new, *more]
    return rest


def _metadata(data: bytes) -> Mapping[str, Any]:
    return parse_brief(data, id="", path="").metadata or {}


def _listed(data: bytes, name: str) -> list[str]:
    """The ids that a brief lists under a key; an item without an id has none."""
    items = [item.get("id") if isinstance(item, dict) else item for item in _metadata(data).get(name, ())]
    return [item for item in items if item]


def _holders(data: bytes, issue: str) -> list[str]:
    return [
        holder
        for item in _metadata(data).get("issues", ())
        if item["id"] == issue
        for holder in item.get("positions", ())
    ]


def _own(word: str, data: bytes, name: str) -> str:
    """The id that a word means among those that a brief lists under a key; an unknown word unchanged."""
    listed = _listed(data, name)
    places = meant(word, listed)
    return listed[places[0]] if len(places) == 1 else word


def _same(word: str, listed: list[str], section: str, resolve: Resolve) -> str | None:
    """The listed word that is this one, else one that stands for the same id; None if there is none, or several."""
    places = meant(word, listed) or meant(resolve(section, word), [resolve(section, own) for own in listed])
    return listed[places[0]] if places and len({listed[place] for place in places}) == 1 else None
