"""No writing command leaves what `check` calls an error, and briefs with old errors can still be edited."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.edit.value import Edit, Remove
from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.library.edit import Changes
from tests.console import briefkit
from tests.places import LIBRARIES
from tests.thorough import examples

WRITING = LIBRARIES / "writing"
IDS = ["2020-01-one-of-each", "2020-03-later-view"]
DAYS = [
    "2019",
    "2020-02-30",
    "2020-01-05",
    "2020-02-10",
    "2020-03",
    "2020-04-10",
    "2020-05-31",
    "2020-06",
    "2021-01-01",
]
WORDS = ["trade", "Trade", "commerce", "harbours", "port fees", "fees", "Port Fees", "tolls", "hearing", "ministry"]

SUBMISSION = """---
title: Treaty
kind: submission
date: 2020-02
decision: {question: Stay?, by: ministry, needed_by: 2020-03/2020-04, recommended: stay}
criteria: [cost]
options: [{id: stay, do_nothing: true, assessments: {cost: none}}, {id: go, title: Go away}]
consultation: [{who: ministry, source: s1}]
sources: [{id: s1, title: Minutes}]
---
Text
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(shutil.copytree(WRITING, tmp_path / "library"))


def errors(library: Library) -> Counter[tuple[str, str]]:
    """The errors that `check` finds, whatever their lines."""
    library.refresh()
    found = library.check().diagnostics()
    return Counter((item.rule, item.message) for item in found if item.severity == "error")


def _set(path: str, values: list[str]) -> st.SearchStrategy[Callable[[Library], Changes]]:
    one = st.tuples(st.sampled_from(IDS), st.sampled_from(values))
    return one.map(lambda drawn: lambda library: library.edit([drawn[0]], [f"{path}{drawn[1]}"]))


def _calls() -> st.SearchStrategy[Callable[[Library], Changes]]:
    ids, days, words = st.sampled_from(IDS), st.sampled_from(DAYS), st.sampled_from(WORDS)
    refs = st.sampled_from(["#j1", "#J1", "#J2"])
    numbers, terms = (
        st.sampled_from([0.1, 0.7, 1.5, "1e-1", "٠.٧", "0.70", "0,7"]),
        st.sampled_from([None, "likely", "unlikly"]),
    )
    outcomes = st.sampled_from(["occurred", "did-not-occur", "void", "open", "perhaps"])
    sections, statuses = st.sampled_from(["topics", "issues", "events"]), st.sampled_from([None, "held", "hold"])
    pairs = st.tuples(ids, ids)
    came = st.sampled_from(["chosen", "rejected", "deferred", "open"])
    options, sources = st.sampled_from(["stay", "GO", "Go away", "x"]), st.sampled_from([None, "s1", "S1", "s9"])
    return st.one_of(
        st.tuples(came, options, st.sampled_from([None, *DAYS]), sources, st.booleans()).map(
            lambda d: lambda lib: lib.decisions.resolve("sub", d[0], option=d[1], on=d[2], evidence=d[3], again=d[4])
        ),
        st.tuples(ids, refs, numbers, terms, days).map(
            lambda d: lambda lib: lib.judgments.update(d[0] + d[1], probability=[d[2]], term=d[3], on=d[4])
        ),
        st.tuples(ids, refs, st.sampled_from([*DAYS, "last"])).map(
            lambda d: lambda lib: lib.judgments.remove_update(d[0] + d[1], d[2])
        ),
        st.tuples(ids, outcomes, days, st.sampled_from([None, "yes", "no", "unknown"])).map(
            lambda d: (
                lambda lib: lib.judgments.resolve(
                    f"{d[0]}#j1", d[1], on=None if d[1] == "open" else d[2], condition_met=d[3]
                )
            )
        ),
        st.tuples(sections, words, words, days, statuses).map(
            lambda d: lambda lib: lib.registry_ids.add(d[0], d[1], aliases=[d[2]], date=d[3], status=d[4])
        ),
        st.tuples(sections, words, words).map(lambda d: lambda lib: lib.registry_ids.rename(*d)),
        pairs.map(lambda d: lambda lib: lib.supersede(*d)),
        st.tuples(ids, st.sampled_from(["a b", "c#1", "new-id", "neu-ü", "old (1)"])).map(
            lambda d: lambda lib: lib.rename(*d)
        ),
        _set("topics+=", WORDS),
        _set("topics-=", WORDS),
        _set("date=", DAYS),
        _set("status=", ["published", "superseded", "draft", "reviw"]),
        _set("supersedes=", [*IDS, "nothing"]),
        _set("related=", [*IDS, IDS[0].upper(), "nothing"]),
        _set("review_by=", ["today", "+3m", "soon"]),
        _set("judgments.j1.due=", DAYS),
        _set("judgments.j1.condition=", ["rain falls"]),
        _set("judgments.j1.continues=", [f"{IDS[0].upper()}#J1", f"{IDS[1]}#j2", f"{IDS[0]}#j9", "x#j1"]),
        _set("judgments.j2.id=", ["j9"]),
        _set("judgments.j1.condition_met=", ["yes", "No", "perhaps"]),
        _set("judgments.j1.updates=", ["[]", "{date: 2020-02, probability: 0.4}"]),
        _set("issues+=", ["{id: fees}", "{id: Port Fees}", "{id: port fees}", "{id: dues, title: Dues}"]),
        _set("disclaimer=", ["unknown-word", "A sentence."]),
        st.sampled_from(
            [
                *("decision.needed_by=2020-12", "decision.chosen=Go", "decision.outcome=rejected", "options-=go"),
                *("options.stay.id=remain", "criteria.cost.id=price", "sources.s1.id=s7", "options+={id: STAY}"),
                *("options.stay.assessments={Cost: low}", "options.go.assessments={price: low}", "date=2021"),
            ]
        ).map(lambda edit: lambda lib: lib.edit(["sub"], [edit])),
    )


@settings(max_examples=examples(1 / 3))  # each runs up to six commands on a library, and checks it after each
@given(calls=st.lists(_calls(), min_size=1, max_size=6))
def test_no_sequence_of_writing_commands_leaves_an_error(
    calls: list[Callable[[Library], Changes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    library = Library.open(shutil.copytree(WRITING, tmp_path_factory.mktemp("guard") / "library"))
    (library.folder / "sub.md").write_text(SUBMISSION)
    for call in calls:
        library.refresh()
        try:
            call(library).apply()
        except BriefkitError as error:
            assert error.message
        assert not errors(library)


def test_old_errors_do_not_keep_a_brief_from_being_edited(library: Library) -> None:
    path = library.folder / "2020-03-later-view.md"
    path.write_text(path.read_text().replace("id: s1", "id: s9").replace('due: "2020-05-31"', "due: 2019"))
    before = errors(library)
    assert before
    assert [change.path for change in library.edit(["later"], ["title=Another title"]).apply()] == [path.name]
    assert errors(library) == before


def test_what_an_unlisted_brief_hid_is_not_new(library: Library) -> None:
    path = library.folder / "2020-03-later-view.md"
    path.write_text(path.read_text().replace("kind: note\n", "").replace('due: "2020-05-31"', "due: 2019"))
    library.refresh()
    assert library.edit(["2020-03-later-view.md"], ["kind=note"]).apply().notes == []
    assert errors(library)


def test_an_error_in_another_file_is_refused(library: Library) -> None:
    path = library.folder / "2020-03-later-view.md"
    path.write_text(path.read_text().replace("](\n2020-01-one-of-each.md)", "](2020&percnt;2D01-one-of-each.md)"))
    with pytest.raises(
        EditRefusedError, match=r"^2020-03-later-view.md: line \d+: the link to “2020-01-one-of-each.md”"
    ):
        library.rename("one", "other").apply()
    with pytest.raises(EditRefusedError, match="published, but superseded by “2020-03-later-view”"):
        library.edit(["later"], ["supersedes=2020-01-one-of-each"]).apply()


def test_a_link_that_was_broken_before_does_not_stop_a_rename(library: Library) -> None:
    path = library.folder / "2020-03-later-view.md"
    path.write_text(path.read_text() + "\nSee [it](2020-01-one-of-each), without its ending.\n")
    before = errors(library)
    assert before
    library.rename("2020-01-one-of-each.md", "2020-01-first").apply()
    assert errors(library) == before


@pytest.mark.parametrize(
    "edit", ["judgments.j1.id=j9", "status=draft", "date=2020-03-20", "judgments.j1.due=2020-07", "-=judgments"]
)
def test_what_a_later_brief_continues_stays(library: Library, edit: str) -> None:
    library.edit(["later"], ["judgments.j2.due=2020-06-30", "judgments.j2.continues=2020-01-ONE-of-each#J1"]).apply()
    library.refresh()
    assert library.get("later").judgments[1].continues == "2020-01-one-of-each#j1"
    edits: list[str | Edit] = [Remove(("judgments",)) if edit == "-=judgments" else edit]
    with pytest.raises(
        EditRefusedError, match=r"^2020-03-later-view.md: .*(no judgment “j1”|a draft|a later brief|another due)"
    ):
        library.edit(["one"], edits).apply()
    library.rename("one", "2020-01-first").apply()
    library.refresh()
    assert library.get("later").judgments[1].continues == "2020-01-first#j1"
    assert not errors(library)


def test_an_outcome_that_contradicts_that_of_an_earlier_brief(library: Library) -> None:
    same = ["judgments.j2.due=2020-06-30", "judgments.j2.continues=2020-01-one-of-each#j1"]
    library.edit(["later"], same).apply()
    library.judgments.resolve("one#j1", "occurred", on="2020-05-01", evidence="s1").apply()
    library.refresh()
    with pytest.raises(
        EditRefusedError, match="“j2” did not occur, but 2020-01-one-of-each#j1, the same forecast, occu"
    ):
        library.judgments.resolve("later#j2", "did-not-occur").apply()
    library.judgments.resolve("later#j2", "occurred", on="2020-05-02").apply()
    library.refresh()
    with pytest.raises(EditRefusedError, match="“j1” is void, but 2020-03-later-view#j2, the same forecast, occurred"):
        library.judgments.resolve("one#j1", "void", on="2020-05-01", again=True).apply()
    assert not errors(library)


def test_a_succession_that_would_make_two_outcomes_one_forecast(library: Library) -> None:
    claim = "{id: j9, claim: the  FEES fall, probability: 0.1, due: 2020-06-30, outcome: void, resolved_on: 2020-04}"
    library.edit(["later"], [f"judgments+={claim}"]).apply()
    library.judgments.resolve("one#j1", "occurred", on="2020-05-01").apply()
    library.refresh()
    with pytest.raises(EditRefusedError, match="the same forecast, "):
        library.supersede("one", "later").apply()
    library.judgments.resolve("one#j1", "open").apply()
    library.refresh()
    library.supersede("one", "later").apply()
    assert not errors(library)


def test_two_issues_that_a_new_alias_would_make_one(library: Library) -> None:
    briefs = library.edit(["later"], ["issues=[{id: dues, title: Dues}, {id: tolls, title: Tolls}]"])
    briefs.apply()
    library.refresh()
    with pytest.raises(EditRefusedError, match=r"“tolls” \(the same as “dues”\) appears twice in issues"):
        library.registry_ids.add("issues", "dues", aliases=["tolls"]).apply()
    library.registry_ids.add("issues", "dues", aliases=["charges"]).apply()


@pytest.mark.parametrize("registry", [None, b"topics: {a: [\n", b"topics: [trade]\n", b"- trade\n"])
@pytest.mark.parametrize("call", [("add", "topics", "tolls"), ("rename", "topics", "trade", "business")])
def test_a_registry_that_is_missing_or_broken_keeps_the_briefs_as_they_are(
    library: Library, registry: bytes | None, call: tuple[str, ...]
) -> None:
    path = library.folder / "registry.yaml"
    path.unlink() if registry is None else path.write_bytes(registry)
    before = {file.name: file.read_bytes() for file in library.folder.iterdir() if file.is_file()}
    ran = briefkit("registry", *call, folder=library.folder)
    assert (ran.code, ran.out) == (2, "")
    assert "registry.yaml" in ran.stderr
    assert {file.name: file.read_bytes() for file in library.folder.iterdir() if file.is_file()} == before


def test_a_dry_run_says_what_the_real_one_says(library: Library) -> None:
    call = ["set", "later", "judgments.j2.term=unlikly"]
    dry = briefkit(*call, "--dry-run", folder=library.folder)
    real = briefkit(*call, folder=library.folder)
    assert dry.stderr == f"nothing written (--dry-run)\n{real.stderr}"
    assert real.stderr.startswith("warning: 2020-03-later-view.md: “unlikly” is not a term of ICD 203")


def test_a_succession_by_a_draft_is_noted(library: Library) -> None:
    library.edit(["later"], ["status=draft"]).apply()
    library.refresh()
    (note,) = library.supersede("one", "later").notes
    assert note == (
        "note: 2020-03-later-view is a draft: until it is published, no brief takes the place of 2020-01-one-of-each"
    )


def test_briefs_that_supersede_each_other_in_a_circle(library: Library) -> None:
    text = (library.folder / "2020-03-later-view.md").read_text()
    (library.folder / "third.md").write_text(text.replace("kind: note", "kind: note\nsupersedes: 2020-03-later-view"))
    library.refresh()
    with pytest.raises(BriefkitError, match="third supersedes 2020-03-later-view; they cannot supersede each other"):
        library.supersede("third", "later")


def test_a_new_brief_is_text_and_has_no_errors(library: Library) -> None:
    ran = briefkit("new", "gr\udcf6\udcdfe", "--no-edit", folder=library.folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr == "briefkit: “gr\\udcf6\\udcdfe” is not text\n  → is it UTF-8?\n"
    for call in (["new", "A title\u202e", "--no-edit"], ["set", IDS[0], "title=A title\u202e"]):
        ran = briefkit(*call, folder=library.folder)
        assert (ran.code, ran.out, "U+202E changes the direction of the text" in ran.stderr) == (2, "", True)
    ran = briefkit("new", "Ports", "--lang", "klingonish", "--no-edit", folder=library.folder)
    assert (ran.code, "“klingonish” is not a language tag" in ran.stderr) == (0, True)
