"""Ids in edits in the spelling of the registry, and in the words that a brief has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.format import parse_edit
from briefkit.core.edit.registered import naming_briefs, naming_judgments, registered
from briefkit.core.edit.value import Add, Edit, Set
from briefkit.core.registry.registry import parse_registry
from briefkit.core.text.words import fold
from briefkit.library.edit import resolver

REGISTRY = parse_registry("""
topics: {trade: {aliases: [Commerce]}, größe: {title: Size}}
parties: {us: {title: United States}, eu: {}}
issues: {fees: {title: Port fees}}
events: {vote: {}}
people: {ann: {name: Ann Lee}, us: {name: Not the party}}
""")[0]
RESOLVE = resolver(REGISTRY)


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        ("topics+=COMMERCE", "trade"),
        ("topics=Trade,gro\u0308ße", ["trade", "größe"]),
        ("parties.1=United States", "us"),
        ("issues.fees.id=Port Fees", "fees"),
        ("events+=Vote", "vote"),
        (
            "issues+={id: Port fees, positions: {United States: {says: No}, Ann Lee: Yes}}",
            {"id": "fees", "positions": {"us": {"says": "No"}, "ann": "Yes"}},
        ),
        (
            "judgments+={id: trade, claim: Trade, about: Port fees, by: Ann Lee, depends_on: [Vote]}",
            {"id": "trade", "claim": "Trade", "about": "fees", "by": "ann", "depends_on": ["vote"]},
        ),
        ("topics=Trade,x,COMMERCE,x", ["trade", "x"]),
        ("title=Trade", "Trade"),
        ("regions+=Trade", "Trade"),
        ("topics+=unknown", "unknown"),
    ],
)
def test_only_ids_are_respelled(edit: str, written: object) -> None:
    done, changed = registered(parse_edit(edit), RESOLVE)
    assert isinstance(done, (Set, Add))
    assert done.value == written
    assert bool(changed) == (done != parse_edit(edit))
    assert registered(done, RESOLVE) == (done, [])


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        ("related+=FIRST", "First"),
        ("related=second,[x]", ["second,[x]"]),
        (
            "related=[FIRST, {id: first, title: T}, {title: first}]",
            ["First", {"id": "First", "title": "T"}, {"title": "first"}],
        ),
        ("supersedes=first", "First"),
        ("title=first", "first"),
    ],
)
def test_briefs_are_named_by_their_ids(edit: str, written: object) -> None:
    done, changed = naming_briefs(parse_edit(edit), lambda name: "First" if fold(name) == "first" else name)
    assert isinstance(done, (Set, Add))
    assert done.value == written
    assert [id_ for _, id_ in changed] == ["First"] * len(changed)


BRIEF = """---
title: T
kind: note
date: 2020
topics: [Commerce, x]  # why
issues:
  - id: fees
    positions: {United States: {says: No}, eu: {says: Yes}}
  - id: Dues
judgments: [{id: j1, claim: C}]
sources: [{id: s1, title: S}]
---
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        ("topics+=trade", "", ""),
        ("topics-=trade", "[Commerce, x]", "[x]"),
        ("topics-=x", "[Commerce, x]", "[Commerce]"),
        ("issues.fees.positions.us.stance=opposes", "{says: No}", "{says: No, stance: opposes}"),
        ("issues.fees.positions.EU.stance=opposes", "{says: Yes}", "{says: Yes, stance: opposes}"),
        ("issues.FEES.positions.eu.source=S1", "{says: Yes}", "{says: Yes, source: s1}"),
        (
            "issues.Port fees.positions.ann={says: Nay, source: S1}",
            "{says: Yes}}",
            "{says: Yes}, ann: {says: Nay, source: s1}}",
        ),
        ("judgments.J1.evidence=S1", "claim: C}", "claim: C, evidence: s1}"),
        ("judgments.j1.about=DUES", "claim: C}", "claim: C, about: [Dues]}"),
        ("judgments.j1.evidence=s9", "claim: C}", "claim: C, evidence: s9}"),
        ("issues.fees.positions.Ann Lee=No", "{says: Yes}}", '{says: Yes}, ann: ["No"]}'),
    ],
)
def test_a_brief_keeps_its_own_spelling(edit: str, old: str, new: str) -> None:
    spelled, _ = registered(parse_edit(edit), RESOLVE)
    assert edit_brief(BRIEF.encode(), [spelled], RESOLVE).decode() == BRIEF.replace(old, new, 1)


def test_edits_follow_each_other() -> None:
    edits: list[Edit] = [parse_edit("topics-=trade"), parse_edit("topics+=trade")]
    assert edit_brief(BRIEF.encode(), edits, RESOLVE).decode() == BRIEF.replace("[Commerce, x]", "[x, trade]")


@given(topics=st.lists(st.sampled_from(["trade", "Trade", "commerce", "x", "X", "größe"]), min_size=1, unique_by=fold))
def test_adding_and_removing_a_topic_in_any_spelling_is_no_change(topics: list[str]) -> None:
    before = BRIEF.replace("[Commerce, x]", "[" + ", ".join(topics) + "]").encode()
    for word in ("Trade", "COMMERCE", "trade"):
        added, _ = registered(parse_edit(f"topics+={word}"), RESOLVE)
        done = edit_brief(before, [added], RESOLVE)
        if any(RESOLVE("topics", topic) == "trade" for topic in topics):
            assert done == before
        else:
            assert edit_brief(done, [parse_edit(f"topics-={word}")], RESOLVE) == before


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        ("judgments.j1.continues=FIRST#J1", "First#j1"),
        (
            "judgments+={id: j2, claim: FIRST#J1, continues: FIRST#J1}",
            {"id": "j2", "claim": "FIRST#J1", "continues": "x"},
        ),
        ("judgments.j1.claim=FIRST#J1", "FIRST#J1"),
    ],
)
def test_judgments_of_other_briefs_are_named_in_full(edit: str, written: object) -> None:
    done, changed = naming_judgments(parse_edit(edit), lambda name: "First#j1" if name == "FIRST#J1" else name)
    assert isinstance(done, (Set, Add))
    expected = written | {"continues": "First#j1"} if isinstance(written, dict) else written
    assert done.value == expected
    assert changed == ([("FIRST#J1", "First#j1")] if done != parse_edit(edit) else [])
