"""The paragraphs of a document while they are being told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from functools import cached_property
from itertools import islice

from briefkit.errors import BriefkitError
from briefkit.importers import lines as kinds
from briefkit.importers.byline_lines import with_whole_bylines
from briefkit.importers.document import TITLE, Document
from briefkit.importers.forms import bare, is_sentence, telling_words
from briefkit.importers.labels import parted
from briefkit.importers.lines import Line
from briefkit.importers.related import Card
from briefkit.importers.table_captions import with_captions_of_tables

MOST_PARAGRAPHS = 10_000
"""Of one document: twice those of a long novel. To tell one apart takes up to a millisecond."""
_OPENING = 12  # sentences
_HEADS = (kinds.TITLE, kinds.HEADING)


class Page:
    """The paragraphs of a source while they are being told apart."""

    def __init__(self, document: Document) -> None:
        """What markup says of a paragraph is known from the start; `title` is one that is stated outside the text.

        Raises BriefkitError for more paragraphs than a document may have.
        """
        if (count := len(document.paragraphs)) > MOST_PARAGRAPHS:
            raise BriefkitError(
                f"it has {count:,} paragraphs; a document to be imported has at most {MOST_PARAGRAPHS:,}"
            )
        told = with_whole_bylines(with_captions_of_tables(document.paragraphs))
        self.paragraphs = [part for paragraph in told for part in parted(paragraph)]
        self.title = document.first(TITLE)
        self.found: list[tuple[str, str] | None] = [
            (part.kind, part.reason) if part.kind else None for part in self.paragraphs
        ]
        self.cards: list[Card] = list(document.related)
        self.is_marked_up = any(part.markdown or part.level or part.page for part in document.paragraphs)
        self._words: dict[int, set[str]] = {}
        self.is_whole = False  # copied with all its links

    def text(self, at: int) -> str:
        """The text of a paragraph; empty beyond the ends."""
        return self.paragraphs[at].text if 0 <= at < len(self.paragraphs) else ""

    @cached_property
    def again(self) -> set[str]:
        """The first three words of several short lines: those of a menu."""
        begun = Counter(
            " ".join(part.text.split(maxsplit=3)[:3]) for part in self.paragraphs if not is_sentence(part.text)
        )
        return {words for words, count in begun.items() if count > 2 and words.count(" ") == 2}

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(bare(part.text) for part in self.paragraphs)

    def stands_again(self, at: int) -> bool:
        """Whether the words of a paragraph stand in another one alone."""
        return self._times[bare(self.text(at))] > 1

    def words_from(self, at: int) -> set[str]:
        """What the sentences that open a text are about, from a paragraph on."""
        if at not in self._words:
            opening = islice((part.text for part in self.paragraphs[at:] if is_sentence(part.text)), _OPENING)
            self._words[at] = set().union(*map(telling_words, opening))
        return self._words[at]

    def unknown(self) -> list[int]:
        """The numbers of the paragraphs that no rule has known so far."""
        return [at for at, known in enumerate(self.found) if known is None]

    def set(self, at: int, kind: str, reason: str) -> None:
        """Say what a paragraph is, unless that is known."""
        if self.found[at] is None:
            self.found[at] = (kind, reason)

    def set_again(self, at: int, kind: str, reason: str) -> None:
        """Say what a paragraph is, also if it was known as a title or heading, or not at all."""
        if self.may_be_again(at):
            self.found[at] = (kind, reason)

    def may_be_again(self, at: int) -> bool:
        """Whether a paragraph is nothing so far, or a title or heading."""
        return self.found[at] is None or self.is_one_of(at, _HEADS)

    def is_one_of(self, at: int, some: Container[str]) -> bool:
        """Whether a paragraph is known to be of one of some classes."""
        known = self.found[at]
        return known is not None and known[0] in some

    def lines(self) -> list[Line]:
        """All paragraphs with their classes."""
        return [
            Line(part, *(known or (kinds.TEXT, "running text")))
            for part, known in zip(self.paragraphs, self.found, strict=True)
        ]
