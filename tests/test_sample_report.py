"""The report in the sample library states the figures of its own ledger."""

from __future__ import annotations

import re
from pathlib import Path

from briefkit.core.judgments.groups import Group
from briefkit.library.library import Library

SAMPLE = Path(__file__).parent.parent / "briefs"
REPORT = "2021-10-helsinki-to-geneva"


def test_the_table_of_terms() -> None:
    library = Library.open(SAMPLE)
    desks = "author:(russia-desk OR arms-control-desk) date<=2021-09"
    table = library.judgments.score(desks, by="term", at="first", as_of="2021-10-15")
    *groups, whole = [row.group for row in table]
    (brief,) = library.find(f"id:{REPORT}")
    told = dict(re.findall(r"^\| ([a-z ]+) \| (.*) \|$", brief.body, re.MULTILINE))
    assert {name: cells for name, cells in told.items() if cells[0].isdigit()} == {
        group.name: _cells(group) for group in groups if group.score
    }
    score = whole.score
    assert score is not None
    assert f"| **All** | **{score.count}** | | **{score.happened}** | |" in brief.body
    assert f"The Brier score is {score.brier:.2f}, where always saying fifty-fifty" in brief.body
    bare = next(group for group in groups if not group.name).ledger
    still_open = whole.ledger.registered - whole.ledger.resolved - (bare.registered - bare.resolved)
    assert (whole.ledger.registered, bare.registered, still_open) == (54, 14, 7)
    assert "Of 54 judgments 14 carried no probability. Of the 40 with one, seven are still open." in brief.body


def _cells(group: Group) -> str:
    score = group.score
    assert score is not None
    return f"{score.count} | {score.mean:.0%} | {score.happened} | {score.rate:.0%}".replace("%", " %")
