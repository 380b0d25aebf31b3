"""Everything says the same of a decision: whether it is wanted, by when, and whether that has passed."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefkit import Library
from briefkit.checks.decisions.decision import decision_overdue
from briefkit.library import decisions
from tests.fakes import fake_library

NEEDED = ["", "needed_by: 2018", "needed_by: 2018-03", "needed_by: 2018-03-09", "needed_by: 2018-03-01/2018-04"]
CAME = [
    *("", "outcome: deferred", "outcome: deferred, decided_on: 2018-03-09", "outcome: deferred, decided_on: 2018-02"),
    *("chosen: A, decided_on: 2018-03, evidence: S1, decided_by: Doe", "outcome: rejected, by: USA", "by: Ex Pert"),
]
STATUSES = ["published", "review", "draft", "superseded"]
REGISTRY = "parties: {us: {title: US, aliases: [USA]}}\npeople: {jd: {name: J. Doe, aliases: [Doe]}}\n"


def texts() -> dict[str, str]:
    found = {}
    for number, (needed, came, status) in enumerate(itertools.product(NEEDED, CAME, STATUSES)):
        asked = ", ".join(filter(None, ["question: Stay?", needed, came]))
        found[f"b{number}.md"] = (
            f"---\ntitle: T\nkind: submission\ndate: 2017\nstatus: {status}\ndecision: {{{asked}}}\noptions: [a, b]\n"
            "experts: [{name: Ex Pert, id: ex}]\nsources: [{id: s1, title: Minutes}]\n---\n"
        )
    return found


@pytest.fixture(scope="module")
def library() -> Library:
    return fake_library(texts())


@pytest.mark.parametrize("day", ["2018-03-09", "2018-03-10", "2018-04-01", "2018-05-01"])
def test_what_is_wanted_and_overdue(library: Library, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    today = datetime.date.fromisoformat(day)
    monkeypatch.setattr(decisions, "today", lambda: today)
    rows, wanted = {row.brief: row for row in library.decisions()}, {row.brief for row in library.decisions.due()}
    late = {id_ for id_, row in rows.items() if row.overdue}
    last = {id_: row.decision.needed_by.last for id_, row in rows.items() if row.decision.needed_by}
    past = {id_ for id_, day_ in last.items() if day_ <= today}
    view = SimpleNamespace(today=today)
    assert late == {brief.id for brief in library.find() if [*decision_overdue.run(brief, view, None)]}
    assert late == {id_ for id_ in wanted & past if last[id_] < today}
    assert late <= wanted == {id_ for id_, row in rows.items() if row.decision.is_open}
    assert {row.brief for row in library.decisions.due(by=day)} == wanted & past
    counted = "status:published,review"
    assert {row["id"] for row in library.briefs(f"{counted} decision:(needed_by<={day})")} == past
    for word in ("open", "chosen", "rejected", "deferred"):
        asked = {row["id"] for row in library.briefs(f"{counted} decision:(outcome:{word})")}
        assert asked == {id_ for id_, row in rows.items() if row.decision.state == word}


def test_the_view_has_what_the_table_has(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "registry.yaml").write_text(REGISTRY)
    for name, text in texts().items():
        (tmp_path / name).write_text(text)
    library = Library.open(tmp_path)
    table = {row["brief"]: row for row in library.decisions(everything=True).records()}
    for row in library.sql("select * from decisions").records():
        assert row == {name: table[row["brief"]][name] for name in row}
        del table[row["brief"]]
    assert not table
