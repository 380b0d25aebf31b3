"""What a Markdown text asserts in its author's own voice, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefkit.core.likelihood.language.blocks import blocks_in
from briefkit.core.likelihood.language.grammar import KINDS, Kind, Language, Sign, compiled
from briefkit.core.likelihood.language.markup import without_markup
from briefkit.core.likelihood.language.plain import Plain
from briefkit.core.likelihood.language.quotations import quotations_in
from briefkit.core.likelihood.language.voice import own_voice, sentence_case
from briefkit.core.text.sentences import sentence_spans
from briefkit.core.values import frozen

_NEAR = 100  # characters before a word in which its surroundings may give it another sense


@frozen
class Mark:
    """An assertion: its kind, and the offsets in the text of the words that make it."""

    kind: Kind
    start: int
    end: int


@frozen
class Sentence:
    """A sentence (`whole`), what its author's own voice leaves of it (`text`), and where it stands in the source."""

    text: str
    whole: str
    start: int
    block: Plain
    offset: int

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the source of a stretch of the sentence."""
        first, last = (self.block.source(self.start + place) for place in (start, end - 1))
        return self.offset + first, self.offset + last + 1

    def marks(self, kind: Kind, language: Language) -> list[Mark]:
        """What it asserts of one kind, in order."""
        return [
            Mark(kind, *self.source(start, end)) for start, end, _ in signs_in(self.text, kind, language, self.whole)
        ]


def sentences_in(text: str, language: Language, *kinds: Kind) -> Iterator[Sentence]:
    """The sentences of a text that may assert something of each of these kinds."""
    if not language.may_say(text, *kinds):
        return
    for start, end in blocks_in(text):
        if language.may_say(text[start:end], *kinds):
            block = without_markup(text[start:end]).alike()
            block = block.replaced(quotations_in(block.text))
            for first, last in sentence_spans(block.text):
                whole = sentence_case(block.text[first:last])
                if language.may_say(whole, *kinds):
                    yield Sentence(own_voice(whole, language), whole, first, block, start)


def assertions_in(text: str, language: Language, *kinds: Kind) -> list[Mark]:
    """What a text asserts in its author's own voice, in order: of these kinds, or without any, of all."""
    found = (
        sentence.marks(kind, language) for kind in kinds or KINDS for sentence in sentences_in(text, language, kind)
    )
    return sorted(set(chain.from_iterable(found)), key=lambda mark: (mark.start, mark.end, mark.kind))


def signs_in(text: str, kind: Kind, language: Language, whole: str) -> list[tuple[int, int, Sign]]:
    """Where words assert something of a kind, in order; of those that overlap the longest counts.

    `whole` is the sentence of which `text` is what counts; both have the same length.
    """
    spans = [(*match, sign) for sign in language.signs[kind] for match in _spans(sign, text, whole)]
    found: list[tuple[int, int, Sign]] = []
    for start, end, sign in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= first or start >= last for first, last, _ in found):
            found.append((start, end, sign))
    return sorted(found, key=lambda span: span[0])


def _spans(sign: Sign, text: str, whole: str) -> Iterator[tuple[int, int]]:
    matches = list(compiled(sign.words).finditer(text))
    if not matches or (sign.beside and compiled(sign.beside).search(whole)):
        return
    if sign.needs and not compiled(sign.needs).search(whole):
        return
    for match in matches:
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if not (
            (sign.after and compiled(rf"(?:{sign.after})\Z").search(before))
            or (sign.before and compiled(sign.before).match(text, match.end()))
        ):
            yield match.span()
