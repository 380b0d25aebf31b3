"""What decisions add to a timeline: the deadlines of those that are wanted, and the days of those that were taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.dates.dates import DateSpan
from briefkit.core.decisions.rows import DecisionRow
from briefkit.core.timeline.rows import DECIDED, DECISION, TimelineRow


def decision_entries(decisions: Iterable[DecisionRow]) -> Iterator[TimelineRow]:
    """The entry of each decision that has a date.

    One that is wanted stands at its deadline, with who decides; one that was taken on its day, with the option chosen.
    If nobody says when it was taken, it stands at its deadline with its outcome.
    """
    for row in decisions:
        decision = row.decision
        of_brief = (row.brief, row.question, decision.state)
        if decision.decided_on and not decision.is_open:
            chosen = row.title_of(decision.chosen)
            yield TimelineRow(DateSpan(decision.decided_on), DECIDED, *of_brief, note=chosen, briefs=(row.brief,))
        elif decision.needed_by:
            yield TimelineRow(
                decision.needed_by, DECISION, *of_brief, decision.decided_on, row.by_name, briefs=(row.brief,)
            )
