"""All suggestions of a text: those of every suggester, each once, without what is known already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from briefkit.core.registry.registry import Registry
from briefkit.importers.suggestions.issues import issues
from briefkit.importers.suggestions.subjects import parties, topics
from briefkit.importers.suggestions.suggestion import SourceText, Suggestion

Suggester = Callable[[SourceText, Registry], Iterable[Suggestion]]
"""Takes a text and the registry of a library, and returns suggestions."""

SUGGESTERS: tuple[Suggester, ...] = (topics, parties, issues)
"""briefkit's own, in the order in which they are reviewed."""
_MOST = 100
"""Suggestions of one kind: nobody reviews more."""


def suggestions_for(text: SourceText, registry: Registry) -> list[Suggestion]:
    """What briefkit itself suggests for a text."""
    found = (suggestion for suggester in SUGGESTERS for suggestion in suggester(text, registry))
    return list(_limited(found))


def _limited(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    counts: Counter[str] = Counter()
    for suggestion in found:
        counts[suggestion.kind] += 1
        if counts[suggestion.kind] <= _MOST:
            yield suggestion
