"""What an id means where it stands: an entry of the registry, a brief, a judgment, or an item of the same brief."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from briefkit.core.body.losses import MARK
from briefkit.core.edit.meaning import BRIEFS, ITEMS, JUDGMENTS, REGISTRY, Ids, ids_at, item_of
from briefkit.core.query.value import Word, clause
from briefkit.core.text.ids import id_of
from briefkit.core.yaml.sketch import KEY, Token
from briefkit.lsp.desk import Shelf
from briefkit.lsp.document import BRIEF, Document
from briefkit.lsp.document import REGISTRY as REGISTRY_DOCUMENT
from briefkit.lsp.names import items, registry_of
from briefkit.settings import REGISTRY_FILE

_LINK = re.compile(r"\]\(<?([^()\s<>]+)>?(?:[ \t][^()\n]*)?\)")
_FIELDS = {"topics": "topic", "parties": "party", "issues": "issue", "events": "event", "people": "person"}


class Target(NamedTuple):
    """Whose id it is and which; the places where it is written; and whether there is such a one."""

    kind: Ids
    id: str
    start: int
    end: int
    known: bool = True


class Spot(NamedTuple):
    """A stretch of a file."""

    document: Document
    start: int
    end: int


def target_at(shelf: Shelf, document: Document, place: int) -> Target | None:
    """What the id at a place means; None where there is none."""
    start, end = document.bounds
    if start <= place <= end:
        token = document.sketch.at(place)
        return _of_token(shelf, document, token) if token and token.text else None
    return _in_body(shelf, document, place) if document.kind == BRIEF else None


def kinds_of(document: Document, token: Token) -> list[Ids]:
    """Whose id a text may be, by its place."""
    if document.kind == REGISTRY_DOCUMENT:
        is_entry = token.role == KEY and len(token.path) == 2
        is_parent = token.role != KEY and token.path[2:] == ("parent",)
        return [Ids(REGISTRY, token.path[0])] if is_entry or is_parent else []
    kinds = ids_at(token.path, key=token.role == KEY)
    own = item_of(token.path) if token.role != KEY else ""
    return [*kinds, Ids(ITEMS, own)] if own and own not in {"authors", "experts"} else kinds


def _of_token(shelf: Shelf, document: Document, token: Token) -> Target | None:
    kinds = kinds_of(document, token)
    for kind in kinds:
        if found := _known(shelf, document, kind, token.text):
            return Target(kind, found, token.start, token.end)
    return Target(kinds[0], token.text, token.start, token.end, known=False) if kinds else None


def _known(shelf: Shelf, document: Document, kind: Ids, word: str) -> str | None:
    """The id that a word is or stands for; None if there is no such one."""
    if kind.of == REGISTRY:
        registry = registry_of(shelf)
        return registry.resolve(kind.name, word) if registry.knows(kind.name, word) else None
    if kind.of == BRIEFS:
        return word if shelf.library.store.files_named(word) else None
    if kind.of == JUDGMENTS:
        return word if judgment_path(shelf, word) else None
    return word if word in items(document, kind.name) else None


def judgment_path(shelf: Shelf, ref: str) -> str | None:
    """The file of the brief in BRIEF#ID."""
    paths = shelf.library.store.files_named(ref.rpartition("#")[0])
    return paths[0] if paths else None


def _in_body(shelf: Shelf, document: Document, place: int) -> Target | None:
    line = document.text.rfind("\n", 0, place) + 1
    end = document.text.find("\n", place)
    text = document.text[line : None if end < 0 else end]
    for link in _LINK.finditer(text):
        if link.start() <= place - line <= link.end():
            path = linked_path(document, link[1])
            known = bool(path and shelf.library.store.files_named(path))
            return Target(Ids(BRIEFS), id_of(path), line + link.start(1), line + link.end(1), known) if path else None
    for mark in MARK.finditer(text):
        if mark[2] and mark.start() <= place - line <= mark.end():
            known = mark[2] in items(document, "figures")
            return Target(Ids(ITEMS, "figures"), mark[2], line + mark.start(2), line + mark.end(2), known)
    return None


def linked_path(document: Document, address: str) -> str:
    """The path in the library of the Markdown file that a link leads to; empty if it leads elsewhere."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if ":" in address.partition("/")[0] or not path.endswith(".md") or path.startswith("/"):
        return ""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
    return "" if found.startswith("../") else found


def links_in(document: Document) -> Iterator[tuple[int, int, str]]:
    """The links of a body to Markdown files of the library: where each address stands, and the path."""
    for link in _LINK.finditer(document.text, max(0, document.bounds[1])):
        if path := linked_path(document, link[1]):
            yield link.start(1), link.end(1), path


def definition(shelf: Shelf, document: Document, target: Target) -> Spot | None:
    """Where what an id means is: its entry in registry.yaml, a file, or an item of the brief."""
    if target.kind.of == ITEMS:
        found = items(document, target.kind.name).get(target.id)
        return Spot(document, found[1].start, found[1].end) if found else None
    if target.kind.of == REGISTRY:
        registry = shelf.document(REGISTRY_FILE, document.encoding)
        wanted = (target.kind.name, target.id)
        tokens = registry.sketch.tokens if registry else ()
        entry = next((token for token in tokens if token.role == KEY and token.path == wanted), None)
        return Spot(registry, entry.start, entry.end) if registry and entry else None
    if target.kind.of == JUDGMENTS:
        other = shelf.document(judgment_path(shelf, target.id) or "", document.encoding)
        found = items(other, "judgments").get(target.id.rpartition("#")[2]) if other else None
        return Spot(other, found[1].start, found[1].end) if other and found else None
    paths = shelf.library.store.files_named(target.id)
    there = shelf.document(paths[0], document.encoding) if paths else None
    return Spot(there, 0, 0) if there else None


def references(shelf: Shelf, document: Document, target: Target) -> Iterator[Spot]:
    """Where an id is used: that of an item in the same brief, that of the registry in every brief."""
    if target.kind.of == ITEMS:
        yield from _uses(shelf, document, target)
    elif target.kind.of == REGISTRY:
        registry = shelf.document(REGISTRY_FILE, document.encoding)
        yield from _uses(shelf, registry, target) if registry else ()
        asked = clause(_FIELDS[target.kind.name], ":", [Word(target.id)])
        paths = {metadata["path"] for metadata in shelf.library.store.metadata(asked)} | {*shelf.documents}
        for path in sorted(paths - {REGISTRY_FILE}):
            if other := shelf.document(path, document.encoding):
                yield from _uses(shelf, other, target)


def _uses(shelf: Shelf, document: Document, target: Target) -> Iterator[Spot]:
    for token in document.sketch.tokens:
        if target.kind in kinds_of(document, token) and _known(shelf, document, target.kind, token.text) == target.id:
            yield Spot(document, token.start, token.end)
