"""Records read in one go are those that the careful way gives, or it is left to the careful way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefkit.core.brief.brief import Brief, brief_to_json
from briefkit.core.brief.load import load_brief
from briefkit.core.brief.parse import front_matter_of, parse_brief
from briefkit.core.brief.record import brief_record
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.query.own_keys import own_key_paths
from briefkit.core.yaml.data import DoubtError
from briefkit.core.yaml.events import Mapping
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


class Telling(NamedTuple):
    """What is told of a file: values in their order, whether it has own keys, the brief, its front matter."""

    record: str
    own_keys: bool
    brief: Brief | None
    front_matter: Mapping | None
    findings: tuple[Diagnostic, ...] = ()


def quickly(data: bytes) -> Telling | None:
    """What the quick way tells, which finds nothing; None where it doubts."""
    try:
        told = brief_record(data, id="b", path="b.md")
        return Telling(
            json.dumps(told.record), told.own_keys, load_brief(data, id="b", path="b.md"), front_matter_of(data)
        )
    except DoubtError:
        return None


def carefully(data: bytes) -> Telling:
    """What the careful way tells."""
    reading = parse_brief(data, id="b", path="b.md")
    record = brief_to_json(reading.brief) if reading.brief else {}
    return Telling(
        json.dumps(record), bool(own_key_paths(record)), reading.brief, reading.front_matter, reading.findings
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_is_read_in_one_go(path: Path) -> None:
    assert quickly(path.read_bytes()) == carefully(path.read_bytes())


def test_good_and_bad_briefs() -> None:
    files = [path.read_bytes() for path in sorted(COLLECTION.rglob("*.md")) if path.is_file()]
    told = [(quickly(data), carefully(data)) for data in files]
    assert all(quick in (None, careful) for quick, careful in told)
    assert sum(quick is not None for quick, _ in told) > len(told) / 2


@given(BRIEFS)
def test_briefs_of_all_kinds(brief: tuple[dict[str, object], list[str]]) -> None:
    data = brief_text(brief).encode()
    assert quickly(data) in (None, carefully(data))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.booleans())
@example("issues: {id: i, positions: {us: {}, us: A}}\n", True)
@example("issues: [{id: i, positions: {us: ~, eu: [A, ~], ru: []}}]\n", True)
@example("title: U\n", True)
@example("origin: {}\nregions: []\nsummary: ''\npublisher: ~\n", True)
@example("desk: {a: [1, {b: 1, b: 2}]}\n", True)
@example("desk: [[a, ~], {b: c}]\njudgments: [{id: j, claim: c, 'x y': 1}]\n", True)
@example("? [a]\n: b\n", True)
@settings(max_examples=300)
def test_any_text(text: str, headed: bool) -> None:
    data = f"---\n{HEAD * headed}{text}\n---\nBody.\n".encode()
    assert quickly(data) in (None, carefully(data))


@pytest.mark.parametrize(
    "text",
    [
        *("a: &x b", "a: *x", "a: !!str b", "<<: {a: b}", "! a: b", "a: [!t b]", "k: {x: ! y}", "id: other", "body: B"),
        *("status: lost", "date: 2019", "topics: [[a]]", "authors: [{id: x}]", "origin: [a]", "issues: [{title: T}]"),
        *("kind: ' '", "title: {a: b}", "judgments: j", "a: " + "[" * 40 + "]" * 40, "a: " + "[" * 5000 + "]" * 5000),
        *("a:\n" + "- " * 3000 + "b", "a: " + "{b: " * 3000 + "c" + "}" * 3000, "a: \x07", "a: ["),
        "a: " + "b" * 70_000,
        "\n".join(" " * depth + "a:" for depth in range(300)),
    ],
)
def test_what_needs_a_word_is_left_to_the_careful_way(text: str) -> None:
    with pytest.raises(DoubtError):
        brief_record(f"---\n{HEAD}{text}\n---\n".encode(), id="b", path="b.md")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe-", b"no", b"---\n", b"---\n---\n", b"---\n- a\n---\n"])
def test_files_that_are_no_briefs(data: bytes) -> None:
    assert quickly(data) is None
