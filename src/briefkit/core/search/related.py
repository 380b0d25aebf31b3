"""Related briefs, and why: they name each other, or share issues, events, parties, topics, people or rare wording."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from briefkit.core.query.columns import HEADING, heading_columns
from briefkit.core.query.fields import leaves
from briefkit.core.query.predicates import section_of
from briefkit.core.query.table import Leaf
from briefkit.core.query.texts import text_fields
from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.query.values import reader
from briefkit.core.search.passages import Passage
from briefkit.core.search.rank import passage_columns
from briefkit.core.search.reasons import Title, reasons, titles_in
from briefkit.core.search.telling import WORDED, Unit, is_common, rarity, telling_passage, units
from briefkit.core.tables import ANY, COUNT, TEXT, Column, TableSchema
from briefkit.core.text.words import fold, is_spaceless, words
from briefkit.core.values import frozen

WEIGHTS = {
    "link": 8.0,
    "issue": 3.0,
    "position": 1.0,
    "event": 2.5,
    "source": 2.0,
    "topic": 1.5,
    "person": 1.5,
    "party": 1.0,
    "wording": 0.5,
}
"""The weight of a shared thing of each kind, before its rarity."""

_BETWEEN = "\t"
_SCHEME = re.compile(r"\A\s*(?:[a-z]+://)?(?:www\.)?", re.IGNORECASE)
_SHORTEST = 4
_LONG = 11
_SHOWN = 5
MOST_PASSAGES = 50
"""Related briefs that get a passage; the others are too far down a list to be read."""

Feature = tuple[str, str]
"""A kind (see WEIGHTS), and an id, an address or a pair of words."""


Told = list[list[str]]
"""The words of each text that tells what a brief is about."""


@frozen
class RelatedBrief:
    """A brief that is related to another: what they share, by kind, the rarest first, and a score from 0 to 100.

    `strength` is the sum of the weights, by which they are ordered; `reasons` say in words what is shared. `passage` is
    the sentence of the brief with most of the words that tell what the given one is about.
    """

    brief: Metadata
    strength: float
    shared: dict[str, tuple[str, ...]]
    score: int = 0
    reasons: tuple[str, ...] = ()
    passage: Passage | None = None


class Likeness(NamedTuple):
    """The briefs that are related to one, the best first, and the rarity of the words that tell what that is about."""

    found: list[RelatedBrief]
    rarity: Mapping[Unit, float]


def related_briefs(
    brief: Metadata, others: Iterable[Metadata], context: MatchContext, limit: int | None = None
) -> Likeness:
    """The briefs that share something with a brief. What is rare in the library counts more.

    A score is a percentage of all that the brief has in common with any other brief.
    """
    told = _told(brief)
    own, own_units = dict(_features(brief, told, context)), _units(told)
    candidates: list[tuple[Metadata, dict[Feature, str]]] = []
    spread: Counter[Feature] = Counter()
    used: Counter[Unit] = Counter()
    number = 0
    for other in others:
        number += 1
        told = _told(other)
        shared = {feature: text for feature, text in _features(other, told, context) if feature in own}
        spread.update(shared.keys())
        used.update(own_units & _units(told))
        if other["id"] != brief["id"] and (shared := shared | _links(brief, other)):
            candidates.append(({key: other.get(key) for key in HEADING}, shared))
    weights = {feature: _weight(feature, spread[feature], number) for feature in own}
    most = sum(weight for feature, weight in weights.items() if spread[feature] > 1) or 1.0
    title = titles_in(brief, context)
    found = [_related(other, shared, weights, title) for other, shared in candidates]
    best = sorted(
        (related for related in found if related.shared), key=lambda related: (-related.strength, related.brief["id"])
    )
    scored = [replace(related, score=min(100, round(100 * related.strength / most))) for related in best[:limit]]
    return Likeness(scored, rarity({unit: used[unit] for unit in own_units}, number))


def with_passages(
    likeness: Likeness, metadata: Mapping[str, Metadata], body: Callable[[str], str]
) -> list[RelatedBrief]:
    """The related briefs with passages, from their metadata by path and a function that returns a body."""
    return [
        replace(one, passage=telling_passage(likeness.rarity, found, body(one.brief["path"])))
        if (found := metadata.get(one.brief["path"]))
        else one
        for one in likeness.found
    ]


def _weight(feature: Feature, briefs: int, number: int) -> float:
    """Rarity counts as in a search: what every brief has counts nothing, and neither do words that many have."""
    kind, _ = feature
    if kind == "wording" and is_common(briefs, number):
        return 0.0
    return WEIGHTS[kind] * math.log(1 + number / max(1, briefs))


def _related(other: Metadata, shared: dict[Feature, str], weights: dict[Feature, float], title: Title) -> RelatedBrief:
    weighted = {feature: WEIGHTS["link"] if feature[0] == "link" else weights[feature] for feature in shared}
    by_weight = sorted(
        (feature for feature in weighted if weighted[feature] > 0), key=lambda feature: (-weighted[feature], feature)
    )
    by_kind = {kind: tuple(shared[feature] for feature in by_weight if feature[0] == kind) for kind in WEIGHTS}
    by_kind["wording"] = by_kind["wording"][:_SHOWN]
    positions = [(holder, issue) for holder, _, issue in (text.partition(_BETWEEN) for text in by_kind["position"])]
    by_kind["position"] = tuple(f"{holder} on {issue}" for holder, issue in positions)
    held = {kind: found for kind, found in by_kind.items() if found}
    return RelatedBrief(other, sum(weighted.values()), held, reasons=reasons(held, positions, title))


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


def _features(metadata: Metadata, told: Told, context: MatchContext) -> Iterator[tuple[Feature, str]]:
    for kind in ("issue", "event", "topic", "person", "party"):
        for leaf in leaves("brief", kind):
            if leaf.path[-1] not in {"name", "title"}:  # a second name of the same thing
                yield from _held(kind, leaf, metadata, context)
    yield from _positions(metadata, context)
    for source in metadata.get("sources") or ():
        if key := _source_key(source):
            yield ("source", key), str(source.get("title") or source.get("url"))
    for text_words in told:
        for pair in _pairs(text_words):
            yield ("wording", pair), pair


def _told(metadata: Metadata) -> Told:
    return [words(text) for part, text in text_fields(metadata) if part in WORDED]


def _units(told: Told) -> set[Unit]:
    return {unit for text_words in told for unit in units(text_words)}


def _positions(metadata: Metadata, context: MatchContext) -> Iterator[tuple[Feature, str]]:
    for issue in metadata.get("issues") or ():
        id_ = context.registry.resolve("issues", str(issue.get("id", "")))
        for held_by in issue.get("positions") or ():
            holder = context.registry.resolve(context.registry.holder_section(held_by), held_by)
            text = f"{holder}{_BETWEEN}{id_}"
            yield ("position", fold(text)), text


def _source_key(source: Mapping[str, Any]) -> str:
    """What two entries of one source have in common: the address without its scheme and fragment, or else the title."""
    if url := source.get("url"):
        return _SCHEME.sub("", str(url).partition("#")[0]).rstrip("/").lower()
    return fold(str(source.get("title") or ""))


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
    return "; ".join(related.reasons)


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
            "What they share by kind: link, issue, position, event, source, topic, person, party, wording",
            lambda related: {kind: list(found) for kind, found in related.shared.items()},
        ),
        *passage_columns(),
    ],
    shown=("id", "date", "score", "title", "why", "where", "passage"),
)
