"""Parsing Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.outline_read import read_outline
from briefkit.core.diff.text.blocks import split_blocks
from briefkit.core.text.links import safe_link


def P(text: str, line: int = 1) -> doc.Paragraph:  # noqa: N802 - short in tables of blocks
    """A paragraph of plain words."""
    return doc.Paragraph((doc.Text(text),), None, line)


def test_blocks_know_their_lines() -> None:
    text = "## A\n\ntext\nmore\n\n- x\n- y\n\n> q\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n---\n\n```py\nc\n```\n"
    blocks = parse_markdown(text, first_line=10).blocks
    assert [(type(block).__name__, block.line) for block in blocks] == [
        ("Heading", 10),
        ("Paragraph", 12),
        ("Items", 15),
        ("Quote", 18),
        ("Table", 20),
        ("Rule", 24),
        ("CodeBlock", 26),
    ]


def test_marks_are_blocks_and_html_is_text() -> None:
    text = "<!-- briefkit: issues -->\n\n<!-- briefkit: figure f1 -->\n\n<!-- note -->\n\n<script>x</script>\n"
    document = parse_markdown(text)
    assert document.blocks[:2] == (doc.Mark("issues", "", 1), doc.Mark("figure", "f1", 3))
    assert document.blocks[2] == doc.Paragraph((doc.Text("<script>x</script>"),), line=7)
    assert document.dropped == ((7, "HTML is shown as text"),)


def test_footnotes_are_in_order_of_first_reference() -> None:
    document = parse_markdown("b[^b] a[^a]\n\n[^a]: A\n[^b]: B\n")
    assert [doc.plain_text(note[0].children) for note in document.notes if isinstance(note[0], doc.Paragraph)] == [
        "B",
        "A",
    ]


def test_unsafe_links_lose_their_address() -> None:
    document = parse_markdown("[a](javascript:alert(1)) [b](https://example.org/x) [c](other.md#part)")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, doc.Paragraph)
    links = [child.url for child in paragraph.children if isinstance(child, doc.Link)]
    assert links == ["https://example.org/x", "other.md#part"]
    assert document.dropped == ((1, "a link to “javascript:alert(1)”"),)


def test_which_links_are_safe() -> None:
    for url in (
        "https://a.org/b?c=d#e",
        "http://a.org",
        "https://u@[::1]:80/x",
        "mailto:a@b.org",
        "mailto:a@b.org,c%40d@e.org?subject=x",
        "#part",
        "other.md",
        "2018/other.md",
    ):
        assert safe_link(url) == url
    for url in (
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "java\nscript:x",
        "data:text/html,x",
        "//evil.org",
        "/etc/passwd",
        "vbscript:x",
        "file:///etc/passwd",
        "\x01javascript:x",
        "https://a.org/\u202ex",
        "",
        "http://[",
        "http://",
        "https:///path",
        "http://:1%5B:",
        "https://a.org:99999/x",
        "https://a%20b.org/",
        "mailto:a@b%20.org",
        "mailto:a@b@c.org",
        "mailto:",
        "mailto:nobody",
    ):
        assert safe_link(url) is None, url


def test_links_have_at_most_8000_bytes() -> None:
    longest = "http://a.org/" + "x" * (8000 - 13)
    assert safe_link(longest) == longest
    assert safe_link(longest + "x") is None
    assert safe_link("http://a.org/" + "ä" * 4000) is None


def test_anchors_are_unique() -> None:
    document = parse_markdown("# A\n\n# A\n\n# Ä\n")
    assert [block.anchor for block in document.blocks if isinstance(block, doc.Heading)] == ["a", "a-1", "a-2"]


def test_a_lone_carriage_return_ends_no_line_of_the_file() -> None:
    body = "# One\rtwo\r\n\n[a](b.md) #tag\r\r# Three\n"
    blocks = parse_markdown(body, first_line=5).blocks
    assert [(block.line, type(block).__name__) for block in blocks] == [
        (5, "Heading"),
        (5, "Paragraph"),
        (7, "Paragraph"),
        (7, "Heading"),
    ]
    outline = read_outline(body, 5)
    assert [heading.line for heading in outline.headings] == [5, 7]
    assert {spot.line for spot in (*outline.links, *outline.tags)} == {7}
    assert [block.line + 4 for block in split_blocks(body).blocks] == [5, 5, 7, 7]


@example("\r0")
@example("one\r\rtwo\r\n\r\nthree")
@given(st.text(max_size=400))
def test_any_text_is_parsed(text: str) -> None:
    lines = [block.line for block in parse_markdown(text).blocks]
    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)


@given(st.recursive(st.just("x"), lambda inner: inner.map(lambda text: f"> - {text}"), max_leaves=60))
def test_deep_nesting_is_parsed(text: str) -> None:
    (block,) = parse_markdown(text).blocks
    assert isinstance(block, doc.Quote if text.startswith(">") else doc.Paragraph)


def inline(text: str) -> tuple[doc.Inline, ...]:
    """The parts of one paragraph."""
    (paragraph,) = parse_markdown(text).blocks
    assert isinstance(paragraph, doc.Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("a *b* c", (doc.Text("a "), doc.Styled("emphasis", (doc.Text("b"),)), doc.Text(" c"))),
        ("**a**", (doc.Styled("strong", (doc.Text("a"),)),)),
        ("~~a~~", (doc.Styled("strikethrough", (doc.Text("a"),)),)),
        ("`a`", (doc.CodeSpan("a"),)),
        ("a\nb", (doc.Text("a b"),)),
        ("a\\\nb", (doc.Text("a"), doc.LineBreak(), doc.Text("b"))),
        ("a  \nb", (doc.Text("a"), doc.LineBreak(), doc.Text("b"))),
        ("![*a*](b.png)", (doc.Image("b.png", "a"),)),
        ("[*a*](b.md)", (doc.Link("b.md", (doc.Styled("emphasis", (doc.Text("a"),)),)),)),
        ("a <i2>c</i2> <!-- d --> e", (doc.Text("a <i2>c</i2> e"),)),
        ("a &amp; \\* b", (doc.Text("a & * b"),)),
        ("[a]()", (doc.Text("a"),)),
    ],
)
def test_inline_parts(text: str, children: tuple[doc.Inline, ...]) -> None:
    assert inline(text) == children


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("3. a\n4. b", doc.Items(((P("a"),), (P("b", 2),)), 3, True, 1)),
        ("- a\n\n- b", doc.Items(((P("a"),), (P("b", 3),)), None, False, 1)),
        ("- a\n  - b", doc.Items(((P("a"), doc.Items(((P("b", 2),),), None, True, 2)),), None, True, 1)),
        ("> a", doc.Quote((P("a"),), 1)),
        ("```py x\na\n```", doc.CodeBlock("a\n", "py", 1)),
        ("    a", doc.CodeBlock("a\n", "", 1)),
        ("```\na\n```", doc.CodeBlock("a\n", "", 1)),
        ("***", doc.Rule(1)),
        ("### A b", doc.Heading(3, (doc.Text("A b"),), "a-b", 1)),
        ("<!-- briefkit: judgments -->", doc.Mark("judgments", "", 1)),
        ("<!--briefkit:figure f.1-->", doc.Mark("figure", "f.1", 1)),
        ("<div>\na</div>", doc.Paragraph((doc.Text("<div>"), doc.LineBreak(), doc.Text("a</div>")), line=1)),
    ],
)  # fmt: skip
def test_one_block(text: str, block: doc.Block) -> None:
    assert parse_markdown(text).blocks == (block,)


def test_tables() -> None:
    (table,) = parse_markdown("| a | b | c |\n|:--|:-:|--:|\n| 1 | *2* |\n").blocks
    assert isinstance(table, doc.Table)
    assert table.aligns == ("left", "center", "right")
    assert [[doc.plain_text(cell) for cell in row] for row in (table.head, *table.rows)] == [
        ["a", "b", "c"],
        ["1", "2", ""],
    ]
    (table,) = parse_markdown("| a |\n|---|\n").blocks
    assert table == doc.Table(((doc.Text("a"),),), (), ("",), 1)


def test_what_is_left_out_is_reported_with_its_line() -> None:
    url = "javascript:" + "x" * 90
    document = parse_markdown(f"a\n\n[b]({url})\n\n<i>\n\n<!-- remark -->\n", first_line=10)
    assert document.dropped == ((12, f"a link to “{url[:80]}”"), (14, "HTML is shown as text"))
    assert len(document.blocks) == 3


def test_footnotes_have_blocks_and_numbers_without_their_anchors() -> None:
    document = parse_markdown("a[^x] b[^y] c[^x]\n\n[^y]: Two.\n\n    More.\n[^x]: One.\n[^z]: Unused.\n")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, doc.Paragraph)
    assert [part.number for part in paragraph.children if isinstance(part, doc.NoteRef)] == [1, 2, 1]
    assert document.notes == ((P("One.", 6),), (P("Two.", 3), P("More.", 5)))


def test_what_briefkit_makes_itself_has_line_0() -> None:
    blocks = (
        doc.Heading(2, (), "a"),
        doc.Paragraph(()),
        doc.Items(()),
        doc.Quote(()),
        doc.CodeBlock(""),
        doc.Table((), (), ()),
        doc.Rule(),
        doc.Mark("issues"),
    )
    assert [block.line for block in blocks] == [0] * 8
    assert doc.Items(()).tight
    assert doc.Items(()).start is None


def test_plain_text_has_no_styles() -> None:
    children = inline("a **b** `c` [d](e.md) ![f](g.png)\\\nh")
    assert doc.plain_text((*children, doc.NoteRef(1))) == "a b c d f h"
