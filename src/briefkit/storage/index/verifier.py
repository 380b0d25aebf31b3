"""Whether the briefs that may match a query do: words in the index, everything else in the metadata."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection

from briefkit.core.query.match import asks_text, matcher
from briefkit.core.query.value import And, MatchContext, Metadata, Not, Or, Query, Text


class Texts(ABC):
    """The texts of briefs in an index."""

    @abstractmethod
    def holding(self, text: Text) -> Callable[[int], bool]:
        """A test whether the brief with a number has a text."""

    @abstractmethod
    def body(self, doc: int, path: str) -> str:
        """The Markdown of a brief."""

    def look_at(self, docs: Collection[int]) -> None:  # noqa: B027 - most need not
        """Prepare for questions about some briefs, and no others."""


class Verifier:
    """Tests whether candidates match a query: words in the index, everything else in the metadata."""

    def __init__(self, context: MatchContext, texts: Texts) -> None:
        self.context = context
        self.texts = texts
        self.held: frozenset[Text] = frozenset()
        """Texts that every candidate contains."""

    def test(self, query: Query) -> Callable[[int, Metadata], bool]:
        """A test that takes the number and the metadata of a brief."""
        if not asks_text(query):
            holds = matcher(query, self.context)
            return lambda _doc, metadata: holds(metadata)
        match query:
            case And(parts):
                tests = [self.test(part) for part in parts]
                return lambda doc, metadata: all(test(doc, metadata) for test in tests)
            case Or(parts):
                tests = [self.test(part) for part in parts]
                return lambda doc, metadata: any(test(doc, metadata) for test in tests)
            case Not(part):
                test = self.test(part)
                return lambda doc, metadata: not test(doc, metadata)
            case Text():
                return self._text(query)
        asks = matcher(query, self.context)
        return lambda doc, metadata: asks({**metadata, "body": self.texts.body(doc, metadata["path"])})

    def _text(self, text: Text) -> Callable[[int, Metadata], bool]:
        if text in self.held:
            return lambda _doc, _metadata: True
        holds = self.texts.holding(text)
        return lambda doc, _metadata: holds(doc)
