"""The answers of a library: tables, a diff, changes. The rules for their rows are tested in core."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import briefkit
from briefkit import BriefkitError, Library, QueryError, Table
from briefkit.core.query.table import FLAGS
from briefkit.library.conditions import Conditions
from tests.fakes import fake_library

JULY = """\
---
title: July
kind: analysis
date: 2018-07
topics: [trade]
parties: [us, eu]
authors: [{name: Ann Author, id: ann}]
events: [{id: summit, title: Summit, date: 2018-09, role: upcoming, status: planned}]
issues:
  - {id: fees, status: disputed, positions: {us: {says: No, stance: opposes}, eu: {says: Yes, stance: supports}}}
judgments:
  - {id: j1, claim: The fees fall, by: ann, about: [fees], depends_on: [summit], due: 2018-12, condition: rain falls}
  - {id: j2, claim: The fees rise, probability: 0.9, outcome: occurred, resolved_on: 2018-10-01}
sources: [{id: s1, title: A source}]
---
Words about harbour fees.
"""
NOVEMBER = """\
---
title: November
kind: note
date: 2018-11
topics: [trade, ports]
issues: [{id: fees, status: converging, positions: {us: {says: Perhaps, stance: supports}}}]
---
"""
DRAFT = "---\ntitle: Draft\nkind: note\nstatus: draft\ndate: 2018-12\nissues: [{id: tolls}]\n---\n"
REGISTRY = "parties: {us: {title: United States}}\nissues: {fees: {title: Fees}}\npeople: {ann: {name: Ann Author}}\n"
BRIEFS = {"2018-07-july.md": JULY, "2018-11-november.md": NOVEMBER, "draft.md": DRAFT}


@pytest.fixture
def library() -> Library:
    return fake_library(BRIEFS, REGISTRY)


@pytest.fixture
def folder(tmp_path: Path) -> Library:
    """The same library in files, for tests that write."""
    (tmp_path / "briefkit.toml").write_text('[views]\nfees = "issue:fees"\n')
    (tmp_path / "registry.yaml").write_text(REGISTRY)
    for name, text in BRIEFS.items():
        (tmp_path / name).write_text(text)
    return Library.open(tmp_path)


QUESTIONS: dict[str, Callable[[Library, Any], Table[Any]]] = {
    "briefs": lambda library, query: library.briefs(query),
    "search": lambda library, query: library.search(query),
    "related": lambda library, query: library.related("july", query),
    "facets": lambda library, query: library.facets(["kind"], query),
    "issues": lambda library, query: library.issues(query),
    "judgments": lambda library, query: library.judgments(query),
    "due": lambda library, query: library.judgments.due(query, by="2019"),
    "score": lambda library, query: library.judgments.score(query),
    "calibration": lambda library, query: library.judgments.calibration(query),
    "timeline": lambda library, query: library.timeline(query),
    "digest": lambda library, query: library.digest("2018", "2019", query),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_query_is_a_text_or_a_value_or_nothing(library: Library, name: str) -> None:
    ask = QUESTIONS[name]
    text = list(ask(library, "topic:trade").records())
    assert text
    assert list(ask(library, library.parse("topic:trade").query).records()) == text
    assert len(list(ask(library, None).records())) >= len(text)


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_invalid_query_is_an_error_and_an_ambiguous_one_has_a_note(library: Library, name: str) -> None:
    with pytest.raises(QueryError):
        list(QUESTIONS[name](library, "colour:red"))
    table = QUESTIONS[name](library, "topic:trade OR")
    list(table)
    assert len(table.notes) == 1


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in {"related", "digest"}])
def test_words_that_name_nothing_are_noted_if_nothing_is_found(library: Library, name: str) -> None:
    table = QUESTIONS[name](library, "topic:trad")
    list(table)
    assert table.notes == ["no topic is called “trad” – did you mean trade?"]
    found = QUESTIONS[name](library, "topic:trade")
    list(found)
    assert found.notes == []


def test_every_record_has_the_declared_columns_in_their_order(library: Library) -> None:
    for name, ask in QUESTIONS.items():
        table = ask(library, None)
        names = [column.name for column in table.columns]
        for record in table.records():
            assert [key for key in record if key in names] == names or name == "briefs", name
        assert set(table.shown) <= set(names), name


def test_briefs_come_one_by_one(library: Library) -> None:
    table = library.briefs(sort="title", columns=["title", "issue.status"])
    assert repr(table) == "<Table briefs: title, issue.status>"
    with pytest.raises(TypeError, match="have no length"):
        len(table)
    assert [record["title"] for record in table] == ["Draft", "July", "November"]
    assert list(table) == []
    assert [record["title"] for record in library.briefs(limit=1)] == ["Draft"]
    nothing = library.briefs("topic:trad", limit=0)
    assert (list(nothing), nothing.notes) == ([], [])


def test_unknown_columns_and_orders(library: Library) -> None:
    with pytest.raises(QueryError, match="no column “titel”") as caught:
        library.briefs(columns=["titel"])
    assert caught.value.hint == "did you mean title?"
    with pytest.raises(QueryError, match="cannot sort by “size”"):
        library.briefs(sort="size")
    with pytest.raises(QueryError, match="no column “holders”"):
        library.issues().schema.check("holders")
    library.issues().schema.check("source_title")


def test_search_and_similar_briefs(library: Library) -> None:
    (hit,) = library.search("harbour", parts=["body"])
    assert hit.metadata["id"] == "2018-07-july"
    assert len(library.search("harbour", parts=["title"])) == 0
    with pytest.raises(QueryError, match="no part “bodi”"):
        library.search("harbour", parts=["bodi"])
    table = library.related("july")
    assert [row.brief["id"] for row in table] == ["2018-11-november"]
    assert table.source["id"] == "2018-07-july"


def test_facets(library: Library) -> None:
    table = library.facets(["kind"], by="year")
    assert [(row["value"], row["year"], row["briefs"]) for row in table.records()] == [
        ("note", "2018", 2),
        ("analysis", "2018", 1),
    ]
    assert table.source == "year"
    assert [facet.value for facet in library.facets(["kind"], limit=1)] == ["note"]
    assert {facet.field for facet in library.facets()} >= {"topic", "kind", "year"}


def test_issues_by_each_view(library: Library) -> None:
    assert repr(library.issues()).startswith("<Table issues: 3 × issue, status, brief")
    assert [row.position.holder for row in library.issues()] == ["us", "eu", "us"]
    assert [(row.issue, row.move.word) for row in library.issues(by="issue")] == [("fees", "eased")]
    assert [row.brief for row in library.issues(by="brief")] == ["2018-07-july", "2018-11-november"]
    pivot = library.issues(pivot="party")
    assert [(row.holder, row.position.says) for row in pivot] == [("us", "Perhaps"), ("eu", "Yes")]
    assert pivot.source.parties == (("us", "United States"), ("eu", "eu"))
    (wide,) = library.issues(pivot="party", wide=True).records()
    assert (wide["us"], wide["movement"]) == ("supports: Perhaps (2018-11)", "eased")
    assert list(library.issues(contradictions=True)) == []
    assert [row.brief for row in library.issues(contradictions=True).source.history] == [
        "2018-07-july",
        "2018-07-july",
        "2018-11-november",
    ]


def test_issues_as_of_a_day_of_some_and_of_all_briefs(library: Library) -> None:
    assert len(library.issues(as_of="2018-08")) == 2
    assert {row.issue for row in library.issues(by="issue", everything=True)} == {"fees", "tolls"}
    table = library.issues(issues=["Fees", "fee"])
    assert (len(table), table.notes) == (3, ["no brief here covers “fee” – did you mean fees?"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pivot": "issue"}, "cannot pivot by “issue”"),
        ({"by": "party"}, "cannot list issues by “party”"),
        ({"by": "issue", "contradictions": True}, "are mutually exclusive"),
        ({"by": "issue", "pivot": "party"}, "are mutually exclusive"),
        ({"pivot": "party", "contradictions": True}, "are mutually exclusive"),
        ({"wide": True}, "--wide needs --pivot party"),
        ({"as_of": "soon"}, "“soon” is not a date"),
    ],
)
def test_invalid_questions_about_issues(library: Library, options: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        library.issues(**options)


def test_judgments(library: Library) -> None:
    assert [row.ref for row in library.judgments(outcome="open")] == ["2018-07-july#j1"]
    assert [row.ref for row in library.judgments(by="Ann Author")] == ["2018-07-july#j1"]
    assert [row.ref for row in library.judgments(conditional=True)] == ["2018-07-july#j1"]
    assert [row.ref for row in library.judgments(condition="snow")] == []
    assert len(library.judgments(as_of="2018-06")) == 0
    with pytest.raises(QueryError, match="no outcome “maybe”"):
        library.judgments(outcome="maybe")


def test_what_is_due(library: Library) -> None:
    assert len(library.judgments.due(by="2018-11")) == 0
    assert [row.ref for row in library.judgments.due(by="2018-12")] == ["2018-07-july#j1"]
    assert len(library.judgments.due(as_of="2018-11")) == 0
    assert list(library.judgments.due().source) == []


def test_scores(library: Library) -> None:
    table = library.judgments.score(by="expert", bands="tenths")
    assert [(row["by"], row["group"], row["count"]) for row in table.records()] == [
        ("expert", None, 1),
        ("expert", "ann", 0),
        ("all", "all", 1),
    ]
    assert [band.name for band in table.source.bands] == ["90–100 %"]
    assert [row.group for row in library.judgments.calibration(by="expert")] == [None, "all"]
    with pytest.raises(QueryError, match="cannot score by “mood”"):
        library.judgments.score(by="mood")
    with pytest.raises(QueryError, match="cannot cut likelihoods by “thirds”"):
        library.judgments.calibration(bands="thirds")


def test_the_timeline(library: Library) -> None:
    assert [row.kind for row in library.timeline()] == ["brief", "event", "brief", "judgment"]
    assert [row.kind for row in library.timeline(since="2018-09", until="2018-11")] == ["event", "brief"]
    assert [row.kind for row in library.timeline(as_of="2018-08")] == ["brief", "event", "judgment"]
    table = library.timeline(affected_by="summit")
    assert [row.kind for row in table] == ["judgment", "brief"]
    assert table.source.title == "Summit"
    with pytest.raises(QueryError, match="no event is called “sumit”") as caught:
        library.timeline(affected_by="sumit")
    assert caught.value.hint == "did you mean summit?"


def test_the_digest(library: Library) -> None:
    table = library.digest("2018-08", "2018-11-30")
    assert {row.kind for row in table} >= {"brief", "status", "position", "resolved"}
    assert (str(table.source.since), str(table.source.until)) == ("2018-08-01", "2018-11-30")
    assert str(library.digest("2018", "2019", as_of="2018-08").source.until) == "2018-08-31"
    with pytest.raises(QueryError, match=r"^the period ends in 2018-07, before it starts in 2018-08$"):
        library.digest("2018-08", "2018-07")


def test_ids_in_use(library: Library) -> None:
    table = library.registry_ids(["party", "topics"])
    assert [(row.section, row.id, row.briefs, row.registered) for row in table] == [
        ("parties", "us", 2, True),
        ("parties", "eu", 1, False),
        ("topics", "trade", 2, False),
        ("topics", "ports", 1, False),
    ]
    assert [row.id for row in library.registry_ids(["parties"], unregistered=True)] == ["eu"]
    with pytest.raises(BriefkitError, match="no section “partys”"):
        library.registry_ids(["partys"])


def test_edits_are_planned_when_asked_for_and_written_when_applied(folder: Library) -> None:
    path = folder.folder / "2018-07-july.md"
    changes = folder.edit(["july", "november"], ["status=review", "topics+=ports", "sumary=Short"])
    assert repr(changes) == "<Changes: not planned yet>"
    assert [change.path for change in changes] == ["2018-07-july.md", "2018-11-november.md"]
    assert changes.names == {"2018-07-july.md": "2018-07-july", "2018-11-november.md": "2018-11-november"}
    assert changes.notes == [note for note in changes.notes if "no key “sumary”" in note] != []
    assert path.read_text() == JULY
    assert len(changes.apply()) == 2
    assert "status: review" in path.read_text()
    again = folder.edit([folder.find("july")[0]], ["status=review"]).apply()
    assert (len(again), bool(again), repr(again)) == (0, False, "<Changes: none>")


def test_changes_are_planned_again_if_a_file_has_changed(folder: Library) -> None:
    changes = folder.edit(["july"], ["status=review"])
    assert len(changes) == 1
    path = folder.folder / "2018-07-july.md"
    path.write_text(JULY.replace("Words about", "More words about"))
    changes.apply()
    assert "More words about" in path.read_text()
    assert "status: review" in path.read_text()


def test_superseding_a_brief(folder: Library) -> None:
    changes = folder.supersede("july", "november")
    assert list(changes.names.values()) == ["2018-07-july", "2018-11-november"]
    changes.apply()
    assert (folder.get("july").status, folder.get("november").supersedes) == ("superseded", "2018-07-july")
    assert len(folder.supersede("july", "november").apply()) == 0
    with pytest.raises(BriefkitError, match="cannot supersede each other"):
        folder.supersede("november", "july")
    with pytest.raises(BriefkitError, match="cannot supersede itself"):
        folder.supersede("july", "july")
    with pytest.raises(BriefkitError, match="already supersedes 2018-07-july"):
        folder.supersede("draft", "november")


def test_a_brief_renamed(folder: Library) -> None:
    folder.supersede("july", "november").apply()
    changes = folder.rename("july", "2018-07-fees.md")
    assert [(change.path, change.moved_to) for change in changes] == [
        ("2018-07-july.md", "2018-07-fees.md"),
        ("2018-11-november.md", None),
    ]
    changes.apply()
    folder.refresh()
    assert folder.get("november").supersedes == "2018-07-fees"


def test_an_outcome(folder: Library) -> None:
    changes = folder.judgments.resolve("july#j1", "occurred", on="2018-12-01", condition_met="yes")
    (warning,) = changes.notes
    assert warning.startswith("warning: 2018-07-july.md: no evidence that “j1” occurred (add ")
    assert changes.names == {"2018-07-july.md": "2018-07-july#j1"}
    assert changes.subject == folder.get("july").judgments[0].claim
    changes.apply()
    folder.refresh()
    assert [row.outcome for row in folder.judgments()] == ["occurred", "occurred"]
    with pytest.raises(BriefkitError, match="is resolved: occurred, 2018-12-01"):
        folder.judgments.resolve("july#j1", "void")
    assert folder.judgments.resolve("july#j1", "void", on="2018-12-01", again=True, evidence="s1").notes == []
    with pytest.raises(BriefkitError, match="has no source “s2”"):
        folder.judgments.resolve("july#j1", "occurred", evidence="s2")
    with pytest.raises(BriefkitError, match="is in the future"):
        folder.judgments.resolve("july#j1", "occurred", on="2999")
    for ref in ("july", "#j1", "july#"):
        with pytest.raises(BriefkitError, match="is not a judgment"):
            folder.judgments.resolve(ref, "occurred")


def test_a_later_probability(folder: Library) -> None:
    folder.judgments.update("july#j1", probability=[0.6, 0.7], term="likely", on="2018-08").apply()
    folder.refresh()
    (update,) = folder.get("july").judgments[0].updates
    assert (update.probability, update.term, str(update.date)) == ((0.6, 0.7), "likely", "2018-08")
    with pytest.raises(BriefkitError, match="nothing to add"):
        folder.judgments.update("july#j1")
    with pytest.raises(BriefkitError, match="hindsight"):
        folder.judgments.update("july#j2", term="likely")
    with pytest.raises(BriefkitError, match="has no judgment “j3”"):
        folder.judgments.update("july#j3", term="likely")


def test_the_registry_grows_and_its_ids_are_renamed(folder: Library) -> None:
    folder.registry_ids.add("person", "bob", title="Bob", aliases=["Robert"]).apply()
    changes = folder.registry_ids.rename("issue", "fees", "port-fees")
    assert changes.notes == ["note: the view “fees” in briefkit.toml contains “fees”; edit it by hand"]
    changes.apply()
    folder.refresh()
    assert folder.registry.title("people", "Robert") == "Bob"
    assert [issue.id for issue in folder.get("july").issues] == ["port-fees"]


def test_a_difference_and_a_publication(library: Library) -> None:
    assert repr(library.diff("july", "november")).startswith("<Diff July 2018 → November 2018: comparison, differs in ")
    assert library.diff("july", "november", mode="revision").mode == "revision"
    with pytest.raises(BriefkitError, match="compares one brief with itself"):
        library.diff("july", "november", revisions="HEAD")
    assert repr(library.publication(library.get("july"))) == "<Publication 2018-07-july: July>"


def test_conditions_have_the_names_of_the_flags() -> None:
    assert set(FLAGS) <= set(Conditions.__annotations__)


def test_conditions_by_name(library: Library) -> None:
    assert library.select(topic="trade", since="2018-08").query == library.parse("topic:trade date:2018-08..").query
    assert [brief.id for brief in library.find("harbour", where="kind:note", without=["topic:x"])] == []
    assert [brief.id for brief in library.find(where="kind:note", without="status:draft")] == ["2018-11-november"]
    assert library.select(party="us", with_parts=True).query != library.select(party="us").query
    assert library.select(topic=None, text=()).query == library.parse(None).query


def test_the_public_names() -> None:
    assert set(briefkit.__all__) <= set(dir(briefkit))
    for name in briefkit.__all__:
        assert getattr(briefkit, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = briefkit.Nothing


def test_the_repr_of_a_library(library: Library) -> None:
    assert repr(library) == "<Library 'nowhere' in /nowhere>"
    assert repr(library.issues) == "<Issues of <Library 'nowhere' in /nowhere>>"


def test_a_condition_that_does_not_exist_is_refused(library: Library) -> None:
    with pytest.raises(TypeError, match=r"there is no condition tpoic; there are topic, "):
        library.find(tpoic="fees")  # type: ignore[call-arg]


def test_an_empty_condition_is_refused_and_no_condition_matches_everything(library: Library) -> None:
    for conditions in ({"topic": ""}, {"topic": ["fees", " , "]}, {"until": " "}):
        with pytest.raises(QueryError, match=r"^--(topic|until) has no value$"):
            library.find(**conditions)
    assert library.find(topic=(), since=None, until=None) == library.find()
