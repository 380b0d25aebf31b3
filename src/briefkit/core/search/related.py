"""Related briefs, and why: they name each other, or share issues, events, parties, topics, people or rare wording."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from briefkit.core.query.columns import HEADING, heading_columns
from briefkit.core.query.fields import leaves
from briefkit.core.query.predicates import section_of
from briefkit.core.query.table import Leaf
from briefkit.core.query.texts import text_fields
from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.query.values import reader
from briefkit.core.tables import ANY, COUNT, TEXT, Column, TableSchema
from briefkit.core.text.words import fold, is_spaceless, words

WEIGHTS = {"link": 8.0, "issue": 3.0, "event": 2.5, "topic": 1.5, "person": 1.5, "party": 1.0, "wording": 0.5}
"""The weight of a shared thing of each kind, before its rarity."""

_WORDED = frozenset(["title", "summary", "issues", "judgments"])
_SHORTEST = 4
_LONG = 11
_COMMON = 0.3
_SHOWN = 5

Feature = tuple[str, str]
"""A kind (see WEIGHTS), and an id or a pair of words."""


@dataclass(frozen=True, slots=True)
class RelatedBrief:
    """A brief that is related to another: what they share, by kind, the rarest first, and a score from 0 to 100.

    `strength` is the sum of the weights, by which they are ordered.
    """

    brief: Metadata
    strength: float
    shared: dict[str, tuple[str, ...]]
    score: int = 0


def related_briefs(
    brief: Metadata, others: Iterable[Metadata], context: MatchContext, limit: int | None = None
) -> list[RelatedBrief]:
    """The briefs that share something with a brief, best first. What is rare in the library counts more.

    A score is a percentage of all that the brief has in common with any other brief.
    """
    own = dict(_features(brief, context))
    candidates: list[tuple[Metadata, dict[Feature, str]]] = []
    spread: Counter[Feature] = Counter()
    number = 0
    for other in others:
        number += 1
        shared = {feature: text for feature, text in _features(other, context) if feature in own}
        spread.update(shared.keys())
        if other["id"] != brief["id"] and (shared := shared | _links(brief, other)):
            candidates.append(({key: other.get(key) for key in HEADING}, shared))
    weights = {feature: _weight(feature, spread[feature], number) for feature in own}
    most = sum(weight for feature, weight in weights.items() if spread[feature] > 1) or 1.0
    found = [_related(other, shared, weights) for other, shared in candidates]
    best = sorted(
        (related for related in found if related.shared), key=lambda related: (-related.strength, related.brief["id"])
    )
    return [replace(related, score=min(100, round(100 * related.strength / most))) for related in best[:limit]]


def _weight(feature: Feature, briefs: int, number: int) -> float:
    """Rarity counts as in a search: what every brief has counts nothing, and neither do words that many have."""
    kind, _ = feature
    if kind == "wording" and briefs > max(2, _COMMON * number):
        return 0.0
    return WEIGHTS[kind] * math.log(1 + number / max(1, briefs))


def _related(other: Metadata, shared: dict[Feature, str], weights: dict[Feature, float]) -> RelatedBrief:
    weighted = {feature: WEIGHTS["link"] if feature[0] == "link" else weights[feature] for feature in shared}
    by_weight = sorted(
        (feature for feature in weighted if weighted[feature] > 0), key=lambda feature: (-weighted[feature], feature)
    )
    reasons = {kind: tuple(shared[feature] for feature in by_weight if feature[0] == kind) for kind in WEIGHTS}
    reasons["wording"] = reasons["wording"][:_SHOWN]
    return RelatedBrief(other, sum(weighted.values()), {kind: found for kind, found in reasons.items() if found})


def _links(brief: Metadata, other: Metadata) -> dict[Feature, str]:
    """How two briefs name each other."""
    links = {
        "named in this brief": _names(brief, other),
        "names this brief": _names(other, brief),
        "superseded by this brief": brief.get("supersedes") == other["id"],
        "supersedes this brief": other.get("supersedes") == brief["id"],
    }
    return {("link", link): link for link, holds in links.items() if holds}


def _names(one: Metadata, two: Metadata) -> bool:
    return any(item.get("id") == two["id"] for item in one.get("related") or ())


def _features(metadata: Metadata, context: MatchContext) -> Iterator[tuple[Feature, str]]:
    for kind in ("issue", "event", "topic", "person", "party"):
        for leaf in leaves("brief", kind):
            if leaf.path[-1] not in {"name", "title"}:  # a second name of the same thing
                yield from _held(kind, leaf, metadata, context)
    for part, text in text_fields(metadata):
        if part in _WORDED:
            yield from ((("wording", pair), pair) for pair in _pairs(words(text)))


def _pairs(text_words: list[str]) -> Iterator[str]:
    """Pairs of consecutive words, except short ones; for Chinese and similar scripts, pairs of characters."""
    for one, two in pairwise(text_words):
        if one.isascii() and two.isascii():
            long = min(len(one), len(two)) >= _SHORTEST and len(one + two) >= _LONG and not (one + two).isdigit()
            if long:
                yield f"{one} {two}"
        elif not one.isascii() and not two.isascii():
            yield f"{one}{two}" if is_spaceless(one) and is_spaceless(two) else f"{one} {two}"


def _held(kind: str, leaf: Leaf, metadata: Metadata, context: MatchContext) -> Iterator[tuple[Feature, str]]:
    for held in map(str, reader("brief", leaf, context)(metadata, metadata)):
        section = section_of(leaf.by, held, context)
        if kind != "person" or section == "people":  # a holder of a position may be a party
            id_ = context.registry.resolve(section, held)
            yield (kind, fold(id_)), id_


def explain_related(related: RelatedBrief) -> str:
    """What is shared, in words."""
    parts = [
        ", ".join(found) if kind == "link" else f"{kind} {', '.join(found)}" for kind, found in related.shared.items()
    ]
    return "; ".join(parts)


RELATED = TableSchema(
    "related",
    "briefkit related ID",
    "One brief that is related to the given one, the most closely related first.",
    [
        *heading_columns("brief"),
        Column(
            "score", COUNT, "How much they share, as a percentage of all that the brief has in common with any other"
        ),
        Column("why", TEXT, "What they share, in words", explain_related),
        Column(
            "shared",
            ANY,
            "What they share by kind: link, issue, event, topic, person, party, wording",
            lambda related: {kind: list(found) for kind, found in related.shared.items()},
        ),
    ],
    shown=("id", "date", "score", "title", "why"),
)
