"""Headings without gaps."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Block, Heading, Mark, plain_text
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import EventEntry, RecommendationEntry, RelatedEntry
from briefkit.export.html.html import write_html
from briefkit.export.outline import contents_of, has_contents, make_outline
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import pdf_text
from tests.export.samples import heading, issue_table, judgment, paragraph, publication, source


def levels(*given_levels: int) -> list[int]:
    """The levels that headings get."""
    return [place.level for place in make_outline([heading(level, "x") for level in given_levels]).blocks]


def test_a_sound_outline_stays() -> None:
    outline = make_outline([heading(2, "a"), heading(3, "b"), heading(3, "c"), heading(2, "d")])
    assert [place.level for place in outline.blocks] == [2, 3, 3, 2]
    assert outline.warnings == ()


def test_siblings_stay_siblings() -> None:
    assert levels(2, 4, 4, 3, 2) == [2, 3, 3, 3, 2]
    assert levels(4, 4, 2) == [2, 2, 2]


def test_a_body_that_starts_with_level_one_is_moved_down_silently() -> None:
    outline = make_outline([heading(1, "a"), heading(2, "b"), heading(1, "c")])
    assert [place.level for place in outline.blocks] == [2, 3, 2]
    assert outline.warnings == ()


def test_a_part_takes_the_level_below_the_heading_before_it() -> None:
    blocks: list[Block] = [
        Mark("issues", line=1),
        heading(2, "a"),
        Mark("issues", line=3),
        heading(3, "b"),
        Mark("issues", line=5),
        paragraph("x"),
    ]
    assert [place.level for place in make_outline(blocks).blocks] == [2, 2, 3, 3, 4, 4]


def test_a_part_that_the_author_did_not_place_is_a_section_of_its_own() -> None:
    blocks: list[Block] = [Mark("issues"), heading(2, "a"), heading(3, "b"), paragraph("x"), Mark("timeline")]
    assert [place.level for place in make_outline(blocks).blocks] == [2, 2, 3, 4, 2]


def test_contents_for_reports_and_for_many_sections() -> None:
    def contents(kind: str, sections: int) -> bool:
        return has_contents(kind, make_outline([heading(2, "x")] * sections).blocks)

    assert (contents("report", 3), contents("report", 4), contents("analysis", 11), contents("analysis", 12)) == (
        False,
        True,
        False,
        True,
    )


@given(st.lists(st.integers(1, 6)))
def test_no_level_is_ever_skipped(given_levels: list[int]) -> None:
    found = [1, *levels(*given_levels)]
    assert all(after <= before + 1 for before, after in zip(found, found[1:], strict=False))  # noqa: RUF007 - may be empty
    assert all(isinstance(place.block, Heading) for place in make_outline([heading(2, "x")]).blocks)


def test_sections_are_the_headings_of_the_second_level() -> None:
    def contents(kind: str, *blocks: Block) -> bool:
        return has_contents(kind, make_outline(blocks).blocks)

    parts = [block for number in range(3) for block in (heading(2, f"P{number}"), heading(3, f"Q{number}"))]
    assert not contents("report", paragraph("a"), paragraph("b"), *parts)
    assert contents("report", paragraph("a"), *parts, heading(2, "Last"))
    assert not contents("memo", *parts, heading(2, "Last"))


def test_what_a_skipped_level_becomes_is_told_in_the_authors_own_marks() -> None:
    assert make_outline([heading(1, "a"), heading(3, " b ", 4)]).warnings == (
        "line 4: the heading “b” skips a level; it is printed as ## instead of ###",
    )
    assert make_outline([heading(3, "a", 3), heading(6, "b", 4), heading(6, "c", 5)]).warnings == (
        "line 3: the heading “a” skips a level; it is printed as ## instead of ###",
        "line 4: the heading “b” skips a level; it is printed as ### instead of ######",
        "line 5: the heading “c” skips a level; it is printed as ### instead of ######",
    )


def test_deep_outlines_end_at_the_sixth_level() -> None:
    blocks: list[Block] = [heading(level, "x", level + 3) for level in (1, 2, 3, 4, 5, 6)]
    outline = make_outline([*blocks, paragraph("y")])
    assert [place.level for place in outline.blocks] == [2, 3, 4, 5, 6, 6, 6]
    assert [block.level for place in outline.blocks if isinstance(block := place.block, Heading)] == [2, 3, 4, 5, 6, 6]
    assert outline.warnings == ("line 9: the heading “x” is printed at level 6, the deepest, like those above it",)


def test_a_blank_heading_is_left_out() -> None:
    outline = make_outline([heading(2, "a"), heading(3, "  ", 8), heading(3, "b")])
    assert [plain_text(place.block.children) for place in outline.blocks if isinstance(place.block, Heading)] == [
        "a",
        "b",
    ]
    assert outline.warnings == ("line 8: an empty heading is left out",)


@pytest.mark.parametrize("language", ["en", "de"])
def test_contents_have_the_same_entries_in_every_format(language: str, tmp_path: Path) -> None:
    sections: list[Block] = [heading(2, f"Section {number}") for number in range(4)]
    inside: list[Block] = [heading(3, "Inside"), heading(4, "Too deep"), Mark("timeline", line=9)]
    printed = publication(
        *(Mark("judgments"), Mark("issues"), *sections, *inside, paragraph("Text.")),
        kind="report",
        language=language,
        judgments=(judgment("j"),),
        issues=issue_table(2, 1),
        events=(EventEntry("A meeting", "May 2026", None, None),),
        recommendations=(RecommendationEntry("Act."),),
        sources=(source(1),),
        related=(RelatedEntry("A work"),),
    )
    labels = Labels(language)
    own = [labels[word] for word in ("key_judgments", "issues", "recommendations", "sources", "related")]
    listed = [entry.title for entry in contents_of(printed, make_outline(printed.blocks).blocks)]
    assert listed == [*own[:2], *(f"Section {number}" for number in range(4)), "Inside", *own[2:]]
    page = write_html(printed).data.decode()
    nav = page[page.index('<nav class="contents"') : page.index("</nav>")]
    links = re.findall(r'<a href="#([^"]*)" dir="auto">([^<]*)</a>', nav)
    assert [html.unescape(title) for _, title in links] == listed
    assert all(f'id="{anchor}"' in page for anchor, _ in links)
    lines = [" ".join(line.split()) for line in pdf_text(write_pdf(printed).data, tmp_path).splitlines()]
    start = lines.index(labels["contents"])
    in_print = [re.sub(r"[ .\u2060\d]*$", "", line) for line in lines[start + 1 :] if line.strip("\u2060 .0123456789")]
    assert in_print[: len(listed)] == [re.sub(r" \d$", "", title) for title in listed]
