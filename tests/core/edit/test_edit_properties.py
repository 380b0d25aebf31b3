"""Properties of the editor with generated front matter, checked with PyYAML's own loaders."""

from __future__ import annotations

import copy
import re
from typing import Any

import yaml
from hypothesis import event, given
from hypothesis import strategies as st

from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.splice.quote import block, scalar
from briefkit.core.edit.value import Add, Edit, Remove, Set
from briefkit.core.yaml.nodes import position_of
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import EditRefusedError

_ODD = """NO yes 1.10 12:30 0x1F 1e5 null ~ #c it's "q" [x] {y} &a *b !t %d @e `f | > --- ... a\\b a[ b] c{d e}
2018-11-11 = << ? ü 日本 🙂 .inf"""
SPACED = ["", " a", "a ", "a: b", "a #b", "- d", "x\n", "x\ny", "\n", "\t", "a\tb"]
UNSEEN = ["\u200d", "\u202e", "\x85", "\u2028", "\ufeff", "\x1b[0m"]
WORDS = st.one_of(st.sampled_from([*_ODD.split(), *SPACED, *UNSEEN]), st.text(max_size=12)).filter(
    lambda text: not re.search("[\ud800-\udfff]", text)
)
KEYS = st.sampled_from(["alpha", "beta", "gamma", "delta", "a b", "k:v", "é"])
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


def loaded(text: str) -> Any:
    """A text as loaded by PyYAML, with every scalar as a string."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it only makes strings, lists and dicts


@given(text=WORDS, flow=st.booleans(), style=st.sampled_from(["", "'", '"']))
def test_every_loader_reads_back_the_same_text(text: str, flow: bool, style: str) -> None:
    written = scalar(text, style=style, flow=flow)
    document = f"[{written}, {written}]" if flow else f"- {written} # c\n- {written}\n"
    assert yaml.safe_load(document) == loaded(document) == [text, text]
    assert "\n" not in written
    node, found = read_yaml(document)
    assert not found
    assert node is not None


@given(text=st.text(alphabet="ab \n#:-", max_size=300), style=st.sampled_from(["|", ">"]), indent=st.integers(1, 4))
def test_a_block_is_read_back_as_the_same_text(text: str, style: str, indent: int) -> None:
    written = block(text, style, indent, "\n")
    if written is not None and written.count("\n"):
        loaded = yaml.safe_load(f"x: {written}\ny: 1\n")
        if loaded["x"] != text:  # the editor reads it again, and then takes double quotes
            assert style == ">" or text != text.strip()


@st.composite
def written_documents(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Front matter in mixed styles, with comments and blank lines, and its content."""
    content = draw(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines: list[str] = []
    for key, value in content.items():
        flow = draw(st.booleans())
        style = draw(st.sampled_from([None, "'", '"']))
        dumped = yaml.safe_dump(
            {key: value}, default_flow_style=flow, default_style=style, allow_unicode=draw(st.booleans()), width=40
        )
        dumped = dumped.rstrip("\n")
        if flow:
            dumped = dumped[1:-1]
        lines += dumped.split("\n")
        lines += draw(st.lists(st.sampled_from(["", "# note", "  # deep"]), max_size=2))
    return newline.join([*lines, ""]), content


def places(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every path in a value; items by number."""
    found = [path] if path else []
    pairs = value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    for key, child in pairs:
        found += places(child, (*path, str(key)))
    return found


def at(value: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        value = value[int(part) - 1] if isinstance(value, list) else value[part]
    return value


def expected_of(content: Any, edit: Edit) -> Any:
    """The content of a document after an edit, computed in plain Python."""
    content = copy.deepcopy(content)
    parent = at(content, edit.path[:-1])
    last: Any = int(edit.path[-1]) - 1 if isinstance(parent, list) else edit.path[-1]
    match edit:
        case Set():
            parent[last] = edit.value
        case Add():
            if edit.value not in parent[last]:
                items = parent[last]
                items.insert(len(items) if edit.at is None else edit.at, edit.value)
        case Remove():
            del parent[last]
    return content


def items_are_numbered(content: Any, path: tuple[str, ...]) -> bool:
    """Whether each number in a path refers to an item by number, not by name."""
    for end, part in enumerate(path):
        parent = at(content, path[:end])
        if isinstance(parent, list) and (not part.isdecimal() or any(isinstance(item, str) for item in parent)):
            return all(not isinstance(item, str) or part not in item for item in parent)
    return True


@given(document=written_documents(), value=VALUES, data=st.data())
def test_an_edit_changes_the_named_value_and_nothing_else(
    document: tuple[str, Any], value: Any, data: st.DataObject
) -> None:
    text, content = document
    _, found = read_yaml(text)
    event("readable" if not found and loaded(text) == content else "not readable")
    if found or loaded(text) != content:
        return
    path = data.draw(st.sampled_from(places(content)))
    if not items_are_numbered(content, path):
        return
    kinds: list[Edit] = [Set(path, value), Remove(path)]
    if isinstance(items := at(content, path), list):
        kinds.append(Add(path, value, data.draw(st.none() | st.integers(0, len(items)))))
    edit = data.draw(st.sampled_from(kinds))
    before = b"\xef\xbb\xbf---\n" + text.encode() + b"---\nBody: # x\r\n"
    try:
        after = edit_front_matter(before, [edit])
    except EditRefusedError as error:
        assert error.reason in {"comment", "other", "last", "limit", "several", "missing", "duplicate"}, error.message
        event(f"refused: {error.reason}")
        return
    event(f"done: {type(edit).__name__}")
    assert after.startswith(b"\xef\xbb\xbf---\n")
    assert after.endswith(b"---\nBody: # x\r\n")
    front_matter = after[7 : -len(b"---\nBody: # x\r\n")].decode()
    assert loaded(front_matter) == expected_of(content, edit)
    assert front_matter.count("# note") >= text.count("# note")
    assert_lines_kept(text, front_matter, edit.path[0])


def assert_lines_kept(old: str, new: str, key: str) -> None:
    """Assert that only the lines of one top-level key changed."""
    if re.search("[\x85\u2028\u2029]", old):
        return  # YAML 1.1 counts these as line ends, an editor does not
    root, _ = read_yaml(old)
    assert root is not None
    starts = {name.value: position_of(name)[0] for name, _ in root.value}
    own = starts[key]
    following = min((line for line in starts.values() if line > own), default=None)
    lines, changed = old.split("\n"), new.split("\n")
    assert changed[: own - 1] == lines[: own - 1]
    if following is not None:
        assert changed[len(changed) - (len(lines) - following + 1) :] == lines[following - 1 :]
