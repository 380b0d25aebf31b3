"""The library as it was known on a day: nothing later or undated shows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.as_of import known_by
from briefkit.core.brief.heads import head_of
from briefkit.core.brief.model import Brief, Event, Issue, Judgment, Position, Update
from briefkit.core.dates.dates import PartialDate, day_of
from briefkit.core.issues.matrix import MATRIX, matrix_entries, pivot_by_party
from briefkit.core.issues.rows import position_rows
from briefkit.core.issues.steps import issue_steps
from briefkit.core.judgments.ledger import ledger
from briefkit.core.judgments.rows import JUDGMENTS, JudgmentDefaults, due_by
from briefkit.core.timeline.digest import Known, Stated, make_digest
from briefkit.core.timeline.rows import TIMELINE, timeline_rows
from tests.core.judgments.ledger import REGISTRY, brief, day, judgment_rows

DAY = datetime.date(2018, 11, 8)

JUDGED = """
    date: {date}
    events: [{{id: summit, status: changed, status_on: 2018-11-07}}, {{id: later, status: planned}}]
    judgments:
      - id: j1
        claim: It holds
        term: likely
        due: 2018-11-11
        updates: [{{date: 2018-11-07, probability: 0.9}}, {{date: 2018-11-09, probability: 0.95}}]
        outcome: occurred
        resolved_on: 2018-11-11
        evidence: s1
      - {{id: j2, claim: Undated, term: likely, outcome: void}}
      - {{id: j3, claim: By the month, term: likely, outcome: occurred, resolved_on: 2018-11}}
"""


def test_what_was_known_when() -> None:
    (known,) = known_by([brief("a", JUDGED.format(date="2018-11"))], DAY)
    assert [(event.id, event.status) for event in known.events] == [("summit", "changed"), ("later", "planned")]
    outcomes = [(judgment.outcome, judgment.resolved_on, judgment.evidence) for judgment in known.judgments]
    assert outcomes == [(None, None, None)] * 3
    assert [str(update.date) for update in known.judgments[0].updates] == ["2018-11-07"]
    (after,) = known_by([brief("a", JUDGED.format(date="2018-11"))], day("2018-11-30"))
    assert [judgment.outcome for judgment in after.judgments] == ["occurred", None, "occurred"]


@pytest.mark.parametrize(
    ("resolution", "met", "outcome"),
    [
        # whether the condition was met is known with the outcome …
        ("condition_met: 'yes', outcome: occurred, resolved_on: 2018-11-08", "yes", "occurred"),
        ("condition_met: 'yes', outcome: occurred, resolved_on: 2018-11-09", None, None),
        ("condition_met: 'yes', outcome: occurred, resolved_on: 2018-11", None, None),
        # … also if that is all that is known
        ("condition_met: 'no', resolved_on: 2018-11-08", "no", None),
        ("condition_met: 'no', resolved_on: 2018-11-09", None, None),
        # an undated one may have been added since
        ("condition_met: 'no'", None, None),
        ("condition_met: 'yes', outcome: occurred", None, None),
    ],
)
def test_whether_a_condition_was_met_is_known_from_its_day(
    resolution: str, met: str | None, outcome: str | None
) -> None:
    text = f"date: 2018-11-01\njudgments: [{{id: j1, claim: It holds, condition: It rains, {resolution}}}]"
    (judgment,) = known_by([brief("a", text)], DAY)[0].judgments
    assert (judgment.condition_met, judgment.outcome) == (met, outcome)
    if met is None:
        assert judgment.resolved_on is None
    (unsure,) = known_by([brief("a", text)], DAY, undated=True)[0].judgments
    dated = "resolved_on" in resolution
    assert unsure.condition_met == (met if dated else brief("a", text).judgments[0].condition_met)


def test_a_brief_is_known_from_its_first_day_and_an_undated_one_never() -> None:
    briefs = [brief("month", "date: 2018-11"), brief("later", "date: 2018-11-09"), brief("draft", "status: draft")]
    assert [known.id for known in known_by(briefs, DAY)] == ["month"]


@pytest.mark.parametrize(
    ("successor", "status"), [("2018-11-08", "superseded"), ("2018-11-09", "published"), (None, "published")]
)
def test_a_brief_is_superseded_from_the_day_of_its_successor(successor: str | None, status: str) -> None:
    briefs = [brief("old", "date: 2018-07\nstatus: superseded")]
    briefs += [brief("new", f"date: {successor}\nsupersedes: old")] if successor else []
    assert known_by(briefs, DAY)[0].status == status


def test_a_retracted_brief_stays_retracted() -> None:
    assert known_by([brief("bad", "date: 2018-07\nstatus: retracted")], DAY)[0].status == "retracted"


def test_a_position_that_was_taken_later_is_not_known() -> None:
    held = "{us: [{stance: opposes}, {stance: supports, date: 2018-11-20}]}"
    text = f"date: 2018-11\nissues: [{{id: fees, positions: {held}}}]"
    assert [position.stance for position in known_by([brief("a", text)], DAY)[0].issues[0].positions] == ["opposes"]


# --- later facts change nothing -----------------------------------------------------------------------------------

EARLIER = st.dates(datetime.date(2016, 1, 1), DAY)
LATER = st.dates(DAY + datetime.timedelta(days=1), datetime.date(2022, 1, 1))
STATUSES = st.sampled_from(["disputed", "deadlocked", "resolved"])


def _partial(days: st.SearchStrategy[datetime.date]) -> st.SearchStrategy[PartialDate]:
    return days.map(day_of) | days.map(lambda date: PartialDate(date.year, date.month))


@st.composite
def _judgment(draw: st.DrawFn) -> Judgment:
    outcome = draw(st.sampled_from([None, "open", "occurred", "did-not-occur", "void"]))
    return Judgment(
        id="j",
        claim="It holds",
        about=("fees",),
        term=draw(st.sampled_from(["likely", "unlikely", None])),
        outcome=outcome,
        resolved_on=draw(st.none() | _partial(EARLIER)),
        updates=tuple(
            Update(date=date, probability=(0.6, 0.6)) for date in draw(st.lists(EARLIER.map(day_of), max_size=2))
        ),
    )


@st.composite
def _brief(draw: st.DrawFn, id_: str, days: st.SearchStrategy[datetime.date]) -> Brief:
    positions = tuple(
        Position(holder="us", says=says, stance=stance)
        for says, stance in draw(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["supports", "opposes"]))))
    )
    event = Event(id="summit", status=draw(st.sampled_from([None, "planned", "held"])), status_on=day_of(draw(EARLIER)))
    return Brief(
        id=id_,
        path=f"{id_}.md",
        title=id_,
        kind="note",
        date=day_of(draw(days)),
        events=(event,),
        issues=(Issue(id="fees", status=draw(STATUSES), positions=positions),),
        judgments=(draw(_judgment()),),
        supersedes=draw(st.sampled_from([None, "b0", "b1"])),
    )


@st.composite
def _later(draw: st.DrawFn, known: Brief) -> Brief:
    """The same brief after more became known: later or undated outcomes, updates and event statuses."""
    judgments = []
    for judgment in known.judgments:
        later = judgment
        if draw(st.booleans()):
            update = Update(date=day_of(draw(LATER)), probability=(0.9, 0.9))
            later = later.replaced(updates=(*later.updates, update))
        if judgment.outcome in (None, "open") and draw(st.booleans()):
            when = draw(st.none() | LATER.map(day_of))
            later = later.replaced(outcome="occurred", resolved_on=when, evidence="s1")
        judgments.append(later)
    events = known.events
    if draw(st.booleans()):
        events = (*events, Event(id="later", status="cancelled", status_on=draw(st.none() | LATER.map(day_of))))
    issues = known.issues
    if draw(st.booleans()):
        taken = Position(holder="us", stance="neutral", date=day_of(draw(LATER)))
        issues = tuple(issue.replaced(positions=(*issue.positions, taken)) for issue in issues)
    return known.replaced(judgments=tuple(judgments), events=events, issues=issues)


def _answers(briefs: list[Brief], today: datetime.date) -> object:
    """Everything that the commands answer as of a day."""
    known = sorted((b for b in known_by(briefs, today) if b.live), key=lambda b: b.newest_last)
    rows = position_rows(known, REGISTRY)
    judged = judgment_rows(known, JudgmentDefaults(REGISTRY))
    heads = [head_of(brief) for brief in known]
    events = [row for row in timeline_rows(heads, REGISTRY, known_until=today) if row.id != "later"]
    digest = make_digest([], Known(heads, events), Stated(rows, judged), day("2016-01-01"), today)
    return (
        [str(row) for row in rows],
        list(MATRIX.records(matrix_entries(pivot_by_party(rows)))),
        [str(step) for step in issue_steps(rows)],
        list(JUDGMENTS.records(judged)),
        [row.ref for row in due_by(judged, today)],
        ledger(judged, today).stages,
        list(TIMELINE.records(events)),
        digest.rows,
    )


@given(st.data())
def test_later_facts_change_no_answer(data: st.DataObject) -> None:
    known = [data.draw(_brief(f"b{number}", EARLIER)) for number in range(2)]
    more = [data.draw(_later(one)) for one in known]
    more += [data.draw(_brief(f"c{number}", LATER)) for number in range(data.draw(st.integers(0, 2)))]
    for number in (0, 1):  # a later brief that supersedes one makes it superseded, but not yet then
        if any(one.supersedes == f"b{number}" for one in more[2:]):
            already = any(one.supersedes == f"b{number}" for one in known)
            more[number] = more[number] if already else more[number].replaced(status="superseded")
    assert _answers(known, DAY) == _answers(more, DAY)
