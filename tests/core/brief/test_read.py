"""Whatever a file holds: its metadata is the JSON of its brief, and its findings have places in the file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefkit.core.brief.model import brief_to_json
from briefkit.core.brief.read import Reading, parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.query.own_keys import own_key_paths
from tests.places import SAMPLE
from tests.rules_collection import COLLECTION
from tests.storage.libraries import BRIEFS, brief_text

SAMPLES = sorted(SAMPLE.glob("*.md"))
HEAD = "title: T\nkind: qa\ndate: 2018-07\n"
PIECES = (
    *(
        "- ",
        "  ",
        "\n",
        ": ",
        ", ",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "#",
        " |\n",
        ">-\n",
        "? ",
        "a",
        "b",
        "x: ",
        "é",
        "制",
    ),
    *("\t", "&a ", "*a", "!t ", "! x", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "~", "null", "Null", "''", '""'),
    *("\u2028", "\x07"),
    *("title: ", "kind: qa\n", "kind:\n", "status: ", "draft\n", "date: ", "2018\n", "2018-13\n", "id: ", "path: p\n"),
    *("authors: ", "name: ", "issues:\n  - id: i\n    positions: ", "us: ", "says: A, ", "stance: opposes\n"),
    *("judgments: [{id: j, claim: C, ", "probability: 0.7", "[0.2, 0.1]", "negated: yes, ", "due: 2018/2019", "}]\n"),
    *("origin: ", "url\n", "topics: [a, , ~]\n", "events: ", "sources: [{id: s, credibility: ", "7}]", "desk: {lead: "),
)


def assert_whole(data: bytes) -> Reading:
    """What a file holds, after a look at what holds for all of them."""
    reading = parse_brief(data, id="b", path="b.md")
    lines = data.count(b"\n") + 1
    assert all(1 <= finding.line <= lines and finding.column >= 1 for finding in reading.findings)
    assert (reading.metadata is None) == any(finding.unlists for finding in reading.findings)
    assert [*reading.findings] == sorted(reading.findings, key=lambda finding: (finding.line, finding.column))
    if (brief := reading.brief) is not None:
        assert tuple(replace(problem, trail=()) for problem in brief.problems) == reading.findings
        assert json.dumps(reading.metadata) == json.dumps(brief_to_json(brief)), "in the same order"
        assert reading.metadata is not None
        assert reading.own_keys >= bool(own_key_paths(reading.metadata))
    return reading


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample(path: Path) -> None:
    reading = assert_whole(path.read_bytes())
    assert reading.brief is not None
    assert not reading.findings


def test_good_and_bad_briefs() -> None:
    for path in sorted(COLLECTION.rglob("*.md")):
        if path.is_file():
            assert_whole(path.read_bytes())


@given(BRIEFS)
def test_briefs_of_all_kinds(brief: tuple[dict[str, object], list[str]]) -> None:
    assert_whole(brief_text(brief).encode())


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.booleans())
@example("desk: {a: [1, {b: 1, b: 2}]}\n", True)
@example("? [a]\n: b\n", True)
@example("a: [\u2028, {b: 1, b: 2}]\n", True)
@settings(max_examples=300)
def test_any_text(text: str, headed: bool) -> None:
    assert_whole(f"---\n{HEAD * headed}{text}\n---\nBody.\n".encode())


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize(("line", "place"), [("status: no", (6, 9)), ("kind: memo", (6, 1)), ("regions: }", (6, 10))])
def test_only_a_newline_starts_a_line(separator: str, line: str, place: tuple[int, int]) -> None:
    data = f"---\n{HEAD}summary: a{separator}{separator} b\n{line}\n---\n".encode()
    assert [(found.line, found.column) for found in parse_brief(data, id="b", path="b.md").findings][:1] == [place]


BARE = {"id": "b", "path": "b.md", "title": "T", "kind": "qa", "date": "2018-07", "status": "published"}

FORECAST = {"id": "j", "claim": "c", "negated": False}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "issues: [{id: i, positions: {us: ~, eu: [A, ~], ru: []}}]",
            {"issues": [{"id": "i", "positions": {"eu": [{"says": "A"}]}}]},
        ),
        (
            "issues: {id: i, positions: {us: {}}, watch: w}",
            {"issues": [{"id": "i", "positions": {"us": [{}]}, "watch": ["w"]}]},
        ),
        ("origin: {}\nregions: []\nsummary: .\npublisher: ~", {"summary": ".", "origin": {}}),
        ("topics: [a, ~]", {"topics": ["a"]}),
        (
            "desk: [[a, ~], {b: c}]\njudgments: [{id: j, claim: c, 'x y': 1}]",
            {"judgments": [FORECAST | {"x y": "1"}], "desk": [["a", None], {"b": "c"}]},
        ),
        (
            "judgments: [{id: j, claim: c, probability: [0.2, 0.2], due: 2018/2019}]",
            {"judgments": [FORECAST | {"probability": 0.2, "due": "2018/2019"}]},
        ),
        (
            "a: 'it''s'\nb: \"c\\td\"\nc: C#, at 12:30\nd: null\ne: 'null'",
            {"a": "it's", "b": "c\td", "c": "C#, at 12:30", "d": None, "e": "null"},
        ),
        ("a: >\n  b\n  c: d\ne: |-\n    f\n    - g", {"a": "b c: d\n", "e": "f\n- g"}),
        ("a: NO\nb: 1.10\nc: 0x1F\nd: b\xa0; c\u202f!", {"a": "NO", "b": "1.10", "c": "0x1F", "d": "b\xa0; c\u202f!"}),
        ("status: draft\nlicense:", {"status": "draft"}),
    ],
)
def test_metadata(text: str, values: dict[str, object]) -> None:
    reading = assert_whole(f"---\n{HEAD}{text}\n---\n".encode())
    assert not reading.findings
    assert reading.metadata == BARE | values


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: other", "the key “id” is reserved and ignored"),
        ("topics: [[a]]", "expected a text, found a list"),
        ("authors: [{id: x}]", "this person has no “name”, so it is left out"),
        ("origin: [a]", "expected the keys of an origin, found a list"),
        ("judgments: j", "expected the keys of a judgment, found a text"),
        ("issues: [{id: i, positions: us}]", "expected positions by holder, such as “russia: Wants relief”"),
        (
            "events: [{id: e, status: herd}]",
            "“herd” is not one of proposed, planned, held, changed, cancelled – did you mean held?",
        ),
        ("sources: [{id: s, credibility: 7}]", "“7” is not a credibility from 1 to 6 (Admiralty code)"),
        ("judgments: [{id: j, claim: c, probability: [0.3, 0.2]}]", "the lower bound 0.3 is above the upper bound 0.2"),
        ("judgments: [{id: j, claim: c, probability: {a: b}}]", "expected a probability or a band: 0.7 or [0.55, 0.8]"),
        ("judgments: [{id: j, claim: c, negated: maybe}]", "“maybe” is neither true nor false"),
        ("review_by: {a: b}", "expected a date, found a mapping"),
    ],
)
def test_problems_leave_the_brief_listed(text: str, message: str) -> None:
    reading = assert_whole(f"---\n{HEAD}{text}\n---\n".encode())
    assert [finding.message for finding in reading.findings] == [message]
    assert reading.brief is not None


@pytest.mark.parametrize("data", [b"", b"\xff\xfe-", b"no", b"---\n", b"---\n---\n", b"---\n- a\n---\n"])
def test_files_that_are_no_briefs(data: bytes) -> None:
    assert assert_whole(data).brief is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Draft", "draft"),
        ("REVIEW", "review"),
        ("Published", "published"),
        ("' retracted '", "retracted"),
        ("finished", "draft"),
        ("[published]", "draft"),
        ("''", "published"),
        ("", "published"),
    ],
)
def test_a_status_that_cannot_be_read_does_not_pass_for_published(written: str, read: str) -> None:
    text = f"---\ntitle: A\nkind: memo\ndate: 2018\nstatus: {written}\n---\n"
    reading = parse_brief(text.encode(), id="a", path="a.md")
    assert reading.brief is not None
    assert reading.brief.status == read
    assert [item.line for item in reading.findings] == ([5] if written else [])


def test_a_finding_on_a_whole_file_names_no_line() -> None:
    found = Diagnostic("embargo", "it is left out", 0)
    assert str(found) == "it is left out"
    assert str(found.in_file("a.md")) == "a.md: it is left out"
    assert str(replace(found, line=3).in_file("a.md")) == "a.md:3:1: it is left out"
