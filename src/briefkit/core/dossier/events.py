"""The events ahead: those of the dossier's briefs that are still to come, as the library knows them."""

from __future__ import annotations

from briefkit.core.body.document import Mark
from briefkit.core.dates.dates import span_key
from briefkit.core.dossier.work import Work
from briefkit.core.publication.dossier import EVENTS, Section
from briefkit.core.publication.events import entry_of
from briefkit.core.publication.parts import TIMELINE


def events_section(work: Work) -> Section | None:
    """The events that are not over on the day of the dossier, by date; None without any."""
    ahead = [state for state in work.joint.events if state.date and state.date.last >= work.joint.today]
    entries = tuple(
        entry_of(work.labels, state, state.title) for state in sorted(ahead, key=lambda state: span_key(state.date))
    )
    if not entries:
        return None
    return work.section(EVENTS, work.labels["events_ahead"], events=entries, blocks=(Mark(TIMELINE, titled=False),))
