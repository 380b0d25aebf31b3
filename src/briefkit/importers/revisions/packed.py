"""A document that came back as plain tuples and back: what the process that reads it sends to the one that asked.

Signs that look alike are sent as one text, and each look once, so that a long document stays a short message.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from briefkit.core.revisions.document import Bookmark, Cell, Comment, Lost, Paragraph, Returned, Shown, Sign, Trace
from briefkit.core.revisions.glyphs import Glyph

_Plain = tuple[Any, ...]


def packed(document: Returned) -> _Plain:
    """The document as tuples of texts, numbers and tuples."""
    looks: dict[_Plain, int] = {}
    paragraphs = tuple(_packed_paragraph(part, looks) for part in document.paragraphs)
    comments = tuple(
        (item.by, item.on, item.text, item.paragraph, item.at, item.words, item.resolved) for item in document.comments
    )
    told = (document.source, document.brief, document.format, document.form)
    return (
        tuple(looks),
        paragraphs,
        comments,
        told,
        tuple(map(tuple, document.unplaced)),
        document.own,
        document.running,
        document.tables,
        tuple(map(tuple, document.pictures)),
    )


def unpacked(value: Any) -> Returned:
    """The document in such tuples. Raises ValueError for what is none."""
    try:
        looks, paragraphs, comments, (source, brief, format_, form), unplaced, own, running, tables, pictures = value
        return Returned(
            tuple(_paragraph(part, looks) for part in paragraphs),
            tuple(Comment(*item) for item in comments),
            source,
            brief,
            format_,
            form,
            tuple(Lost(*item) for item in unplaced),
            own,
            running,
            tables,
            tuple(Shown(*item) for item in pictures),
        )
    except (TypeError, LookupError, ValueError) as error:
        raise ValueError("not a document") from error


def _packed_paragraph(part: Paragraph, looks: dict[_Plain, int]) -> _Plain:
    return (
        tuple(_packed_signs(part, looks)),
        tuple(map(tuple, part.bookmarks)),
        part.style,
        part.level,
        part.depth,
        part.numbered,
        _plain(part.cell),
        part.note,
        part.ending,
        _plain(part.trace),
        _plain(part.styled),
    )


def _packed_signs(part: Paragraph, looks: dict[_Plain, int]) -> Iterator[_Plain]:
    for look, signs in groupby(part.signs, _look):
        number = looks.setdefault(look, len(looks))
        texts = [sign.glyph.text for sign in signs]
        if all(len(text) == 1 for text in texts):
            yield number, "".join(texts)
        else:
            yield number, tuple(texts)


def _look(sign: Sign) -> _Plain:
    glyph = sign.glyph
    return (
        tuple(sorted(glyph.styles)),
        glyph.target,
        glyph.kind,
        sign.state,
        _plain(sign.trace),
        _plain(sign.looked),
        sign.dress,
    )


def _plain(value: tuple[Any, ...] | None) -> _Plain | None:
    return None if value is None else tuple(value)


def _paragraph(value: Any, looks: Any) -> Paragraph:
    runs, bookmarks, style, level, depth, numbered, cell, note, ending, trace, styled = value
    return Paragraph(
        tuple(sign for number, texts in runs for sign in _signs(looks[number], texts)),
        tuple(Bookmark(*item) for item in bookmarks),
        style,
        level,
        depth,
        numbered,
        None if cell is None else Cell(*cell),
        note,
        ending,
        _trace(trace),
        _trace(styled),
    )


def _signs(look: Any, texts: Any) -> Iterator[Sign]:
    names, target, kind, state, trace, looked, dress = look
    styles, by, restyled = frozenset(names), _trace(trace), _trace(looked)
    for text in texts:
        yield Sign(Glyph(text, styles, target, kind), state, by, restyled, dress)


def _trace(value: Any) -> Trace | None:
    return None if value is None else Trace(*value)
