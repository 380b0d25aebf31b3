"""Conditions on briefs by name, as the command line has flags for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict

from briefkit.core.query.flags import query_from_flags, with_parts
from briefkit.core.query.parse import Parsed, QueryContext

if TYPE_CHECKING:
    from briefkit.core.dates.dates import PartialDate

Words = str | Iterable[str]


class Conditions(TypedDict, total=False):
    """The conditions of `Library.find` and `Library.select` by name, each as its flag on the command line.

    Several values of one condition must all hold; commas inside one value mean “or”: `topic="sanctions,trade"`.
    Dates are YYYY, YYYY-MM or YYYY-MM-DD, or count from today: `-3m`. `where` holds queries, `without` such as must not
    hold. With `with_parts` a party stands for its parts in the registry too.
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


def query_of(context: QueryContext, conditions: Conditions) -> Parsed:
    """The query that some conditions make, with notes on what may be meant otherwise. Raises QueryError."""
    told: dict[str, Any] = {name: value for name, value in conditions.items() if value}
    parts = told.pop("with_parts", False)
    for name, value in told.items():
        told[name] = str(value) if name in ("since", "until") else _many(value)
    parsed = query_from_flags(context, **told)
    return Parsed(with_parts(parsed.query), parsed.notes) if parts else parsed


def _many(words: Words) -> Iterable[str]:
    return [words] if isinstance(words, str) else words
