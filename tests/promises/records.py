"""Every list of the format in every way to write it: which record a path means, and what has to become of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

HEAD = {"title": "T", "kind": "note", "date": "2020-01-10"}


class Items(NamedTuple):
    """A list of the format: two of its items, how each is called, and a key with an old and a new value."""

    path: tuple[str, ...]
    items: tuple[dict[str, Any], dict[str, Any]]
    names: tuple[str, str]
    key: str
    old: str
    new: str
    short: str | None = None
    """The key that a plain text stands for."""


LISTS = (
    Items(("issues",), ({"id": "fees"}, {"id": "Zölle"}), ("fees", "Zölle"), "status", "disputed", "resolved", "id"),
    Items(
        ("judgments",), ({"id": "j1", "claim": "X"}, {"id": "j2", "claim": "Y"}), ("j1", "j2"), "claim", "X", "A: b, #c"
    ),
    Items(("sources",), ({"id": "s1"}, {"id": "S É"}), ("s1", "S É"), "title", "Old", "It's “new”", None),
    Items(("events",), ({"id": "vote"}, {"id": "hearing"}), ("vote", "hearing"), "place", "Rome", "Ulm", "id"),
    Items(("figures",), ({"id": "f1"}, {"id": "f2"}), ("f1", "f2"), "alt", "A map", "[a] {map}", None),
    Items(("related",), ({"id": "one"}, {"id": "two"}), ("one", "two"), "title", "Old", "yes", "id"),
    Items(
        ("authors",), ({"name": "A. Author"}, {"name": "Šárka B"}), ("a-author", "sarka-b"), "affiliation", "X", "Y",
        "name",
    ),
    Items(("experts",), ({"id": "ann", "name": "Ann"}, {"name": "Bo Li"}), ("ann", "bo-li"), "former", "X", "Y"),
    Items(
        ("judgments", "j1", "updates"), ({"date": "2020-02-01"}, {"date": "2020-03-01"}), ("2020-02-01", "2020-03-01"),
        "term", "likely", "unlikely",
    ),
)  # fmt: skip
STYLES = ("one, flow", "one, block", "one, text", "list of one, flow", "list of one, block", "list of one, text",
          "two, flow", "two, block", "text and mapping", "quoted", "indented")  # fmt: skip


class Record(NamedTuple):
    """A written brief in which a path means one record."""

    data: bytes
    path: tuple[str, ...]
    trail: tuple[str | int, ...]
    """The record in the JSON of the brief."""
    key: str
    new: str


def written(value: Any, style: str) -> str:
    """Front matter with a brief's keys and others, in a style."""
    flow = "flow" in style or "text" in style
    quote = '"' if style == "quoted" else None
    head = yaml.safe_dump(HEAD, sort_keys=False)
    indent = 6 if style == "indented" else 2
    text: str = yaml.dump(
        value, default_flow_style=None if not flow else True, default_style=quote, sort_keys=False, allow_unicode=True,
        indent=indent, width=1000,
    )  # fmt: skip
    text = text.strip()[1:-1] + "\n" if flow else text
    return f"---\n{head}# about the list\n{text}own: {{keys: [stay]}}\n---\nThe text.\n"


def records() -> Iterator[tuple[str, Record]]:
    """Each record of each list in each style that it can have, with a value to be replaced and without one."""
    for items in LISTS:
        for style in STYLES:
            for has_value in (True, False):
                yield from _records(items, style, has_value=has_value)


def _records(items: Items, style: str, *, has_value: bool) -> Iterator[tuple[str, Record]]:
    number = 1 if style.startswith(("one", "list of one")) else 2
    values: list[Any] = [dict(item) | ({items.key: items.old} if has_value else {}) for item in items.items[:number]]
    if "text" in style:
        if has_value or items.short is None or items.key == "claim":
            return
        values[0] = values[0][items.short] if set(values[0]) == {items.short} else values[0]
    listed = values[0] if style.startswith("one") else values
    nested = {"id": "j1", "claim": "X", "updates": listed} if len(items.path) > 1 else listed
    top = items.path[0]
    data = written({top: nested}, style).encode()
    base: tuple[str | int, ...] = (top,) if len(items.path) == 1 else (top, 0, "updates")
    for place in range(number):
        for name in spellings(items.names[place], place):
            yield f"{style}", Record(data, (*items.path, name), (*base, place), items.key, items.new)


def spellings(name: str, place: int) -> dict[str, None]:
    """The ways in which an item may be named."""
    number = str(place + 1)
    return dict.fromkeys([name, name.upper(), unicodedata.normalize("NFD", name), number])


MISSING = ("nobody", "3", "fee", "j", "2020-02-02", "id2")
"""Names that no item has."""
