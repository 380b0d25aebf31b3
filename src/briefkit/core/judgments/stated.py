"""The judgments stated in one brief, unresolved. The ledger across briefs is made from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from briefkit.core.brief.model import JUDGMENT, Brief, Judgment
from briefkit.core.brief.shapes import Json
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.dates.dates import PartialDate, parse_date, parse_span
from briefkit.core.dates.days import Days
from briefkit.core.judgments.state import is_after_due, limit_of
from briefkit.core.text.ids import id_key, of_id


class JudgingBrief(NamedTuple):
    """What all judgments of a brief share: `publisher` if it names one, `authors` by id."""

    id: str
    title: str
    date: PartialDate | None
    publisher: str | None
    authors: tuple[str, ...]
    status: str = LIVE


class StatedJudgment(NamedTuple):
    """One judgment as stated in its brief. `by_name` is the name of who judges, if the brief has it."""

    brief: JudgingBrief
    by_name: str | None
    evidence_title: str | None
    evidence_url: str | None
    judgment: Judgment


class StatedLedger(NamedTuple):
    """The judgments in some briefs by date, each with the number of forecasts that it stands for.

    With a judgment come all that are the same forecast in other briefs; `asked` are the ids of the briefs that were
    asked for, None for all. `editions` are the briefs that may carry on each other's judgments: id → id of the brief
    that it supersedes.
    """

    judgments: list[tuple[StatedJudgment, int]]
    editions: Mapping[str, str]
    asked: Collection[str] | None = None


def stated_judgments(brief: Brief) -> list[StatedJudgment]:
    """All judgments of a brief."""
    if not brief.judgments:
        return []
    authors = tuple(person.key for person in brief.authors)
    head = JudgingBrief(brief.id, brief.title, brief.date, brief.publisher, authors, brief.status)
    people = {id_key(id_): name for id_, name in brief.people.items()}
    sources = {id_key(source.id): (source.title, source.url) for source in brief.sources}
    return [
        StatedJudgment(head, of_id(people, one.by), *(of_id(sources, one.evidence) or (None, None)), one)
        for one in brief.judgments
    ]


def happened_in(stated: StatedJudgment, days: Days) -> bool:
    """Whether a judgment was made, updated or resolved, or falls due, in a period."""
    judgment = stated.judgment
    later = [judgment.resolved_on, *(update.date for update in judgment.updates)]
    return days.begin(stated.brief.date) or any(map(days.end, [judgment.due, *later]))


SCORED_BY = ("scale", "term", "probability", "outcome", "resolved_on", "due", "condition", "condition_met")
"""The keys of a judgment on which its score depends, beside its updates and the date of its brief."""


def judgment_alone(made: str | None, stated: Mapping[str, Any]) -> StatedJudgment:
    """A judgment in a brief of which only the date is known; `stated` has some keys of its record, and no name."""
    brief = JudgingBrief("", "", parse_date(made) if made else None, None, ())
    return StatedJudgment(brief, None, None, None, JUDGMENT.load({"id": "", "claim": "", **stated}))


def score_key(judgment: Mapping[str, Json], made: str | None) -> str | None:
    """The values that determine a judgment's score, as a key; None if it has updates.

    Judgments with the same key, if nothing carries them on, have the same score or reason for having none, unless the
    question is what was said some days before the close; of open ones it depends on `due`, too. `judgment` is the
    record as JSON.
    """
    if "updates" in judgment:
        return None
    stated = {key: judgment[key] for key in SCORED_BY if key in judgment}
    outcome, due, late, after_due = stated.get("outcome", "open"), stated.get("due"), False, False
    if outcome != "open":
        resolved = stated.get("resolved_on")
        dates = parse_date(resolved) if resolved else None, parse_span(due) if due else None
        limit, after_due = limit_of(outcome, *dates), is_after_due(outcome, *dates)
        late = bool(made and limit and parse_date(made).first >= limit)
    conditional = "condition" in stated, stated.get("condition_met")
    said = stated.get("scale"), stated.get("term"), stated.get("probability")
    return repr((outcome, *said, late, after_due, *conditional))
