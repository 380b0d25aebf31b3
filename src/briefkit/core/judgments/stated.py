"""The judgments that one brief states, in its own words: what the ledger over many briefs is made of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import PartialDate, parse_date


class JudgingBrief(NamedTuple):
    """What every judgment of a brief shares: `publisher` where it names one, `authors` by their ids."""

    id: str
    title: str
    date: PartialDate | None
    publisher: str | None
    authors: tuple[str, ...]


class StatedJudgment(NamedTuple):
    """One judgment as its brief states it. `by_name` is what the brief calls who judges."""

    brief: JudgingBrief
    by_name: str | None
    evidence_title: str | None
    evidence_url: str | None
    judgment: Judgment


def stated_judgments(brief: Brief) -> list[StatedJudgment]:
    """Every judgment of a brief."""
    if not brief.judgments:
        return []
    authors = tuple(person.key for person in brief.authors)
    head = JudgingBrief(brief.id, brief.title, brief.date, brief.publisher, authors)
    people = brief.people
    sources = {source.id: (source.title, source.url) for source in brief.sources}
    return [
        StatedJudgment(head, people.get(one.by or ""), *sources.get(one.evidence or "", (None, None)), one)
        for one in brief.judgments
    ]


def happened_in(stated: StatedJudgment, since: datetime.date, until: datetime.date | None) -> bool:
    """Whether a judgment was made, updated or resolved, or falls due, from one day to another."""
    judgment = stated.judgment
    dates = [stated.brief.date, judgment.due, judgment.resolved_on, *(update.date for update in judgment.updates)]
    return any(date is not None and since <= date.first <= (until or datetime.date.max) for date in dates)


def score_key(judgment: Mapping[str, Json], made: str | None) -> str | None:
    """What a judgment's score depends on where its estimates are not weighed by days; None where it has updates.

    Two judgments with one key are scored alike, or left out for one reason. `judgment` is as its record has it.
    """
    if "updates" in judgment:
        return None
    outcome, resolved = judgment.get("outcome", "open"), judgment.get("resolved_on")
    late = bool(made and resolved and parse_date(made).first > parse_date(resolved).last)
    return repr((outcome, judgment.get("scale"), judgment.get("term"), judgment.get("probability"), late))
