"""What may be typed at a place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from lsprotocol import types

from briefkit.core.edit.meaning import ITEMS as OF_ITEMS
from briefkit.core.edit.meaning import REGISTRY as OF_REGISTRY
from briefkit.core.edit.meaning import Ids, ids_at, keys_at, words_at
from briefkit.core.edit.splice.quote import scalar
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.publication.parts import FIGURE, MARKS
from briefkit.core.registry.registry import REGISTRY as REGISTRY_SHAPE
from briefkit.core.registry.registry import SECTIONS
from briefkit.core.text.words import fold
from briefkit.core.yaml.sketch import EITHER, KEY, VALUE, Token
from briefkit.lsp.desk import Shelf
from briefkit.lsp.document import BRIEF, REGISTRY, Document
from briefkit.lsp.names import Name, items, names_of

MOST = 200
"""Offers at a time; typing more narrows them down."""
TRIGGERS = (":", " ", "[", "{", ",", "(", "#", '"', "'")
_MARK = re.compile(r"<!--[ \t]*(?:b(?:r(?:i(?:e(?:f(?:k(?:i(?:t(?::[ \t]*(?:[\w.-]+[ \t]?[\w.-]*)?)?)?)?)?)?)?)?)?)?$")
_LINK = re.compile(r"\]\(<?([^()\s<>]*)$")
_CLOSED = re.compile(r"[ \t]*-->")
_KIND = types.CompletionItemKind


class Offer(NamedTuple):
    """What is offered: the text that is written, what it means, and what kind of thing it is."""

    text: str
    about: str
    kind: types.CompletionItemKind
    label: str = ""
    detail: str = ""


def complete(shelf: Shelf, document: Document, place: int) -> types.CompletionList:
    """The offers at a place, those that begin with what is typed first."""
    start, end = document.bounds
    if start <= place <= end and (document.kind == REGISTRY or place < end or place == len(document.text)):
        return _in_yaml(shelf, document, place)
    return _in_body(shelf, document, place) if document.kind == BRIEF else types.CompletionList(False, [])


def _in_yaml(shelf: Shelf, document: Document, place: int) -> types.CompletionList:
    token = document.sketch.at(place)
    if token is None:
        return types.CompletionList(False, [])
    typed = document.text[token.start : place].lstrip("\"'")
    registry = document.kind == REGISTRY
    offers = _of_registry(shelf, document, token) if registry else _of_brief(shelf, document, token, typed)
    return _listed(document, offers, typed, (token.start, token.end))


def _of_brief(shelf: Shelf, document: Document, token: Token, typed: str) -> Iterator[Offer]:
    path = token.path
    if token.role in {KEY, EITHER}:
        mapping = path[:-1] if token.role == KEY else path
        yield from _keys(document, token, keys_at(mapping))
        kinds = ids_at((*mapping, ""), key=True)
        yield from (_named(name, ": ", token) for name in names_of(shelf, document, kinds, typed))
    if token.role == VALUE or (token.role == EITHER and path):
        yield from _values(shelf, document, token, typed)


def _values(shelf: Shelf, document: Document, token: Token, typed: str) -> Iterator[Offer]:
    path, settings = token.path, shelf.library.settings
    more = settings.library.kinds if path == ("kind",) else ()
    yield from (Offer(word, "", _KIND.EnumMember) for word in (*words_at(path), *more))
    if path == ("disclaimer",):
        yield from (Offer(name, text, _KIND.Reference) for name, text in settings.disclaimers.items())
    if path[:1] == ("judgments",) and path[-1] == "term":
        yield from _terms(document, token, settings.library.likelihood_scale)
    kinds = [kind for kind in ids_at(path) if kind != Ids(OF_ITEMS, path[0])]
    names = names_of(shelf, document, kinds, typed)
    yield from (_named(name, "", token) for name in names if name.id != document.id)


def _terms(document: Document, token: Token, default: str) -> Iterator[Offer]:
    """The terms of the scale in force, the least likely first."""
    scale = SCALES.get(document.sketch.mapping(token.mapping).get("scale") or default)
    for term in scale.terms if scale else ():
        for word in term.words:
            yield Offer(word, f"{term.low:.0%} to {term.high:.0%}", _KIND.EnumMember)


def _of_registry(shelf: Shelf, document: Document, token: Token) -> Iterator[Offer]:
    path = token.path[:-1] if token.role == KEY else token.path
    if not path:
        there = {other.path[0] for other in document.sketch.tokens if other.role == KEY}
        yield from (Offer(f"{name}:", "", _KIND.Module, name) for name in SECTIONS if name not in there - {token.text})
    elif token.role == VALUE and path[-1] == "parent":
        kinds = [Ids(OF_REGISTRY, path[0])]
        yield from (_named(name, "", token) for name in names_of(shelf, document, kinds) if name.id != path[1])
    elif token.role == VALUE:
        yield from (Offer(word, "", _KIND.EnumMember) for word in words_at(path, REGISTRY_SHAPE))
    else:
        yield from _keys(document, token, keys_at(path, REGISTRY_SHAPE))


def _keys(document: Document, token: Token, keys: Any) -> Iterator[Offer]:
    """The keys that a mapping may have and does not have yet."""
    there = document.sketch.mapping(token.mapping) if keys else {}
    after = "" if token.role == KEY else ": "
    for name, key in keys.items():
        if name not in there or name == token.text:
            yield Offer(f"{name}{after}", key.doc, _KIND.Property, name)


def _named(name: Name, after: str, token: Token) -> Offer:
    after = "" if token.role == KEY else after
    return Offer(f"{scalar(name.id, flow=True)}{after}", name.title, _KIND.Reference, name.id, name.title)


def _in_body(shelf: Shelf, document: Document, place: int) -> types.CompletionList:
    before = document.line_before(place)
    if mark := _MARK.search(before):
        closed = _CLOSED.match(document.text, place)
        span = place - len(mark[0]), closed.end() if closed else place
        return _listed(document, _marks(document), "", span, typed=mark[0])
    if link := _LINK.search(before):
        typed = link[1]
        return _listed(document, _links(shelf, document), typed, (place - len(typed), place))
    return types.CompletionList(False, [])


def _marks(document: Document) -> Iterator[Offer]:
    for name in MARKS:
        if name != FIGURE:
            yield Offer(f"<!-- briefkit: {name} -->", f"where the {name} are printed", _KIND.Snippet)
    for id_, (title, _) in items(document, "figures").items():
        yield Offer(f"<!-- briefkit: {FIGURE} {id_} -->", title, _KIND.Snippet)


def _links(shelf: Shelf, document: Document) -> Iterator[Offer]:
    folder = posixpath.dirname(document.path)
    for id_, path, title in shelf.library.store.headings():
        if path != document.path:
            yield Offer(quote(posixpath.relpath(path, folder or ".")), title, _KIND.File, id_, title)


def _listed(
    document: Document, offers: Iterable[Offer], word: str, span: tuple[int, int], *, typed: str = ""
) -> types.CompletionList:
    """The offers whose text or meaning has what is typed, as edits of a span."""
    folded = fold(word)
    found = {offer.text: offer for offer in offers if folded in fold(f"{offer.label} {offer.text} {offer.detail}")}
    ranked = sorted(found.values(), key=lambda offer: not fold(offer.label or offer.text).startswith(folded))
    range_ = document.range(*span)
    opening = document.text[span[0] : span[0] + 1]
    quote_ = opening if opening in {'"', "'"} else ""
    items_ = [
        types.CompletionItem(
            offer.label or offer.text,
            kind=offer.kind,
            detail=offer.about or None,
            filter_text=typed or quote_ + f"{offer.label or offer.text} {offer.detail}".strip(),
            sort_text=f"{number:05}",
            text_edit=types.TextEdit(range_, offer.text),
        )
        for number, offer in enumerate(ranked[:MOST])
    ]
    return types.CompletionList(len(ranked) > MOST, items_)
