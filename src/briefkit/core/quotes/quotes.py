"""The quotes of a brief, each with the original in which it must stand, and their proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.brief.trails import all_positions
from briefkit.core.diagnostic import Trail
from briefkit.core.quotes.find import Span, spans_of
from briefkit.core.quotes.kept_text import KeptText
from briefkit.core.quotes.places import is_right, places_in
from briefkit.core.text.ids import id_key

_NAME = re.compile(r"[0-9a-f]{32}")
LENGTH = 32
"""Characters of the name of an original: the first half of the SHA-256 of its bytes."""
PROVED, ELSEWHERE, NOT_THERE, UNPROVED = "proved", "stands elsewhere", "not in the original", "no original"


class Quote(NamedTuple):
    """Exact words and where they are said to stand. `source` is the id of their source, None for the brief's own text;
    `original` is the name of the original that proves them, if there is one.
    """

    words: str
    at: str | None
    source: str | None
    original: str | None
    trail: Trail


class Proof(NamedTuple):
    """Whether a quote is proved, in a word, and where it stands."""

    state: str
    spans: list[Span]


FindText = Callable[[str], KeptText | None]
"""Returns the kept text of an original by its name."""


def is_original_name(name: str) -> bool:
    """Whether a text can be the name of an original."""
    return _NAME.fullmatch(name) is not None


def originals_of(brief: Brief) -> Iterator[tuple[str, Trail]]:
    """The names of the originals that a brief has, each with its place: its own, and those of its sources."""
    if brief.origin and brief.origin.original:
        yield brief.origin.original, ("origin", "original")
    for source in brief.sources:
        if source.original:
            yield source.original, ("sources", source.id, "original")


def quotes_of(brief: Brief) -> Iterator[Quote]:
    """The quotes in the positions, judgments and sources of a brief."""
    own = brief.origin.original if brief.origin else None
    originals = {id_key(source.id): source.original for source in brief.sources}
    for position, trail in all_positions(brief):
        if position.quote:
            original = originals.get(id_key(position.source)) if position.source else own
            yield Quote(position.quote, position.at, position.source, original, trail)
    for judgment in brief.judgments:
        if judgment.quote:
            yield Quote(judgment.quote, judgment.at, None, own, ("judgments", judgment.id))
    for source in brief.sources:
        if source.quote:
            yield Quote(source.quote, source.at, source.id, source.original, ("sources", source.id))


def proof_of(quote: Quote, find: FindText) -> Proof:
    """Whether a quote stands in its original, and where it is said to."""
    kept = find(quote.original) if quote.original else None
    if kept is None:
        return Proof(UNPROVED, [])
    spans = spans_of(quote.words, kept.letters)
    if not spans:
        return Proof(NOT_THERE, [])
    named = places_in(quote.at) if quote.at else []
    return Proof(PROVED if any(is_right(named, span, kept) for span in spans) else ELSEWHERE, spans)
