"""What a brief adds to a timeline."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.brief.model import Brief, Event
from briefkit.core.dates.dates import DateSpan, PartialDate


class StatedDue(NamedTuple):
    """The part of a judgment that a timeline shows, with ids as stated in its brief."""

    id: str
    claim: str
    due: DateSpan | None
    outcome: str | None
    resolved_on: PartialDate | None
    condition: str | None
    condition_met: str | None
    depends_on: tuple[str, ...]


class BriefHead(NamedTuple):
    """The part of a brief that a timeline shows."""

    id: str
    title: str
    kind: str
    status: str
    date: PartialDate | None
    review_by: PartialDate | None
    events: tuple[Event, ...]
    judgments: tuple[StatedDue, ...]

    @property
    def live(self) -> bool:
        """Whether it is current."""
        return self.status == "published"


def head_of(brief: Brief) -> BriefHead:
    """The head of a brief."""
    return BriefHead(
        brief.id,
        brief.title,
        brief.kind,
        brief.status,
        brief.date,
        brief.review_by,
        brief.events,
        tuple([StatedDue(*[getattr(judgment, name) for name in StatedDue._fields]) for judgment in brief.judgments]),
    )
