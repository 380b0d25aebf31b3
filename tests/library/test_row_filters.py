"""Conditions on issues, parties, sources and dates choose among the rows of a brief; movements stay as they are."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.brief.model import brief_to_json
from briefkit.core.dates.dates import parse_date
from briefkit.core.dates.days import Days
from briefkit.core.query.match import matcher
from briefkit.core.query.value import And, Clause, Item, MatchContext, Not, Or, Query, Word, all_of, any_of, clause
from briefkit.library.part import last_day
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.sqlite.store import IndexStore
from tests.fakes import fake_library
from tests.places import SAMPLE
from tests.storage.libraries import ISSUES, LIBRARIES, PARTIES, TOPICS, write_library
from tests.storage.sqlite.test_latest import random_library
from tests.thorough import examples


@pytest.mark.parametrize("seed", range(1, 8, 2))
def test_rows_are_those_that_meet_the_conditions_with_the_same_movement(seed: int, tmp_path: Path) -> None:
    write_library(tmp_path, random_library(seed))
    library = Library.open(tmp_path)
    everything = list(library.issues())
    for issue in ("inf-treaty", "gerd"):
        for holder in dict.fromkeys(row.position.holder for row in everything if row.position.holder):
            for since in ("2018-07", "2018-12-01", "2030"):
                found = list(library.issues(f"issue:{issue} party:{holder} date>={since}"))
                first = parse_date(since).first
                assert found == [
                    (row, move)
                    for row, move in everything
                    if (row.issue, row.holder) == (issue, holder) and row.date and row.date.first >= first
                ]


ON_ROWS = ("issue", "issues", "holder", "party", "party-with-parts", "sources", "source", "date", "position")
"""The first part of the names of conditions that choose among positions."""


def _word(field: str, values: list[str], *operators: str) -> st.SearchStrategy[Query]:
    words = st.lists(st.builds(Word, st.sampled_from(values)), min_size=1, max_size=2)
    return st.builds(clause, st.just(field), st.sampled_from(operators or (":",)), words)


def _present(field: str) -> Query:
    return Clause(field, ":*")


OF_POSITIONS = st.one_of(
    _word("holder", ["usa", "RUSSIA", "Strasse", "B. Expert", "nobody"]),
    _word("party", ["United States", "us-congress"]),
    _word("party-with-parts", ["us"]),
    _word("stance", ["supports", "opposes", "x"]),
    _word("says", ["arms control", "covid"], ":", "~"),
    _word("source", ["s1", "lost"]),
    _word("date", ["2018-07", "2019"], ":", ">=", ">"),
    st.sampled_from([_present("source"), _present("date"), _present("weight"), _present("stance")]),
    st.builds(Item, st.just("issue"), _word("id", ISSUES)),
    _word("issue", ["INF Treaty", "GERD"]),
)
OF_ISSUES = st.one_of(
    _word("id", ["INF", "gerd"]),
    _word("status", ["disputed", "resolved"], ":", ">="),
    _word("title", ["arms control"]),
    _word("question", ["should it stay"]),
    _word("watch", ["midterms"]),
    _word("holder", ["us", "russia"]),
    st.sampled_from([_present("title"), _present("weight"), _present("question")]),
    st.builds(Item, st.just("position"), OF_POSITIONS),
)
OF_SOURCES = st.one_of(
    _word("id", ["S1"]),
    _word("title", ["report"]),
    _word("date", ["2018-07", "2019"], ":", ">=", "<="),
    st.sampled_from([_present("credibility"), _present("date"), _present("weight")]),
)
UNTIL = [clause("date", operator, [Word("2019-01-01")]) for operator in ("<", "<=")]


def _combined(leaves: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(all_of),
            st.lists(inner, min_size=1, max_size=3).map(any_of),
            st.builds(Not, inner),
        ),
        max_leaves=4,
    )


ROW_QUERIES = _combined(
    st.one_of(
        _word("issue", ISSUES),
        _word("party", PARTIES),
        _word("party-with-parts", ["USA"]),
        _word("holder", PARTIES),
        _word("parties", PARTIES),
        _word("kind", ["qa", "note"]),
        _word("topic", TOPICS),
        _word("person", ["Bill Expert"]),
        _word("source", ["s1", "a report"]),
        _word("issues.positions.stance", ["supports"]),
        _word("date", ["2018-07", "2019"], ":", ">=", ">"),
        st.sampled_from([_present("issues.weight"), _present("issues.positions.date"), _present("sources.id")]),
        st.builds(Item, st.just("issue"), _combined(OF_ISSUES)),
        st.builds(Item, st.just("position"), _combined(OF_POSITIONS)),
        st.builds(Item, st.just("source"), _combined(OF_SOURCES)),
        st.builds(Item, st.just("judgment"), _word("outcome", ["open", "void"])),
    )
)


def _own_keys(library: dict[str, Any]) -> dict[str, Any]:
    """A library in which some issues, positions and sources have keys of their own."""
    for number, (head, _) in enumerate(library.values()):
        for issue in head.get("issues", []):
            issue.update({"watch": "midterms"} if number % 2 else {"weight": 3})
            for held in issue["positions"].values():
                if number % 3 == 0 and isinstance(held, dict) and held:
                    held["weight"] = 1
        for source in head.get("sources", [])[number % 2 :]:
            source["weight"] = 2
    return library


def _is_on_rows(query: Query) -> bool:
    match query:
        case And(parts) | Or(parts):
            return any(map(_is_on_rows, parts))
        case Not(part):
            return _is_on_rows(part)
        case Clause(field):
            return field.partition(".")[0] in ON_ROWS
        case Item(kind):
            return kind in ON_ROWS
    return False


def _holds(query: Query, row: dict[str, Any], brief: dict[str, Any], context: MatchContext) -> bool:
    """Whether a query holds for a row: conditions on positions for the row, others for its brief."""
    match query:
        case And(parts):
            return all(_holds(part, row, brief, context) for part in parts)
        case Or(parts):
            return any(_holds(part, row, brief, context) for part in parts)
        case Not(part):
            return not _holds(part, row, brief, context)
    return matcher(query, context)(row if _is_on_rows(query) else brief)


Said = tuple[str, str, str | None, str | None, str | None, str | None]


def recomputed(library: Library, query: Query) -> list[Said]:
    """The rows that meet a query, one by one, from the front matter of every live brief."""
    found = []
    registry, context = library.registry, library.store.match_context
    for brief in library.find(status="published"):
        whole = brief_to_json(brief)
        for issue in whole.get("issues", []):
            id_ = registry.resolve("issues", issue["id"])
            held = [(holder, said) for holder, several in issue.get("positions", {}).items() for said in several]
            for holder, said in held or [(None, {})]:
                sources = {source["id"]: source for source in whole.get("sources", [])}
                cited = [source for source in sources.values() if source["id"] == said.get("source")]
                alone = {**issue, "positions": {holder: [said]} if holder else {}}
                row = {"id": brief.id, "date": said.get("date") or whole["date"], "issues": [alone], "sources": cited}
                if _holds(query, row, whole, context):
                    section = registry.holder_section(holder, tuple(brief.people)) if holder else "parties"
                    named = registry.resolve(section, holder) if holder else None
                    found.append((brief.id, id_, named, said.get("stance"), said.get("says"), row["date"]))
    return sorted(found, key=repr)


def listed(library: Library, query: Query) -> list[Said]:
    rows = (row.position for row in library.issues(query))
    said = ((row.brief, row.issue, row.holder, row.stance, row.says, row.date and str(row.date)) for row in rows)
    return sorted(said, key=repr)


def _without_shared_ids(library: dict[str, Any]) -> dict[str, Any]:
    return {path.rpartition("/")[2]: brief for path, brief in library.items()}


@settings(max_examples=examples(1 / 2))  # each asks every table of a library of its own
@given(
    LIBRARIES.map(_without_shared_ids).map(_own_keys),
    st.lists(ROW_QUERIES, min_size=1, max_size=3),
    st.sampled_from(UNTIL),
)
def test_rows_are_those_that_meet_the_query_one_by_one(
    briefs: dict[str, Any], queries: list[Query], until: Query
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), briefs)
        files = Library(Path(folder), FolderStore(Path(folder)))
        index = Library(Path(folder), IndexStore(Path(folder), cache=Path(folder, ".cache")))
        for query in queries:
            expected = recomputed(files, query)
            assert listed(files, query) == expected
            assert listed(index, query) == expected
            in_time = matcher(until, files.store.match_context)
            dates = {brief.id: str(brief.date) for brief in files.find(status="published")}
            known = [said for said in expected if in_time({"date": dates[said[0]]}) and in_time({"date": said[5]})]
            assert listed(index, all_of([query, until])) == known


BRIEF = """---
title: The dam
kind: note
date: 2020-06-10
topics: [water]
issues:
  - id: dam
    positions:
      upstream: [{says: Fills it, stance: supports, source: s1, date: 2020-05-01}, {says: Waits, source: s2}]
      delta: {says: Objects, stance: opposes, source: s1}
  - {id: tariff, positions: {delta: {says: Pays, stance: supports}}}
judgments:
  - {id: j1, claim: It is filled, about: [dam], probability: 0.7, depends_on: [vote]}
  - {id: j2, claim: It is paid for, about: [tariff]}
events: [{id: vote, title: Vote, date: 2020-07-01}]
sources:
  - {id: s1, title: Plan, publisher: Office, date: 2020-04, url: "https://example.org/p", reliability: A,
     credibility: 2}
  - {id: s2, title: Rumour, reliability: E}
---
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("party:delta", ["Objects", "Pays"]),
        ("issue:dam party:delta", ["Objects"]),
        ("date>=2020-06", ["Waits", "Objects", "Pays"]),
        ("date:2020-06", ["Waits", "Objects", "Pays"]),
        ("position:(stance:supports)", ["Fills it", "Pays"]),
        ("issue:(id:dam party:upstream)", ["Fills it", "Waits"]),
        ("source:(reliability:A)", ["Fills it", "Objects"]),
        ("source:rumour OR party:delta", ["Waits", "Objects", "Pays"]),
        ("topic:water party:delta", ["Objects", "Pays"]),
        ("topic:water OR party:delta", ["Fills it", "Waits", "Objects", "Pays"]),
        ("NOT kind:qa", ["Fills it", "Waits", "Objects", "Pays"]),
        ("NOT party:delta", ["Fills it", "Waits"]),
        ("NOT party:delta NOT kind:qa -source:rumour", ["Fills it"]),
        ("NOT (party:delta topic:water)", ["Fills it", "Waits"]),
        ("judgment:(about:dam)", ["Fills it", "Waits", "Objects", "Pays"]),
    ],
)
def test_each_kind_of_condition(query: str, expected: list[str]) -> None:
    assert [row.position.says for row in fake_library({"dam.md": BRIEF}).issues(query)] == expected


def test_every_view_has_the_chosen_rows_only() -> None:
    library = fake_library({"dam.md": BRIEF})
    assert [(row.issue, row.holders) for row in library.issues("party:delta issue:tariff", by="issue")] == [
        ("tariff", ("delta",))
    ]
    assert [(row.issue, row.holders) for row in library.issues("party:upstream", by="brief")] == [
        ("dam", ("upstream",))
    ]
    matrix = library.issues("party:upstream", pivot="party")
    assert [(entry.holder, entry.position.says) for entry in matrix if entry.position] == [("upstream", "Waits")]


def test_a_row_names_its_source_in_full() -> None:
    (row,) = fake_library({"dam.md": BRIEF}).issues("position:(stance:opposes)").records()
    assert {key: value for key, value in row.items() if key.startswith("source") or key == "grade"} == {
        "source": "s1",
        "grade": "A2",
        "source_title": "Plan",
        "source_publisher": "Office",
        "source_date": "2020-04",
        "source_url": "https://example.org/p",
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("issue:dam", ["j1"]),
        ("judgment:(probability>0.5)", ["j1"]),
        ("event:vote", ["j1"]),
        ("topic:water", ["j1", "j2"]),
    ],
)
def test_judgments_are_chosen_by_what_they_are_about(query: str, expected: list[str]) -> None:
    library = fake_library({"dam.md": BRIEF})
    assert [row.judgment.id for row in library.judgments(query)] == expected


def test_a_digest_of_one_issue_tells_nothing_else() -> None:
    library = fake_library({"dam.md": BRIEF})
    rows = list(library.digest(datetime.date(2020, 6, 1), "2020-12-31", "issue:dam"))
    assert {row.issue for row in rows} == {"dam", None}
    assert {row.id for row in rows if row.kind == "made"} == {"j1"}
    rows = list(library.digest("2020-06-01", "2020-12-31", "issue:tariff"))
    assert {row.issue for row in rows} == {"tariff"}


def test_scores_of_chosen_judgments_count_only_these(tmp_path: Path) -> None:
    for number, issue in enumerate(["dam", "dam", "tariff"]):
        judgment = {"id": "j1", "claim": "It rains", "about": [issue], "probability": 0.8}
        outcome = {"outcome": "occurred", "resolved_on": "2020-02-01", "due": "2020-03"}
        head: dict[str, Any] = {"title": "T", "kind": "note", "date": "2020-01-01", "issues": [{"id": issue}]}
        head["judgments"] = [judgment | outcome, {"id": "j2", "claim": "It snows", "about": ["other"]}]
        write_library(tmp_path, {f"b{number}": (head, [])})
    library = Library.open(tmp_path)
    for query, count in (("", 3), ("issue:dam", 2), ("NOT issue:dam", 1), ("judgment:(about:tariff)", 1)):
        (score,) = library.judgments.score(query).records()
        assert score["count"] == count, query


OTHER = """---
title: Another
kind: podcast
date: 2020-07-01
issues:
  - {id: dam, status: disputed, positions: {delta: {says: Still objects, stance: conditional}}}
---
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("party:upstream OR kind:podcast", ["Fills it", "Waits", "Still objects"]),
        ("issue:tariff OR title:nothing", ["Pays"]),
        ("issue:tariff OR judgment:(outcome:void)", ["Pays"]),
        ("NOT (party:delta kind:note)", ["Fills it", "Waits", "Still objects"]),
        ("NOT position:(party:delta)", ["Fills it", "Waits"]),
        ("NOT (party:delta OR kind:note)", []),
        ("NOT party:upstream OR kind:podcast", ["Objects", "Still objects", "Pays"]),
    ],
)
def test_conditions_on_items_and_on_briefs_together(query: str, expected: list[str]) -> None:
    library = fake_library({"dam.md": BRIEF, "other.md": OTHER})
    assert [row.position.says for row in library.issues(query)] == expected


@pytest.mark.parametrize("query", ["kind:podcast", "title:another", "issue:(status:disputed)", "date>=2020-07"])
def test_a_movement_is_told_from_what_other_briefs_recorded(query: str) -> None:
    library = fake_library({"dam.md": BRIEF, "other.md": OTHER})
    (moved,) = library.issues(query)
    assert moved.move is not None
    assert (moved.move.word, moved.move.before) == ("toward-support", "opposes")
    (entry,) = [entry for entry in library.issues(query, pivot="party") if entry.position]
    assert entry.move == moved.move


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("issue:dam OR kind:podcast", ["j1"]),
        ("issue:(id:dam party:delta)", ["j1", "j2"]),
        ("NOT judgment:(about:dam)", ["j2"]),
        ("issue:tariff OR judgment:(probability>0.5)", ["j1", "j2"]),
    ],
)
def test_judgments_under_or_and_in_groups(query: str, expected: list[str]) -> None:
    library = fake_library({"dam.md": BRIEF, "other.md": OTHER})
    assert [row.judgment.id for row in library.judgments(query)] == expected


def test_a_position_that_is_filtered_out_is_not_missing() -> None:
    text = BRIEF.replace("topics: [water]", "topics: [water]\nparties: [upstream, delta, lake]")
    library = fake_library({"dam.md": text})
    for query in (None, "party:delta", "position:(stance:opposes)"):
        (summary,) = [row for row in library.issues(query, by="issue") if row.issue == "dam"]
        (step,) = [row for row in library.issues(query, by="brief") if row.issue == "dam"]
        assert (summary.missing, step.missing) == (("lake",), ("lake",))


def test_a_filtered_digest_tells_true_movements_and_only_new_briefs() -> None:
    library = fake_library({"dam.md": BRIEF, "other.md": OTHER})
    for query in ("kind:podcast", "party:delta", "NOT position:(party:upstream)", "issue:dam"):
        rows = list(library.digest("2020-07-01", "2020-12-31", query))
        assert [(row.word, row.before) for row in rows if row.kind == "position"] == [("toward-support", "opposes")]
        assert [row.brief for row in rows if row.kind == "brief"] == ["other"]
    assert "status" in {row.kind for row in library.digest("2020-07-01", "2020-12-31", "party:delta issue:dam")}


def test_statements_of_one_day_in_two_briefs_are_both_told() -> None:
    later = OTHER.replace("stance: conditional}", "stance: supports, date: 2020-05-01}").replace("delta:", "upstream:")
    library = fake_library({"dam.md": BRIEF.replace("says: Waits", "says: Waits, date: 2020-04-01"), "other.md": later})
    rows = [row for row in library.digest("2020-07-01", "2020-07-31") if row.kind == "position"]
    told = [(row.text, row.date, row.brief) for row in rows]
    assert sorted(told) == [("Fills it", "2020-05-01", "dam"), ("Still objects", "2020-05-01", "other")]
    assert len({(row.word, row.before, row.after) for row in rows}) == 1


def test_a_filtered_digest_tells_the_judgments_that_the_ledger_lists() -> None:
    text = BRIEF.replace("about: [tariff]}", "about: [tariff, dam, lake]}")
    library = fake_library({"dam.md": text})
    for query in ("party:delta", "issue:dam", "NOT issue:tariff", "judgment:(about:lake)", "party:upstream issue:dam"):
        rows = [row for row in library.digest("2020-06-01", "2020-12-31", query) if row.kind == "made"]
        assert {row.id for row in rows} == {row.judgment.id for row in library.judgments(query)}, query
    rows = [row for row in library.digest("2020-06-01", "2020-12-31", "issue:dam") if row.kind == "made"]
    assert {(row.id, row.issue) for row in rows} == {("j1", "dam"), ("j2", "dam")}
    assert {row.issue for row in library.digest("2020-06-01", "2020-12-31", "judgment:(about:lake)")} >= {"lake"}


ANY_QUERY = [
    *("NOT party:china", "NOT issue:inf-treaty", "NOT issue.status:disputed", "NOT source.reliability:a"),
    *("NOT position:(stance:opposes)", "(issue:nato OR topic:arms-control) NOT party:us", "party:china", "party:us"),
    *("issue:inf-treaty", "topic:nato", "NOT topic:nato", "judgment:(outcome:occurred)", "event:* OR party:eu"),
]


@pytest.mark.parametrize("query", ANY_QUERY)
@pytest.mark.parametrize("until", [None, "2019-03-31"])
def test_a_digest_has_the_briefs_of_list_and_the_forecasts_of_the_ledger(query: str, until: str | None) -> None:
    library = Library.open(SAMPLE)
    rows = list(library.digest("2018-11-01", until, query))
    end = datetime.date.fromisoformat(until) if until else datetime.date.max
    days = Days(datetime.date(2018, 11, 1), end)
    shown = [row for row in library.timeline(query, as_of=until) if row.kind == "brief" and days.begin(row.date)]
    listed = {row.id for row in shown}
    if until is None:
        assert listed == {brief.id for brief in library.find(query) if brief.live and days.begin(brief.date)}
    made = {one.ref for one in library.judgments(query, as_of=until) if days.begin(one.made)}
    assert {row.brief for row in rows if row.kind == "brief"} == listed
    assert {f"{row.brief}#{row.id}" for row in rows if row.kind == "made"} == made


@pytest.mark.parametrize("query", [*ANY_QUERY, "NOT judgment:(outcome:occurred)", "date>=2019", "NOT event:g20-2018"])
@pytest.mark.parametrize("day", [None, "2019-03-31"])
def test_a_timeline_has_the_briefs_of_list_and_the_forecasts_of_the_ledger(query: str, day: str | None) -> None:
    library = Library.open(SAMPLE)
    rows = list(library.timeline(query, as_of=day))
    due = [one for one in library.judgments(query, as_of=day) if one.judgment.due]
    assert {row.id for row in rows if row.kind == "judgment"} == {one.ref for one in due}
    briefs = {row.id for row in rows if row.kind == "brief"}
    known = library.store.heads(library.parse(query).query, live=True, day=last_day(day))
    assert briefs == {head.id for head in known}
    assert {row.id for row in rows if row.kind == "review"} == {head.id for head in known if head.review_by}


EVENTS = """---
title: T
kind: note
date: 2020-01-01
events:
  - {id: talks, date: 2020-02-01, status: held, status_on: 2020-02-01}
  - {id: vote, date: 2020-03-01, status: planned}
judgments:
  - {id: j1, claim: C, due: 2020-02-01, depends_on: talks}
  - {id: j2, claim: D, due: 2020-03-01, depends_on: vote}
---
"""


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("event:talks", ["event talks", "judgment t#j1", "brief t"]),
        ("NOT event:talks", ["event vote", "judgment t#j2"]),
        ("event:(status:planned)", ["event vote", "judgment t#j1", "judgment t#j2", "brief t"]),
        ("judgment:(due>=2020-03)", ["event talks", "event vote", "judgment t#j2", "brief t"]),
        ("NOT judgment:(due>=2020-03)", ["judgment t#j1"]),
        ("kind:note", ["event talks", "event vote", "judgment t#j1", "judgment t#j2", "brief t"]),
    ],
)
def test_a_timeline_shows_the_chosen_events_and_judgments(query: str, shown: list[str]) -> None:
    rows = list(fake_library({"t.md": EVENTS}).timeline(query))
    assert sorted(f"{row.kind} {row.id}" for row in rows) == sorted(shown)
    events = [row for row in rows if row.id == "talks"]
    assert [row.judgments for row in events] == [("t#j1",)] * len(events)


@settings(max_examples=examples(0.3))
@given(LIBRARIES, st.lists(st.sampled_from(ISSUES), min_size=1, max_size=2), st.sampled_from(TOPICS), st.booleans())
def test_named_issues_are_told_as_among_all(
    briefs: dict[str, Any], issues: list[str], topic: str, everything: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), briefs)
        library = Library.open(folder)
        wanted = {library.registry.resolve("issues", issue) for issue in issues}
        for query in (None, f"topic:{topic}"):
            for by in ("position", "issue", "brief"):
                every = library.issues(query, by=by, everything=everything).records()
                told = library.issues(query, by=by, everything=everything, issues=issues).records()
                assert [*told] == [row for row in every if row["issue"] in wanted]
