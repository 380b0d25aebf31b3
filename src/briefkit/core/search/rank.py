"""Full-text search: what is searched for, how hits are ranked, and the passages that show them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefkit.core.query.columns import heading_columns
from briefkit.core.query.match import matcher
from briefkit.core.query.texts import WEIGHTS, text_fields
from briefkit.core.query.value import And, MatchContext, Metadata, Not, Or, Query, Text
from briefkit.core.tables import MAYBE, SHARE, Column, TableSchema, columns_of
from briefkit.core.text.words import words

_K1, _B = 1.2, 0.75
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
)
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
_HEADING = r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$|^ {0,3}(`{3,}|~{3,})"
_BEFORE, _AFTER = 70, 110


class Passage(NamedTuple):
    """The place of a hit: part of the brief, heading above it, and the words around it, with hits marked True."""

    part: str
    section: str | None
    pieces: tuple[tuple[str, bool], ...]

    def marked(self, start: str = "**", end: str = "**") -> str:
        """The words, with each hit between two markers."""
        return "".join(f"{start}{text}{end}" if hit else text for text, hit in self.pieces)


class Hit(NamedTuple):
    """A brief that was found, its score (higher is better), and a passage that shows why."""

    metadata: Metadata
    score: float
    passage: Passage | None


def texts_of(query: Query) -> tuple[Text, ...]:
    """What is searched for in the texts, each once, without what is negated or inside an item."""
    return tuple(dict.fromkeys(_texts(query)))


def _texts(query: Query) -> Iterator[Text]:
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _texts(part)
        case Text():
            yield query


def text_matcher(query: Query, context: MatchContext, parts: Sequence[str] = ()) -> Callable[[Metadata], bool]:
    """A function that says whether metadata with `body` matches a query, its words in one of `parts` if given."""
    match query:
        case And(inner):
            tests = [text_matcher(part, context, parts) for part in inner]
            return lambda metadata: all(test(metadata) for test in tests)
        case Or(inner):
            tests = [text_matcher(part, context, parts) for part in inner]
            return lambda metadata: any(test(metadata) for test in tests)
        case Not(part):
            test = text_matcher(part, context, parts)
            return lambda metadata: not test(metadata)
        case Text():
            return lambda metadata: count_texts((query,), metadata, metadata["body"], parts)[0][query] > 0
    return matcher(query, context)


Counted = tuple[Mapping[Text, float], int]
"""For one brief: how often each text occurs, weighted by part, and its number of words."""


def count_texts(texts: Sequence[Text], metadata: Metadata, body: str, parts: Sequence[str] = ()) -> Counted:
    """Count what is searched for in a brief, or in some parts of it."""
    found = dict.fromkeys(texts, 0.0)
    length = 0
    seen: set[str] = set()
    for part, text in text_fields(metadata, body):
        held = words(text)
        length += len(held) + (part in seen)  # as in the index, a separator between two texts of a part counts
        seen.add(part)
        if not parts or part in parts:
            for asked in texts:
                found[asked] += WEIGHTS[part] * sum(1 for _ in _places(held, asked))
    return found, length


def _places(held: Sequence[str], asked: Text) -> Iterator[int]:
    *first, last = asked.words
    for at in range(len(held) - len(first)):
        end = held[at + len(first)]
        if (end.startswith(last) if asked.prefix else end == last) and list(held[at : at + len(first)]) == first:
            yield at


def rank(counted: Sequence[Counted]) -> list[float]:
    """The score of each brief (Okapi BM25 with k1 = 1.2 and b = 0.75, weighted by part); 0 without a hit.

    Pass all briefs of the library, since words that are rare among them count more.
    """
    if not counted:
        return []
    mean = sum(length for _, length in counted) / len(counted) or 1.0
    rarity = {}
    for text in counted[0][0]:
        holding = sum(1 for found, _ in counted if found[text])
        rarity[text] = max(math.log((len(counted) - holding + 0.5) / (holding + 0.5)), 1e-6)
    return [
        sum(
            rarity[text] * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / mean))
            for text, count in found.items()
        )
        for found, length in counted
    ]


def passage(texts: Sequence[Text], metadata: Metadata, body: str, parts: Sequence[str] = ()) -> Passage | None:
    """The first passage with a hit: from the body if possible, from the title only as a last resort."""
    fields = [field for field in text_fields(metadata, body) if not parts or field[0] in parts]
    fields.sort(key=lambda field: (field[0] == "title", field[0] != "body"))
    for part, text in fields:
        spans = _spans(text, texts)
        if spans:
            return Passage(part, _section(text, spans[0][0]) if part == "body" else None, _pieces(text, spans))
    return None


def _spans(text: str, texts: Sequence[Text]) -> list[tuple[int, int]]:
    """The spans of hits in a text as written, in order, without overlaps."""
    found = sorted(_ascii_spans(text, texts) if text.isascii() else _token_spans(text, texts))
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _ascii_spans(text: str, texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """The same for ASCII, where a pattern is ten times as fast."""
    for asked in texts:
        middle = "[^A-Za-z0-9]+".join(map(re.escape, asked.words))
        end = "[A-Za-z0-9]*" if asked.prefix else "(?![A-Za-z0-9])"
        pattern = re.compile(f"(?<![A-Za-z0-9]){middle}{end}", re.IGNORECASE | re.ASCII)
        yield from (match.span() for match in pattern.finditer(text))


@cache
def _token() -> re.Pattern[str]:
    """A word in any script. Compiled on demand, since that takes as long as a search."""
    return re.compile(f"[{_CJK}]|(?:[^\\W_{_CJK}])(?:[^\\W_{_CJK}]|[{_MARKS}])*")


def _token_spans(text: str, texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    tokens = [(word, match.span()) for match in _token().finditer(text) for word in words(match[0])]
    held = [word for word, _ in tokens]
    for asked in texts:
        for at in _places(held, asked):
            yield tokens[at][1][0], tokens[at + len(asked.words) - 1][1][1]


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The words around the first hit, cut between words."""
    start = _cut_before(text, max(0, spans[0][0] - _BEFORE), spans[0][0])
    end = _cut_after(text, min(len(text), max(spans[0][1], spans[0][0] + _AFTER)), spans[0][1])
    pieces: list[tuple[str, bool]] = [("…", False)] if start else []
    at = start
    for first, last in spans:
        if last > end:
            break
        pieces += [(text[at:first], False), (text[first:last], True)]
        at = last
    pieces += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    return tuple((re.sub(r"\s+", " ", piece), hit) for piece, hit in pieces if piece)


def _cut_before(text: str, start: int, hit: int) -> int:
    if start == 0:
        return 0
    space = re.compile(r"\s+").search(text, start, hit)
    return space.end() if space else start


def _cut_after(text: str, end: int, hit: int) -> int:
    if end == len(text):
        return end
    at = max(text.rfind(" ", hit, end), text.rfind("\n", hit, end))
    return at if at > hit else end


def _section(body: str, place: int) -> str | None:
    """The last heading before an offset, ignoring code."""
    found, fence = None, ""
    for match in re.compile(_HEADING, re.MULTILINE).finditer(body, 0, place + 1):
        marker = match[3] or ""
        if marker:
            fence = "" if fence and marker.startswith(fence) else fence or marker
        elif not fence and match.start() <= place:
            found = match[2]
    return found


def _marked(hit: Hit) -> str | None:
    return hit.passage.marked() if hit.passage else None


HITS = TableSchema(
    "search",
    "briefkit search QUERY",
    "One brief, the best match first, with a passage that shows why.",
    [
        *heading_columns("metadata"),
        Column(
            "score", SHARE, "How well it matches: higher is better, within one answer", lambda hit: round(hit.score, 3)
        ),
        *columns_of(
            "passage",
            [
                Column("part", MAYBE, "The part of the brief that the passage is from"),
                Column("section", MAYBE, "The heading above it"),
            ],
            optional=True,
        ),
        Column("passage", MAYBE, "The words around what was found, which is between two **", _marked),
    ],
    shown=("id", "date", "title", "part", "section", "passage"),
)
