"""All suggestions of a text: those of every suggester, each once, without what is known already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from briefkit.core.edit.suggested import misfit
from briefkit.core.registry.registry import Registry
from briefkit.core.text.words import wording
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError, PluginError
from briefkit.importers.suggestions.events import events
from briefkit.importers.suggestions.issues import issues
from briefkit.importers.suggestions.judgments import judgments
from briefkit.importers.suggestions.positions import positions
from briefkit.importers.suggestions.subjects import parties, topics
from briefkit.importers.suggestions.suggestion import SourceText, Suggestion
from briefkit.installed.plugins import SUGGESTERS as SUGGESTERS_GROUP
from briefkit.installed.plugins import Plugin, plugin_named

Suggester = Callable[[SourceText, Registry], Iterable[Suggestion]]
"""Takes a text and the registry of a library, and returns suggestions."""

SUGGESTERS: tuple[Suggester, ...] = (topics, parties, issues, events, positions, judgments)
"""briefkit's own, in the order in which they are reviewed."""
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
    for plugin in [suggester_named(name) for name in dict.fromkeys(others)]:
        found += _of_other(plugin, text, registry, notes)
    return Found(tuple(_limited(found)), tuple(notes))


def suggester_named(name: str) -> Plugin:
    """The suggester of another package; none is called unless a user names it. Raises PluginError for another name."""
    return plugin_named(SUGGESTERS_GROUP, name)


def _of_other(plugin: Plugin, text: SourceText, registry: Registry, notes: list[str]) -> Iterator[Suggestion]:
    """The suggestions of another package that quote the text and fit their list; all else is noted."""
    name = plugin.name
    try:
        given = list(islice(plugin.load()(text, registry), _MOST))
    except PluginError as error:
        notes.append("; ".join(filter(None, (error.message, error.hint))))
        return
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a stranger's program does wrong stops nothing
        notes.append(plugin.failed("failed", error).message)
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
