"""The ids that the registry lacks and most briefs write in another way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Brief
from briefkit.core.query.value import Names, Word, clause
from briefkit.core.search.uses import Spellings, Uses, ids_in, mentions_of, spelled_in_two_ways, words_in

if TYPE_CHECKING:
    from briefkit.library.library import Library

_FIELDS = {"topics": "topic", "parties": "party", "issues": "issue", "events": "event", "people": "person"}


Briefs = Mapping[str, Brief | None]
"""The briefs in some files, by path; None for a file that has none."""


def usual_spellings(library: Library, used: Uses, opened: Briefs = MappingProxyType({})) -> Spellings:
    """Each word that is an id in an unusual spelling, with the usual one.

    `used` is the number of briefs that use each id, `opened` are the briefs in open files as they are there.
    """
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for section, of_section in used.items():
        for word, usual in spelled_in_two_ways(of_section, library.names, section):
            found[section, word] = usual, _user(library, section, usual, opened)
    return found


def with_changed(used: Uses, changed: Iterable[tuple[Brief | None, Brief | None]], names: Names) -> Uses:
    """The number of briefs that use each id after some briefs, given as they were and as they are, have changed."""
    counts = {section: dict(ids) for section, ids in used.items()}
    for pair in changed:
        for brief, count in zip(pair, (-1, 1), strict=True):
            for section, of_brief in (ids_in(brief, names) if brief else {}).items():
                for id_ in of_brief:
                    counts[section][id_] = counts[section].get(id_, 0) + count
    return {section: {id_: count for id_, count in ids.items() if count > 0} for section, ids in counts.items()}


def _user(library: Library, section: str, word: str, opened: Briefs) -> str:
    """The first file, by path, of a brief that has a word; empty if there is none."""
    asked = clause(_FIELDS[section], ":", [Word(word)])
    briefs = [brief for brief in library.store.find(asked) if brief.path not in opened]
    briefs += [brief for brief in opened.values() if brief]
    return min((brief.path for brief in briefs if word in words_in(mentions_of(brief))), default="")
