"""The ids that a mistyped part of an id may mean."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.text.words import asked_back, near, words

_MOST = 3
_CUTOFF = 0.75
"""How like a single word must be, from 0 to 1: it is short, so fewer of its letters may differ."""
_MOST_WORDS = 20
"""Words of a name that are looked for; an id has fewer."""


def did_you_mean_id(typed: str, ids: Iterable[str]) -> str | None:
    """A hint at the ids that are spelled like a name, else at those that have a word like each of its words, or None.

    So “submision” finds 2026-11-submission-rail. The first few ids are named.
    """
    known = list(ids)
    return asked_back(near(typed, known, most=_MOST) or _with_words_like(typed, known)[:_MOST])


def _with_words_like(typed: str, ids: list[str]) -> list[str]:
    asked = list(dict.fromkeys(words(typed)))
    if not 0 < len(asked) <= _MOST_WORDS:
        return []
    words_of = {id_: words(id_) for id_ in ids}
    used = list(dict.fromkeys(word for found in words_of.values() for word in found))
    alike = [set(near(word, used, cutoff=_CUTOFF)) for word in asked]
    return [id_ for id_ in words_of if all(not found.isdisjoint(words_of[id_]) for found in alike)]
