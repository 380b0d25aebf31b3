"""The author's text as HTML, block by block."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefkit.core.body.document import (
    Block,
    CodeBlock,
    CodeSpan,
    Heading,
    Image,
    Inline,
    Items,
    LineBreak,
    Link,
    Mark,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Styled,
    Table,
    Text,
)
from briefkit.core.publication.value import Picture
from briefkit.export.html.blocks import HtmlBlocks
from briefkit.export.html.html import write_html
from tests.export.samples import heading, paragraph, png, publication, words

P = '<p dir="auto">'


def html(*blocks: Block, **changed: object) -> str:
    """Blocks as HTML."""
    made = HtmlBlocks(publication(*blocks, **changed))
    return "".join(made.block(block) for block in blocks)


def inline(*children: Inline, **changed: object) -> str:
    """Inline parts as HTML."""
    return html(Paragraph(children), **changed).removeprefix(P).removesuffix("</p>")


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Heading(3, words("A & b"), 'a"b'), '<h3 id="a&#34;b" dir="auto">A &amp; b</h3>'),
        (Heading(2, words("A"), ""), '<h2 dir="auto">A</h2>'),
        (paragraph("a < b"), f"{P}a &lt; b</p>"),
        (paragraph("Yes.", speaker="A & B"), f'{P}<b class="speaker whole">A &amp; B:</b> Yes.</p>'),
        (CodeBlock("a < b\n"), '<pre tabindex="0"><code>a &lt; b\n</code></pre>'),
        (Rule(), "<hr>"),
        (Mark("issues"), ""),
        (Quote((paragraph("a"),)), f'<blockquote class="pull">{P}a</p></blockquote>'),
        (Quote((paragraph("a"), paragraph("b"))), f"<blockquote>{P}a</p>{P}b</p></blockquote>"),
        (Quote((heading(2, "A"),)), '<blockquote><p class="subhead" dir="auto">A</p></blockquote>'),
        (Quote((Mark("issues"),)), "<blockquote></blockquote>"),
    ],
)
def test_blocks(block: Block, written: str) -> None:
    assert html(block) == written


@pytest.mark.parametrize(
    ("items", "written"),
    [
        (Items(((paragraph("a"),), (paragraph("b"),))), "<ul><li>a</li><li>b</li></ul>"),
        (Items(((paragraph("a"),),), start=1), "<ol><li>a</li></ol>"),
        (Items(((paragraph("a"),),), start=0), '<ol start="0"><li>a</li></ol>'),
        (Items(((paragraph("a"),),), start=7), '<ol start="7"><li>a</li></ol>'),
        (Items(((paragraph("a"),),), tight=False), f"<ul><li>{P}a</p></li></ul>"),
        (
            Items(((paragraph("a", speaker="B"),),)),
            f'<ul><li>{P}<b class="speaker whole">B:</b> a</p></li></ul>',
        ),
        (
            Items(((paragraph("a"), Items(((paragraph("b"),),)), heading(2, "C")),)),
            '<ul><li>a<ul><li>b</li></ul><p class="subhead" dir="auto">C</p></li></ul>',
        ),
    ],
)
def test_lists(items: Items, written: str) -> None:
    assert html(items) == written


def test_a_table_aligns_its_cells_and_its_region_has_a_name_of_its_own() -> None:
    table = Table(
        (words("a"), words("b"), words("c")), ((words("1"), words("2"), words("3")),), ("right", "center", "left")
    )
    written = html(table, table)
    assert written.count('<th scope="col" dir="auto" class="right">a</th>') == 2
    assert '<th scope="col" dir="auto" class="center">b</th><th scope="col" dir="auto">c</th></tr></thead>' in written
    assert (
        '<tbody><tr><th scope="row" dir="auto" class="right">1</th><td dir="auto" class="center">2</td>'
        '<td dir="auto">3</td></tr></tbody>'
    ) in written
    assert written.index('aria-label="Table: a, b, c"') < written.index('aria-label="Table: a, b, c (2)"')


def test_a_caption_names_its_table() -> None:
    plain = Table((words("a"),), ((words("1"),),), ("",))
    said = (Text("Exports & "), Styled("strong", words("duties")))
    written = html(replace(plain, label="Table 3", caption=said), replace(plain, label="Table 4"), plain)
    caption = '<caption id="table_1_" dir="auto"><b>Table 3</b> Exports &amp; <strong>duties</strong></caption>'
    assert f'tabindex="0" aria-labelledby="table_1_"><table>{caption}<thead>' in written
    assert '<caption id="table_2_" dir="auto"><b>Table 4</b> </caption>' in written
    assert written.count("aria-labelledby") == 2
    assert 'aria-label="Table: a"' in written


def test_a_table_without_heads_is_a_table() -> None:
    assert 'aria-label="Table"' in html(Table((words(" "),), (), ("",)))
    assert f'aria-label="Table: {"x" * 80}"' in html(Table((words("x" * 90),), (), ("",)))


def test_the_caption_of_a_page_stays_after_cleaning() -> None:
    table = Table((words("a"),), ((words("1"),),), ("",), caption=words("Exports"), label="Table 1")
    assert b'<caption id="table_1_" dir="auto"><b>Table 1</b> Exports</caption>' in write_html(publication(table)).data


@pytest.mark.parametrize(("columns", "aligns"), [(1, ("", "")), (2, ("",)), (3, ())])
def test_a_table_with_more_or_fewer_cells_than_columns_is_written(columns: int, aligns: tuple[str, ...]) -> None:
    row = (words("1"), words("2"))
    written = html(Table(tuple(words("h") for _ in range(columns)), (row, row), aligns))
    assert written.count("<th ") == min(columns, len(aligns))
    assert written.count("<td ") == 2 * min(2, len(aligns))


@pytest.mark.parametrize(
    ("child", "written"),
    [
        (Text("a & b"), "a &amp; b"),
        (Styled("emphasis", words("a")), "<em>a</em>"),
        (Styled("strong", words("a")), "<strong>a</strong>"),
        (Styled("strikethrough", words("a")), "<s>a</s>"),
        (CodeSpan("<a>"), "<code>&lt;a&gt;</code>"),
        (LineBreak(), "<br>"),
        (Link("https://x.org/?a&b", words("a")), '<a href="https://x.org/?a&amp;b">a</a>'),
        (Link("other.md", words("a")), "a"),
        (Link("#there", words("a")), "a"),
    ],
)
def test_inline_parts(child: Inline, written: str) -> None:
    assert inline(child) == written


def test_a_link_to_a_heading_of_the_text() -> None:
    assert html(heading(2, "Here"), paragraph("", Link("#here", words("up")))).endswith('<a href="#here">up</a></p>')


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (png(3, 2), ' width="3" height="2"'),
        (Picture(b"", "svg"), ""),
        (Picture(b"", "svg", 3, 0), ""),
        (Picture(b"", "svg", 0, 2), ""),
    ],
)
def test_a_picture_has_its_description_and_size(picture: Picture, size: str) -> None:
    made = HtmlBlocks(publication(images={"a.png": picture, "b.png": png(1, 1)}))
    assert made.inline(Image("a.png", 'A "b"')) == f'<img src="picture-1" alt="A &#34;b&#34;"{size}>'
    assert made.inline(Image("b.png", "B")).startswith('<img src="picture-2"')
    assert made.pictures == [picture, png(1, 1)]
    assert made.warnings == []


def test_a_picture_that_is_missing_or_not_described_is_reported() -> None:
    made = HtmlBlocks(publication(images={"a.png": png(1, 1)}))
    assert made.inline(Image("b.png", "A <b>")) == '<span class="absent">[Picture not available: A &lt;b&gt;]</span>'
    assert made.inline(Image("c.png", "")) == '<span class="absent">[Picture not available]</span>'
    made.inline(Image("a.png", " "))
    assert made.warnings == [
        "the picture “b.png” is not available; its description is printed",
        "the picture “c.png” is not available; its description is printed",
        "the picture “a.png” has no alternative text",
    ]
    assert len(made.pictures) == 1


def test_two_marks_in_a_row_are_told_apart() -> None:
    made = HtmlBlocks(publication(notes=((paragraph("m"),), (paragraph("n"),))))
    apart = "</sup>\u202f<sup>"
    assert apart in made.inlines((NoteRef(1), NoteRef(2)))
    assert "</em>\u202f<sup>" in made.inlines((Styled("emphasis", (NoteRef(1),)), NoteRef(2)))
    assert "\u202f" not in made.inlines((NoteRef(1), *words(" "), NoteRef(2)))


def test_a_quotation_in_a_footnote_is_never_set_large() -> None:
    made = HtmlBlocks(publication())
    assert made.block(Quote((paragraph("short"),))).startswith('<blockquote class="pull">')
    assert made.note((Quote((paragraph("short"),)),)).startswith("<blockquote>")


def test_a_quotation_in_a_quotation_is_set_as_that() -> None:
    inner = Quote((paragraph("short"),))
    assert html(Quote((paragraph("outer"), inner)), inner) == (
        f"<blockquote>{P}outer</p><blockquote>{P}short</p></blockquote></blockquote>"
        f'<blockquote class="pull">{P}short</p></blockquote>'
    )


def test_footnotes_are_mentioned_with_places_to_come_back_to() -> None:
    made = HtmlBlocks(publication(notes=((paragraph("m"),), (paragraph("n", NoteRef(1)), paragraph("o")))))
    link = '<sup><a href="#note_{0}" role="doc-noteref" aria-label="Footnote {0}"{1}>{0}</a></sup>'
    assert made.inline(NoteRef(1)) == link.format(1, ' id="mention_1"')
    assert made.inline(NoteRef(2)) == link.format(2, ' id="mention_2"')
    assert made.inline(NoteRef(1)) == link.format(1, ' id="mention_1_2"')
    assert made.inline(NoteRef(1)) == link.format(1, ' id="mention_1_3"')
    assert made.inline(NoteRef(3)) == "<sup>3</sup>"
    assert made.mentions == {1: ["mention_1", "mention_1_2", "mention_1_3"], 2: ["mention_2"]}
    assert made.note(made.publication.notes[1]) == f"{P}n{link.format(1, '')}</p>{P}o</p>"
    assert made.mentions[1] == ["mention_1", "mention_1_2", "mention_1_3"], "a note is no place to come back to"
