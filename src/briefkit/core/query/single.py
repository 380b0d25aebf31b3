"""Conditions that no single position can meet together, although a brief can: it has one holder and one issue."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.query.value import And, Clause, Query, Word

_SINGLE = {"party": "holder", "party-with-parts": "holder", "holder": "holder", "issue": "issue"}
"""Field → of what a position has only one."""


def notes_on_single(query: Query) -> Iterator[str]:
    """A note for each of these of which a query asks for several at once, with the condition that asks for any."""
    asked: dict[str, list[Clause]] = {}
    for part in query.parts if isinstance(query, And) else ():
        if isinstance(part, Clause) and part.operator == ":" and part.field in _SINGLE:
            asked.setdefault(_SINGLE[part.field], []).append(part)
    for what, clauses in asked.items():
        if len(clauses) > 1:
            words = [_quoted(value.text) for clause in clauses for value in clause.values if isinstance(value, Word)]
            yield f"a position has one {what}: for those of any of these, write {clauses[0].field}:{','.join(words)}"


def _quoted(word: str) -> str:
    return word if all(character.isalnum() or character in "-_" for character in word) else f'"{word}"'
