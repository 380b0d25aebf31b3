"""The passages of a redline: what readers see of a change, and where its links lead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.shown import COMMENT, LINE_BREAK, shown_parts
from briefkit.core.diff.text.diff import BlockChange, TextDiff, diff_texts
from briefkit.core.diff.text.segments import Segment
from briefkit.export.redline.inline import inline_pieces
from briefkit.export.redline.pieces import Piece
from briefkit.export.redline.sides import Words
from briefkit.export.redline.text import Passage, passages
from tests.core.diff.text.test_diff import LONG, OTHER, THIRD


def equal(text: str) -> Segment:
    return Segment("equal", text, text)


def added(text: str) -> Segment:
    return Segment("insert", "", text)


def deleted(text: str) -> Segment:
    return Segment("delete", text, "")


def block(*segments: Segment, change: str = "changed", kind: str = "paragraph", move: int | None = None) -> BlockChange:
    """A block's change, given by its segments."""
    return BlockChange(change, kind, 0, 0, (0,), (0,), 1, 1, "", "", segments, move)


def passage(*segments: Segment, kind: str = "paragraph", change: str = "changed") -> Passage:
    """A block as printed."""
    (found,) = passages(TextDiff((block(*segments, kind=kind, change=change),)))
    return found


def collapsed(text: str) -> str:
    """A text as a browser shows it: a run of spaces is one."""
    return re.sub(" +", " ", text)


def shown(*segments: Segment, kind: str = "paragraph") -> list[tuple[str, str, str]]:
    """The pieces of a block."""
    return [(piece.op, collapsed(piece.text), piece.style) for piece in passage(*segments, kind=kind).pieces]


@pytest.mark.parametrize(
    ("segments", "pieces"),
    [
        ([equal("One two.")], [("equal", "One two.", "")]),
        ([equal("One "), deleted("two"), added("three"), equal(" four")],
         [("equal", "One ", ""), ("delete", "two", ""), ("insert", "three", ""), ("equal", " four", "")]),
        ([equal("A **bold** word")], [("equal", "A ", ""), ("equal", "bold", "strong"), ("equal", " word", "")]),
        ([equal("A *slanted* word")], [("equal", "A ", ""), ("equal", "slanted", "em"), ("equal", " word", "")]),
        ([equal("__a__ _b_")],
         [("equal", "a", "strong"), ("equal", " ", ""), ("equal", "b", "em")]),
        ([equal("See [a page](x.md) now")],
         [("equal", "See ", ""), ("equal", "a page", "link"), ("equal", " now", "")]),
        ([equal("Type `a b` now")], [("equal", "Type ", ""), ("equal", "a b", "code"), ("equal", " now", "")]),
        ([equal("**a "), added("b "), equal("c** d")],
         [("equal", "a ", "strong"), ("insert", "b ", "strong"), ("equal", "c", "strong"), ("equal", " d", "")]),
        ([equal("a "), added("**b**")], [("equal", "a ", ""), ("insert", "b", "strong")]),
        ([added("[a](x.md)")], [("insert", "a", "link")]),
        ([deleted("`a`")], [("delete", "a", "code")]),
        ([equal("a"), added("[^1]")], [("equal", "a", ""), ("insert", "1", "note")]),
        ([added("2 * 3 * 4 and \\*")], [("insert", "2 * 3 * 4 and *", "")]),
        ([added("a"), added(" **b *c* d**")],
         [("insert", "a ", ""), ("insert", "b ", "strong"), ("insert", "c", "strong em"), ("insert", " d", "strong")]),
        ([equal("H<sub>2</sub>O, "), deleted("<b>"), equal("a"), deleted("</b>"), equal(" <kbd>C</kbd><br>b &amp; c")],
         [("equal", "H", ""), ("equal", "2", "sub"), ("equal", "O, ", ""), ("restyled", "a", ""), ("equal", " ", ""),
          ("equal", "C", "kbd"), ("equal", "↵", "break"), ("equal", "b & c", "")]),
        ([equal("a"), added("<br>"), equal("b ~~c~~")],
         [("equal", "a", ""), ("insert", "↵", "break"), ("equal", "b ", ""), ("equal", "c", "s")]),
        ([equal("a "), added("<!-- x -->"), equal(" <!-- y --> b")],
         [("equal", "a ", ""), ("insert", "<!-- x -->", "comment"), ("equal", " b", "")]),
        ([equal("2 "), added("\\"), equal("* 3 "), deleted("&#42;"), added("*"), equal(" 4"), added(" 5")],
         [("equal", "2 * 3 * 4", ""), ("insert", " 5", "")]),
        ([equal("a "), deleted("$x^2$"), added("$x^3$"), equal(" b")],
         [("equal", "a ", ""), ("delete", "$x^2$", "code"), ("insert", "$x^3$", "code"), ("equal", " b", "")]),
        ([deleted("a "), equal("See <a href='x.md'>b</a>.")],
         [("delete", "a ", ""), ("equal", "See ", ""), ("equal", "b", "link"), ("equal", ".", "")]),
        ([equal("See "), deleted("**"), equal("a b"), deleted("**")], [("equal", "See ", ""), ("restyled", "a b", "")]),
        ([equal("a"), Segment("split", "", "\n\n"), equal("b")],
         [("equal", "a", ""), ("split", "¶", ""), ("equal", "b", "")]),
        ([equal("a"), Segment("merge", "\n\n", ""), equal("b")],
         [("equal", "a", ""), ("merge", "¶", ""), ("equal", "b", "")]),
    ],
)  # fmt: skip
def test_words_are_shown_as_readers_see_them(segments: list[Segment], pieces: list[tuple[str, str, str]]) -> None:
    assert shown(*segments) == pieces


def test_a_link_and_a_picture_that_stayed_are_shown_by_their_text() -> None:
    assert shown(equal("![A map](m.png)")) == [("equal", "A map", "link")]
    assert shown(equal('[A\nb](m.md "t")')) == [("equal", "A b", "link")]


@pytest.mark.parametrize("kind", ["code", "html"])
def test_code_and_html_keep_their_characters(kind: str) -> None:
    assert shown(equal("# **a** `b` [c](d)\n"), kind=kind) == [("equal", "# **a** `b` [c](d)\n", "")]
    assert passage(equal("- a"), kind=kind).lead == ""


@pytest.mark.parametrize(
    ("segments", "cells"),
    [
        ([equal("| a | **b** |")], ["a", "b"]),
        ([equal("a | `b \\| c` | ")], ["a", "b | c"]),
        ([equal("| a"), added(" | b"), equal(" |")], ["a │", "b"]),
        ([equal("| a |"), deleted(" b |")], ["a", "b │"]),
        ([equal("||a||")], ["", "a", ""]),
    ],
)
def test_a_row_has_cells(segments: list[Segment], cells: list[str]) -> None:
    found = passage(*segments, kind="row")
    assert [" ".join("".join(piece.text for piece in cell).split()) for cell in found.cells] == cells


def test_a_row_that_was_removed_has_cells() -> None:
    found = passage(deleted("| a | b |"), kind="row", change="removed")
    assert [[(piece.op, piece.text.strip()) for piece in cell] for cell in found.cells] == [
        [("delete", "a")],
        [("delete", "b")],
    ]
    assert found.brief == "a b"


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("- [ ] a\n", "- [x] a\n", "-☐ +☑ = a"),
        ("- [x] a b\n", "- [X] a c\n", "=☑ a  -b +c"),
        ("> [!NOTE]\n> a b\n", "> [!TIP]\n> a b\n", "-Hinweis +Tipp =↵ =a b"),
        ("> [!tip]\n> a\n", "> [!TIP]\n> a b\n", "=Tipp =↵ =a + b"),
        ("Fee\n: What a ship pays\n", "Fee\n: What a boat pays\n", "=What a  -ship +boat = pays"),
        ("# a b c ##\n", "# a b d ##\n", "=a b  -c +d"),
        ("a b c\n=====\n", "a b d\n===\n", "=a b  -c +d"),
        ("- a b\n", "1. a b\n", "-•  +1.  =a b"),
        ("a b [c][r]\n\n[r]: x.md\n", "a d [c][r]\n\n[r]: x.md\n", "=a  -b +d =  =c"),
        (
            "<details><summary>a *b*</summary>\n\nc\n\n</details>\n",
            "<details><summary>a *b*</summary>\n\nd\n\n</details>\n",
            "=a  =b",
        ),
        ("## a\n", "### a\n", "-## +### = a"),
        ("> a b\n> c d\n", "> a b c d e\n", "=a b c d + e"),
    ],
)
def test_what_is_written_in_markdown_is_shown_as_meant(old: str, new: str, pieces: str) -> None:
    found = passages(diff_texts(old, new), "de", "de")
    told = next((one for one in found if one.change == "changed" and one.kind != "other"), found[0])
    signs = {"equal": "=", "delete": "-", "insert": "+"}
    assert " ".join(signs[piece.op] + collapsed(piece.text) for piece in told.pieces) == pieces


def test_a_change_that_no_reader_sees_is_shown_as_written() -> None:
    rules = [one for one in passages(diff_texts("|a|\n|-|\n|b|\n", "|a|\n|:-|\n|b|\n")) if one.change != "same"]
    assert {"".join(piece.text for piece in rule.pieces) for rule in rules} == {"|-|", "|:-|"}
    (found,) = passages(diff_texts('[a b](c "d") e\n', '[a b](c "f") e\n'))
    assert [piece.op for piece in found.pieces][:2] == ["delete", "insert"]


WRITTEN = (
    "a,**a b**,*c*,`d e`,[f *g*](x.md),[f g](y.md),<sub>h</sub>,i<br>j,~~k~~,\\*,&amp;,<b>l,m,<a href='z'>n</a>,"
    "![o](p),<!-- q -->,r</b>,**s,t*"
)
MARKED = st.lists(st.sampled_from(WRITTEN.split(",")), min_size=1, max_size=8)


def _words(source: str) -> str:
    parts = (part.text for part in shown_parts(source, {}) if COMMENT not in part.styles)
    return "".join("".join(parts).replace(LINE_BREAK, "↵").split())


@given(MARKED, MARKED)
def test_all_accepted_is_the_new_text_and_all_rejected_the_old_one(before: list[str], after: list[str]) -> None:
    old, new = " ".join(["x", *before]), " ".join(["x", *after])
    for block in diff_texts(old, new).blocks:
        pieces = inline_pieces(block.segments, block.kind, Words({}, "en"), Words({}, "en"))[1]
        for side, hidden in (("old", "insert"), ("new", "delete")):
            source = "".join(getattr(segment, side) for segment in block.segments)
            shown = "".join(piece.text for piece in pieces if piece.op != hidden and COMMENT not in piece.style.split())
            assert "".join(shown.split()) == _words(source)


def test_a_mark_is_shown_by_its_part() -> None:
    assert shown(equal("<!-- briefkit: figure f1 -->"), kind="html") == [("equal", "[figure f1]", "")]
    assert shown(equal("<!-- briefkit: issues -->"), kind="code") == [("equal", "<!-- briefkit: issues -->", "")]
    assert shown(added("<!--briefkit:  issues  -->"), kind="html") == [("insert", "[issues]", "")]


@pytest.mark.parametrize(
    ("source", "lead", "text"),
    [
        ("- a", "•", "a"),
        ("* a", "•", "a"),
        ("+\ta", "•", "a"),
        ("3. a", "3.", "a"),
        ("12) a", "12)", "a"),
        ("## a", "", "a"),
        ("> a", "", "a"),
        ("-a", "", "-a"),
        ("a - b", "", "a - b"),
        ("####### a", "", "####### a"),
    ],
)
def test_the_mark_of_a_heading_item_or_quotation_is_no_text(source: str, lead: str, text: str) -> None:
    for segment in (equal(source), added(source), deleted(source)):
        found = passage(segment, kind="item")
        assert (found.lead, [piece.text for piece in found.pieces]) == (lead, [text])
        assert found.pieces[0].op == segment.op


def test_only_the_first_words_bear_a_mark() -> None:
    found = passage(equal("a "), added("- b"), kind="item")
    assert (found.lead, [collapsed(piece.text) for piece in found.pieces]) == ("", ["a ", "- b"])
    found = passage(deleted("a "), added("- b "), kind="item")
    assert (found.lead, [collapsed(piece.text) for piece in found.pieces]) == ("", ["• ", "a ", "b "])
    found = passage(deleted("-"), added("1."), equal(" a b"), kind="item")
    assert (found.lead, [piece.text for piece in found.pieces]) == ("", ["• ", "1. ", "a b"])
    found = passage(deleted("- a "), added("b"), kind="item")
    assert (found.lead, [collapsed(piece.text) for piece in found.pieces]) == ("", ["• a ", "b"])
    found = passage(Segment("split", "", "- "), equal("- b"), kind="item")
    assert found.lead == ""


@pytest.mark.parametrize(
    ("change", "segments", "name"),
    [
        ("same", [equal("a")], ""),
        ("changed", [equal("a"), added("b")], "changed"),
        ("changed", [equal("a")], "nesting changed"),
        ("added", [added("a")], "added"),
        ("removed", [deleted("a")], "removed"),
        ("moved-from", [deleted("a")], "moved away"),
        ("moved-to", [equal("a")], "moved here"),
        ("moved-to", [equal("a"), added("b")], "moved here and edited"),
    ],
)
def test_a_change_has_a_name(change: str, segments: list[Segment], name: str) -> None:
    found = passage(*segments, change=change)
    assert (found.change, found.name) == (change, name)
    assert found.anchor == ("" if change == "same" else "t1")


def test_changes_are_numbered_and_the_ends_of_moves_lead_to_each_other() -> None:
    found = passages(
        TextDiff(
            (
                block(equal("a"), change="same"),
                block(deleted("b"), change="moved-from", move=1),
                block(deleted("c"), change="moved-from", move=2),
                block(equal("d"), change="same"),
                block(added("e"), change="added"),
                block(equal("c"), change="moved-to", move=2),
                block(equal("b"), change="moved-to", move=1),
            )
        )
    )
    assert [(one.anchor, one.other, one.move) for one in found] == [
        ("", "", None),
        ("t1", "t5", 1),
        ("t2", "t4", 2),
        ("", "", None),
        ("t3", "", None),
        ("t4", "t2", 2),
        ("t5", "t1", 1),
    ]


@pytest.mark.parametrize(
    ("segments", "brief"),
    [
        ([equal("a b "), added("c"), equal(" d "), deleted("e")], "c … e"),
        ([equal("a b")], "a b"),
        ([equal("a"), added("  b\n c ")], "b c"),
        ([equal("a"), added(" "), deleted("b")], "b"),
        ([added("x" * 60)], "x" * 60),
        ([added("x" * 40 + " " + "y" * 19)], "x" * 40 + " " + "y" * 19),
        ([added("x" * 40 + " y " + "z" * 30)], "x" * 40 + " y …"),
        ([added("x" * 59 + " y")], "x" * 59 + " …"),
        ([added("x" * 61)], "x" * 60 + " …"),
    ],
)
def test_a_change_is_listed_by_its_first_words(segments: list[Segment], brief: str) -> None:
    assert passage(*segments).brief == brief


@given(
    st.lists(st.sampled_from([LONG, OTHER, THIRD, "- one\n- two", "## H", "> q", "**b** and `c`"]), max_size=5),
    st.data(),
)
def test_no_word_is_lost(parts: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(parts))
    found = passages(diff_texts("\n\n".join(parts), "\n\n".join(other)))
    kept = {word for one in found if one.change != "removed" for piece in one.pieces for word in piece.text.split()}
    assert {word for part in (LONG, OTHER, THIRD) if part in parts for word in part.split()} <= kept


def test_pieces_of_a_real_change() -> None:
    (found,) = passages(diff_texts("- The **old** fee\n", "- The **new** fee\n"))
    assert found.lead == "•"
    assert [piece for piece in found.pieces if piece.op != "equal"] == [
        Piece("delete", "old", "strong"),
        Piece("insert", "new", "strong"),
    ]
    assert found.brief == "old … new"


def test_a_link_of_which_only_the_address_changed_shows_both_addresses() -> None:
    (found,) = passages(diff_texts("The [map](a.md) stays.\n", "The [map](b.md) stays.\n"))
    assert [(piece.op, piece.text, piece.target) for piece in found.pieces if piece.op != "equal"] == [
        ("delete", "map", "a.md"),
        ("insert", "map", "b.md"),
    ]


def test_words_that_are_only_set_otherwise_are_said_to_be() -> None:
    (found,) = passages(diff_texts("The **old fee** stays.\n", "The *old fee* stays.\n"))
    assert Piece("restyled", "old fee", "em", was="strong") in found.pieces
    assert found.brief == "old fee"


def test_a_split_paragraph_keeps_its_full_stop() -> None:
    (found,) = passages(diff_texts(f"{LONG} {OTHER}\n", f"{LONG}\n\n{OTHER}\n"))
    assert [(piece.op, piece.text.strip()) for piece in found.pieces] == [
        ("equal", LONG),
        ("split", "¶"),
        ("equal", OTHER),
    ]


def test_the_label_of_a_note_leads_it() -> None:
    found = passage(added("[^two]: A note."), kind="note")
    assert (found.lead, [piece.text for piece in found.pieces]) == ("two", ["A note."])
