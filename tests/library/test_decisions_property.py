"""What `decisions resolve` writes is what every reader of it tells, and nothing else in the file changes."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.brief.model import Brief
from briefkit.library.library import today
from tests.thorough import IN_CI

STYLES = {
    "block": "decision:\n  question: Should it?  # ours\n  by: treasury\n\n  needed_by: '2020-05-01'\n  own: kept\n",
    "flow": "decision: {question: Should it?, by: treasury, needed_by: 2020-05-01, own: kept}  # ours\n",
    "short": "decision: Should it?\n",
    "decided": 'decision:\n  outcome: rejected\n  note: "No"\n  question: Should it?\n  decided_on: 2020-04-01\n',
    "flow-decided": "decision: {question: Should it?, chosen: b, decided_on: 2020-04-01, evidence: s1}\n",
}
HEAD = "---\ntitle: Asked\nkind: submission\ndate: 2020-01-01\n"
TAIL = """\
options: [{id: a, title: Go on, do_nothing: true}, {id: b, title: "Stop: now"}]
sources: [{id: s1, title: Minutes}, {id: s2, title: Note}]
after: the same
---
Text: *as it is*.
"""
KEYS = ("outcome", "chosen", "decided_on", "decided_by", "evidence", "note", "needed_by")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=30)
NOTES = TEXTS.map(str.strip).filter(bool)
NUMBERS = count()


@st.composite
def resolutions(draw: Any) -> tuple[str, dict[str, Any]]:
    """An outcome and what is recorded with it."""
    outcome = draw(st.sampled_from(["chosen", "rejected", "deferred", "open"]))
    asked: dict[str, Any] = {}
    if outcome == "chosen":
        asked["option"] = draw(st.sampled_from(["a", "b", "Go on", "Stop: now"]))
    if outcome != "open":
        asked["on"] = draw(st.sampled_from(["2020-04-02", "2020-04", None]))
        asked["by"] = draw(st.sampled_from(["treasury", "m-quay", None]))
        asked["evidence"] = draw(st.sampled_from(["s1", "s2", None]))
        asked["note"] = draw(NOTES | st.none())
    if outcome == "deferred":
        asked["needed_by"] = draw(st.sampled_from(["2020-09-01", "2020-10", None]))
    return outcome, {name: value for name, value in asked.items() if value is not None}


@given(style=st.sampled_from([*STYLES]), asked=resolutions(), marks=st.sampled_from(["", "\ufeff", "\r\n"]))
@profile(max_examples=60 if IN_CI else 12)
def test_all_readers_tell_what_was_written_and_nothing_else_has_changed(
    tmp_path_factory: pytest.TempPathFactory, style: str, asked: tuple[str, dict[str, Any]], marks: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / f"decided-{next(NUMBERS)}"
    folder.mkdir()
    (folder / "briefkit.toml").touch()
    text = HEAD + STYLES[style] + TAIL
    before = text.replace("\n", "\r\n") if marks == "\r\n" else marks + text
    (folder / "asked.md").write_bytes(before.encode())
    library = Library.open(folder)
    outcome, given_ = asked
    library.decisions.resolve("asked", outcome, **given_, again=True).apply()
    library.refresh()
    after = (folder / "asked.md").read_bytes().decode()
    _assert_same_around(before, after)
    _agree(library, outcome, given_)


def _assert_same_around(before: str, after: str) -> None:
    """Everything but the decision is as it was, and in it what a human added."""
    start, end = before.index("decision:"), len(before) - before.index("options:")
    assert after[:start] == before[:start]
    assert after[-end:] == before[-end:]
    for kept in ("# ours", "own: kept"):
        assert (kept in after) == (kept in before)


def _agree(library: Library, outcome: str, given_: dict[str, Any]) -> None:
    brief: Brief = library.get("asked")
    assert brief.problems == ()
    decision = brief.decision
    assert decision is not None
    (row,) = library.decisions(everything=True).records()
    (asked,) = library.sql("SELECT * FROM decisions").records()
    (exported,) = library.tables([brief])[5].records()
    for key in ("question", *KEYS):
        if key != "outcome":
            assert row[key] == asked[key] == exported[key]
    assert row["outcome"] == asked["outcome"] == exported["outcome"] == decision.state == outcome
    assert row["note"] == given_.get("note", row["note"] if outcome != "open" else None)
    if "on" in given_:
        assert row["decided_on"] == given_["on"]
    elif outcome != "open" and row["decided_on"] != str(today()):
        assert row["decided_on"] == "2020-04-01", "what was recorded before"
    option: str = given_.get("option", "")
    assert row["chosen"] == {"Go on": "a", "Stop: now": "b"}.get(option, option or None)
    assert (decision.decided_by, row["evidence"]) == (
        given_.get("by", decision.decided_by),
        given_.get("evidence", row["evidence"]),
    )
    facts = library.publication(brief).decision
    assert facts is not None
    told = " ".join(fact.text for fact in facts.facts)
    assert (given_.get("note") or "") in told
    errors = {found.rule for found in library.check().diagnostics(["asked"]) if found.severity == "error"}
    assert errors == set()
