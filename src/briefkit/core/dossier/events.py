"""The events ahead: those of the dossier's briefs that are still to come, as the library knows them."""

from __future__ import annotations

from briefkit.core.body.document import Mark
from briefkit.core.dates.dates import span_key
from briefkit.core.dossier.work import Work
from briefkit.core.publication.chart import Chart
from briefkit.core.publication.dossier import EVENTS, Section
from briefkit.core.publication.events import entry_of
from briefkit.core.publication.parts import TIMELINE
from briefkit.core.publication.timeline_chart import dated_events, timeline_chart
from briefkit.core.publication.value import EventEntry


def events_section(work: Work) -> Section | None:
    """The events that are not over on the day of the dossier, by date; None without any."""
    ahead = [state for state in work.joint.events if state.date and state.date.last >= work.joint.today]
    entries = tuple(
        entry_of(work.labels, state, state.title) for state in sorted(ahead, key=lambda state: span_key(state.date))
    )
    if not entries:
        return None
    mark, title = Mark(TIMELINE, titled=False), work.labels["events_ahead"]
    return work.section(EVENTS, title, events=entries, blocks=(mark,), timeline_chart=_chart(work, entries))


def _chart(work: Work, entries: tuple[EventEntry, ...]) -> Chart | None:
    """The events ahead as a chart, if charts are wanted."""
    if not work.imprint.charts:
        return None
    return timeline_chart(dated_events(entries), work.labels, work.language, large=work.layout.large_print)
