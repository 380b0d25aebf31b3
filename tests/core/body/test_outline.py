"""The outline of a body: patterns and parser must agree wherever patterns are used."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefkit.core.body import outline_read
from briefkit.core.body.addresses import LINK, TAG, ParsedBody
from briefkit.core.body.outline import Outline
from briefkit.core.body.outline_read import read_outline
from briefkit.core.brief.read import parse_brief
from tests.places import ROOT, SAMPLE

BRIEFS = sorted([*SAMPLE.glob("*.md"), *(ROOT / "tests" / "rules").glob("*/*/*.md")])

PIECES = st.sampled_from(
    [
        "# One",
        "## Two words",
        "### Two words ##",
        "####### seven",
        "#hash",
        "##",
        "Some prose\nin two lines.",
        "See [a page](page.md) and [the\nweb](https://example.org/a_b?c=d#e).",
        "![A map](media/map.svg)",
        '[Titled](x.md "A title")',
        "- one\n- two [x](y.md)",
        "1. one\n2. two",
        "> quoted [q](q.md)\n> # not a heading",
        "* * *",
        "---",
        "Under\n===",
        "<!-- briefkit: issues -->",
        "<!-- a remark -->",
        "Noted.[^1] And [^2].",
        "[^1]: A note.",
        "Noted.[^9]\n\n[^9]: With words,\nand more.",
        "[ref][r]\n\n[r]: r.md",
        "`code` and [c](c.md)",
        "```\n# in code\n[x](no.md)\n```",
        "    indented",
        "| a | b |\n| - | - |\n| [t](t.md) | c |",
        "A *styled* [*link*](s.md)",
        "Brackets [in [nested](n.md)] text",
        "- item\n  <!-- briefkit: issues -->",
        "> <!-- briefkit: issues -->",
        "<!-- briefkit: issues -->",
        "  <!-- briefkit: figure f1 -->",
        "word <!-- briefkit: timeline --> word",
        "",
    ]
)
BODIES = st.lists(PIECES, max_size=8).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(parts) + "\n")
)


def parsed(body: str, first_line: int, monkeypatch: pytest.MonkeyPatch) -> Outline:
    """The outline by the parser alone."""
    with monkeypatch.context() as patch:
        patch.setattr(outline_read, "_is_unsure", lambda text: True)
        return read_outline(body, first_line)


def structure(outline: Outline) -> object:
    """What both must agree on. The text of a link may be styled, and the parser gives links in footnotes last."""
    headings = [(item.level, item.text, item.line, item.empty) for item in outline.headings]
    links = sorted((item.name, item.line) for item in outline.links)
    marks = [(item.name, item.text, item.line, item.column) for item in outline.marks]
    return headings, links, [item.name for item in outline.images], marks


def test_agree_on_real_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in BRIEFS:
        if brief := parse_brief(path.read_bytes(), id="a", path="a.md").brief:
            assert structure(read_outline(brief.body, 9)) == structure(parsed(brief.body, 9, monkeypatch)), path


@given(body=BODIES)
@example(body="| a |\n| - |\n| b |\nSee [the\nweb](w.md).\n")
@example(body="See [the\n- web](w.md).\n")
@example(body="See [the\n> web](w.md) and [a\npage](p.md).\n")
@example(body="See [the\n1. web](w.md).\n")
def test_agree_on_generated_bodies(body: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert structure(read_outline(body)) == structure(parsed(body, 1, monkeypatch))


def test_places() -> None:
    outline = read_outline("\n## A\n\nSee [x](y.md).\n\n<!-- briefkit: figure f1 -->\n\nSo.[^n]\n\n[^n]: There.\n", 10)
    assert [(item.text, item.line) for item in outline.headings] == [("A", 11)]
    assert [(item.name, item.line, item.column) for item in outline.links] == [("y.md", 13, 9)]
    assert [(item.name, item.line) for item in outline.marks] == [("figure f1", 15)]
    assert [(item.name, item.line, item.column) for item in outline.note_marks] == [("n", 17, 4)]
    assert [(item.name, item.line) for item in outline.notes] == [("n", 19)]


def test_headings_of_the_same_words_have_numbered_anchors() -> None:
    assert list(read_outline("## A b\n\nx\n\n## A b\n\nx\n").anchors) == ["a-b", "a-b-1"]


@pytest.mark.parametrize(
    "body",
    [
        "No links.",
        "## A\n\n[x](y.md) and ![z](w.png)\n",
        "`code` [x](y.md)\n\n## B\n",
        "[x][r]\n\n[r]: y.md\n",
        "<i>a</i> [x](y.md)\n",
    ],
)
def test_patterns_and_parser_agree_word_by_word(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_outline(body, 5) == parsed(body, 5, monkeypatch)


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("## A\n", [True]),
        ("## A\n\ntext\n", [False]),
        ("## A\n\n### B\n\ntext\n", [False, False]),
        ("## A\n\n## B\n\ntext\n", [True, False]),
        ("### A\n\n## B\n\ntext\n", [True, False]),
        ("## A\n\n<!-- briefkit: issues -->\n", [False]),
        ("## A\n\n[^1]: A note.\n\n## B\n\ntext[^1]\n", [True, False]),
    ],
)
def test_a_heading_without_text_below_it_is_empty(
    body: str, empty: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [heading.empty for heading in read_outline(body).headings] == empty
    assert [heading.empty for heading in parsed(body, 1, monkeypatch).headings] == empty


def test_places_of_links_that_the_parser_finds() -> None:
    body = (
        "`c` [x](a.md) [y](a.md)\n\n> [z](b/a.md)\n\n| t |\n|---|\n| [u](a.md) |\n\n![v](p.png)\n\n[w](javascript:x)\n"
    )
    outline = read_outline(body, 10)
    assert [(spot.name, spot.line, spot.column) for spot in outline.links] == [
        ("a.md", 10, 9),
        ("a.md", 10, 19),
        ("b/a.md", 12, 7),
        ("a.md", 16, 7),
        ("javascript:x", 20, 5),
    ]
    assert [(spot.name, spot.text, spot.line, spot.column) for spot in outline.images] == [("p.png", "v", 18, 6)]
    assert read_outline("`c` [x](<a b.md>)", 3).links[0].line == 3


def test_code_and_comments_hold_no_tags_marks_or_notes() -> None:
    body = (
        "`<i>` <var>x</var> and <b>y</b>\n\n```\n<u>\n[^a]\n<!-- briefkit: issues -->\n```\n\n<!-- <s> -->\n\n"
        "~~~\n[^b]: x\n~~~\n\ny[^c] \\[^d]\n\n[^c]: z\n"
    )
    outline = read_outline(body)
    assert [(spot.name, spot.text, spot.line, spot.column) for spot in outline.tags] == [
        ("<var>", "<var>", 1, 7),
        ("</var>", "</var>", 1, 13),
    ]
    assert outline.marks == ()
    assert [(spot.name, spot.line) for spot in outline.note_marks] == [("c", 15)]
    assert [(spot.name, spot.line) for spot in outline.notes] == [("c", 17)]


def test_marks_may_be_misspelled_and_indented() -> None:
    outline = read_outline("  <!-- BRIEFKIT isues -->\n\n<!-- briefkit: -->\n\ntext <!-- briefkit: issues -->\n")
    assert [(spot.name, spot.line, spot.column) for spot in outline.marks if not spot.text] == [
        ("isues", 1, 3),
        ("", 3, 1),
    ]
    assert [spot.line for spot in outline.marks if spot.text == "not on a line of its own"] == [5]


def test_lines_may_end_with_carriage_returns() -> None:
    outline = read_outline("## A\r\n\r\nSee [x](y.md).\r\n", 4)
    assert [(spot.name, spot.line, spot.column) for spot in outline.links] == [("y.md", 6, 9)]
    assert [(heading.text, heading.line, heading.empty) for heading in outline.headings] == [("A", 4, False)]


def test_links_are_in_the_order_of_the_text_with_their_words_as_written() -> None:
    outline = read_outline("A [*styled*](a.md) word[^1] and [b](b.md).\n\n[^1]: See [c](c.md).\n\nThen [d](d.md).\n")
    assert [(spot.name, spot.text, spot.line, spot.column) for spot in outline.links] == [
        ("a.md", "*styled*", 1, 14),
        ("b.md", "b", 1, 37),
        ("c.md", "c", 3, 15),
        ("d.md", "d", 5, 10),
    ]


@pytest.mark.parametrize(
    ("body", "links"),
    [
        ("See <A HREF='a.md#x'>it</A>.\n", [("a.md#x", 1, 14)]),
        ("<div>\n<p><a href=a.md>it</a></p>\n</div>\n", [("a.md", 2, 12)]),
        ("<!-- <a href='a.md'> --> <img src='b.md'>\n\n`<a href='c.md'>`\n", []),
        ("Nothing refers to it.\n\n[^1]: See [it](a.md).\n\n    `code`\n", [("a.md", 3, 16)]),
        ("`x`\n\n[r]: a.md\n[r]: b.md\n", [("a.md", 3, 6), ("b.md", 4, 6)]),
        ("[r] and ![m]\n\n[r]: a.md\n[m]: b#c.png\n[//]: # (x)\n", [("a.md", 3, 6)]),
        ("<https://a.org> and https://b.org\n", [("https://a.org", 1, 2)]),
    ],
)
def test_links_in_html_and_those_that_nothing_prints_are_links(body: str, links: list[tuple[str, int, int]]) -> None:
    assert [(link.name, link.line, link.column) for link in read_outline(body).links] == links
    assert {address.text for address in ParsedBody(body).addresses() if address.kind in (LINK, TAG)} <= {
        name for name, _, _ in links
    }


def test_an_unsafe_address_is_told_whole() -> None:
    (link,) = read_outline(f"`x` [y](javascript:{'z' * 200})\n").links
    assert link.name == f"javascript:{'z' * 200}"
