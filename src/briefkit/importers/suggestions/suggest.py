"""All suggestions of a text: those of every suggester, each once, without what is known already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from itertools import islice

from briefkit.core.edit.suggested import misfit
from briefkit.core.registry.registry import Registry
from briefkit.core.text.words import suggestion, wording
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.suggestions.events import events
from briefkit.importers.suggestions.issues import issues
from briefkit.importers.suggestions.judgments import judgments
from briefkit.importers.suggestions.positions import positions
from briefkit.importers.suggestions.subjects import parties, topics
from briefkit.importers.suggestions.suggestion import SourceText, Suggestion

Suggester = Callable[[SourceText, Registry], Iterable[Suggestion]]
"""Takes a text and the registry of a library, and returns suggestions."""

SUGGESTERS: tuple[Suggester, ...] = (topics, parties, issues, events, positions, judgments)
"""briefkit's own, in the order in which they are reviewed."""
GROUP = "briefkit.suggesters"
"""The entry points of other packages. None is called unless a user names it."""
_MOST = 100
"""Suggestions of one kind: nobody reviews more."""


@frozen
class Found:
    """What is suggested for a text, and sentences on suggesters that failed and on what they said in vain."""

    suggestions: tuple[Suggestion, ...]
    notes: tuple[str, ...] = ()


def suggestions_for(text: SourceText, registry: Registry, others: Sequence[str] = ()) -> Found:
    """What briefkit and some suggesters of other packages, by name, suggest for a text.

    Raises BriefkitError, with a suggestion, if there is no suggester of a name. One that fails is named in the notes.
    """
    found = [item for suggester in SUGGESTERS for item in suggester(text, registry)]
    notes: list[str] = []
    for point in [suggester_named(name) for name in dict.fromkeys(others)]:
        found += _of_other(point.name, point, text, registry, notes)
    return Found(tuple(_limited(found)), tuple(notes))


def suggester_named(name: str) -> EntryPoint:
    """The entry point of a suggester. Raises BriefkitError if none of this name is installed."""
    known = {point.name: point for point in entry_points(group=GROUP)}
    if name not in known:
        hint = suggestion(name, known) if known else "install the package that has it"
        raise BriefkitError(f"there is no suggester “{name}”", hint=hint)
    return known[name]


def _of_other(
    name: str, point: EntryPoint, text: SourceText, registry: Registry, notes: list[str]
) -> Iterator[Suggestion]:
    """The suggestions of another package that quote the text and fit their list; all else is noted."""
    try:
        given = list(islice(point.load()(text, registry), _MOST))
    except Exception as error:  # noqa: BLE001 - whatever a stranger's program does wrong stops nothing
        notes.append(f"the suggester “{name}” failed: {type(error).__name__}: {error}")
        return
    for item in given:
        if wrong := _wrong(item, text):
            notes.append(f"left out, a suggestion of “{name}”: {wrong}")
            continue
        place = next((passage.at for passage in text.passages if _holds(passage.text, item.quote)), "")
        yield replace(item, by=name, at=item.at or place)


def _wrong(item: object, text: SourceText) -> str:
    """What is wrong with what a suggester gives; empty if it can be used."""
    if not isinstance(item, Suggestion):
        return f"it is no Suggestion, but {type(item).__name__}"
    texts = (item.add, item.quote, item.because, item.at)
    if not all(isinstance(part, str) for part in texts):
        return "its list, quote, place or reason is no text"
    if not wording(item.quote) or not any(_holds(passage.text, item.quote) for passage in text.passages):
        return f"its quote is not in the text: “{item.quote[:60]}”"
    try:
        return misfit(item.add, item.value)
    except (BriefkitError, TypeError, ValueError, AttributeError) as error:
        return f"its value cannot be written: {error}"


def _holds(text: str, quote: str) -> bool:
    """Whether a text has a quotation, word for word; white space makes no difference."""
    return " ".join(quote.split()) in " ".join(text.split())


def _limited(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    counts: Counter[str] = Counter()
    for item in found:
        counts[item.kind] += 1
        if counts[item.kind] <= _MOST:
            yield item
