"""Looking for suggestions: in a draft that is being imported, and in a brief that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.shapes import Json
from briefkit.core.edit.suggested import identity, is_known, same_thing
from briefkit.importers.suggestions.passages import passages_of_brief, passages_of_lines
from briefkit.importers.suggestions.suggest import suggestions_for
from briefkit.importers.suggestions.suggestion import Passage, SourceText, Suggestion
from briefkit.storage.front_matter_handler import new_brief_text

if TYPE_CHECKING:
    from briefkit.importers.importers import Draft
    from briefkit.library.library import Library

_ID = {"parties": "party", "topics": "topic", "regions": "region", "key_points": "point"}
Entry = dict[str, Json]
"""A suggestion as front matter has it."""


def suggestions_of_draft(library: Library, draft: Draft) -> list[Entry]:
    """What the text of a draft suggests for it; places are those of the document that it was made of."""
    data = new_brief_text(draft.front_matter, draft.body).encode()
    brief = parse_brief(data, id="draft", path="draft.md").brief
    if brief is None:
        return []
    return _fresh(library, brief, passages_of_lines(draft.lines) or passages_of_brief(brief))


def find_suggestions(library: Library, brief: Brief) -> list[Entry]:
    """What the text of a brief suggests for it, without what it has, waits for or has rejected."""
    return _fresh(library, brief, passages_of_brief(brief))


def _fresh(library: Library, brief: Brief, passages: tuple[Passage, ...]) -> list[Entry]:
    text = SourceText(
        passages,
        language=brief.language or library.settings.library.language,
        date=brief.date,
        people=tuple(person.key for person in (brief.experts if brief.kind == "qa" else brief.authors)),
        scale=library.settings.library.likelihood_scale,
    )
    decided = [item.rejected or identity(item.add or "", item.value) for item in brief.suggested]
    fresh = [
        item
        for item in suggestions_for(text, library.registry)
        if not is_known(item.add, item.value, brief, library.registry)
        and not any(same_thing(identity(item.add, item.value), other) for other in decided)
    ]
    return entries(fresh, [item.id for item in brief.suggested])


def entries(found: Iterable[Suggestion], taken: Sequence[str] = ()) -> list[Entry]:
    """Suggestions as front matter has them, with ids that are not taken: `party-1`, `judgment-2`."""
    used, numbers = {id_.casefold() for id_ in taken}, Counter[str]()
    result: list[Entry] = []
    for item in found:
        noun = _ID.get(item.kind, item.kind.removesuffix("s"))
        numbers[noun] += 1
        while f"{noun}-{numbers[noun]}" in used:
            numbers[noun] += 1
        entry = {
            "id": f"{noun}-{numbers[noun]}",
            "add": item.add,
            "value": item.value,
            "quote": item.quote,
            "at": item.at,
            "because": item.because,
            "by": item.by,
        }
        result.append({key: value for key, value in entry.items() if value})
    return result
