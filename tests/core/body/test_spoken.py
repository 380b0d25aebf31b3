"""Words and blocks that are said to be in a language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body import document as doc
from briefkit.core.body.document import InLanguage, Items, Paragraph, Quote, Styled, Text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.diff.text.blocks import split_blocks
from briefkit.core.text.languages import language_tag


def said(language: str, text: str) -> InLanguage:
    """Words in a language."""
    return InLanguage(language, (Text(text),))


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("a <span lang='fr'>mot</span>", (Text("a "), said("fr", "mot"))),
        ("<SPAN LANG=DE-at>Wort</span>", (said("de-AT", "Wort"),)),
        ("<em lang='zh-hant'>x</em>", (InLanguage("zh-Hant", (Styled("emphasis", (Text("x"),)),)),)),
        ("<i lang=es-419>x</i>", (InLanguage("es-419", (Styled("emphasis", (Text("x"),)),)),)),
        ("<cite lang=fr>x</cite>", (InLanguage("fr", (Styled("emphasis", (Text("x"),)),)),)),
        ("<q lang=fr>x</q>", (Text('"'), said("fr", "x"), Text('"'))),
        ("<a lang=fr href=b.md>x</a>", (InLanguage("fr", (doc.Link("b.md", (Text("x"),)),)),)),
        ("<a hreflang=fr href=b.md>x</a>", (doc.Link("b.md", (Text("x"),)),)),
        ("<p lang=fr>*x*\ny</p>", (InLanguage("fr", (Styled("emphasis", (Text("x"),)), Text(" y"))),)),
        ("<div lang=fr>\nx\n</div>", (said("fr", "x"),)),
        (
            "<span lang=fr>a <span lang=el>b</span></span>",
            (InLanguage("fr", (Text("a "), said("el", "b"))),),
        ),
    ],
)
def test_words_have_the_language_of_their_tag(text: str, children: tuple[doc.Inline, ...]) -> None:
    document = parse_markdown(text)
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == children
    assert not document.dropped


def test_blocks_have_the_language_of_the_tags_around_them() -> None:
    text = (
        "<div lang='fr'>\n\n# Un\n\n- deux\n\n![p](a.png)\n\n</div>\nend\n\n<blockquote lang=de>\ndrei\n</blockquote>\n"
    )
    heading, items, picture, end, quote = parse_markdown(text).blocks
    assert heading == doc.Heading(1, (said("fr", "Un"),), "un", 3)
    assert items == Items(((Paragraph((said("fr", "deux"),), line=5),),), line=5)
    assert picture == Paragraph((doc.Image("a.png", "p", 7),), line=7)
    assert end == Paragraph((Text("end"),), line=10)
    assert quote == Quote((Paragraph((said("de", "drei"),), line=13),), line=12)
    assert split_blocks(text).joined() == text


@pytest.mark.parametrize("text", ["<blockquote lang=de>drei</blockquote>", "> <p lang=de>drei</p>"])
def test_a_quotation_in_one_line(text: str) -> None:
    assert parse_markdown(text).blocks == (Quote((Paragraph((said("de", "drei"),), line=1),), line=1),)


@pytest.mark.parametrize(
    "text",
    ["<span lang='english'>x</span>", "<p lang=''>x</p>", "<div lang=x->\nx\n\n# y\n</div>", "<i lang=de_DE>x</i>"],
)
def test_what_is_no_language_is_named_once_and_its_words_are_kept(text: str) -> None:
    document = parse_markdown(f"one\n\n{text}")
    ((line, _),) = document.languages
    ((named, sentence),) = document.dropped
    assert sentence.endswith("” is no language tag and has no effect")
    assert named == line == 3
    assert not document.html


@pytest.mark.parametrize(
    "text",
    [
        "<div>\nx\n</div>",
        "<div lang=fr>\n\nx",
        "<p lang=fr>x\n\ny</p>",
        "- <div lang=fr>\n\n</div>",
        "<div lang=fr>x</p>",
    ],
)
def test_tags_without_a_language_or_a_pair_are_text_and_named(text: str) -> None:
    document = parse_markdown(text)
    assert document.html
    assert "HTML is shown as text" in [sentence for _, sentence in document.dropped]


def test_a_block_inside_ends_before_the_one_around_it() -> None:
    (first, *_, last) = parse_markdown("<div lang=fr>\n<div>\nx\n</div>\ny\n</div>\nz").blocks
    assert first == Paragraph((Text("<div>"),), line=2)
    assert last == Paragraph((Text("z"),), line=7)


PARTS = [
    "<div lang=fr>",
    "</div>",
    "<p lang=de>",
    "</p>",
    "<blockquote lang=el>",
    "</blockquote>",
    "<div>",
    "- ",
    "> ",
    "x",
    "\n",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_any_tags_of_blocks_are_read_in_any_order(parts: list[str]) -> None:
    text = "\n".join(parts)
    assert split_blocks(text).joined() == text
    parse_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p lang=fr>x\n" * 5000,
        "<div lang=fr>\n" * 5000 + "x\n" + "</div>\n" * 5000,
        "<blockquote lang=fr>\n" * 2000 + "x\n" + "</blockquote>\n" * 2000,
        "<span lang=fr>" * 3000 + "x" + "</span>" * 3000,
        "<q>" * 5000 + "x" + "</q>" * 5000,
    ],
)
def test_thousands_of_tags_are_read(text: str) -> None:
    assert parse_markdown(text).blocks


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("DE", "de"),
        ("pt-br", "pt-BR"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("en-X-Ab", "en-x-ab"),
        ("de_AT", None),
        ("", None),
        ("deutsch", None),
    ],
)
def test_tags_are_written_in_the_usual_case(text: str, tag: str | None) -> None:
    assert language_tag(text) == tag
