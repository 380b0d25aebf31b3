"""A dossier: every part of it agrees with the briefs, and nothing of one that is held back is in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.body.document import Block, Heading, Items, Link, Paragraph, plain_text
from briefkit.core.dates.dates import parse_date
from briefkit.core.dossier.given import Plan
from briefkit.core.publication.dossier import (
    BRIEFS,
    CHANGES,
    DUE,
    EVENTS,
    INDEX,
    ISSUES,
    PAST,
    RIGHTS,
    SOURCES,
    Dossier,
)
from briefkit.errors import ExportError

FIRST = """---
title: Dues before the meeting
kind: commentary
date: "2021-03-01"
access: public
authors: [A. Author]
parties: [north, south]
issues:
  - id: dues
    question: Should dues fall?
    status: negotiable
    positions:
      north: {says: Wants lower dues, stance: supports, source: s1}
      south: {says: Wants to wait, stance: neutral, source: s2}
judgments:
  - {id: j1, claim: The meeting agrees on dues, about: [dues], term: likely, due: "2021-05", by: a-author,
     outcome: occurred, resolved_on: "2021-05-10", evidence: s2}
  - {id: j2, claim: Dues are halved by 2090, about: [dues], probability: 0.2, due: "2090"}
events:
  - {id: fair, title: Harbour fair, date: "2095-06-01", status: planned}
  - {id: past, title: Old meeting, date: "2020-06-01", status: held}
sources:
  - {id: s1, title: A speech, url: "https://example.org/speech", reliability: B, credibility: 2}
  - {id: s2, title: Minutes}
disclaimer: The first disclaimer.
license: CC-BY-4.0
---
## Why it matters

See [above](#why-it-matters).[^1]

[^1]: A note.
"""
SECOND = """---
title: Dues after the meeting
kind: qa
date: "2021-06-01"
access: internal
parties: [north]
issues:
  - id: dues
    question: Should dues fall?
    status: disputed
    positions:
      south: {says: Refuses, stance: opposes, source: a}
sources:
  - {id: a, title: Another title, url: "https://example.org/speech", reliability: B, credibility: 2}
  - {id: b, title: Minutes, reliability: C, credibility: 3}
disclaimer: The second disclaimer.
---
## Why it matters

Text.
"""
EMBARGOED = """---
title: Qsecret plans
kind: note
date: "2021-07-01"
access: embargoed
supersedes: second
events: [{id: fair, title: Qsecret fair, date: "2096-01-01", status: changed, status_on: "2021-07-01"}]
---
Qsecret.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two briefs on one issue, and one that is under embargo and speaks of the event of one of them."""
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Harbour Institute"\n')
    for name, text in (("first", FIRST), ("second", SECOND), ("secret", EMBARGOED)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return Library.open(tmp_path)


def dossier_of(library: Library, *names: str, **plan: object) -> Dossier:
    """A dossier of some briefs."""
    return library.dossier([library.get(name) for name in names], Plan(**plan)).dossier  # type: ignore[arg-type]


def words(blocks: tuple[Block, ...]) -> list[str]:
    """The text of headings, paragraphs and lists of one level."""
    found = []
    for block in blocks:
        if isinstance(block, Items):
            found += words(tuple(inner for item in block.items for inner in item))
        elif isinstance(block, Heading | Paragraph):
            found.append(plain_text(block.children).replace("\u00a0", " "))
    return found


def test_the_parts_stand_in_their_order(library: Library) -> None:
    made = dossier_of(library, "second", "first", since=parse_date("2021-02"))
    parts = [CHANGES, ISSUES, DUE, PAST, EVENTS, BRIEFS, BRIEFS, SOURCES, INDEX, RIGHTS]
    assert [section.part for section in made.sections] == parts
    assert [section.title for section in made.briefs] == ["Dues after the meeting", "Dues before the meeting"]


def test_only_the_parts_of_the_plan_and_those_with_something_to_print_are_there(library: Library) -> None:
    made = dossier_of(library, "second", parts=(ISSUES, DUE, BRIEFS))
    assert [section.part for section in made.sections] == [ISSUES, BRIEFS, RIGHTS]
    assert made.index == ()


def test_equal_sources_are_listed_once_and_referred_to_by_that_number(library: Library) -> None:
    made = dossier_of(library, "first", "second")
    sources = next(section for section in made.sections if section.part == SOURCES).publication.sources
    assert [(entry.number, entry.title) for entry in sources] == [(1, "A speech"), (2, "Minutes"), (3, "Minutes")]
    assert [section.cites for section in made.briefs] == [(1, 2), (1, 3)]
    table = made.briefs[1].publication.issues
    assert table is not None
    assert table.lines[0].cells[0].positions[0].note == "source\u00a01\u00a0(B2)"
    assert made.briefs[0].publication.judgments[0].resolved == "10 May 2021, source\u00a02"


def test_the_joint_table_has_the_latest_position_of_each_party_and_how_it_moved(library: Library) -> None:
    made = dossier_of(library, "first", "second")
    table = next(section for section in made.sections if section.part == ISSUES).publication.issues
    assert table is not None
    line = table.lines[0]
    assert (line.status_id, line.movement) == ("disputed", "sharpened (before: negotiable)")
    said = {table.parties[cell.column]: cell.positions[0] for cell in line.cells}
    assert said["south"].says == "Refuses"
    assert (
        said["south"].note
        == "1 June 2021, source\u00a01\u00a0(B2), moved toward opposition (before: neutral), brief\u00a02"
    )


def test_what_changed_is_what_the_digest_tells(library: Library) -> None:
    made = dossier_of(library, "first", "second", since=parse_date("2021-05"))
    changes = made.sections[0]
    assert changes.title == "What changed since May 2021"
    said = words(changes.publication.blocks)
    assert said[0] == "dues"
    assert "Issue, sharpened: Should dues fall? (negotiable → disputed, 1 June 2021, brief 2)" in said
    assert "Forecast, occurred: The meeting agrees on dues (likely, 55–80%, 10 May 2021, Minutes, brief 1)" in said


def test_every_part_has_the_registry_s_titles_in_the_language_of_the_dossier(library: Library) -> None:
    entries = {
        "issues": {"dues": {"title": "Dues", "titles": {"de": "Abgaben"}}},
        "parties": {"north": {"title": "The North", "titles": {"de": "Der Norden"}}},
        "events": {"fair": {"title": "Harbour fair", "titles": {"de": "Hafenfest"}}},
    }
    (library.folder / "registry.yaml").write_text(json.dumps(entries), "utf-8")
    opened = Library.open(library.folder)
    made = dossier_of(opened, "first", "second", since=parse_date("2021"), language="de")
    parts = {section.part: section.publication for section in made.sections}
    told = words(parts[CHANGES].blocks)
    assert "Abgaben" in told
    assert any("Der Norden" in line for line in told)
    assert not any("North" in line or line == "Dues" for line in told)
    table = parts[ISSUES].issues
    assert table is not None
    assert [line.title for line in table.lines] == ["Abgaben"]
    assert "Der Norden" in table.parties


def test_forecasts_are_open_or_past_and_scored_as_the_ledger_scores_them(library: Library) -> None:
    made = dossier_of(library, "first", "second")
    due, past = (next(one for one in made.sections if one.part == part).publication for part in (DUE, PAST))
    assert [(entry.claim, entry.by) for entry in due.judgments] == [("Dues are halved by 2090", "brief\u00a01")]
    assert [entry.resolved for entry in past.judgments] == ["10 May 2021, source\u00a02"]
    assert "Brier score: 0.11" in words(past.blocks)  # (1 − 0.675)²
    *_, row = library.judgments.score("id:first")
    assert row.score is not None
    assert f"{row.score.brier:.2f}" == "0.11"


def test_anchors_are_unique_and_links_lead_to_their_own_brief(library: Library) -> None:
    made = dossier_of(library, "first", "second")
    anchors = [block.anchor for one in made.briefs for block in one.publication.blocks if isinstance(block, Heading)]
    assert anchors == ["brief-1.why-it-matters", "brief-2.why-it-matters"]
    texts = [block for block in made.briefs[0].publication.blocks if isinstance(block, Paragraph)]
    assert [child.url for child in texts[0].children if isinstance(child, Link)] == ["#brief-1.why-it-matters"]


def test_no_disclaimer_or_licence_is_lost(library: Library) -> None:
    said = words(dossier_of(library, "first", "second").sections[-1].publication.blocks)
    assert "The first disclaimer. (brief 1)" in said
    assert "The second disclaimer. (brief 2)" in said
    assert "CC BY 4.0 (brief 1)" in said


def test_the_title_page_names_the_strictest_restriction(library: Library) -> None:
    assert dossier_of(library, "first").status_label is None
    assert dossier_of(library, "first", "second").status_label == "Internal"


def test_what_a_brief_under_embargo_says_of_an_event_is_left_out_and_named(library: Library) -> None:
    prepared = library.dossier([library.get("first")], Plan(since=parse_date("2021-01")))
    events = next(section for section in prepared.dossier.sections if section.part == EVENTS).publication.events
    assert [(event.title, event.date) for event in events] == [("Harbour fair", "1 June 2095")]
    assert "Qsecret" not in str([words(section.publication.blocks) for section in prepared.dossier.sections])
    assert any("secret.md" in finding.message for _, finding in prepared.findings)


def test_a_dossier_needs_a_brief_and_known_parts(library: Library) -> None:
    with pytest.raises(ExportError, match="needs a brief"):
        library.dossier([], Plan())
    with pytest.raises(ExportError, match="no part “isues”") as caught:
        library.dossier([library.get("first")], Plan(parts=("isues",)))
    assert caught.value.hint == "did you mean issues or sources?"
