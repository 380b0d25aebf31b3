"""The sections of a redline."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.registry.registry import Registry
from briefkit.export.html.redline import redline_html
from briefkit.export.redline.items import GroupItem
from briefkit.export.redline.view import sections
from tests.core.diff.records.test_compare import brief

OLD = """\
topics: [water, trade]
issues:
  - {id: both, status: disputed, positions: {us: {says: A, stance: supports}}}
  - {id: same, status: disputed, positions: {us: {says: A, stance: supports}}}
  - {id: gone, status: disputed}
judgments:
  - {id: j1, claim: The fee falls, term: likely}
  - {id: j2, claim: The bridge stays closed, term: likely}
  - {id: j3, claim: Nobody resigns, term: likely}
events:
  - {id: e1, title: Hearing, date: 2024-01}
  - {id: e2, title: Summit, date: 2024-01}
sources: [{id: s1, title: Report}]
"""
NEW = """\
topics: [water, energy]
issues:
  - {id: both, status: disputed, positions: {us: {says: A, stance: opposes}}}
  - {id: same, status: disputed, positions: {us: {says: A, stance: supports}}}
  - {id: new, status: disputed}
judgments:
  - {id: j1, claim: The fee falls, term: unlikely}
  - {id: j2, claim: The bridge stays closed, term: likely}
  - {id: j4, claim: A tunnel is dug, term: likely}
events:
  - {id: e1, title: Hearing, date: 2024-01}
  - {id: e3, title: Vote, date: 2024-01}
sources: [{id: s1, title: Report}]
authors: [{name: A. Author}]
"""


def diff(mode: str, old: str = OLD, new: str = NEW) -> Diff:
    return make_diff(brief(old), brief(new, id="c", date="2024-06"), Registry(), mode=mode)


def shown(made: Diff) -> dict[str, list[Any]]:
    """The items of each section by their titles; groups as (title, parts)."""
    return {section.title: [_told(item) for item in section.items] for section in sections(made)}


def _told(item: Any) -> Any:
    if isinstance(item, GroupItem):
        return item.title, list(item.parts)
    return item if isinstance(item, str) else item.title


def test_a_comparison_lists_what_is_in_both_and_what_in_one() -> None:
    made = diff(COMPARISON)
    old, new = made.old.label, made.new.label
    found = shown(made)
    assert found["Issues in both"] == ["both", "same"]
    assert found[f"Issues only in {old}"] == ["gone"]
    assert found[f"Issues only in {new}"] == ["new"]
    assert found["Judgments in both"] == ["The fee falls", "The bridge stays closed"]
    assert found[f"Judgments only in {old}"] == ["Nobody resigns"]
    assert found[f"Judgments only in {new}"] == ["A tunnel is dug"]
    assert found["Events, people and sources"] == [
        ("Events", [("in both", "Hearing"), (f"only in {old}", "Summit"), (f"only in {new}", "Vote")]),
        ("Authors", [(f"only in {new}", "A. Author")]),
        ("Sources", [("in both", "Report")]),
        ("Topics", [(f"only in {old}", "trade"), (f"only in {new}", "energy")]),
    ]


def test_a_revision_lists_only_what_changed() -> None:
    found = shown(diff(REVISION))
    assert found["Issues whose positions changed"] == ["both"]
    assert found["Judgments that changed"] == ["The fee falls"]
    lines = found["What changed"]
    assert "issue removed: gone" in lines
    assert not [line for line in lines if "Report" in line]
    assert "Events, people and sources" not in found


def test_the_text_is_no_line_of_a_revision_and_rewording_is() -> None:
    made = make_diff(
        brief("summary: One fee stays.\n"),
        brief("summary: One fee falls.\n", "Other text.\n"),
        Registry(),
        mode=REVISION,
    )
    found = shown(made)
    assert found["Reworded"] == ["summary"]
    assert not [line for line in found["What changed"] if "words" in line]


def test_sections_without_items_are_left_out_and_the_others_keep_their_numbers() -> None:
    made = diff(COMPARISON, OLD, OLD)
    assert [(section.anchor, section.title, section.form) for section in sections(made)] == [
        ("s1", "Issues in both", "issues"),
        ("s4", "Judgments in both", "verdicts"),
        ("s9", "Events, people and sources", "groups"),
        ("s10", "Other differences", "lines"),  # their dates
    ]


@pytest.mark.parametrize(
    ("mode", "text", "printed"),
    [(COMPARISON, None, False), (COMPARISON, True, True), (REVISION, None, True), (REVISION, False, False)],
)
def test_the_text_is_printed_of_a_revision_or_on_demand(mode: str, text: bool | None, printed: bool) -> None:
    made = make_diff(brief("", "An older passage.\n"), brief("", "Something else here.\n"), Registry(), mode=mode)
    page = redline_html(made, text=text).decode()
    assert ("An older passage." in page) is printed


def test_an_unchanged_text_is_not_printed() -> None:
    made = make_diff(brief(OLD, "The same passage.\n"), brief(NEW, "The same passage.\n"), Registry(), mode=REVISION)
    assert "The same passage." not in redline_html(made, text=True).decode()
