"""Reading a brief: nothing is guessed, every problem is reported, and the rest is read."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.model import Brief, brief_to_json
from briefkit.core.brief.read import Reading, parse_brief

HEAD = "---\ntitle: T\nkind: note\ndate: 2018-11\n"


def read(text: str | bytes) -> Reading:
    return parse_brief(text.encode() if isinstance(text, str) else text, id="x", path="x.md")


def good(text: str) -> Brief:
    reading = read(text)
    assert reading.brief is not None, reading.findings
    return reading.brief


def reasons(text: str | bytes) -> list[tuple[int, str]]:
    reading = read(text)
    assert reading.brief is None
    return [(finding.line, finding.message) for finding in reading.findings if finding.unlists]


def test_values_are_the_authors() -> None:
    brief = good(HEAD + "countries: [NO, 1.10, 12:30, yes, 0x1F, 1e3]\nempty:\nquoted: '~'\n---\nBody\n")
    assert brief.extra == {
        "countries": ["NO", "1.10", "12:30", "yes", "0x1F", "1e3"],
        "empty": None,
        "quoted": "~",
    }
    assert (brief.body, brief.body_line) == ("Body\n", 9)


def test_short_forms_are_expanded_in_json() -> None:
    brief = good(
        HEAD + "authors: A. Author\ntopics: trade\nrelated: [other]\norigin: https://example.org\n"
        "issues:\n  - id: i\n    positions:\n      us: Wants it\n      eu: [{says: A}, B]\n---\n"
    )
    metadata = brief_to_json(brief)
    assert metadata["authors"] == [{"name": "A. Author"}]
    assert metadata["topics"] == ["trade"]
    assert metadata["related"] == [{"id": "other"}]
    assert metadata["origin"] == {"url": "https://example.org"}
    assert metadata["issues"][0]["positions"] == {"us": [{"says": "Wants it"}], "eu": [{"says": "A"}, {"says": "B"}]}
    assert "experts" not in metadata


def test_a_draft_may_lack_its_date() -> None:
    brief = good("---\ntitle: T\nkind: note\nstatus: draft\n---\n")
    assert brief.date is None
    assert brief_to_json(brief)["date"] is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the file is empty"),
        ("no front matter", 1, "no front matter: the first line is not ---"),
        (HEAD, 1, "the front matter has no end"),
        (HEAD + "kind: memo\n---\n", 5, "the key “kind” appears twice, first in line 3"),
        (HEAD + "a:\n\tb: 1\n---\n", 6, "not valid YAML: a character that is not allowed here, often a tab"),
        ("---\ntitle: T\nkind: note\ndate: 2018-02-30\n---\n", 4, "“2018-02-30”: February 2018 has 28 days"),
        ("---\ntitle: T\nkind: note\n---\n", 2, "no date"),
        ("---\ntitle: T\nkind: note\nstatus: draft\ndate: soon\n---\n", 5, "“soon” is not a date"),
        ("---\nkind: note\ndate: 2018\n---\n", 2, "no title"),
        ("---\ntitle: ' '\nkind: note\ndate: 2018\n---\n", 2, "the title is empty"),
        ("---\n- a\n- b\n---\n", 2, "the front matter is not a mapping"),
        ("---\n---\n", 1, "the front matter is empty"),
        (HEAD + "a: &x 1\nb: *x\n---\n", 6, "aliases (*x) are not supported"),
        (HEAD + "a: !!python/object:os.system 1\n---\n", 5, "tags ("),
        (HEAD + "<<: {a: 1}\n---\n", 5, "merge keys (<<) are not supported"),
        (HEAD + "? [a]\n: b\n---\n", 5, "a list or mapping cannot be a key"),
        (HEAD + "a: " + "[" * 40 + "\n---\n", 5, "nested deeper than 32 levels"),
        (HEAD + 'a: "open\n---\n', 6, "not valid YAML"),
    ],
)
def test_what_unlists_a_brief(text: str, line: int, reason: str) -> None:
    metadata = reasons(text)
    assert any(at == line and reason in message for at, message in metadata), metadata


def test_bytes_that_are_no_text() -> None:
    assert reasons(HEAD.encode() + b"a: caf\xe9\n---\n") == [(5, "not UTF-8 (byte 0xE9)")]
    assert reasons(HEAD.encode() + b"---\nA\x00B\n") == [(6, "contains a NUL character")]
    assert reasons("---".encode("utf-16")) == [(1, "saved as UTF-16")]


def test_all_that_is_wrong_is_said_at_once() -> None:
    text = "---\nkind: note\ndate: 2018-02-30\na: *x\nstatus: publishd\nkind: memo\n---\n"
    reading = read(text)
    assert reading.brief is None
    assert [finding.line for finding in reading.findings] == [2, 3, 4, 5, 6]


def test_a_bad_value_costs_only_itself() -> None:
    text = HEAD + (
        "status: publishd\nid: mine\njudgments:\n"
        "  - {id: j1, claim: C, probability: 1.5, due: 2018-11-31, confidence: high}\n  - {claim: no id}\n---\n"
    )
    brief = good(text)
    assert brief.status == "draft"
    assert [judgment.id for judgment in brief.judgments] == ["j1"]
    assert brief.judgments[0].confidence == "high"
    assert brief.judgments[0].probability is None
    assert [(problem.line, problem.rule) for problem in brief.problems] == [
        (5, "value"),
        (6, "reserved-key"),
        (8, "value"),
        (8, "value"),
        (9, "required"),
    ]
    assert "did you mean published?" in brief.problems[0].message
    assert "id" not in brief.extra


def test_bom_and_crlf_are_read() -> None:
    brief = good("\ufeff---\r\ntitle: T\r\nkind: note\r\ndate: 2018\r\n---\r\nBody\r\n")
    assert (brief.title, brief.body, brief.body_line) == ("T", "Body\r\n", 6)


def test_rules_in_the_body_do_not_end_the_front_matter() -> None:
    assert good(HEAD + "summary: |\n  a\n  ---\n  b\n---\nx\n\n---\n\ny\n").body == "x\n\n---\n\ny\n"


@pytest.mark.parametrize("bomb", ["[" * 60_000, "{" * 60_000, "- " * 30_000, "a: " * 20_000, "&a [" * 10_000])
def test_bombs_are_cheap(bomb: str) -> None:
    start = time.perf_counter()
    assert read(f"---\ntitle: {bomb}\n---\n").brief is None
    assert time.perf_counter() - start < 1


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data: bytes) -> None:
    reading = read(b"---\n" + data)
    assert reading.brief or reading.findings


@given(st.text(max_size=300))
def test_any_front_matter_is_answered(text: str) -> None:
    reading = read(f"{HEAD}{text}\n---\nBody")
    assert reading.brief or any(finding.unlists for finding in reading.findings)
