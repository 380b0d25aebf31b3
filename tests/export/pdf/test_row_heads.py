"""The heads of rows in a PDF's tables, as a screen reader is told of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefkit.core.body.document import Mark, Table
from briefkit.core.publication.value import Layout
from briefkit.export.layout import has_row_heads
from briefkit.export.marks import is_made_here
from briefkit.export.pdf.objects import PdfObjects
from briefkit.export.pdf.pdf import write_pdf
from briefkit.export.pdf.row_heads import with_row_heads
from tests.export.reading import keeps_both_standards, streams_are_sound
from tests.export.samples import IMPRINT, everything, issue_table, paragraph, publication, table, words
from tests.export.tags import Tag, named_parts, tags_of


def rows_of(tags: Tag) -> list[list[Tag]]:
    """The cells of each row of all tables, but for the heads of columns and of groups of rows."""
    rows = [row.kids for body in tags.all("TBody") for row in body.kids]
    return [cells for cells in rows if any(cell.kind == "TD" for cell in cells)]


def assert_names_its_row(cells: list[Tag]) -> None:
    """The first cell is the head of the row, and all others name it, after those of their columns."""
    head, *others = cells
    assert (head.kind, head.scope, head.id) == ("TH", "Row", f"Row {head.number}")
    assert {cell.kind for cell in others} <= {"TD"}
    assert all(cell.heads[-1] == head.id and len(cell.heads) == 2 for cell in others)
    assert len(head.heads) == 1


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("parties", [2, 4, 9])
def test_an_issue_or_a_party_is_the_head_of_its_row(language: str, parties: int, large: bool) -> None:
    layout = Layout(large_print=large)
    printed = publication(Mark("issues"), issues=issue_table(parties, 12), language=language, layout=layout)
    data = write_pdf(printed, strict=True).data
    rows = rows_of(tags_of(data))
    assert len(rows) >= 12
    for cells in rows:
        assert_names_its_row(cells)
    assert keeps_both_standards(data)
    assert streams_are_sound(data)


def test_every_name_is_listed_in_order() -> None:
    data = write_pdf(publication(table(3, 12), table(2, 2), language="ar")).data
    tags = tags_of(data)
    assert {tag.id: tag.number for tag in tags if tag.id} == named_parts(data)
    assert sum(name.startswith("Row ") for name in named_parts(data)) == 14


def test_the_first_cells_of_a_table_that_is_split_are_heads_in_each_part() -> None:
    head = words("Country"), *(words(str(2000 + year)) for year in range(30))
    row = words("Northland"), *(words(f"{1_000_000 + year:,}") for year in range(30))
    rows = rows_of(tags_of(write_pdf(publication(Table(head, (row,), ("",) * 31))).data))
    assert len(rows) > 1
    for cells in rows:
        assert_names_its_row(cells)


def test_rows_kept_on_a_page_and_edges_of_a_colour_like_the_mark_are_no_obstacle() -> None:
    prose = words("words that go on and on " * 12)
    rows = tuple((words(f"row {number}"), prose) for number in range(3))
    accent = publication(Table((words("a"), words("b")), rows, ("", "")))
    marked = publication(*accent.blocks, imprint=replace(IMPRINT, accent="#010203"))
    for printed in (accent, marked):
        for cells in rows_of(tags_of(write_pdf(printed).data)):
            assert_names_its_row(cells)


def test_a_table_whose_first_cells_name_nothing_has_no_heads_of_rows() -> None:
    rows = ((words("a"), words("1")), (words(""), words("2")))
    data = write_pdf(publication(Table((words("x"), words("y")), rows, ("", "")))).data
    assert {cell.kind for cells in rows_of(tags_of(data)) for cell in cells} == {"TD"}
    assert with_row_heads(data) is data


@pytest.mark.parametrize(
    ("names", "width", "heads"),
    [
        (["Port fees", "Pilots"], 2, True),
        (["2018", "2019"], 3, True),
        (["Port fees", "port fees "], 2, False),
        (["Port fees", ""], 2, False),
        (["x" * 81, "Pilots"], 2, False),
        (["x" * 80], 2, True),
        (["Port fees", "Pilots"], 1, False),
        ([], 2, True),
    ],
)
def test_first_cells_that_name_their_rows(names: list[str], width: int, heads: bool) -> None:
    rows = tuple((words(name), *(words("1"),) * (width - 1)) for name in names)
    assert has_row_heads(Table((words("a"),) * width, rows, ("",) * width)) == heads


def test_a_row_without_cells_has_no_head() -> None:
    assert not has_row_heads(Table((words("a"),) * 2, ((),), ("", "")))


def test_the_places_of_all_objects_are_right_and_the_mark_of_the_maker_stays() -> None:
    data = write_pdf(everything()).data
    assert is_made_here(data)
    table_at = int(data[data.rindex(b"startxref\n") + 10 : data.rindex(b"\n%%EOF")])
    lines = data[table_at:].split(b"\r\n")[1:]
    places = [int(line[:10]) for line in lines if line.endswith(b" n")]
    assert len(places) == len(lines) - 1
    for number, place in enumerate(places, 1):
        assert data.startswith(b"%d 0 obj\n" % number, place)
    assert b"0.003921569" not in data


def test_an_object_can_be_longer_or_shorter() -> None:
    data = write_pdf(publication(paragraph("x"))).data
    objects = PdfObjects(data)
    ((number, catalogue),) = objects.starting_with(b"<</Type/Catalog")
    for changed in (catalogue[:-2] + b"/Extra 1>>", catalogue.replace(b"/PageMode/UseOutlines", b"")):
        new = objects.replaced({number: changed})
        assert list(PdfObjects(new).starting_with(b"<</Type/Catalog")) == [(number, changed)]
        assert len(new) - len(data) == len(changed) - len(catalogue)
    assert objects.replaced({}) == data


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nstartxref\n3\n%%EOF", b"%PDF-1.7\nxref\n0 1\n"])
def test_a_pdf_of_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a PDF with one plain table"):
        PdfObjects(data)


def test_everything_in_a_table_of_issues_by_party_has_a_head() -> None:
    data = write_pdf(publication(Mark("issues"), issues=issue_table(9, 3))).data
    groups = [cell for cell in tags_of(data).all("TH") if cell.scope == "Column" and cell.heads]
    assert len(groups) == 3
    assert re.search(rb"/S/TD/P \d+ 0 R/A\[<</O/Table/Headers\[\(U\w+\)\(Row \d+\)\]", data)
