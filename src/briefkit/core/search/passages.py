"""The passage that shows why a brief was found: a sentence, what is a hit in it, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.query.texts import Field, fields_of
from briefkit.core.query.value import Metadata, Text
from briefkit.core.search.blocks import Span, block_spans, sentences_in
from briefkit.core.search.markup import Piece, shown_pieces, without_marks
from briefkit.core.search.spans import cut_around, heading_above, hit_spans, places
from briefkit.core.text.words import words

MOST_HITS = 200
"""Hits in one text that are looked at for the best passage."""

Place = tuple[str, ...]
"""What a passage is part of, in words, and the ids that tell it from others of its kind."""
_ORDER = {"body": 0, "subjects": 2, "people": 2, "title": 3}
"""Where a passage is taken from first; names tell less than sentences, and the title is shown anyway."""
_SECTIONS = {"event": "events", "issue": "issues"}


class Passage(NamedTuple):
    """The place of a hit: part of the brief, heading above it, and its sentence, with hits marked True."""

    part: str
    section: str | None
    pieces: tuple[Piece, ...]
    place: Place = ()

    def marked(self, start: str = "**", end: str = "**") -> str:
        """The words, with each hit between two markers."""
        return "".join(f"{start}{text}{end}" if hit else text for text, hit in self.pieces)

    @property
    def where(self) -> str:
        """Where it is, with ids: “position of russia on sanctions”."""
        return self.where_by(lambda _section, id_: id_)

    def where_by(self, title: Callable[[str, str], str]) -> str:
        """Where it is, with the titles that a function gives for a section of the registry and an id."""
        match self.place:
            case ("position", holder, issue):
                return f"position of {title('holders', holder)} on {title('issues', issue)}"
            case ("section", heading):
                return f"under “{heading}”"
            case (kind, id_):
                section = _SECTIONS.get(kind)
                return f"{kind} {title(section, id_) if section else id_}"
        return " ".join(self.place) or self.section or self.part


_Hits = list[tuple[int, int]]
_Sentence = tuple[Span, _Hits]


def passage(texts: Sequence[Text], metadata: Metadata, body: str, parts: Sequence[str] = ()) -> Passage | None:
    """The first sentence with most of what is searched for: from the body if possible, the title as a last resort."""
    best = best_sentence(texts, metadata, body, parts)
    return passage_of(*best) if best else None


def best_sentence(
    texts: Sequence[Text], metadata: Metadata, body: str, parts: Sequence[str] = ()
) -> tuple[Field, Span, Sequence[tuple[int, int]]] | None:
    """The sentence of the passage as it is written: the field that it is in, and its place and the hits in that."""
    fields = [field for field in fields_of(metadata, body) if not parts or field.part in parts]
    fields.sort(key=lambda field: _ORDER.get(field.part, 1))
    best: tuple[Field, Span, _Hits] | None = None
    most = -1
    for field in fields:
        for span, hits in _sentences(field.text, hit_spans(field.text, texts)[:MOST_HITS]):
            score = 2 * _distinct(field.text, hits, texts) - (span.aside or _is_id(field.text))
            if score > most:
                best, most = (field, span, hits), score
        if most == 2 * len(texts):
            break
    return best


def passage_of(field: Field, span: Span, hits: Sequence[tuple[int, int]]) -> Passage:
    """A sentence of a field as a passage."""
    text = field.text
    start, end = cut_around(text, hits, span.start, span.end)
    pieces = shown_pieces(text, start, end, hits)
    more = [("…", False)] if start > span.start else [], [("…", False)] if end < span.end else []
    section = heading_above(text, span.start) if field.part == "body" else None
    return Passage(field.part, section, (*more[0], *pieces, *more[1]), _place(field, section, aside=span.aside))


def _sentences(text: str, hits: _Hits) -> Iterator[_Sentence]:
    """The sentences with hits, in order."""
    if not hits:
        return
    at = 0
    for block in block_spans(text):
        if hits[at][0] >= block.end:
            continue
        for sentence in sentences_in(text, block):
            held = []
            while at < len(hits) and hits[at][0] < sentence.end:
                held.append(hits[at])
                at += 1
            if held:
                yield Span(min(sentence.start, held[0][0]), max(sentence.end, held[-1][1]), sentence.aside), held
            if at == len(hits):
                return
    yield Span(hits[at][0], hits[-1][1], aside=True), hits[at:]


def _is_id(text: str) -> bool:
    return " " not in text and text.isascii()


def _distinct(text: str, hits: _Hits, texts: Sequence[Text]) -> int:
    """How many of the texts that are searched for are among the hits."""
    held = [words(text[start:end]) for start, end in hits]
    return sum(any(True for one in held for _ in places(one, asked)) for asked in texts)


_KINDS = {
    "key_points": "key point",
    "topics": "topic",
    "parties": "party",
    "regions": "region",
    "events": "event",
    "authors": "author",
    "experts": "expert",
    "issues": "issue",
    "judgments": "judgment",
    "recommendations": "recommendation",
    "criteria": "criterion",
    "options": "option",
    "sources": "source",
    "figures": "figure",
}
"""Key of a brief → one of its items in words."""
_BY_ID = frozenset(["events", "issues", "judgments", "criteria", "options", "sources", "figures"])


def _place(field: Field, section: str | None, *, aside: bool) -> Place:
    if field.part == "body":
        heading = without_marks(section) if section else ""
        return ("heading",) if aside and heading else ("section", heading) if heading else ("text",)
    if field.holder is not None:
        return ("position", field.holder, str(field.item.get("id", "")))
    kind = _KINDS.get(field.key, field.key)
    id_ = field.item.get("id") if field.key in _BY_ID else None
    return (kind, str(id_)) if id_ else (kind,)
