"""The events ahead: those of the dossier's briefs that are still to come, and the decisions wanted of its readers."""

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
from briefkit.core.timeline.rows import TimelineRow, place_of


def events_section(work: Work) -> Section | None:
    """The events and deadlines that are not over on the day of the dossier, by date; None without any."""
    today = work.joint.today
    states = [state for state in work.joint.events if state.date and state.date.last >= today]
    placed = [(state.date, entry_of(work.labels, state, state.title)) for state in states]
    wanted = [row for row in work.joint.wanted if row.date and row.date.last >= today]
    placed += [(place_of(row), _wanted(work, row)) for row in wanted]
    entries = tuple(entry for _, entry in sorted(placed, key=lambda one: span_key(one[0])))
    if not entries:
        return None
    mark, title = Mark(TIMELINE, titled=False), work.labels["events_ahead"]
    return work.section(EVENTS, title, events=entries, blocks=(mark,), timeline_chart=_chart(work, entries))


def _wanted(work: Work, row: TimelineRow) -> EventEntry:
    """A decision that is wanted: when, by whom, and which brief asks for it."""
    labels, date = work.labels, row.date
    who = f"{labels['decision_by']}{labels.colon}{row.note}" if row.note else labels["decision"]
    status = labels.comma.join([who, work.brief(row.id)])
    end = str(date.end) if date and date.end else None
    start = str(date.start) if date else None
    return EventEntry(row.title, labels.date(date), None, status, start, "decision", iso_end=end)


def _chart(work: Work, entries: tuple[EventEntry, ...]) -> Chart | None:
    """The events ahead as a chart, if charts are wanted."""
    if not work.imprint.charts:
        return None
    return timeline_chart(dated_events(entries), work.labels, work.language, large=work.layout.large_print)
