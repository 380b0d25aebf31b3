"""HTML inside text: what it means, and what is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.outline_read import read_outline
from briefkit.core.diff.text.blocks import split_blocks

AS_TEXT = "HTML is shown as text"


def words(text: str) -> tuple[doc.Inline, ...]:
    """The parts of one paragraph."""
    (paragraph,) = parse_markdown(text).blocks
    assert isinstance(paragraph, doc.Paragraph)
    return paragraph.children


def styled(style: str, text: str) -> doc.Styled:
    """Words in a style."""
    return doc.Styled(style, (doc.Text(text),))


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("a<br>b", (doc.Text("a"), doc.LineBreak(), doc.Text("b"))),
        ("a <BR/>\nb", (doc.Text("a "), doc.LineBreak(), doc.Text("b"))),
        ("H<sub>2</sub>O", (doc.Text("H"), styled("subscript", "2"), doc.Text("O"))),
        ("<sup class='x'>2</sup>", (styled("superscript", "2"),)),
        ("<kbd>C</kbd>", (styled("keyboard", "C"),)),
        ("<mark>C</mark>", (styled("highlight", "C"),)),
        ("<b>C</b>", (styled("strong", "C"),)),
        ("<u>C</u> <ins>D</ins>", (styled("underline", "C"), doc.Text(" "), styled("underline", "D"))),
        ("<Del>C</dEL>", (styled("strikethrough", "C"),)),
        ("<b>*c*</b>", (doc.Styled("strong", (styled("emphasis", "c"),)),)),
        ("*<b>c</b>*", (doc.Styled("emphasis", (styled("strong", "c"),)),)),
        ("<a href='https://a.org/?b=1&amp;c=2'>d</a>", (doc.Link("https://a.org/?b=1&c=2", (doc.Text("d"),)),)),
        ("<cite>C</cite>", (styled("emphasis", "C"),)),
        ("a <q>b <Q>c</q></q>", (doc.Text("a \"b 'c'\""),)),
        ("<a title='href=x' HREF=b.md>d</a>", (doc.Link("b.md", (doc.Text("d"),)),)),
    ],
)
def test_tags_with_a_meaning(text: str, children: tuple[doc.Inline, ...]) -> None:
    assert words(text) == children
    assert AS_TEXT not in [sentence for _, sentence in parse_markdown(text).dropped]


@pytest.mark.parametrize(
    "text",
    [
        "a <b>c",
        "a </b>c",
        "*a <b>c* d</b>",
        "<b>*c</b> d*",
        "<a>c</a>",
        "<a name='x'>c</a>",
        "<a href=''>c</a>",
        "</br>",
        "<span>c</span>",
        "<img src='x' onerror='y'>",
        "<script>alert(1)</script>",
        "<?php x ?>",
    ],
)
def test_other_tags_are_text_and_named(text: str) -> None:
    document = parse_markdown("one\n\n" + text)
    (block,) = document.blocks[1:]
    assert isinstance(block, doc.Paragraph)
    assert "<" in doc.plain_text(block.children)
    assert document.dropped == ((3, AS_TEXT),)
    assert [(spot.line, spot.text) for spot in read_outline("one\n\n" + text).tags] == list(document.html)


def test_a_link_in_a_link_is_text() -> None:
    (link,) = words("[a <a href='https://b.org'>b</a>](https://c.org)")
    assert link == doc.Link("https://c.org", (doc.Text("a "), doc.Text("<a href='https://b.org'>"), doc.Text("b</a>")))
    outer, inner, _ = words("<a href='https://b.org'>[a](https://c.org)</a>")
    assert outer == doc.Text("<a href='https://b.org'>")
    assert inner == doc.Link("https://c.org", (doc.Text("a"),))


def test_an_unsafe_address_is_checked_as_in_markdown() -> None:
    for url in ("javascript:alert(1)", "&#106;avascript:alert(1)", " javascript:x", "//evil.org"):
        document = parse_markdown(f'<a href="{url}">a</a>')
        (paragraph,) = document.blocks
        assert paragraph == doc.Paragraph((doc.Text("a"),), line=1)
        assert [sentence[:9] for _, sentence in document.dropped] == ["a link to"]


def test_numbers_stay_raised_in_plain_text() -> None:
    text = "CO<sub>2</sub>, 10<sup>6</sup>, 10<sup>−3</sup>, 1<sup>st</sup>, 2<sup>3x</sup>"
    assert doc.plain_text(words(text)) == "CO₂, 10⁶, 10⁻³, 1st, 2^(3x)"


def test_details_are_unfolded() -> None:
    text = "<details open>\n<summary>More <b>here</b></summary>\nWords.\n\n- x\n\n</details>\n"
    document = parse_markdown(text)
    assert document.dropped == ()
    summary, paragraph, items = document.blocks
    assert summary == doc.Paragraph((doc.Styled("strong", (doc.Text("More "), styled("strong", "here"))),), line=2)
    assert paragraph == doc.Paragraph((doc.Text("Words."),), line=3)
    assert isinstance(items, doc.Items)
    assert split_blocks(text).joined() == text


def test_details_without_a_pair_are_named() -> None:
    for text, named in (
        ("<details>\n\nx\n", [1]),
        ("x\n\n</details>\n", [3]),
        ("- <details>\n\n</details>\n", [1, 3]),
        ("<summary>x</summary>\n", [1]),
        ("<details><summary>x</summary></details>\n", []),
    ):
        assert [line for line, _ in parse_markdown(text).dropped] == named, text


def test_breaks_alone_are_no_paragraph() -> None:
    assert parse_markdown("a\n\n<br>\n\nb<br>").blocks == (
        doc.Paragraph((doc.Text("a"),), line=1),
        doc.Paragraph((doc.Text("b"),), line=5),
    )


SNIPPETS = [
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<sub>",
    "</sub>",
    "*",
    "**",
    "[",
    "](y)",
    "w ",
    "~~",
    "<q>",
    "</q>",
    "<span lang=fr>",
    "<span>",
    "</span>",
]


@given(st.lists(st.sampled_from(SNIPPETS)))
def test_any_tags_are_read_in_any_order(parts: list[str]) -> None:
    text = "x" + "".join(parts)
    document = parse_markdown(text)
    assert [tag for _, tag in document.html] == [spot.text for spot in read_outline(text).tags]
    assert bool(document.html) == (AS_TEXT in [sentence for _, sentence in document.dropped])


def test_thousands_of_tags_are_read_in_time() -> None:
    for text in ("<b>" * 5000 + "</i>" * 5000, "<b>" * 3000 + "x" + "</b>" * 3000, "<a href=x>" * 5000):
        assert parse_markdown(text).blocks
