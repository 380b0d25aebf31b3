"""Conditions on briefs as keyword arguments, the same as the flags of the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict

from briefkit.core.query.flags import query_from_flags, with_parts
from briefkit.core.query.parse import Parsed, QueryContext

if TYPE_CHECKING:
    from briefkit.core.dates.dates import PartialDate

Words = str | Iterable[str]


class Conditions(TypedDict, total=False):
    """The keyword arguments of `Library.find` and `Library.select`, each the same as its flag on the command line.

    If a condition has several values, all must match; commas within a value mean “or”: `topic="sanctions,trade"`.
    Dates are YYYY, YYYY-MM or YYYY-MM-DD, or relative to today: `-3m`. `where` takes queries that must match,
    `without` queries that must not. `with_parts` makes a party include its parts in the registry.
    """

    topic: Words | None
    party: Words | None
    issue: Words | None
    event: Words | None
    kind: Words | None
    status: Words | None
    author: Words | None
    expert: Words | None
    publisher: Words | None
    lang: Words | None
    since: str | PartialDate | None
    until: str | PartialDate | None
    text: Words | None
    where: Words | None
    without: Words | None
    with_parts: bool


_NAMES = tuple(Conditions.__annotations__)


def query_of(context: QueryContext, conditions: Conditions) -> Parsed:
    """The query that expresses some conditions, with notes on likely mistakes.

    Raises QueryError for a value, and TypeError for a condition that does not exist.
    """
    if unknown := set(conditions).difference(_NAMES):
        raise TypeError(f"there is no condition {', '.join(sorted(unknown))}; there are {', '.join(_NAMES)}")
    flags: dict[str, Any] = {name: value for name, value in conditions.items() if value not in (None, False)}
    parts = flags.pop("with_parts", False)
    for name, value in flags.items():
        flags[name] = str(value) if name in ("since", "until") else many(value)
    parsed = query_from_flags(context, **flags)
    return Parsed(with_parts(parsed.query), parsed.notes) if parts else parsed


def many(words: Words) -> Iterable[str]:
    """One or several words as several."""
    return [words] if isinstance(words, str) else words
