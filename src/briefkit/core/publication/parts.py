"""The parts of a publication that are made from front matter: which a brief has, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from briefkit.core.brief.model import Brief
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import Publication
from briefkit.core.text.words import wording

JUDGMENTS, ISSUES, TIMELINE, FIGURE = "judgments", "issues", "timeline", "figure"
DECISION, OPTIONS, CONSULTATION = "decision", "options", "consultation"
MARKS = {
    ISSUES: "the table of issues with the positions on each",
    TIMELINE: "the events in order",
    JUDGMENTS: "the forecasts with their likelihood",
    DECISION: "the decision that is wanted, by whom and by when, or what was decided",
    OPTIONS: "the options beside each other, by criterion",
    CONSULTATION: "who was asked, and what they said",
    FIGURE: "one figure with its caption and credit: the mark ends with its id, as in `figure f1`",
}
"""What a mark in the text can name, and what is printed there."""
HEADINGS = {
    DECISION: "decision",
    JUDGMENTS: "key_judgments",
    ISSUES: "issues",
    OPTIONS: "options",
    CONSULTATION: "consultation",
    TIMELINE: "timeline",
}
"""The labels that head the parts; see `heading_label`. A figure has a caption instead."""

_NUMBER = re.compile(r"[\d.]{1,20}\)?\s+")
_LONGEST = 80  # characters of a heading that could be a name


def parts_of(brief: Brief) -> Mapping[str, bool]:
    """Which of the headed parts a brief has."""
    return {
        DECISION: brief.decision is not None,
        JUDGMENTS: bool(brief.judgments),
        ISSUES: bool(brief.issues),
        OPTIONS: bool(brief.options),
        CONSULTATION: bool(brief.consultation),
        TIMELINE: bool(brief.events),
    }


def heading_label(part: str, publication: Publication) -> str:
    """The label that heads a part of a publication: a decision that was taken is not wanted any more."""
    return publication.decision.label if part == DECISION and publication.decision else HEADINGS[part]


@lru_cache(maxsize=256)
def part_named(heading: str, language: str) -> str | None:
    """The part that a heading names, or None.

    Its name is its label in the language of the brief or in English, or the word of its mark; case, a number before it
    and a colon after it do not matter.
    """
    text = heading.strip()
    if not text or len(text) > _LONGEST:
        return None
    return _names(Labels(language).language).get(_name(_NUMBER.sub("", text, count=1)))


def places_under(headings: Sequence[str], parts: Collection[str], language: str) -> dict[str, int]:
    """The parts that exactly one of some headings names, each with the number of that heading.

    There a part is printed that the author left unmarked, so that the page does not have its heading twice.
    """
    named: dict[str | None, list[int]] = {}
    for number, heading in enumerate(headings):
        named.setdefault(part_named(heading, language), []).append(number)
    return {part: numbers[0] for part in parts if len(numbers := named.get(part, [])) == 1}


@cache
def _names(language: str) -> Mapping[str, str]:
    headings = [*HEADINGS.items(), (DECISION, "decided")]
    labels = [(WORDS[of][label], part) for of in ("en", language) for part, label in headings]
    return {_name(name): part for name, part in [*((part, part) for part in HEADINGS), *labels]}


def _name(text: str) -> str:
    return wording(text).rstrip(":： ")
