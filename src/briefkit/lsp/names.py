"""The ids that may stand at a place, each with what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefkit.core.edit.meaning import BRIEFS, ITEMS, JUDGMENTS, REGISTRY, Ids, item_of
from briefkit.core.registry.registry import Registry, parse_registry
from briefkit.core.text.slug import slug
from briefkit.core.text.words import fold
from briefkit.core.yaml.sketch import KEY, Token
from briefkit.lsp.desk import Shelf
from briefkit.lsp.document import Document
from briefkit.settings import REGISTRY_FILE

_CALLED = ("title", "name", "claim", "question", "caption", "alt", "text")
"""Keys whose text says what an item is."""
_PEOPLE = ("authors", "experts")


class Name(NamedTuple):
    """An id and what it is called."""

    id: str
    title: str


def registry_of(shelf: Shelf) -> Registry:
    """The registry with the text that is open, if it can be read, else the one on disk."""
    opened = shelf.documents.get(REGISTRY_FILE)
    own = parse_registry(opened.text)[0] if opened else None
    ready = shelf.library.registry
    if own is None or not any(own.sections.values()):
        return ready
    return Registry({section: {**ready.sections[section], **own.sections[section]} for section in own.sections})


def names_of(shelf: Shelf, document: Document, kinds: Iterable[Ids], typed: str = "") -> Iterator[Name]:
    """Every id of some kinds; of briefs only those with an id or title that has what is typed."""
    for kind in kinds:
        if kind.of == REGISTRY:
            yield from _registered(shelf, kind.name)
        elif kind.of == BRIEFS:
            yield from briefs(shelf, typed)
        elif kind.of == JUDGMENTS:
            yield from _judgments(shelf, typed)
        elif kind.of == ITEMS:
            yield from (Name(id_, title) for id_, (title, _) in items(document, kind.name).items())


def _registered(shelf: Shelf, section: str) -> Iterator[Name]:
    registry = registry_of(shelf)
    entries = registry.sections[section]
    yield from (Name(id_, entry.display_title()) for id_, entry in entries.items())
    if not entries:  # a section that is not in use
        yield from (Name(id_, "") for id_ in shelf.files.used(section))


def briefs(shelf: Shelf, typed: str = "") -> Iterator[Name]:
    """The briefs with an id or title that has what is typed."""
    folded = fold(typed)
    for id_, _, title in shelf.library.store.headings():
        if folded in fold(id_) or folded in fold(title):
            yield Name(id_, title)


def _judgments(shelf: Shelf, typed: str) -> Iterator[Name]:
    """The judgments of a brief whose id is typed, else the briefs."""
    store, brief = shelf.library.store, typed.partition("#")[0]
    paths = store.files_named(brief) if brief else []
    found = store.brief_at(paths[0]) if paths else None
    if found is None:
        yield from (Name(f"{name.id}#", name.title) for name in briefs(shelf, typed))
        return
    yield from (Name(f"{found.id}#{judgment.id}", judgment.claim) for judgment in found.judgments)


def items(document: Document, name: str) -> dict[str, tuple[str, Token]]:
    """The items of a list in a brief by id: what each is called, and where its id stands."""
    found: dict[str, tuple[str, Token]] = {}
    sketch = document.sketch
    for token in sketch.tokens:
        if token.role == KEY or not token.path or token.path[0] != name:
            continue
        if item_of(token.path) == name and name not in _PEOPLE:
            keys = sketch.mapping(token.mapping) if token.path[-1:] == ("id",) else {}
            found.setdefault(token.text, (next((keys[key] for key in _CALLED if keys.get(key)), ""), token))
        elif name in _PEOPLE and token.path[1:] in {("*", "name"), ("name",), ("*",), ()}:
            keys = sketch.mapping(token.mapping) if token.path[-1:] == ("name",) else {}
            found.setdefault(keys.get("id") or slug(token.text), (token.text, token))
    return found
