"""The judgments stated in one brief, unresolved. The ledger across briefs is made from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import PartialDate, parse_date, parse_span
from briefkit.core.dates.days import Days
from briefkit.core.judgments.state import close_of, is_late


class JudgingBrief(NamedTuple):
    """What all judgments of a brief share: `publisher` if it names one, `authors` by id."""

    id: str
    title: str
    date: PartialDate | None
    publisher: str | None
    authors: tuple[str, ...]


class StatedJudgment(NamedTuple):
    """One judgment as stated in its brief. `by_name` is the name of who judges, if the brief has it."""

    brief: JudgingBrief
    by_name: str | None
    evidence_title: str | None
    evidence_url: str | None
    judgment: Judgment


def stated_judgments(brief: Brief) -> list[StatedJudgment]:
    """All judgments of a brief."""
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


def happened_in(stated: StatedJudgment, days: Days) -> bool:
    """Whether a judgment was made, updated or resolved, or falls due, in a period."""
    judgment = stated.judgment
    later = [judgment.resolved_on, *(update.date for update in judgment.updates)]
    return days.begin(stated.brief.date) or any(map(days.end, [judgment.due, *later]))


def score_key(judgment: Mapping[str, Json], made: str | None) -> str | None:
    """The values that determine a judgment's unweighted score, as a key; None if it has updates.

    Judgments with the same key have the same score or reason for having none. `judgment` is the record as JSON.
    """
    if "updates" in judgment:
        return None
    outcome, late = judgment.get("outcome", "open"), False
    if made and outcome != "open":
        resolved, due = judgment.get("resolved_on"), judgment.get("due")
        close = close_of(outcome, parse_date(resolved) if resolved else None, parse_span(due) if due else None)
        late = is_late(parse_date(made), close)
    return repr((outcome, judgment.get("scale"), judgment.get("term"), judgment.get("probability"), late))
