"""`check --fix` loses no word, joins none, and leaves values and blocks as they are."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.checks.rule import RawFile
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.query.texts import text_fields
from briefkit.core.text.words import words
from briefkit.library.fix import fix_file, fix_library
from tests.rules_collection import check_of, diagnostics_of, fresh_library
from tests.thorough import examples

HEAD = "title: A\nkind: memo\ndate: 2018-07-20\nsummary: S.\n"


def fixed(library: Path, text: str) -> tuple[str, tuple[str, ...]]:
    """A file after `check --fix`, and what it refused."""
    (library / "a.md").write_bytes(text.encode())
    refusals = tuple(refusal for result in fix_library(check_of(library)) for refusal in result.refusals)
    return (library / "a.md").read_bytes().decode(), refusals


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return fresh_library(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The first line\u2028second line.\u2029Next page\x0csoft.", "The first line second line. Next page soft."),
        ("pages.\n\n\x0c## A heading after a page\n", None),
        ("pages\n\x0cgo on", "pages\ngo on"),
        ("\u2028- not a list", None),
        ("\ufeff# not a heading", None),
        ("\u00ad1. not an item", None),
        ("\u200b> not a quotation", None),
        ("foo\n\x0c\nbar", None),
        ("\u200b_b_", None),
        ("a&am\u00adp;b", None),
        ("| a |\n|\u00ad-|\n", None),
        ("\u2028- not a list\n\nsanc\u00adtions", "\u2028- not a list\n\nsanctions"),
        ("`co\u00adde` and\n\n    co\u00adde\n", "`code` and\n\n    code\n"),
    ],
)
def test_blocks_stay_what_they_are(library: Path, before: str, after: str | None) -> None:
    text, refusals = fixed(library, f"---\n{HEAD}---\n\n{before}")
    assert text == f"---\n{HEAD}---\n\n{before if after is None else after}"
    assert refusals == ()
    if after is None:
        found = [item for item in diagnostics_of(library) if item.rule == "hidden-character"]
        assert found
        assert not any(item.fix for item in found)
        assert all(item.hint == "without it this is read as something else: write what you mean" for item in found)


def test_beyond_the_lines_that_are_tried_it_is_said_what_is_refused(library: Path) -> None:
    text, refusals = fixed(library, f"---\n{HEAD}---\n\n" + "\u2028- not a list\n\n" * 9)
    assert text.count("\u2028") == 9
    assert "this would be read as something else; write what you mean" in refusals[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('own: "arms\u2028control"\n', 'own: "arms control"\n'),
        ("topics: [sanc\u00adtions]\n", "topics: [sanctions]\n"),
        ("own: first\x0csecond\n", "own: first second\n"),
        ("own: first\x0c# not a comment\n", None),
        ("own: \u00ad# not a comment\n", None),
        ("own: first # comment\u2028desk: second\n", None),
        ("own:\x0cvalue\n", None),
        ("own: a\u2028b: c\n", None),
        ("own: |\n  a\x0bb\n", "own: |\n  a b\n"),
        ("# a comment\x0cwith pages\n", "# a comment with pages\n"),
    ],
)
def test_values_stay_what_they_are(library: Path, before: str, after: str | None) -> None:
    text, _ = fixed(library, f"---\n{HEAD}{before}---\n\nText.\n")
    assert text == f"---\n{HEAD}{before if after is None else after}---\n\nText.\n"


def test_a_file_that_only_a_hidden_character_kept_from_being_a_brief_is_one(library: Path) -> None:
    text, _ = fixed(library, f"\u200b---\n{HEAD}---\n\nText.\n")
    assert text == f"---\n{HEAD}---\n\nText.\n"
    assert diagnostics_of(library) == []


def test_many_hidden_characters_are_fixed_at_once(library: Path) -> None:
    text, _ = fixed(library, f"---\n{HEAD}---\n\n" + "sanc\u00adtions\n" * 2_000)
    assert text == f"---\n{HEAD}---\n\n" + "sanctions\n" * 2_000


def test_a_party_under_two_names_is_left_to_a_person(library: Path) -> None:
    text, _ = fixed(library, f"---\n{HEAD}parties: [us, USA]\n---\n\nText.\n")
    assert "[us, USA]" in text


_PIECES = st.lists(
    st.sampled_from(
        [
            *("\n\n", "\n- ", "\n## ", "\n#### ", "\r\n", "\r", "word", "ข้อ", "é", "&amp;", "    "),
            *"ab *_-#>1.`|[](): \n\x01\x0b\x0c\x1d\x85\x92\u00ad\u200b\u2028\u2029\u2060\ufeff",
        ]
    ),
    max_size=25,
).map("".join)
_KEYS = st.lists(
    st.sampled_from(
        [
            "topics: [sanctions, sanctions]",
            "topics: [Sanctions, arms-control, sanctions]",
            "parties: [us, USA]",
            "sumary: What was agreed",
            "own: fi\u00adrst",
            "desk: first\u2028second",
            'place: "first\x0csecond"',
            "note: a # c\u2029d",
            "key_points: [a\u00adb, c\x0bd]",
        ]
    ),
    unique_by=lambda line: line.partition(":")[0],
)


def searched(brief: Brief, data: bytes) -> list[list[str]]:
    metadata = parse_brief(data, id="a", path="a.md").metadata
    assert metadata is not None
    return sorted(words(text) for _, text in text_fields(metadata, brief.body) if words(text))


@settings(max_examples=examples(1 / 2))  # each checks a library of its own
@given(keys=_KEYS, body=_PIECES)
def test_every_word_that_was_found_is_found_in_its_place(keys: list[str], body: str) -> None:
    with TemporaryDirectory() as folder:
        library = fresh_library(Path(folder))
        data = "\n".join(["---", "title: A", "kind: memo", "date: 2018", *keys, "---", "", body]).encode()
        (library / "a.md").write_bytes(data)
        check = check_of(library)
        result = fix_file(check, RawFile.of("a.md", data))
    before = parse_brief(data, id="a", path="a.md").brief
    new = result.change.after if result.change else data
    after = parse_brief(new, id="a", path="a.md").brief
    assert before is None or after is not None
    if before and after:
        found = searched(after, new)
        assert [text for text in searched(before, data) if text not in found] == []
        assert words(after.body) == words(before.body)
        assert kinds(after.body) == kinds(before.body)


def kinds(body: str) -> list[type]:
    return [type(block) for block in parse_markdown(body).blocks]
