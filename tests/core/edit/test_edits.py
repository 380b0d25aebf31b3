"""Every way to write an edit: what becomes of the text around it, and what is refused for which reason."""

from __future__ import annotations

import pytest

from briefkit.core.edit import edit
from briefkit.core.edit.edit import edit_front_matter, edit_text
from briefkit.core.edit.splice.quote import block
from briefkit.core.edit.value import Add, Bare, Edit, Remove, Set, Value
from briefkit.errors import EditRefusedError

LONG: list[Value] = [
    "a long item that goes on and on",
    "another one that is just as long as the first",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
]
FLOW = f"[{', '.join(map(str, LONG))}]"
LONGEST: list[Value] = ["x" * 42, "x" * 42]  # fits on one line


def indented(by: int) -> str:
    """The long list as lines."""
    return "".join(" " * by + f"- {item}\n" for item in LONG)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a: x\n", Set(("a",), LONG), "a:\n" + indented(2)),
        (
            "a:\nb: 1\n",
            Set(("a",), LONG),
            f"a:\n{indented(2)}b: 1\n",
        ),
        ("a:\nb: 1\n", Set(("a",), "x"), "a: x\nb: 1\n"),
        ("a: # c\nb: 1\n", Set(("a",), LONG), f"a: {FLOW} # c\nb: 1\n"),
        ("a: x # c\nb: 1\n", Set(("a",), LONG), f"a: {FLOW} # c\nb: 1\n"),
        ("a: {}\n", Set(("a",), {"b": {"c": "d"}}), "a:\n  b:\n    c: d\n"),
        ("a: {}\n", Set(("a",), {"b": "c"}), "a:\n  b: c\n"),
        ("a: []\n", Set(("a",), LONG), "a:\n" + indented(2)),
        ("a: {x: }\n", Set(("a", "x"), ["b"]), "a: {x: [b]}\n"),
        ("a: {x: , y: 1}\n", Set(("a", "x"), LONG), f"a: {{x: {FLOW}, y: 1}}\n"),
        ("a:\n  - \n  - b\n", Set(("a", "1"), "c"), "a:\n  - c \n  - b\n"),
        ("a:\n  -\n  - b\n", Set(("a", "1"), "c"), "a:\n  - c\n  - b\n"),
        ("a:\n  -\n  - b\n", Set(("a", "1"), {"c": "d"}), "a:\n  - {c: d}\n  - b\n"),
        ("a:\n  - 'b'\n  -\n", Set(("a", "2"), "c"), "a:\n  - 'b'\n  - c\n"),
        ("a:\n- b\n- c\nd: 1\n", Set(("a",), "x"), "a: x\nd: 1\n"),
        ("a:\r\n- b\r\n- c\r\nd: 1\r\n", Set(("a",), "x"), "a: x\r\nd: 1\r\n"),
        ("a:\n- b\n- c\nd: 1\n", Set(("a",), ["x", "y"]), 'a:\n- x\n- "y"\nd: 1\n'),
        ('a:\n    - "b"\n    - "c"\nd: 1\n', Set(("a",), ["x", "y"]), 'a:\n    - "x"\n    - "y"\nd: 1\n'),
        ("a:\n  b: 1\n  c: 2\nd: 1\n", Set(("a",), {"x": "y", "z": ["w"]}), 'a:\n  x: "y"\n  z: [w]\nd: 1\n'),
        ("a:\n  b: 1\nd: 1\n", Set(("a",), ["x"]), "a:\n  - x\nd: 1\n"),
        ("a:\n  b: 1\nd: 1\n", Set(("a",), {"x": ["y", {"z": "w"}]}), 'a:\n  x:\n    - "y"\n    - z: w\nd: 1\n'),
        ("a:\n  - id: x\n    b: 1\n", Set(("a", "x"), {"id": "y", "c": "d"}), 'a:\n  - id: "y"\n    c: d\n'),
        ("a:\n  - id: x\n    b: 1\n", Set(("a", "x"), "y"), 'a:\n  - "y"\n'),
        ("a: |\n  one\n  two\nb: 1\n", Set(("a",), "three\nfour\n"), "a: |\n  three\n  four\nb: 1\n"),
        ("a: >-\n  one\n  two\nb: 1\n", Set(("a",), "three four"), "a: >-\n  three four\nb: 1\n"),
        ("a: |\n  one\n", Set(("a",), " lead"), 'a: " lead"\n'),
        ("a: 1\n", Set(("a",), "2"), "a: 2\n"),
        ("a: x\n", Set(("a",), "2"), 'a: "2"\n'),
        ("a: true\n", Set(("a",), "false"), "a: false\n"),
        ("a: 2018-01-01\n", Set(("a",), "2019-01-01"), "a: 2019-01-01\n"),
        ("a: 1\n", Set(("a",), "yes"), 'a: "yes"\n'),
        ("a: 'x'\n", Set(("a",), "it's"), "a: 'it''s'\n"),
        ('a: "x"\n', Set(("a",), "y"), 'a: "y"\n'),
        ("a: x\n", Set(("a",), "b: c"), 'a: "b: c"\n'),
        (
            "issues:\n  - id: i\n    positions:\n      us: Wants\n",
            Set(("issues", "i", "positions", "us", "stance"), "supports"),
            "issues:\n  - id: i\n    positions:\n      us: {says: Wants, stance: supports}\n",
        ),
        ("a: b\n\n# end\n", Set(("c",), "d"), "a: b\n\n# end\nc: d\n"),
        ("", Set(("c",), "d"), "c: d\n"),
        ("a:\n  b: {x: 1}\n", Set(("a", "c"), {"x": Bare("2")}), "a:\n  b: {x: 1}\n  c: {x: 2}\n"),
        ("a: [b]\n", Add(("a",), "c"), "a: [b, c]\n"),
        ("a: []\n", Add(("a",), "c"), "a: [c]\n"),
        ("a: b\n", Add(("a",), "c"), "a: [b, c]\n"),
        ("a: 'b'\n", Add(("a",), "c"), "a: ['b', 'c']\n"),
        ("a: {id: x}\n", Add(("a",), {"id": "y"}), 'a: [{id: x}, {id: "y"}]\n'),
        ("a:\n", Add(("a",), "c"), "a: [c]\n"),
        ("b: 1\n", Add(("a",), "c"), "b: 1\na: [c]\n"),
        ("a: b\n", Add(("a",), "b"), "a: b\n"),
        ("a: [\n  b,\n  c\n]\n", Add(("a",), "d"), "a: [\n  b,\n  c,\n  d\n]\n"),
        ("a: [\n  b,\n  c,\n]\n", Add(("a",), "d"), "a: [\n  b,\n  c,\n  d,\n]\n"),
        ("a:\n  - id: x\n  - {id: z}\n", Add(("a",), {"id": "w"}), "a:\n  - id: x\n  - {id: z}\n  - {id: w}\n"),
        ("a:\n  - {id: x}\n  - id: z\n", Add(("a",), {"id": "w"}), "a:\n  - {id: x}\n  - id: z\n  - id: w\n"),
        ("a: [b,\n  c, ]\n", Add(("a",), "d"), "a: [b,\n  c,\n  d, ]\n"),
        ("a: [b,\n  c ]\n", Add(("a",), "d"), "a: [b,\n  c,\n  d ]\n"),
        ("a: [b,\n  c]\n", Add(("a",), "d"), "a: [b,\n  c,\n  d]\n"),
        ("a: [ b, c ]\n", Add(("a",), "d"), "a: [ b, c, d ]\n"),
        ("a: [\n  b, # c\n]\n", Add(("a",), "d"), "a: [\n  b, # c\n  d,\n]\n"),
        ("a: [\n  b # c\n]\n", Add(("a",), "d"), "a: [\n  b, # c\n  d\n]\n"),
        ("a:\n  - id: x\n", Add(("a",), {"id": "x"}), "a:\n  - id: x\n"),
        ("a:\n  - {id: x}\n", Add(("a",), {"id": "y", "b": "c"}), 'a:\n  - {id: x}\n  - {id: "y", b: c}\n'),
        (
            "a:\n  - id: x\n\nb: 1\n",
            Add(("a",), {"id": "y", "b": "c"}),
            'a:\n  - id: x\n  - id: "y"\n    b: c\n\nb: 1\n',
        ),
        ("a:\n  - 'b'\n", Add(("a",), "c"), "a:\n  - 'b'\n  - 'c'\n"),
        ("a: [b, c]\n", Remove(("a",), "b"), "a: [c]\n"),
        ("a: [b, c]\n", Remove(("a",), "c"), "a: [b]\n"),
        ("a: [b]\n", Remove(("a",), "b"), "a: []\n"),
        ("a:\n  - b\n  - c\n", Remove(("a",), "b"), "a:\n  - c\n"),
        ("a:\n  - b\nc: 1\n", Remove(("a",), "b"), "a: []\nc: 1\n"),
        ("a: b\nc: 1\n", Remove(("a",), "b"), "c: 1\n"),
        ("topics: b # why\nc: 1\n", Remove(("topics",), "B"), "topics: [] # why\nc: 1\n"),
        ("issues: {id: b}\n", Remove(("issues", "b")), "issues: []\n"),
        ("issues:\n  id: b\nc: 1\n", Remove(("issues",), "b"), "issues: []\nc: 1\n"),
        ("topics: b\nc: 1\n", Remove(("topics",), "b", tidy=True), "c: 1\n"),
        ("a:\n  - b\nc: 1\n", Remove(("a",), "b", tidy=True), "c: 1\n"),
        (
            "a: [{date: 2018}, {date: 2019}, {date: 2018}]\n",
            Remove(("a",), "2018", latest=True),
            "a: [{date: 2018}, {date: 2019}]\n",
        ),
        ("a: b\nc: d\n", Remove(("a",)), "c: d\n"),
        ("a: b\n", Remove(("x",), lenient=True), "a: b\n"),
        ("a: {b: c}\n", Remove(("a", "b")), "a: {}\n"),
        (
            "a:\n  - id: x\n    b: 1\n    c: 2\n  - id: y\n",
            Remove(("a", "x", "id")),
            "a:\n  - b: 1\n    c: 2\n  - id: y\n",
        ),
        ("a:\n  - id: x\n    b: 1\n", Remove(("a", "x", "b")), "a:\n  - id: x\n"),
        ("a:\n  - x: 1\n", Remove(("a", "1")), "a: []\n"),
        ("c: d\na:\n  # note\n  - b\n  - c\n", Set(("a",), "x"), "c: d\na: x\n  # note\n"),
        ("a: 2\n", Set(("a",), Bare("1")), "a: 1\n"),
        ("a: 1\n", Set(("a",), Bare("1")), "a: 1\n"),
        ("a: '1'\n", Set(("a",), Bare("1")), "a: 1\n"),
        ("x:\n    - a\n", Set(("b",), LONG), "x:\n    - a\nb:\n" + indented(4)),
        ("x:\n- a\n", Set(("b",), LONG), "x:\n- a\nb:\n" + indented(0)),
        ("y: [a]\nx: {z: [b]}\n", Set(("b",), LONG), "y: [a]\nx: {z: [b]}\nb:\n" + indented(2)),
        ("y:\n  z:\n      - a\n", Set(("b",), LONG), "y:\n  z:\n      - a\nb:\n" + indented(4)),
        ("a: b\n", Set(("a",), [*LONGEST]), f"a: [{'x' * 42}, {'x' * 42}]\n"),
        ("a: b\n", Set(("a",), [*LONGEST[:1], "x" * 43]), f"a:\n  - {'x' * 42}\n  - {'x' * 43}\n"),
        ("a: b\n", Set(("a",), [["x"]]), "a:\n  - [x]\n"),
        ("a: b\n", Set(("a",), {}), "a: {}\n"),
        ("a: b\n", Set(("a",), []), "a: []\n"),
        ("a: b\r\n", Set(("c",), {"d": {"e": "f"}}), "a: b\r\nc:\r\n  d:\r\n    e: f\r\n"),
        ("a:\n  - b\r\n", Add(("a",), "c"), "a:\n  - b\r\n  - c\r\n"),
        ("a: [b]\n", Set(("a",), ["b"]), "a: [b]\n"),
        ("a: [b]\n", Set(("a",), ["b", "c"]), "a: [b, c]\n"),
        ("a: {b: c}\n", Set(("a",), {"b": "c"}), "a: {b: c}\n"),
        ("a: {b: c}\n", Set(("a",), {"c": "b"}), "a: {c: b}\n"),
        ("a: {b: c, d: e}\n", Set(("a",), {"d": "e", "b": "c"}), "a: {d: e, b: c}\n"),
        ("a: ~\n", Set(("a",), "~"), 'a: "~"\n'),
        ("a: ''\n", Set(("a",), ""), "a: ''\n"),
        ("a:\n", Set(("a",), ""), 'a: ""\n'),
        ("a: {b: 'x'}\n", Set(("a", "c"), "y, z"), "a: {b: 'x', c: \"y, z\"}\n"),
        ("a: {}\n", Set(("a", "c"), "y"), 'a: {c: "y"}\n'),
        ("a: b\n", Set(("c", "d", "e"), "f"), "a: b\nc:\n  d:\n    e: f\n"),
        ("a:\n", Set(("a", "b"), "c"), "a:\n  b: c\n"),
        ("authors: A\n", Set(("authors", "name"), "B"), "authors: B\n"),
        ("authors: A\n", Set(("authors", "affiliation"), "B"), "authors: {name: A, affiliation: B}\n"),
        (
            'authors:\n  - "A"\n',
            Set(("authors", "1", "affiliation"), "B"),
            'authors:\n  - {name: "A", affiliation: B}\n',
        ),
        ("authors: [A]\n", Set(("authors", "a", "affiliation"), "B"), "authors: [{name: A, affiliation: B}]\n"),
        ("authors: A\n", Add(("authors",), {"name": "B"}), "authors: [A, {name: B}]\n"),
        ("a: [b, c,]\n", Remove(("a",), "c"), "a: [b,]\n"),
        ("a: {b: c, d: e}\n", Remove(("a", "d")), "a: {b: c}\n"),
        ("a: {b: c, d: e}\n", Remove(("a", "b")), "a: {d: e}\n"),
        ("a:\n  - b: 1\n    c: 2\n", Remove(("a", "1", "b")), "a:\n  - c: 2\n"),
        ("a:\n  - - b\n    - c\n", Remove(("a", "1", "1")), "a:\n  - - c\n"),
        ("a: [{id: x}, {id: y}]\n", Remove(("a",), "y"), "a: [{id: x}]\n"),
        ("a: [{name: X Y}, b]\n", Set(("a", "x-y", "z"), "w"), "a: [{name: X Y, z: w}, b]\n"),
        ("a: [B C]\n", Remove(("a", "b-c")), "a: []\n"),
        ("a: [{name: X Y}]\n", Remove(("a",), "x-y"), "a: []\n"),
        ("a: [x, y]\n", Set(("a", "2"), "z"), "a: [x, z]\n"),
        ("a: ['2', y]\n", Set(("a", "2"), "z"), "a: ['z', y]\n"),
        ('a: "x\\ty"\n', Set(("a",), "x\nz"), 'a: "x\\nz"\n'),
        ("a: x\n", Set(("a",), "a\u202eb\u200dc😀"), 'a: "a\\u202Eb\u200dc😀"\n'),
        ("a: x\n", Set(("a",), "\x1b"), 'a: "\\u001B"\n'),
        ("a: x\n", Set(("a",), "\U000e0001"), 'a: "\\U000E0001"\n'),
        ("a: 7\n", Set(("a",), "007"), 'a: "007"\n'),
        ("a: 0.5\n", Set(("a",), "0.70"), 'a: "0.70"\n'),
        ("a: 0.5\n", Set(("a",), "0.7"), "a: 0.7\n"),
        ("a: -1\n", Set(("a",), "-0"), 'a: "-0"\n'),
        ("a: 0.5\n", Set(("a",), "7"), 'a: "7"\n'),
        ("a: 1\n", Set(("a",), "1e3"), 'a: "1e3"\n'),
    ],
)
def test_an_edit_is_written_like_its_surroundings(before: str, change: Edit, after: str) -> None:
    assert edit_text(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "reason", "message", "hint"),
    [
        ("- a\n", Set(("a",), "b"), "unreadable", "the front matter is not a mapping", None),
        (
            "a: &x b\nc: *x\n",
            Set(("a",), "y"),
            "unreadable",
            "3:4: aliases (*x) are not supported (repeat the value)",
            None,
        ),
        (
            "a: &x b\n",
            Set(("a",), "y"),
            "anchor",
            "the value has an anchor (&), which would be lost",
            "write it without the anchor",
        ),
        (
            "issues:\n  - id: i\n    positions:\n      us: >\n        Wants\n        more\n",
            Set(("issues", "i", "positions", "us", "stance"), "supports"),
            "kind",
            "issues.i.positions.us is a text with several lines or an anchor",
            "write it out as “says: …” with “briefkit edit”",
        ),
        ("title: T\n", Set(("title", "x"), "supports"), "kind", "title is a text, so it has no “x”", None),
        (
            "a: b",
            Set(("c",), "d"),
            "other",
            "c was not changed: not valid YAML: a colon that is not allowed here",
            "change it with “briefkit edit”",
        ),
        (
            "a:\n  - # c\n    b\n",
            Add(("a",), "c"),
            "other",
            "a was not changed: the YAML there is written in an unusual way",
            "change it with “briefkit edit”",
        ),
        ("a: b\n", Remove(("a",)), "last", "it is the only key of the front matter", None),
        ("a: b\n", Remove(("x",)), "missing", "there is no x", None),
        (
            "a: [b, b]\n",
            Remove(("a",), "b"),
            "several",
            "a has 2 items named “b”",
            "remove one by its number: --remove a.2",
        ),
        ("a: [b]\n", Remove(("a",), "x"), "missing", "a has no item “x”", None),
        (
            "updates: [{date: 2018, term: x}, {date: 2019, term: y}]\n",
            Set(("updates", "term"), "z"),
            "several",
            "updates has 2 items without an id",
            "use a number, such as updates.1",
        ),
        ("a: {b: c}\n", Remove(("a",), "b"), "kind", "a is not a list", None),
        (
            "a:\n  - {id: x}\n  - {id: x}\n",
            Set(("a", "x", "b"), "c"),
            "several",
            "a has 2 items named “x”",
            "use a number: 1, 2",
        ),
        (
            "a:\n  - {b: x}\n  - {b: x}\n",
            Set(("a", "z", "b"), "c"),
            "several",
            "a has 2 items without an id",
            "use a number, such as a.1",
        ),
        ("a:\n  - {id: xyz}\n", Set(("a", "xzy", "b"), "c"), "missing", "a has no item “xzy”", "did you mean xyz?"),
        ("a: []\n", Set(("a", "z", "b"), "c"), "missing", "a has no item “z”", "add a new item as a whole: “a+=…”"),
        ("a: b # note\n", Remove(("a",)), "last", "it is the only key of the front matter", None),
        (
            "c: d\na: b # note\n",
            Remove(("a",)),
            "comment",
            "a was not changed: the comment “# note” would be lost or moved",
            "change it with “briefkit edit”",
        ),
        (
            "a: b\na: c\n",
            Set(("a",), "x"),
            "unreadable",
            "3:1: the key “a” appears twice, first in line 2 (keep one of them)",
            None,
        ),
        ("[a]\n", Set(("a",), "x"), "unreadable", "the front matter is not a mapping", None),
        ("a: x\n", Set((), "x"), "path", "a path needs at least one key", None),
        ("a: x\n", Set(("",), "x"), "path", "a path needs at least one key", None),
        ("a: x\n", Set(("a",), "\udcff"), "text", "a: the value is not text", "is it UTF-8?"),
        (
            "own: A\n",
            Add(("own",), {"name": "B"}),
            "kind",
            "own is a text, not a list",
            "make it a list with “briefkit edit”",
        ),
        (
            "own: |\n  A\n",
            Add(("own",), "B"),
            "kind",
            "own is a text, not a list",
            "make it a list with “briefkit edit”",
        ),
        (
            "own:\n  a: b\n",
            Add(("own",), "B"),
            "kind",
            "own is a mapping, not a list",
            "make it a list with “briefkit edit”",
        ),
        ("own: &x A\n", Add(("own",), "B"), "kind", "own is a text, not a list", "make it a list with “briefkit edit”"),
        (
            "a:\n  - b # one\n  - c # two\n",
            Remove(("a",), "b"),
            "comment",
            "a was not changed: the comment “# one” would be lost or moved",
            "change it with “briefkit edit”",
        ),
        (
            "a: [b, # one\n  c]\n",
            Remove(("a",), "b"),
            "comment",
            "a was not changed: the comment “# one” would be lost or moved",
            "change it with “briefkit edit”",
        ),
        (
            "a:\n  b: &x c\nd: e\n",
            Remove(("a",)),
            "anchor",
            "the value has an anchor (&), which would be lost",
            "write it without the anchor",
        ),
        ("a: b\nc: d\n", Remove(("a", "x")), "missing", "there is no a.x", None),
        ("a: {bcd: b}\n", Remove(("a", "bdc")), "missing", "there is no a.bdc", "did you mean bcd?"),
        ("a: {b: c}\n", Remove(("x", "y"), "z"), "missing", "there is no x.y", None),
        ("a: b\n", Remove(("a",), "z"), "kind", "a is not a list", None),
        ("a: [x, y]\n", Set(("a", "3"), "z"), "missing", "a has no item “3”", "add a new item as a whole: “a+=…”"),
        ("a: [x, y]\n", Set(("a", "0"), "z"), "missing", "a has no item “0”", "add a new item as a whole: “a+=…”"),
        (
            "a: " + "[" * 70 + "]" * 70 + "\n",
            Set(("b",), "z"),
            "unreadable",
            "2:35: nested deeper than 32 levels",
            None,
        ),
    ],
)
def test_a_refusal_says_why(before: str, change: Edit, reason: str, message: str, hint: str | None) -> None:
    with pytest.raises(EditRefusedError) as raised:
        edit_text(before, change)
    assert (raised.value.reason, raised.value.message, raised.value.hint) == (reason, message, hint)


def test_the_body_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = b"---\na: b\n---\nText.\n"
    assert edit_front_matter(brief, [Set(("a",), "c"), Set(("d",), "e")]) == b"---\na: c\nd: e\n---\nText.\n"
    assert edit_front_matter(b"---\n---\nText.\n", [Set(("a",), "c")]) == b"---\na: c\n---\nText.\n"
    assert edit_front_matter(b"\xef\xbb\xbf" + brief, []) == b"\xef\xbb\xbf" + brief
    for front_matter in ("a: c\n---\nb: d\n", "a: c\n---\n", "..."):
        monkeypatch.setattr(edit, "edit_text", lambda *_, done=front_matter: done)
        with pytest.raises(EditRefusedError, match="the front matter would end in another place"):
            edit_front_matter(brief, [Set(("a",), "c")])


@pytest.mark.parametrize("data", [b"no front matter", b"---\na: \xff\n---\n", b"---\na: b\n", b""])
def test_a_file_without_readable_front_matter_is_refused(data: bytes) -> None:
    with pytest.raises(EditRefusedError) as raised:
        edit_front_matter(data, [Set(("a",), "c")])
    assert raised.value.reason == "unreadable"


@pytest.mark.parametrize(
    ("text", "style", "written"),
    [
        ("a", "|", "|-\n  a"),
        ("a\n", "|", "|\n  a"),
        ("a\nb\n", "|", "|\n  a\n  b"),
        ("a\n\nb", "|", "|-\n  a\n\n  b"),
        ("a\nb", ">", ">-\n  a\n\n  b"),
        ("word " * 30 + "end", ">", ">-\n  " + "word " * 19 + "word\n  " + "word " * 10 + "end"),
        ("a\n\n", "|", None),
        ("a \nb", "|", None),
        ("a\n b", "|", None),
        (" a", "|", None),
        ("\na", "|", None),
        ("", "|", None),
        ("\n", "|", None),
        ("a\tb", "|", None),
        ("a\u202eb", ">", None),
    ],
)
def test_a_text_as_a_block(text: str, style: str, written: str | None) -> None:
    assert block(text, style, 2, "\n") == written
    if written:
        assert block(text, style, 2, "\r\n") == written.replace("\n", "\r\n")
