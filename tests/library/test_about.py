"""`about` and `depends_on` mean exactly what the query `judgment:(about:… depends_on:…)` means, with the same notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import QueryError
from tests.console import briefkit

FIRST = """\
---
title: One
kind: note
date: "2020-01-10"
topics: [trade]
issues: [{id: fees, positions: {china: Says so}}, {id: Gebühren}]
judgments:
  - {id: j1, claim: It rains, about: fees, depends_on: [Sitzung], term: likely, due: 2020-06}
  - {id: j2, claim: It snows, about: [Gebühren, quotas], depends_on: [vote, Sitzung], term: likely, due: 2021-06}
  - {id: j3, claim: It hails, term: likely, due: 2020-07}
---
"""
SECOND = """\
---
title: Two
kind: note
date: "2020-02-10"
topics: [weather]
issues: [quotas]
judgments: [{id: j4, claim: It thaws, about: quotas, depends_on: council vote, term: likely, due: 2020-06}]
---
"""
EVENTS = "events:\n  vote: {title: Vote of the council, aliases: [council vote]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "registry.yaml").write_text("issues:\n  quotas: {title: Catch quotas, aliases: [catches]}\n" + EVENTS)
    (tmp_path / "one.md").write_text(FIRST)
    (tmp_path / "two.md").write_text(SECOND)
    return tmp_path


@pytest.mark.parametrize("other", ["", "topic:trade", "topic:nothing", "date:2020-02..", "issue:fees", "NOT party:us"])
@pytest.mark.parametrize(
    "word",
    ["fees", "FEES", "gebuhren", "Gebu\u0308hren", "catches", '"Catch quotas"', "f*", "fees,quotas", "*", "nope"],
)
def test_it_is_the_query(folder: Path, word: str, other: str) -> None:
    library = Library.open(folder)
    asked = f"{other} judgment:(about:{word})"
    assert [*library.judgments(other, about=word)] == [*library.judgments(asked)]
    assert [*library.judgments.due(other, about=[word])] == [*library.judgments.due(asked)]
    assert library.judgments.due(other, about=word).source == library.judgments.due(asked).source


@pytest.mark.parametrize("other", ["", "topic:trade", "topic:nothing", "NOT party:us", "judgment:(about:quotas)"])
@pytest.mark.parametrize(
    "word", ["vote", "COUNCIL VOTE", '"vote of the council"', "sitz*", "SITZUNG", "a,vote", "*", "no"]
)
def test_depends_on_is_the_query(folder: Path, word: str, other: str) -> None:
    library = Library.open(folder)
    typed = f'"{word}"' if " " in word and word[0] != '"' else word
    asked = f"{other} judgment:(depends_on:{typed})"
    assert [*library.judgments(other, depends_on=word)] == [*library.judgments(asked)]
    assert [*library.judgments.due(other, depends_on=[word])] == [*library.judgments.due(asked)]


def test_both_are_of_one_judgment_and_go_with_the_others(folder: Path) -> None:
    library = Library.open(folder)
    assert [row.judgment.id for row in library.judgments(depends_on=["vote", "sitzung"])] == ["j1", "j2", "j4"]
    assert [row.judgment.id for row in library.judgments(depends_on="vote", about="quotas")] == ["j2", "j4"]
    assert [row.judgment.id for row in library.judgments(depends_on="sitzung", about="quotas")] == ["j2"]
    assert [row.judgment.id for row in library.judgments(depends_on="vote", as_of="2020-01-31")] == ["j2"]


def test_several_mean_any_of_them(folder: Path) -> None:
    ids = [row.judgment.id for row in Library.open(folder).judgments(about=["fees", "quotas"])]
    assert ids == ["j1", "j2", "j4"]


def test_an_unknown_issue_is_a_note_as_for_the_filter(folder: Path) -> None:
    for asked in (("--about", "qotas"), ("--issue", "qotas")):
        ran = briefkit("judgments", "list", *asked, "--format", "{id}", folder=folder)
        assert (ran.out, ran.code) == ("", 0)
        assert ran.stderr == "briefkit: no issue is called “qotas” – did you mean quotas?\n"
    ran = briefkit("judgments", "list", "--about", "fees", "--topic", "weather", folder=folder)
    assert (ran.stderr, ran.code) == ("", 0)


def test_conditions_in_brackets_are_refused_with_what_to_write(folder: Path) -> None:
    with pytest.raises(QueryError) as raised:
        Library.open(folder).judgments(about="(id:fees)")
    assert raised.value.message == "--about takes an issue, not conditions in brackets"
    assert raised.value.hint == "use --where 'judgment:(…)'"
    with pytest.raises(QueryError, match="--depends-on takes an event, not conditions in brackets"):
        Library.open(folder).judgments.due(depends_on="(id:vote)")


def test_an_unknown_event_is_a_note_with_a_suggestion(folder: Path) -> None:
    ran = briefkit("judgments", "due", "--depends-on", "voet", "--format", "{id}", folder=folder)
    assert (ran.out, ran.code) == ("", 0)
    assert ran.stderr == "briefkit: no event is called “voet” – did you mean vote?\n"
