"""Suggestions that wait for a review, and the briefs that have some, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import Json
from briefkit.core.edit.splice.write import Style, flow_text
from briefkit.core.edit.suggested import as_value
from briefkit.core.tables import ANY, COUNT, DATE, MAYBE, TEXT, Column, TableSchema
from briefkit.core.text.words import counted
from briefkit.core.values import frozen

KINDS = ("topics", "parties", "regions", "issues", "events", "positions", "judgments")
"""The kinds that briefkit itself suggests, in the order of a review."""
_SINGULAR = {"parties": "party", "key_points": "key point"}


@frozen
class WaitingSuggestion:
    """A suggestion of a brief; `kind` is “positions” for the positions of an issue, else the list."""

    brief: str
    id: str
    kind: str
    add: str
    value: Json
    quote: str | None
    at: str | None
    because: str | None
    by: str | None

    def with_value(self, value: Json) -> WaitingSuggestion:
        """The same with another value."""
        return replace(self, value=value)


@frozen
class WaitingBrief:
    """A brief with suggestions that nobody has reviewed: how many, and of which kinds."""

    id: str
    date: object
    title: str
    count: int
    kinds: str


def kinds_text(kinds: Iterable[str]) -> str:
    """How many suggestions there are of each kind: “2 parties, 1 issue”."""
    counts = Counter(kinds)
    ordered = sorted(counts, key=lambda kind: KINDS.index(kind) if kind in KINDS else len(KINDS))
    return ", ".join(_counted(counts[kind], kind) for kind in ordered)


def _counted(number: int, kind: str) -> str:
    noun = _SINGULAR.get(kind, kind.removesuffix("s"))
    return counted(number, noun) if number == 1 else f"{number} {kind.replace('_', ' ')}"


def value_text(add: str, value: Json) -> str:
    """What would be added to a list, as front matter has it, on one line."""
    written = as_value(value, BRIEF.keys[add].shape.item)
    return value if isinstance(value, str) else flow_text(written, Style())


SUGGESTIONS = TableSchema(
    "suggestions",
    "briefkit review ID --list",
    "One suggestion that nobody has accepted or rejected yet.",
    [
        Column("brief", TEXT, "The brief's id"),
        Column("id", TEXT, "The suggestion's id in the brief, for --accept and --reject"),
        Column("kind", TEXT, "topics, parties, issues, events, positions, judgments, or another list"),
        Column("add", TEXT, "The list that it would be added to"),
        Column(
            "value",
            ANY,
            "What would be added, as front matter has it",
            text=lambda of: value_text(of("add"), of("value")),
        ),
        Column("quote", MAYBE, "The words of the text that suggest it"),
        Column("at", MAYBE, "Where they stand"),
        Column("because", MAYBE, "The reason"),
        Column("by", MAYBE, "The suggester, if it is not one of briefkit's own"),
    ],
)
REVIEWS = TableSchema(
    "reviews",
    "briefkit review",
    "One brief with suggestions that nobody has reviewed.",
    [
        Column("id", TEXT, "The brief's id"),
        Column("date", DATE, "Its date"),
        Column("title", TEXT, "Its title"),
        Column("count", COUNT, "How many suggestions it has"),
        Column("kinds", TEXT, "How many of each kind"),
    ],
)
