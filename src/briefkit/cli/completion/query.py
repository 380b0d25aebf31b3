"""Completes the query language: fields, groups, and the values of a field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefkit.cli.completion.offer import Line, Offer, fitting
from briefkit.cli.completion.values import entries, from_library, kinds, values_of

if TYPE_CHECKING:
    from briefkit.core.query.table import Leaf
    from briefkit.library.library import Library

_CLAUSE = re.compile(r"([\w.-]+)(!=|<=|>=|[:=~<>])(.*)", re.DOTALL)
_BREAKS = " \t\n"


def queries(line: Line, typed: str) -> list[Offer]:
    """What the last word of a query may be: the names of fields, or values behind one."""
    start, scope = _last_word(typed)
    before, word = typed[:start], typed[start:]
    match = _CLAUSE.fullmatch(word)
    found = _values(line, scope, match[1], match[2], match[3]) if match else _fields(scope, word)
    return [offer._replace(word=before + offer.word) for offer in found]


def _last_word(text: str) -> tuple[int, str]:
    """Where the last word of a query begins, and the scope of its brackets."""
    from briefkit.core.query.fields import group_kind, item_scope

    scopes, start, quoted = ["brief"], 0, False
    for at, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif sign == "(":
            kind = group_kind(scopes[-1], text[start:at].removesuffix(":"))
            scopes.append(item_scope(scopes[-1], kind) if kind else scopes[-1])
            start = at + 1
        elif sign == ")":
            scopes = scopes[:-1] or ["brief"]
            start = at + 1
        elif sign in _BREAKS or (sign == "-" and at == start and text[at - 1 : at] != "-"):
            start = at + 1
    return start, scopes[-1]


def _fields(scope: str, typed: str) -> list[Offer]:
    """The names of fields, first the short ones; those of parts of items once a dot is typed."""
    from briefkit.core.query.fields import names
    from briefkit.core.query.table import ITEMS, PLURALS

    known = [name for name in names(scope) if "." in typed or "." not in name]
    groups = [Offer(f"{name}:(", "one that is all of this", open=True) for name in ITEMS.get(scope, {})]
    fields = [Offer(f"{name}:", open=True) for name in known if name not in PLURALS]
    return [offer for offer in (*fields, *groups) if offer.word.startswith(typed.lower())]


def _values(line: Line, scope: str, name: str, operator: str, typed: str) -> list[Offer]:
    from briefkit.core.query.fields import field_name, leaves

    before, comma, last = typed.rpartition(",")
    opening = '"' if last.startswith('"') else ""
    start, word = f"{name}{operator}{before}{comma}", last.removeprefix('"')
    field = field_name(scope, name)
    leaf = leaves(scope, field)[0] if field else None
    found = _of_leaf(line, scope, field or name, leaf, word)
    return [offer._replace(word=start + _quoted(offer.word, opening)) for offer in found]


def _of_leaf(line: Line, scope: str, field: str, leaf: Leaf | None, typed: str) -> list[Offer]:
    if field == "kind" and scope == "brief":
        return kinds(line, typed)
    if words := _fixed(scope, leaf):
        return fitting(typed, map(Offer, words))
    if leaf and leaf.kind == "id":
        sections = ("parties", "people") if leaf.by == "holders" else (leaf.by,)
        return from_library(line, lambda library: fitting(typed, entries(library, sections)))
    if leaf and leaf.kind in {"prose", "date", "number"}:
        return []
    return from_library(line, lambda library: fitting(typed, _used(library, scope, field)))


def _fixed(scope: str, leaf: Leaf | None) -> Iterable[str]:
    """The words of a field that has a fixed list of them."""
    from briefkit.core.brief.model import BRIEF
    from briefkit.core.edit.format import shape_at
    from briefkit.core.query.table import ITEMS

    if leaf is None:
        return ()
    if leaf.kind == "truth":
        return ("true", "false")
    kind = next((kind for kind in ITEMS["brief"] if kind == scope), None)
    path = (*ITEMS["brief"][kind], *leaf.path) if kind else leaf.path
    return getattr(shape_at(path, BRIEF), "choices", None) or ()


def _used(library: Library, scope: str, field: str) -> Iterable[Offer]:
    return values_of(library, field if scope == "brief" else f"{scope}.{field}")


def _quoted(word: str, opening: str) -> str:
    return f'"{word}"' if opening or re.search(r'[\s"(),]', word) else word
