"""YAML that is half typed: what stands, or may be typed, at each place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.edit.splice.tree import Branch, Leaf, Tree, read_tree
from briefkit.core.yaml.read import read_yaml
from briefkit.core.yaml.sketch import EACH, EITHER, KEY, VALUE, Sketch
from tests.places import SAMPLE

CASES = [
    ("topics: [a, |b]", (("topics", EACH), VALUE)),
    ("topics: [a, |", (("topics", EACH), VALUE)),
    ("topics: [a, |\nparties: x", (("topics", EACH), VALUE)),
    ("topics: |", (("topics",), VALUE)),
    ("topics:|", (("topics",), VALUE)),
    ("topics:\n  - |", (("topics", EACH), EITHER)),
    ("topics:\n- a|", (("topics", EACH), EITHER)),
    ("topics:\n- a\n|", ((), EITHER)),
    ("|", ((), EITHER)),
    ("to|", ((), EITHER)),
    ("title: A\nto|", ((), EITHER)),
    ("issues:\n  - id: x\n    |", (("issues", EACH), EITHER)),
    ("issues:\n  - id: x\n    st|\n    trend: unchanged", (("issues", EACH), EITHER)),
    ("issues:\n  - id: x\n  |", (("issues",), EITHER)),
    ("issues:\n  - {id: x, positions: {us: {stance: |}}}", (("issues", EACH, "positions", "us", "stance"), VALUE)),
    ("issues:\n  - {id: x, positions: {us: {s|}}}", (("issues", EACH, "positions", "us"), EITHER)),
    ("issues:\n  - {id: x, positions: {us: [{says: a}, {|", (("issues", EACH, "positions", "us", EACH), EITHER)),
    ("issues:\n  - {id: x, po|: a}", (("issues", EACH, "po"), KEY)),
    ("a: {b: [1, 2], c: |}", (("a", "c"), VALUE)),
    ("a: {b: {c: 1}, d|}", (("a",), EITHER)),
    ('a: "x: |y"', (("a",), VALUE)),
    ("a: 'it''s |", (("a",), VALUE)),
    ("a: x # b|", None),
    ("a: # b|", None),
    ("# a: |", None),
    ("a: |-\n  text: x|\nb: y", None),
    ("a: [x] |", None),
    ("a: [\n  x,\n  |\n]\nb: 1", (("a", EACH), VALUE)),
    ("a:\r\n  - b|\r\nc: d\r\n", (("a", EACH), EITHER)),
    ("judgments:\n  - {id: j1, de\n  -\n    i|: x", (("judgments", EACH, "i"), KEY)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_may_stand_at_a_place(text: str, expected: tuple[tuple[str, ...], str] | None) -> None:
    place = text.rindex("|")
    found = Sketch(text[:place] + text[place + 1 :]).at(place)
    assert (found and (found.path, found.role)) == expected


def test_a_mapping_knows_its_keys_also_those_that_follow() -> None:
    sketch = Sketch("a:\n  - id: x\n    \n    scale: phia\n  - id: y\nb: {id: z, c: 1}")
    blank = sketch.at(17)
    assert blank is not None
    assert sketch.mapping(blank.mapping) == {"id": "x", "scale": "phia"}
    assert sketch.mapping(0) == {"a": "", "b": ""}


def texts(tree: Tree | None, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], int]]:
    """The path and start of every key and every text of one line."""
    if tree is None:
        return []
    if isinstance(tree, Leaf):
        return [] if tree.block or not tree.end > tree.start else [(path, tree.start)]
    assert isinstance(tree, Branch)
    found = []
    for entry in tree.entries:
        below = (*path, entry.name if tree.mapping else EACH)
        found += [(below, entry.key.start)] if entry.key else []
        found += texts(entry.value, below)
    return found


@pytest.mark.parametrize("file", sorted(SAMPLE.rglob("*.md")), ids=lambda path: path.stem)
def test_what_can_be_read_is_read_alike(file: object) -> None:
    """Every key and text that the parser finds is a token with the same path, in the whole text."""
    text = SAMPLE.joinpath(str(file)).read_text("utf-8").partition("---\n")[2].partition("\n---\n")[0] + "\n"
    assert read_yaml(text)[0] is not None
    found = {(token.path, token.start) for token in Sketch(text).tokens}
    assert set(texts(read_tree(text))) <= found


@given(st.text(alphabet="ab:-[]{},#'\" \n|>\r", max_size=60), st.integers(0, 60))
def test_no_text_is_too_odd(text: str, place: int) -> None:
    sketch = Sketch(text)
    assert all(0 <= token.start <= token.end <= len(text) for token in sketch.tokens)
    found = sketch.at(min(place, len(text)))
    assert found is None or found.start <= min(place, len(text)) <= found.end
