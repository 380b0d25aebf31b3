"""Timeline, digest and dossier tell of decisions what `decisions list` tells, in every state that one can be in."""

from __future__ import annotations

import pytest

from briefkit import Library
from briefkit.core.dossier.given import Plan
from briefkit.core.publication.dossier import EVENTS
from tests.fakes import fake_library

STATES = {
    "wanted": 'question: Wanted?, by: treasury, needed_by: "2100-03"',
    "undated": "question: Undated?",
    "overdue": 'question: Overdue?, needed_by: "2020-02-01"',
    "chosen": 'question: Chosen?, by: treasury, needed_by: "2020-05", chosen: yes, decided_on: "2020-04-02"',
    "unsaid-when": 'question: Unsaid?, needed_by: "2020-06-01", outcome: rejected',
    "deferred": 'question: Deferred?, needed_by: "2100-01-01", outcome: deferred, decided_on: "2020-07-01"',
}
BRIEF = """\
---
title: {0}
kind: submission
date: 2020-01-01
decision: {{{1}}}
options: [{{id: "yes", title: 2 boats, do_nothing: true}}]
issues: [{{id: ports, positions: {{treasury: Waits}}}}]
---
"""


@pytest.fixture(scope="module")
def library() -> Library:
    briefs = {f"{name}.md": BRIEF.format(name, decision) for name, decision in STATES.items()}
    briefs["review.md"] = BRIEF.format("review", "Now?").replace("kind:", "status: review\nkind:")
    return fake_library(briefs, "parties: {treasury: {title: Treasury, titles: {de: Finanzministerium}}}\n")


def test_the_timeline_has_what_is_wanted_at_its_deadline_and_what_was_decided_on_its_day(library: Library) -> None:
    rows = [(str(row.date), row.kind, row.id, row.status, row.note) for row in library.timeline() if "deci" in row.kind]
    assert rows == [
        ("2020-02-01", "decision", "overdue", "open", None),
        ("2020-04-02", "decided", "chosen", "chosen", "2 boats"),
        ("2020-06-01", "decision", "unsaid-when", "rejected", None),
        ("2100-01-01", "decision", "deferred", "deferred", None),
        ("2100-03", "decision", "wanted", "open", "Treasury"),
    ]


def test_as_of_a_day_what_was_decided_later_is_wanted(library: Library) -> None:
    rows = {row.id: (row.kind, row.status) for row in library.timeline(as_of="2020-04-01") if "deci" in row.kind}
    listed = {row.brief: row.decision.state for row in library.decisions(as_of="2020-04-01") if row.decision.needed_by}
    assert rows == {id_: ("decision", state) for id_, state in listed.items()}
    assert rows["chosen"] == ("decision", "open")


def test_a_query_chooses_decisions_by_their_briefs(library: Library) -> None:
    rows = library.timeline("decision:(by:treasury outcome:open)")
    assert [(row.kind, row.id) for row in rows] == [("brief", "wanted"), ("decision", "wanted")]


def test_a_digest_tells_each_state_once_under_the_issues_of_its_brief(library: Library) -> None:
    rows = [row for row in library.digest("2020-01-01", "2020-12-31") if row.kind in ("decision", "decided")]
    assert {row.issue for row in rows if row.brief != "review"} == {"ports"}  # positions are those of live briefs
    assert [(row.brief, row.kind, row.word, row.after, row.detail) for row in rows] == [
        ("overdue", "decision", "wanted", "2020-02-01", None),
        ("wanted", "decision", "wanted", "2100-03", None),
        ("undated", "decision", "wanted", None, None),
        ("overdue", "decision", "due", None, None),
        ("chosen", "decided", "chosen", None, "2 boats"),
        ("deferred", "decided", "deferred", "2100-01-01", None),
        ("review", "decision", "wanted", None, None),
    ]


def test_a_dossier_has_what_is_wanted_among_the_events_ahead(library: Library) -> None:
    briefs = library.find()
    dossier = library.dossier(briefs, Plan(language="de", parts=(EVENTS, "briefs"))).dossier
    entries = next(section for section in dossier.sections if section.part == EVENTS).publication.events
    numbers = {brief.id: number for number, brief in enumerate(briefs, 1)}
    assert [(one.title, one.date, one.status) for one in entries] == [
        ("Deferred?", "1. Januar 2100", f"Erbetene Entscheidung, Text\u00a0{numbers['deferred']}"),
        ("Wanted?", "März 2100", f"Entscheidung durch: Finanzministerium, Text\u00a0{numbers['wanted']}"),
    ]
