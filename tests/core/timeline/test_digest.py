"""Digests: what changed since the last briefing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from briefkit.core.brief.as_of import known_by
from briefkit.core.brief.heads import head_of
from briefkit.core.brief.model import Brief
from briefkit.core.dates.days import Days
from briefkit.core.issues.rows import position_rows
from briefkit.core.judgments.rows import JudgmentDefaults
from briefkit.core.registry.registry import parse_registry
from briefkit.core.timeline.digest import Known, Stated, make_digest
from briefkit.core.timeline.digest_events import event_changes
from briefkit.core.timeline.digest_rows import DIGEST, Digest
from briefkit.core.timeline.digest_text import change_line, change_note, digest_markdown
from briefkit.core.timeline.rows import event_rows, timeline_rows
from tests.core.judgments.ledger import REGISTRY, brief, day, judgment_rows

JULY = brief(
    "july",
    """
    date: 2018-07-01
    events: [{id: summit, status: planned, status_on: 2018-07-01}]
    issues:
      - id: fees
        status: disputed
        positions: {us: {says: No, stance: opposes}, eu: {says: Yes, stance: supports}}
    judgments:
      - id: j1
        claim: They agree
        about: [fees]
        depends_on: [summit]
        probability: 0.6
        due: 2018-11-11
        updates:
          - {date: 2018-08-01, probability: 0.8}
          - {date: 2018-09-01, probability: 0.7}
          - {date: 2018-10-01, probability: 0.3}
        outcome: did-not-occur
        resolved_on: 2018-11-09
      - {id: j2, claim: They meet again, probability: 0.5, due: 2018-10}
    """,
)
NOVEMBER = brief(
    "november",
    """
    date: 2018-11-01
    events: [{id: summit, status: cancelled, status_on: 2018-11-09}]
    issues:
      - id: fees
        status: deadlocked
        positions:
          us: {says: "Yes, after all", stance: supports}
          eu: {says: Yes, stance: supports}
          un: {says: Maybe}
    judgments: [{id: j1, claim: Fees rise, about: [fees], term: likely, due: 2019}]
    """,
)


def state(briefs: list[Brief], today: datetime.date) -> Known:
    heads = [head_of(brief) for brief in known_by(briefs, today)]
    return Known(heads, timeline_rows(heads, REGISTRY, known_until=today))


def digest(since: str, until: str, briefs: Sequence[Brief] = (JULY, NOVEMBER)) -> Digest:
    first, last = day(since), day(until)
    known = known_by(briefs, last)
    stated = Stated(position_rows(known, REGISTRY), judgment_rows(known, JudgmentDefaults(REGISTRY)))
    eve = first - datetime.timedelta(days=1)
    return make_digest(state([*briefs], eve).events, state([*briefs], last), stated, first, last)


def test_every_kind_of_change_once() -> None:
    rows = [(row.issue, row.kind, row.word, row.holder or row.id) for row in digest("2018-07-02", "2018-11-30").rows]
    assert rows == [
        ("fees", "brief", "new", None),
        ("fees", "status", "sharpened", None),
        ("fees", "position", "reversed", "United States"),
        ("fees", "position", "unstated", "un"),
        ("fees", "made", "made", "j1"),
        ("fees", "updated", "hardened", "j1"),
        ("fees", "updated", "softened", "j1"),
        ("fees", "updated", "reversed", "j1"),
        ("fees", "resolved", "did-not-occur", "j1"),
        (None, "due", "due", "j2"),
        (None, "event", "cancelled", "summit"),
    ]


def test_a_quiet_period_is_empty() -> None:
    quiet = digest("2018-07-06", "2018-07-20")
    assert quiet.rows == ()
    assert "No changes." in "".join(digest_markdown(quiet))


def test_rows_as_data_and_as_text() -> None:
    found = digest("2018-07-02", "2018-11-30")
    reversed_ = list(DIGEST.records(found.rows))[2]
    assert (reversed_["before"], reversed_["after"], reversed_["brief"]) == ("opposes", "supports", "november")
    text = "".join(digest_markdown(found))
    assert text.startswith("# What changed from 2018-07-02 to 2018-11-30\n\n## Fees\n\n- **issue sharpened** – Should")
    assert "- 1 new brief (november); first recorded: un; 1 forecast made (november\\#j1)\n" in text
    assert "\n- **new brief** – november" in "".join(digest_markdown(found, full=True))
    assert "- **forecast softened** – They agree (very likely, 80 % → likely, 70 %, 2018-09-01, july\\#j1)\n" in text
    assert (
        "- **event cancelled** – Summit (planned → cancelled, 2018-11-09, judgments that depend on it: july\\#j1)\n"
        in text
    )


def test_no_text_can_end_its_line() -> None:
    evil = brief("evil", 'date: 2018-10\nissues: [{id: fees, positions: {us: {says: "a\\n# b", stance: opposes}}}]')
    found = digest("2018-01-01", "2018-11-01", [evil])
    assert "\n# b" not in "".join(digest_markdown(found))


def events_of(since: str, until: str, *briefs: Brief) -> list[tuple[str, str | None, object, object]]:
    rows = [row for row in digest(since, until, briefs).rows if row.kind == "event"]
    return [(row.word, row.date, row.before, row.after) for row in rows]


PLANNED = brief("planned", "date: 2018-07-01\nevents: [{id: talks, status: planned, date: 2018-11-11}]")
MOVED = brief(
    "moved", "date: 2018-11-08\nevents: [{id: talks, status: changed, status_on: 2018-11-07, date: 2019-03-01}]"
)
OVER = brief("over", "date: 2019-03-10\nevents: [{id: talks, status: held, status_on: 2019-03-02}]")


def test_each_status_of_an_event_is_told_with_its_own_date() -> None:
    told = [
        ("planned", "2018-07-01", None, "planned"),
        ("changed", "2018-11-07", "planned", "changed"),
        ("rescheduled", "2018-11-08", "2018-11-11", "2019-03-01"),
        ("held", "2019-03-02", "changed", "held"),
    ]
    assert events_of("2018-01-01", "2019-12-31", PLANNED, MOVED, OVER) == told
    assert events_of("2018-07-02", "2019-12-31", PLANNED, MOVED, OVER) == told[1:]
    assert events_of("2019-03-02", "2019-03-09", PLANNED, MOVED, OVER) == []
    assert events_of("2019-03-01", "2019-03-09", PLANNED, MOVED, OVER) == [("dated", "2019-03-01", None, None)]
    assert events_of("2019-03-10", "2019-03-10", PLANNED, MOVED, OVER) == told[3:]


def test_a_move_from_a_day_of_the_registry_is_told_with_both_days() -> None:
    registry, _ = parse_registry("events: {talks: {title: Talks, date: 2018-11-11}}")
    changed = brief("changed", "date: 2018-11-08\nevents: [{id: talks, status: changed, date: 2019-03-01}]")
    after = event_rows([head_of(changed)], registry, None)
    (row,) = event_changes([], after, Days(day("2018-11-01"), day("2018-11-30")))
    assert (row.word, row.before, row.after) == ("changed", None, "changed")
    assert (row.moved_from, row.moved_to) == ("2018-11-11", "2019-03-01")
    assert change_note(row) == "2018-11-11 → 2019-03-01, 2018-11-08"
    assert change_line(row) == "Talks, 2018-11-11 → 2019-03-01, 2018-11-08"


def test_a_new_date_of_an_event_is_told_when_a_brief_first_gives_it() -> None:
    earlier = brief("earlier", "date: 2018-07-01\nevents: [{id: talks, status: planned, date: 2018-08-05}]")
    later = brief("later", "date: 2018-07-20\nevents: [{id: talks, date: 2018-10-05}]")
    again = brief("again", "date: 2018-07-25\nevents: [{id: talks, date: 2018-10}]")
    briefs = (earlier, later, again)
    assert events_of("2018-07-02", "2018-07-31", *briefs) == [("rescheduled", "2018-07-20", "2018-08-05", "2018-10-05")]
    assert events_of("2018-08-01", "2018-08-31", *briefs) == []
    assert events_of("2018-10-01", "2018-10-31", *briefs) == [("dated", "2018-10", None, None)]


def test_a_date_that_was_past_when_it_was_first_told_is_told_with_the_brief_that_tells_it() -> None:
    late = brief("late", "date: 2018-07-20\nevents: [{id: talks, date: 2018-07-05}]")
    dated = [("dated", "2018-07-05", None, None)]
    assert events_of("2018-07-01", "2018-07-15", late) == []
    assert events_of("2018-07-16", "2018-07-31", late) == dated
    assert events_of("2018-08-01", "2018-08-31", late) == []
    assert events_of("2018-07-01", "2018-08-31", late) == dated


def test_a_status_that_is_only_repeated_or_dated_better_is_not_told_again() -> None:
    again = brief("again", "date: 2019-05-01\nevents: [{id: talks, status: held}]")
    better = brief("better", "date: 2019-06-01\nevents: [{id: talks, status: held, status_on: 2019-03-01}]")
    assert events_of("2019-04-01", "2019-12-31", PLANNED, MOVED, OVER, again, better) == []
    instead = brief("instead", "date: 2019-06-01\nsupersedes: planned\nevents: [{id: talks, status: cancelled}]")
    gone = brief("planned", "date: 2018-07-01\nstatus: superseded\nevents: [{id: talks, status: planned}]")
    assert events_of("2019-04-01", "2019-12-31", gone, instead) == []  # undated, so not known on that day
    dated = brief(
        "instead",
        "date: 2019-06-01\nsupersedes: planned\nevents: [{id: talks, status: cancelled, status_on: 2019-05-30}]",
    )
    assert events_of("2019-04-01", "2019-12-31", gone, dated) == [("cancelled", "2019-05-30", "planned", "cancelled")]


IMPRECISE = brief(
    "imprecise",
    """
    date: 2018-01-01
    judgments:
      - id: j1
        claim: It rains
        probability: 0.5
        due: 2018-03/2018-05
        updates:
          - {date: 2018-03-09, probability: 0.6}
          - {date: 2018-03, probability: 0.7}
          - {date: 2018-04-02, probability: 0.8}
    """,
)


def test_updates_are_told_in_the_order_in_which_they_count() -> None:
    rows = [(row.date, row.before, row.after) for row in digest("2018-01-02", "2018-05-30", [IMPRECISE]).rows]
    assert rows == [("2018-03-09", 0.5, 0.6), ("2018-03", 0.6, 0.7), ("2018-04-02", 0.7, 0.8)]


def test_an_update_of_a_month_belongs_to_the_period_in_which_it_counts() -> None:
    assert [row.date for row in digest("2018-03-01", "2018-03-20", [IMPRECISE]).rows] == ["2018-03-09"]
    assert [row.date for row in digest("2018-03-21", "2018-04-01", [IMPRECISE]).rows] == ["2018-03"]


def test_a_judgment_is_due_when_its_due_date_is_over() -> None:
    assert [row.kind for row in digest("2018-03-01", "2018-05-30", [IMPRECISE]).rows if row.kind == "due"] == []
    assert [(row.kind, row.date) for row in digest("2018-05-31", "2018-05-31", [IMPRECISE]).rows] == [
        ("due", "2018-03/2018-05")
    ]
