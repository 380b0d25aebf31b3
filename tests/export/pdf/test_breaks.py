"""Where the pages of a PDF end: rows stay whole, what leads to something stays with it, and no page has a line only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.core.body.document import Block, CodeBlock, Items, Mark, NoteRef, Quote, Table
from briefkit.core.publication.value import Layout, Publication
from briefkit.export.pdf import pdf
from briefkit.export.pdf.last_page import lines_on_last_page
from briefkit.export.pdf.pdf import page_count, write_pdf
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import ENGLISH, everything, figure, heading, paragraph, png, publication, table, words

LED: dict[str, tuple[Block, str]] = {
    "list": (Items(tuple((paragraph(f"item {number}"),) for number in range(4))), "item 0"),
    "numbers": (Items(tuple((paragraph(f"item {number}"),) for number in range(4)), 1, tight=False), "item 0"),
    "table": (table(2, 3), "row 0"),
    "wide table": (table(9, 3), "column 8"),
    "quotation": (Quote((paragraph("quoted " * 30),)), "quoted"),
    "code": (CodeBlock("one\ntwo\nthree"), "one"),
    "figure": (Mark("figure", "f1"), "Figure 1"),
}


def lines(count: int) -> tuple[Block, ...]:
    """So many paragraphs of one line."""
    return tuple(paragraph(f"Line {number}") for number in range(count))


def pages_of(printed: Publication, folder: Path) -> list[str]:
    """The text of each page."""
    return pdf_text(write_pdf(printed).data, folder).split("\f")


def test_the_label_of_a_box_is_on_the_page_of_its_first_line(tmp_path: Path) -> None:
    ends = 0
    for count in range(22, 30):
        box = Quote((paragraph("Label"), paragraph("boxed " * 60), paragraph("more")), alert="note")
        pages = pages_of(publication(*lines(count), box), tmp_path)
        (page,) = (page for page in pages if "Label" in page)
        assert "boxed" in page
        ends += "Line" not in page
    assert ends, "at least once it had to go to the next page"


@pytest.mark.parametrize("before", [5, 8, 11])
@pytest.mark.parametrize("length", [4, 8, 12])
def test_a_row_that_fits_on_the_next_page_is_not_broken(before: int, length: int, tmp_path: Path) -> None:
    rows = tuple((words(f"row{number}"), words(f"some words of part{number} " * 2 * length)) for number in range(9))
    pages = pages_of(publication(*lines(before), Table((words("No."), words("Text")), rows, ("", ""))), tmp_path)
    for number in range(9):
        (page,) = (page for page in pages if f"row{number}" in page)
        assert len(re.findall(rf"part{number}\b", page)) == 2 * length


@pytest.mark.parametrize(("name", "colon"), [*((name, ":") for name in LED), ("list", "："), ("list", "׃")])
def test_what_ends_in_a_colon_is_on_the_page_of_what_it_leads_to(name: str, colon: str, tmp_path: Path) -> None:
    led, first = LED[name]
    ends = 0
    for count in range(20, 26):
        blocks = (*lines(count), paragraph(f"These are the ones{colon}", NoteRef(1)), led)
        printed = publication(*blocks, figures=(figure(png(300, 200)),), notes=((paragraph("A note."),),))
        pages = pages_of(printed, tmp_path)
        (page,) = (page for page in pages if "These are" in page)
        assert first in page.split("These are")[1]
        ends += "Line" not in page
    assert ends, "at least once it had to go to the next page"


@pytest.mark.parametrize("block", [LED["list"][0], LED["table"][0], LED["code"][0]])
def test_a_heading_is_on_the_page_of_what_follows_it(block: Block, tmp_path: Path) -> None:
    for count in range(19, 26):
        blocks = (*lines(count), heading(2, "Heading"), paragraph("These:"), block)
        (page,) = (page for page in pages_of(publication(*blocks), tmp_path) if "Heading" in page)
        assert re.search(r"Heading\s+These:[•\s]+(item 0|Column 0|one)", page)


def test_a_long_paragraph_that_ends_in_a_colon_may_be_broken(tmp_path: Path) -> None:
    blocks = (*lines(21), paragraph(ENGLISH + ENGLISH + "these:"), LED["list"][0])
    first, second, *_ = pages_of(publication(*blocks), tmp_path)
    assert "The ministers" in first
    assert "these:" in second


def test_a_lead_looks_like_any_paragraph(tmp_path: Path) -> None:
    ends = []
    for end in (".", ":"):
        data = write_pdf(publication(paragraph("A"), CodeBlock("b"), paragraph(f"c{end}"), table(2, 2))).data
        ends.append(pdf_text(data, tmp_path).replace("c:", "c."))
        assert lines_on_last_page(data) > 10
    assert ends[0] == ends[1]


def sizes(blocks: tuple[Block, ...], monkeypatch: pytest.MonkeyPatch, **changed: object) -> tuple[bytes, bytes]:
    """A document as it would be without a closer setting, and as it is."""
    printed = publication(*blocks, disclaimer=None, license=None, **changed)
    with monkeypatch.context() as patched:
        patched.setattr(pdf, "lines_on_last_page", lambda _: 99)
        usual = write_pdf(printed).data
    return usual, write_pdf(printed).data


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_lines_that_would_be_alone_on_the_last_page_find_room_on_the_one_before(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = 0
    for count in range(22, 28):
        usual, data = sizes(lines(count), monkeypatch, language=language)
        if page_count(usual) == 1 or lines_on_last_page(usual) > 2:
            assert data == usual
        else:
            saved += page_count(data) < page_count(usual)
            assert keeps_both_standards(data)
    assert saved


def test_where_a_closer_setting_saves_no_page_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    tall = figure(png(400, 900))
    blocks = (*lines(20), Mark("figure", "f1"), *lines(8), Mark("figure", "f2"))
    usual, data = sizes(blocks, monkeypatch, figures=(tall, figure(png(400, 900), id="f2", number=2)))
    assert lines_on_last_page(usual) <= 2
    assert data == usual


def test_one_page_and_large_print_keep_their_own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for layout in (Layout(one_page=True), Layout(large_print=True)):
        usual, data = sizes(lines(12), monkeypatch, layout=layout)
        assert page_count(data) == page_count(usual)


def test_lines_are_counted_without_running_heads_and_feet() -> None:
    one, two, raised = (
        lines_on_last_page(write_pdf(publication(*blocks, disclaimer=None, license=None)).data)
        for blocks in (lines(1), lines(2), (paragraph("a", NoteRef(7)),))
    )
    assert (two - one, raised - one) == (1, 0)
    assert lines_on_last_page(write_pdf(everything()).data) > 9
    hundred = write_pdf(publication(*(paragraph(ENGLISH * 4) for _ in range(330)))).data
    assert 0 < lines_on_last_page(hundred) < 60
