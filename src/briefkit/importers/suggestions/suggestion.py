"""A suggestion, and the text in which suggestions are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from briefkit.core.brief.model import kind_of_suggestion
from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import PartialDate
from briefkit.core.text.sentences import sentence_spans
from briefkit.core.values import frozen

TITLE, HEADING, QUESTION, TEXT, SPEAKER, QUOTE, CAPTION, SUMMARY = (
    "title",
    "heading",
    "question",
    "text",
    "speaker",
    "quote",
    "caption",
    "summary",
)
PROMINENT = frozenset((TITLE, HEADING, QUESTION, SUMMARY))
"""The kinds of passages that say what a text is about."""
OWN_WORDS = frozenset((TEXT, SUMMARY))
"""The kinds of passages in which the author speaks."""
_LONGEST_QUOTE = 400  # characters
_MOST_PASSAGES, _LONGEST_PASSAGE = 5_000, 20_000


@frozen
class Suggestion:
    """An item for a list of front matter: `value` is exactly what the list would hold, as JSON.

    `quote` are the words of the text that suggest it, `at` says where they stand, `because` why they do. `by` names the
    suggester, if it is another package's.
    """

    add: str
    value: Json
    quote: str
    because: str
    at: str = ""
    by: str = ""

    @property
    def kind(self) -> str:
        """What would be added: the name of the list, or “positions”."""
        return kind_of_suggestion(self.add, self.value)


@frozen
class Sentence:
    """A sentence of a passage."""

    text: str
    passage: Passage

    @property
    def quote(self) -> str:
        """The sentence as a quotation, cut behind a word if it is very long."""
        return quoted(self.text)


@frozen
class Passage:
    """A paragraph of a text: what it is (a kind of this module), and its place, such as “line 12” or “p. 3”."""

    text: str
    kind: str = TEXT
    at: str = ""

    def sentences(self) -> Iterator[Sentence]:
        """Its sentences in order."""
        for start, end in sentence_spans(self.text):
            if text := self.text[start:end].strip():
                yield Sentence(text, self)


class SourceText:
    """A text as suggesters read it: its passages in order, its language and date, and who wrote it.

    `people` are the ids of its authors, or of the experts of a Q&A; `languages` those in which names are looked for, if
    they are more than its own.
    """

    def __init__(
        self,
        passages: tuple[Passage, ...],
        *,
        language: str = "en",
        date: PartialDate | None = None,
        people: tuple[str, ...] = (),
        scale: str = "icd203",
        languages: tuple[str, ...] = (),
    ) -> None:
        self.passages = tuple(passage for passage in passages[:_MOST_PASSAGES] if len(passage.text) <= _LONGEST_PASSAGE)
        self.language, self.date, self.people, self.scale = language, date, people, scale
        self.languages = languages or (language.partition("-")[0],)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all passages."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences())

    @cached_property
    def word_count(self) -> int:
        """About how many words it has."""
        return sum(len(passage.text.split()) for passage in self.passages)

    def __str__(self) -> str:
        return "\n\n".join(passage.text for passage in self.passages)


def quoted(text: str) -> str:
    """Words as a quotation, cut behind a word if they are very long."""
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rsplit(" ", 1)[0]
