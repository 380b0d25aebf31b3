"""YAML is read as written. Composed by PyYAML or built from events, it has the same values and places."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefkit.core.brief.split import SplitText, decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml import read
from briefkit.core.yaml.events import build
from briefkit.core.yaml.nodes import EMPTY, is_empty, plain, position_of, value_of
from briefkit.core.yaml.read import read_yaml
from tests.places import SAMPLE
from tests.rules_collection import COLLECTION

FILES = [path for path in sorted([*SAMPLE.glob("*.md"), *COLLECTION.rglob("*.md")]) if path.is_file()]
KEYS = st.sampled_from(
    ["a", "b", "says", "us congress", "x-1", "ö", "2018", "a.b", "null", "a ", '"a"', "- a", "?", "<<"]
)
WORDS = st.sampled_from(
    ["b", "two words", "a, b [c]", "it's", "C#", "x:y", "https://a.example/x?y#z", "é\xa0: x", "12:30", "a -b", "Ünï"]
)
FLOWS = st.recursive(
    WORDS | st.sampled_from(['"q, r: s"', '""', '"x"y', "'s'", "~", "", "null", "a:b", "[", '"', "a: b", "c #d", "e?"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(", ".join).map("[{}]".format)
        | st.lists(st.tuples(KEYS, st.sampled_from([": ", ":", " : "]), inner).map("".join), max_size=3)
        .map(", ".join)
        .map(lambda held: "{" + held + "}")
    ),
    max_leaves=5,
)
BELOW = st.lists(
    st.sampled_from(["more words", "- x", "a: b", "", "  ", "  deeper", "# no comment", "c  "]), max_size=4
)
VALUES = (
    WORDS
    | FLOWS
    | st.sampled_from(
        ["", "'q'", '"q: r"', "'it''s'", '"a\\tb"', "a: b", "a #b", "~", "null", "&a b", "*a", "!t b", "@", "&a *a"]
    )
    | st.tuples(st.sampled_from([">", ">-", "|", "|-", "|+", ">2", "words", "'open"]), st.integers(0, 5), BELOW).map(
        lambda held: held[0] + "".join(f"\n{' ' * held[1]}{line}" for line in held[2])
    )
)
INDENTS = st.sampled_from(["", " ", "  ", "    "])
LINES = st.one_of(
    st.tuples(INDENTS, st.sampled_from(["", "", "- "]), KEYS, st.just(": "), VALUES, st.sampled_from(["", " "])).map(
        "".join
    ),
    st.tuples(INDENTS, st.just("- "), VALUES).map("".join),
    st.sampled_from(["", "  # said", "#", "a:", "  b:", "    c:", "- d:", "  - e:", "---", "...", "\tx: y", "x: \x07"]),
)
Read = tuple[object, list[Diagnostic]]


def by_pyyaml(text: str) -> object:
    """What PyYAML's base loader returns, with None for empty values; an error as a text."""
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
        return None if root is None else loaded(root)
    except (yaml.YAMLError, ValueError) as error:
        return f"wrong: {error}"


def loaded(node: Any) -> object:
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in EMPTY else node.value
    if isinstance(node, yaml.SequenceNode):
        return [loaded(item) for item in node.value]
    values = {key.value: loaded(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if len(values) != len(node.value) or any(not key.style and key.value == "<<" for key, _ in node.value):
        raise ValueError("a key that cannot be read, or appears twice")
    return values


def placed(node: Any) -> object:
    """A node with its values and their places."""
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        return position_of(node), node.value, is_empty(node)
    if isinstance(node, yaml.SequenceNode):
        return position_of(node), [placed(item) for item in node.value]
    return position_of(node), [(placed(key), placed(value)) for key, value in node.value]


def read_once(text: str) -> Read:
    root, found = read_yaml(text, first_line=2)
    return placed(root), found


def read_by_events(text: str) -> Read:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "_can_be_composed", lambda _text: False)
        return read_once(text)


@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join), st.sampled_from(["\n", "\r\n", "\r"]))
@example('a: {b:"c"}', "\n")
@example("a: {b:[c]}", "\n")
@example('a: ["b]\nc: [d"]', "\n")
@example("a: [[b]\nc: [d]]\ne: [f],[g]", "\n")
@example("a: null\n  b: c", "\n")
@example("a:\n- b\n- c: d\n  e:\n  - f\ng: h", "\n")
@example("a:\n  - b\n c: d", "\n")
@example("a: >-\n    b\n   c", "\n")
@example("a: |\n  b\n\n  # c\nd: e", "\n")
@example("a: >\n b  \n  \n", "\n")
@example("us congress: {says: No., on: x}", "\n")
@example("'<<': a", "\n")
@settings(max_examples=700)
def test_any_lines(text: str, end: str) -> None:
    written = text.replace("\n", end) + end
    root, found = read_yaml(written)
    expected = by_pyyaml(written)
    if not found and not any(more in str(expected) for more in ("another document", "duplicate anchor")):
        assert (None if root is None else plain(root)) == expected
    elif found and not any(mark in text for mark in ("&", "*", "!")):
        assert isinstance(expected, str)
        assert expected.startswith("wrong: ")
    assert read_once(written) == read_by_events(written)


def test_front_matter_of_briefs() -> None:
    for path in FILES:
        text = decode(path.read_bytes())
        halves = text if isinstance(text, Diagnostic) else split(text)
        if isinstance(halves, SplitText):
            for written in (halves.front_matter, halves.front_matter.replace("\n", "\r\n")):
                assert read_once(written) == read_by_events(written), path


def test_places_are_those_in_the_file() -> None:
    root, found = read_yaml("a: [b,\n  {c: 'd'}]\n", first_line=2)
    assert isinstance(root, yaml.MappingNode)
    inner = value_of(root, "a")
    assert found == []
    assert inner is not None
    assert position_of(root) == (2, 1)
    assert position_of(inner) == (2, 4)
    assert position_of(inner.value[1]) == (3, 3)
    assert value_of(root, "b") is None


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("a: 1\na: 2\n", "the key “a” appears twice, first in line 2", (3, 1)),
        ("a: {b: 1, b: 2}\n", "the key “b” appears twice, first in line 2", (2, 11)),
        ("a: *x\n", "aliases (*x) are not supported", (2, 4)),
        ("a: &x 1\nb: *x\n", "aliases (*x) are not supported", (3, 4)),
        ("a: !!str b\n", "tags (tag:yaml.org,2002:str) are not supported", (2, 4)),
        ("a: [! b]\n", "tags (!) are not supported", (2, 5)),
        ("<<: {a: b}\n", "merge keys (<<) are not supported", (2, 1)),
        ("[a]: b\n", "a list or mapping cannot be a key", (2, 1)),
        ("{a: b}: c\n", "a list or mapping cannot be a key", (2, 1)),
        ("a: " + "[" * 40 + "]" * 40, "nested deeper than 32 levels", (2, 35)),
        ("a: " + "[" * 5000 + "]" * 5000, "nested deeper than 32 levels", (2, 35)),
        ("a: " + "{b: " * 3000 + "c" + "}" * 3000, "nested deeper than 32 levels", (2, 128)),
        ("a:\n" + "- " * 3000 + "b", "nested deeper than 32 levels", (3, 63)),
        ("\n".join(" " * depth + "a:" for depth in range(300)), "nested deeper than 32 levels", (34, 33)),
        ("a: b\x07", "the character U+0007 is not allowed in YAML", (2, 5)),
        ("a: b: c\n", "not valid YAML: a colon that is not allowed here", (2, 5)),
        ("\ta: b\n", "not valid YAML: a character that is not allowed here, often a tab", (2, 1)),
        ("a" * (1024 * 1024 + 1), "longer than 1 MiB", (2, 1)),
    ],
)
def test_errors(text: str, message: str, place: tuple[int, int]) -> None:
    _, found = read_yaml(text, first_line=2)
    assert [(one.message, (one.line, one.column), one.unlists) for one in found] == [(message, place, True)]


@pytest.mark.parametrize("depth", [31, 32])
def test_nesting_has_a_limit(depth: int) -> None:
    root, found = read_yaml("a: " + "[" * depth + "]" * depth)
    assert (root is None, len(found)) == ((depth == 32), (depth == 32))


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "b" * 70_000,
        "k" * 1100 + ": v",
        "\n".join(f"a{number}: {'[' * 19}]" for number in range(100)),
        *("x:" + " " * 60_000 + "-", " " * 60_000 + "-", "a: b" + " " * 30_000 + "\n " + " " * 30_000 + "-"),
        *('a: "b"' + " " * 60_000 + "-", "a: " + "b#" * 30_000 + " #", "l: [" + "{a: b}, " * 1200 + "]"),
        "&a [" * 20 + "]" * 20,
        "a: &a [b, b]\n" + "".join(f"{key}: &{key} [*a, *a]\n" for key in "bcdefghijk"),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    assert read_once(text + "\n") == read_by_events(text + "\n")
    assert time.process_time() - started < 2, "no more than a few steps per character"


def test_without_the_c_parser_everything_is_built_from_events(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = read_once("a: [b, {c: 'd'}]\n")
    monkeypatch.setattr(read, "_CParser", None)
    assert read_once("a: [b, {c: 'd'}]\n") == with_it
    assert build("")[0] is None


@pytest.mark.parametrize("written", ["\\0", "\\x00", "\\u0000", "\\U00000000"])
def test_nul_becomes_the_sign_for_what_cannot_be_shown(written: str) -> None:
    root, found = read_yaml(f'a: ["x{written}y"]\n"{written}": \'\\0\'\n')
    assert root is not None
    assert not found
    assert plain(root) == {"a": ["x\ufffdy"], "\ufffd": "\\0"}
