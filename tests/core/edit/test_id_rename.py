"""Renaming an id, everywhere it is used and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.read import parse_brief
from briefkit.core.edit.id_rename import PLACES, rename_in_brief, rename_in_registry
from briefkit.core.registry.registry import SECTIONS, parse_registry
from briefkit.errors import EditRefusedError

BRIEF = """\ufeff---\r
title: russia, in a title  # russia\r
kind: memo\r
date: 2018\r
topics: [russia, "nato"]\r
parties: [us, 'russia', russia-desk]  # us and russia\r
authors: [{name: Russia, id: russia}]\r
events: [russia, {id: russia, title: russia}]\r
issues:\r
  - id: russia\r
    positions:\r
      russia: {says: russia, source: russia}\r
      "us": [{says: A}]\r
judgments:\r
  - {id: russia, claim: russia, about: russia, by: russia, depends_on: [russia]}\r
recommendations: [{to: "russia", text: russia, issue: russia}]\r
russia: russia\r
---\r
russia\r
"""


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("topics", ['topics: [rf, "nato"]']),
        (
            "parties",
            [
                "parties: [us, 'rf', russia-desk]  # us and russia",
                "      rf: {says: russia, source: russia}",
                'recommendations: [{to: "rf", text: russia, issue: russia}]',
            ],
        ),
        (
            "issues",
            [
                "  - id: rf",
                "  - {id: russia, claim: russia, about: rf, by: russia, depends_on: [russia]}",
                'recommendations: [{to: "russia", text: russia, issue: rf}]',
            ],
        ),
        (
            "events",
            [
                "events: [rf, {id: rf, title: russia}]",
                "  - {id: russia, claim: russia, about: russia, by: russia, depends_on: [rf]}",
            ],
        ),
        (
            "people",
            [
                "authors: [{name: Russia, id: rf}]",
                "      rf: {says: russia, source: russia}",
                "  - {id: russia, claim: russia, about: russia, by: rf, depends_on: [russia]}",
            ],
        ),
    ],
)
def test_only_ids_of_the_section_change(section: str, lines: list[str]) -> None:
    done = rename_in_brief(BRIEF.encode(), section, "russia", "rf").decode()
    pairs = zip(BRIEF.split("\r\n"), done.split("\r\n"), strict=True)
    assert [after for before, after in pairs if before != after] == lines
    assert rename_in_brief(done.encode(), section, "rf", "russia") == BRIEF.encode()


@pytest.mark.parametrize("text", ["no front matter", "---\ntitle: [\n---\n", "---\ntopics: [russias]\n---\nrussia", ""])
def test_a_file_that_lacks_the_id_is_unchanged(text: str) -> None:
    assert rename_in_brief(text.encode(), "topics", "russia", "rf") == text.encode()


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"---\ntopics: [Russia\nkind: note\n---\n", "3:5: not valid YAML"),
        (b"---\ntopics: [russia]\n", "1:1: the front matter has no end"),
        (b"---\ntitle: caf\xe9\n---\n", "2:11: not UTF-8 (byte 0xE9)"),
        ("---\ntopics: [russia]\n---\n".encode("utf-16"), "1:1: saved as UTF-16"),
    ],
)
def test_a_file_that_may_hold_the_id_and_cannot_be_read_is_refused(data: bytes, place: str) -> None:
    with pytest.raises(EditRefusedError) as raised:
        rename_in_brief(data, "topics", "russia", "rf")
    assert raised.value.message.startswith(place)
    assert raised.value.hint == "mend this file first: it may hold references to “russia” that would be left behind"


@pytest.mark.parametrize(
    ("section", "text", "message"),
    [
        ("topics", "topics:\n- russia\n- rf\n", "line 4: “russia” and “rf”"),
        ("topics", "topics: [Russia, eu, russia]\n", "line 2: “Russia” and “russia”"),
        ("topics", "topics: [russia, eu, russia]\n", "line 2: two of “russia”"),
        ("parties", "issues:\n- id: a\n  positions: {russia: A, rf: B}\n", "line 4: “russia” and “rf”"),
        ("parties", "issues:\n- id: a\n  positions:\n    RUSSIA: A\n    russia: B\n", "line 6: “RUSSIA” and “russia”"),
        ("issues", 'judgments: [{id: j, about: [rf, "russ\\x69a"]}]\n', "line 2: “rf” and “russia”"),
    ],
)
def test_a_rename_that_would_make_two_of_one_is_refused_with_its_line(section: str, text: str, message: str) -> None:
    with pytest.raises(EditRefusedError) as raised:
        rename_in_brief(f"---\n{text}---\n".encode(), section, "russia", "rf")
    assert raised.value.message == f"{message} stand side by side and would both be “rf”"
    assert raised.value.hint == "keep one of the two first, or put what they hold under one name"


def test_a_party_keeps_its_position_when_a_person_is_renamed() -> None:
    text = b"---\nauthors: [{name: A, id: russia}]\nissues: [{id: a, positions: {russia: A}}]\n---\n"
    done = rename_in_brief(text, "people", "russia", "rf", holders=False)
    assert done == text.replace(b"id: russia", b"id: rf")


def test_an_id_that_yaml_would_misread_is_quoted() -> None:
    done = rename_in_brief(b"---\ntopics: [russia]\n---\n", "topics", "russia", "a, b: c").decode()
    reading = parse_brief(done.replace("---\n", "---\ntitle: T\nkind: k\ndate: 2018\n", 1).encode(), id="", path="")
    assert reading.brief is not None
    assert reading.brief.topics == ("a, b: c",)


REGISTRY = (
    b"# parties\nparties:\n  us: {title: us}  # us\n  us-congress: {parent: us, aliases: [us]}\ntopics:\n  us: {}\n"
)


def test_the_registry_is_renamed_with_its_parents() -> None:
    done = rename_in_registry(REGISTRY, "parties", "us", "usa")
    expected = REGISTRY.replace(b"  us: {title: us}", b"  usa: {title: us}").replace(b"parent: us", b"parent: usa")
    assert done == expected
    assert rename_in_registry(b"", "parties", "us", "usa") == b""


def test_every_section_has_its_places() -> None:
    assert set(PLACES) == set(SECTIONS)


IDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N"], include_characters="-_ .:#,[]{}'\""), min_size=1, max_size=8
)


@given(IDS.filter(lambda text: text == text.strip()), st.booleans())
def test_any_id_can_be_renamed_and_renamed_back(new: str, quoted: bool) -> None:
    text = REGISTRY.replace(b"  us: {title", b'  "us": {title') if quoted else REGISTRY
    if new in ("us", "us-congress"):
        return
    there = rename_in_registry(text, "parties", "us", new)
    assert list(parse_registry(there.decode())[0].ids("parties")) == [new, "us-congress"]
    back = rename_in_registry(there, "parties", new, "us")
    assert parse_registry(back.decode())[0].entry("parties", "us-congress") == parse_registry(REGISTRY.decode())[
        0
    ].entry("parties", "us-congress")


@pytest.mark.parametrize(
    ("section", "before", "after"),
    [
        ("topics", "topics: russia", "topics: rf"),
        ("issues", "issues: russia", "issues: rf"),
        ("parties", "issues: {id: a, positions: {russia: A}}", "issues: {id: a, positions: {rf: A}}"),
        ("issues", "issues: {id: russia, parent: russia}", "issues: {id: rf, parent: russia}"),
        ("events", "judgments: {id: j, depends_on: russia}", "judgments: {id: j, depends_on: rf}"),
        ("people", "experts: {name: A, id: russia}", "experts: {name: A, id: rf}"),
        ("people", "experts: [russia]", "experts: [russia]"),
        ("topics", "topics: {russia: x}", "topics: {russia: x}"),
    ],
)
def test_a_single_value_counts_as_a_list_of_one(section: str, before: str, after: str) -> None:
    assert rename_in_brief(f"---\n{before}\n---\n".encode(), section, "russia", "rf") == f"---\n{after}\n---\n".encode()


@pytest.mark.parametrize("value", ["&x russia", "|-\n  russia", ">-\n  russia"])
def test_an_id_with_an_anchor_or_in_a_block_is_refused(value: str) -> None:
    text = f"---\ntopics: {value}\n---\n"
    with pytest.raises(EditRefusedError, match="“russia” has an anchor or is a block of text"):
        rename_in_brief(text.encode(), "topics", "russia", "rf")


def test_a_registry_that_cannot_be_read_or_lacks_the_id_is_unchanged() -> None:
    for data in (b"\xff", b"  \n", b"parties: [", b"parties: [us]\n", b"parties:\n  usa: {parent: eu}\n", b"- us\n"):
        assert rename_in_registry(data, "parties", "us", "usb") == data
    marked = "\ufeffparties:\n  us: {}\n".encode()
    assert rename_in_registry(marked, "parties", "us", "usb") == "\ufeffparties:\n  usb: {}\n".encode()
    with pytest.raises(EditRefusedError):
        rename_in_registry(b"parties:\n  us: {}\n  usb: {}\n", "parties", "us", "usb")


def test_an_id_in_another_case_or_in_escapes_is_renamed_too() -> None:
    data = BRIEF.replace("topics: [russia,", "topics: [RUSSIA, ").replace(
        "parties: [us, 'russia'", 'parties: [us, "russ\\x69a"'
    )
    assert b"topics: [rf,  " in rename_in_brief(data.encode(), "topics", "russia", "rf")
    assert b'parties: [us, "rf"' in rename_in_brief(data.encode(), "parties", "Russia", "rf")
