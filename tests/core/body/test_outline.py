"""The outline of a body: patterns and parser must agree wherever patterns are used."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefkit.core.body import outline_read
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
    return headings, links, [item.name for item in outline.images]


@pytest.mark.parametrize("path", BRIEFS, ids=[str(path.relative_to(ROOT)) for path in BRIEFS])
def test_agree_on_real_bodies(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = parse_brief(path.read_bytes(), id="a", path="a.md").brief
    if brief is not None:
        assert structure(read_outline(brief.body, 9)) == structure(parsed(brief.body, 9, monkeypatch))


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
    assert read_outline("## A b\n\nx\n\n## A b\n\nx\n").anchors == {"a-b", "a-b-2"}
