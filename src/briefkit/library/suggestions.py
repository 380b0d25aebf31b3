"""Looking for suggestions: in a draft that is being imported, and in a brief that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.shapes import Json
from briefkit.core.edit.suggested import identity, is_known, sameness
from briefkit.importers.suggestions.passages import passages_of_brief, passages_of_lines
from briefkit.importers.suggestions.state_names import languages_with_names
from briefkit.importers.suggestions.suggest import suggester_named, suggestions_for
from briefkit.importers.suggestions.suggestion import Passage, SourceText, Suggestion
from briefkit.storage.front_matter_handler import new_brief_text

if TYPE_CHECKING:
    from briefkit.importers.importers import Draft
    from briefkit.library.library import Library

_ID = {"parties": "party", "topics": "topic", "regions": "region", "key_points": "point"}
Entry = dict[str, Json]
"""A suggestion as front matter has it."""


class FoundEntries(NamedTuple):
    """Suggestions as front matter has them, and sentences on suggesters that failed."""

    entries: list[Entry]
    notes: list[str]


def suggesters_of(library: Library, named: Sequence[str] = ()) -> list[str]:
    """The suggesters of other packages that look at texts: those of the settings and those `named`, each once.

    Raises BriefkitError for one that is not installed.
    """
    names = list(dict.fromkeys((*library.settings.import_.suggesters, *named)))
    for name in names:
        suggester_named(name)
    return names


def suggestions_of_draft(library: Library, draft: Draft, suggesters: Sequence[str] = ()) -> FoundEntries:
    """What the text of a draft suggests for it; places are those of the document that it was made of."""
    data = new_brief_text(draft.front_matter, draft.body).encode()
    brief = parse_brief(data, id="draft", path="draft.md").brief
    if brief is None:
        return FoundEntries([], [])
    return _fresh(library, brief, passages_of_lines(draft.lines) or passages_of_brief(brief), suggesters)


def find_suggestions(library: Library, brief: Brief, suggesters: Sequence[str] = ()) -> FoundEntries:
    """What the text of a brief suggests for it, without what it has, waits for or has rejected."""
    return _fresh(library, brief, passages_of_brief(brief), suggesters)


def _fresh(library: Library, brief: Brief, passages: tuple[Passage, ...], suggesters: Sequence[str]) -> FoundEntries:
    text = SourceText(
        passages,
        language=brief.language or library.settings.library.language,
        date=brief.date,
        people=tuple(person.key for person in (brief.experts if brief.kind == "qa" else brief.authors)),
        scale=library.settings.library.likelihood_scale,
        languages=() if brief.language else languages_with_names(),
    )
    found = suggestions_for(text, library.registry, suggesters)
    decided = {sameness(item.rejected or identity(item.add or "", item.value)) for item in brief.suggested}
    fresh: list[Suggestion] = []
    for item in found.suggestions:
        told = sameness(identity(item.add, item.value))
        if told not in decided and not is_known(item.add, item.value, brief, library.registry):
            decided.add(told)
            fresh.append(item)
    return FoundEntries(_numbered(fresh, brief), list(found.notes))


def _numbered(found: Sequence[Suggestion], brief: Brief) -> list[Entry]:
    """Suggestions as front matter has them, with ids of their own: `party-1`; judgments are numbered on."""
    used, numbers = {item.id.casefold() for item in brief.suggested}, Counter[str]()
    waiting = sum(item.kind == "judgments" for item in brief.unreviewed)
    judgment = len(brief.judgments) + waiting
    result: list[Entry] = []
    for item in found:
        noun = _ID.get(item.kind, item.kind.removesuffix("s"))
        numbers[noun] += 1
        while f"{noun}-{numbers[noun]}" in used:
            numbers[noun] += 1
        value = item.value
        if item.kind == "judgments":
            judgment += 1
            value = value | {"id": f"j{judgment}"}
        entry = {
            "id": f"{noun}-{numbers[noun]}",
            "add": item.add,
            "value": value,
            "quote": item.quote,
            "at": item.at,
            "because": item.because,
            "by": item.by,
        }
        result.append({key: part for key, part in entry.items() if part})
    return result
