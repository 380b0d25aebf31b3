"""Lines read without a YAML parser say what PyYAML makes of them, or nothing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefkit.core.brief.split import SplitText, split
from briefkit.core.yaml.data import EMPTY, DoubtError
from briefkit.core.yaml.lines import read_lines
from tests.places import SAMPLE

SAMPLES = sorted(SAMPLE.glob("*.md"))

DOUBT = object()
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
        ["", "'q'", '"q: r"', "'it''s'", '"a\\tb"', "a: b", "a #b", "~", "null", "&a b", "*a", "!t b", "@"]
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


def by_parser(text: str) -> object:
    """What PyYAML's plain loader sees, with None for what is left out; what is wrong with it as a text."""
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
        return "nothing" if root is None else told(root)
    except (yaml.YAMLError, ValueError) as error:
        return str(error)


def told(node: Any) -> object:
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in EMPTY else node.value
    if isinstance(node, yaml.SequenceNode):
        return [told(item) for item in node.value]
    values = {key.value: told(value) for key, value in node.value}
    if len(values) != len(node.value):
        raise ValueError("a key stands twice")
    return values


def by_lines(text: str) -> object:
    """What the lines say; DOUBT where they leave it to the parser."""
    try:
        return read_lines(text)
    except DoubtError:
        return DOUBT


@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join), st.sampled_from(["\n", "\r\n", "\r"]))
@example('a: {b:"c"}', "\n")
@example("a: {b:[c]}", "\n")
@example('a: ["b]\nc: [d"]', "\n")
@example("a: [[b]\nc: [d]]\ne: [f],[g]", "\n")
@example("a: null\n  b: c", "\n")
@example("a:\n- b\n- c: d\n  e:\n  - f\ng: h", "\n")
@example("- a: b", "\n")
@example("a:\n  - b\n c: d", "\n")
@example("a: >-\n    b\n   c", "\n")
@example("- a: |\n  b: c", "\n")
@example("a: {b:{c: d}}", "\n")
@example('a: [b"]', "\n")
@example("a: [[b]\nc: [d]]\ne: [f],[g],[h]", "\n")
@example("a:\n- b: >-\n  c: d", "\n")
@example("a: [b #c]", "\n")
@example("a: [b:c #d]", "\n")
@example("a:\n- \n- b", "\n")
@example("a: [b\\nc]", "\n")
@example("a: [NULL]", "\n")
@example("a:\nb: c\n  d: e", "\n")
@example("a: |\n  b\n\n  # c\nd: e", "\n")
@example("a: >-\n  b  \n  # c\n\nd: e", "\n")
@example("a: |\n b\n  \n", "\n")
@example("a: >\n b  \n  \n", "\n")
@example("a: [b]], [[c]", "\n")
@settings(max_examples=1500)
def test_any_lines(text: str, end: str) -> None:
    written = text.replace("\n", end) + end
    assert repr(by_lines(written)) in (repr(DOUBT), repr(by_parser(written)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_needs_no_parser(path: Path) -> None:
    halves = split(path.read_text("utf-8"))
    assert isinstance(halves, SplitText)
    for written in (halves.front_matter, halves.front_matter.replace("\n", "\r\n")):
        assert repr(by_lines(written)) == repr(by_parser(written))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a: b",
            "a:\n- b\n- c\nd: e",
            "a:\n  - b: c\n    d: [e, f]\n  - g: {h: i}",
            "us congress: {says: No., on: x}",
        ),
        *(
            "# said\n\na: b  \n\n",
            "a: 'b'\nc: \"d: e\"",
            "a: >\n  b\n  c: d\ne: |-\n    f\n    - g",
            "a: b\n  c\n  d",
        ),
        *("a: it's C#, at 12:30", "a: [https://a.example/b, c's]", "a:\nb: c", "a: []"),
        *("a:\n  - >-\n    b\n    c", "a: b\xa0; c\u202f!", "a: {b: {c: [d, {e: f}]}}", "2018: ja"),
    ],
)
def test_what_is_simple(text: str) -> None:
    assert repr(by_lines(text + "\n")) == repr(by_parser(text + "\n"))


@pytest.mark.parametrize(
    "text",
    [
        *("", "# a", "a", "a: ~", "a: null", "a: &b c", "a: *b", "a: !b c", "<<: a", "a: b: c", "a: b #c", "a\tb: c"),
        *("a: 'it''s'", 'a: "b\\tc"', "a: 'b\n  c'", "a: ''", "? a", "a: {b}", "a: [b: c]", "a: {b:c}", "a: [b, ]"),
        *("a: b\na: c", "a: {b: c, b: d}", " a: b", "a:\n   b: c\n  d: e", "a: >+\n  b", "a: >\n  b\n\n  c", "- a"),
        *(
            "a: [" + "[" * 30 + "]" * 31,
            "a: [" + "b, " * 400 + "c]",
            "a: b\x07",
            "a: b\u2028c",
            "a: b\x85c",
            "...\na: b",
        ),
        "\n".join(" " * depth + "a:" for depth in range(20)),
        "a: " + "b" * 70_000,
        "k" * 1100 + ": v",
        "\n".join(f"a{number}: {'[' * 19}]" for number in range(100)),
        *("x:" + " " * 60_000 + "-", " " * 60_000 + "-", "a: b" + " " * 30_000 + "\n " + " " * 30_000 + "-"),
        *("a: |\n  b\n\n  # c\nd: e", "a: |\n b\n  \n", 'a: "b"' + " " * 60_000 + "-", "a: " + "b#" * 30_000 + " #"),
    ],
)
def test_what_is_left_to_the_parser(text: str) -> None:
    started = time.process_time()
    with pytest.raises(DoubtError):
        read_lines(text + "\n")
    assert time.process_time() - started < 2, "no more than a few steps a character"
