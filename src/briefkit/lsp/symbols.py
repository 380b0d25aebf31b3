"""What a text consists of: the keys of its front matter with the items of lists, and its headings."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from briefkit.core.body.outline_read import read_outline
from briefkit.core.text.clean import clean_line
from briefkit.core.yaml.sketch import KEY
from briefkit.lsp.document import BRIEF, REGISTRY, Document
from briefkit.lsp.names import items


def symbols(document: Document) -> Iterator[types.DocumentSymbol]:
    """The keys of its YAML, each with what is in it, then the headings."""
    for token in document.sketch.tokens:
        if token.role == KEY and len(token.path) == 1:
            children = list(_children(document, token.path[0]))
            yield _symbol(document, token.text, (token.start, token.end), types.SymbolKind.Property, children)
    if document.kind == BRIEF:
        yield from _headings(document)


def _children(document: Document, name: str) -> Iterator[types.DocumentSymbol]:
    if document.kind == REGISTRY:
        for token in document.sketch.tokens:
            if token.role == KEY and len(token.path) == 2 and token.path[0] == name:
                yield _symbol(document, token.text, (token.start, token.end), types.SymbolKind.Key)
        return
    for id_, (title, token) in items(document, name).items():
        yield _symbol(document, id_, (token.start, token.end), types.SymbolKind.Key, detail=title)


def _headings(document: Document) -> Iterator[types.DocumentSymbol]:
    end = max(0, document.bounds[1])
    start = document.text.find("\n", end) + 1 if end else 0
    line = document.text.count("\n", 0, start) + 1
    for heading in read_outline(document.text[start:], line).headings:
        place = document.place_of(heading.line, 1)
        stop = document.text.find("\n", place)
        stop = len(document.text) if stop < 0 else stop
        yield _symbol(document, heading.text or "-", (place, stop), types.SymbolKind.String)


def _symbol(
    document: Document,
    name: str,
    span: tuple[int, int],
    kind: types.SymbolKind,
    children: list[types.DocumentSymbol] | None = None,
    *,
    detail: str = "",
) -> types.DocumentSymbol:
    """A symbol, which reaches to the end of what is in it."""
    range_ = document.range(*span)
    whole = types.Range(range_.start, children[-1].range.end) if children else range_
    return types.DocumentSymbol(
        clean_line(name) or "-", kind, whole, range_, clean_line(detail) or None, children=children
    )
