"""The pages of a PDF: many or one, heads repeated, notes at the foot, nothing outside the margins."""

from __future__ import annotations

import re
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from briefkit.core.body.document import CodeBlock, CodeSpan, Mark, NoteRef
from briefkit.core.publication.value import IssueCell, Layout, PositionCell
from briefkit.export.pdf.pdf import page_count, write_pdf
from tests.export.long_runs import RUNS, brief_with
from tests.export.reading import edges_of, keeps_both_standards, pdf_text, streams_are_sound
from tests.export.samples import (
    ENGLISH,
    everything,
    issue_table,
    judgment,
    paragraph,
    publication,
    source,
    table,
)
from tests.needs import needs


def test_a_hundred_pages() -> None:
    data = write_pdf(publication(*(paragraph(ENGLISH * 4) for _ in range(330)))).data
    assert page_count(data) >= 100
    assert streams_are_sound(data)


def test_forty_notes_are_on_the_pages_of_their_marks(tmp_path: Path) -> None:
    blocks = tuple(paragraph(f"Paragraph {number}. {ENGLISH}", NoteRef(number)) for number in range(1, 41))
    notes = tuple((paragraph(f"Remark{number}."),) for number in range(1, 41))
    pages = pdf_text(write_pdf(publication(*blocks, notes=notes)).data, tmp_path).split("\f")
    printed = [page for page in pages if "Remark" in page]
    assert len(printed) > 3
    for number in range(1, 40):
        noted = next(at for at, page in enumerate(printed) if f"Remark{number}." in page)
        starts = [at for at, page in enumerate(printed) if f"Paragraph {number}." in page]
        assert starts[0] <= noted <= starts[0] + 1  # a paragraph may continue on the next page


def test_table_heads_are_repeated(tmp_path: Path) -> None:
    pages = pdf_text(write_pdf(publication(table(4, 60))).data, tmp_path).split("\f")
    assert [page.count("Column 3") for page in pages if "row 1" in page or "row 5" in page] == [1, 1]


def test_issue_rows_keep_their_heads_across_pages(tmp_path: Path) -> None:
    many = issue_table(9, 12)
    pages = pdf_text(write_pdf(publication(Mark("issues"), issues=many)).data, tmp_path).split("\f")
    assert all("Positions" in page for page in pages if "Wants thing" in page)


def test_a_long_position_does_not_run_off_the_page() -> None:
    cell = PositionCell("Rindfleischetikettierungsüberwachung " + "x" * 400, "supports", "note", "supports")
    issues = issue_table(4, 1)
    cells = (IssueCell(0, (cell,)), IssueCell(1, (cell, cell)))
    issues = replace(issues, lines=(replace(issues.lines[0], cells=cells),))
    assert keeps_both_standards(write_pdf(publication(Mark("issues"), issues=issues)).data)


@pytest.mark.parametrize(
    "letters", ["i" * 70, "left:-10000px;width:1px;" * 4, "a/1b/2c;3" * 8, "“;” — 'x';" * 3 + "m:;" * 20]
)
def test_code_is_wider_than_text(letters: str, tmp_path: Path) -> None:
    """In code narrow letters take as much room as wide ones, and no line breaks between a hyphen and a digit."""
    data = write_pdf(
        publication(CodeBlock(f'<div class="a" {letters}>\n  {letters}'), paragraph("Word ", CodeSpan(letters)))
    ).data
    assert edges_of(data, tmp_path)[1] <= 595.3 - 24 / 25.4 * 72 + 1
    assert pdf_text(data, tmp_path).replace("\n", "").replace(" ", "").count(letters.replace(" ", "")) == 3


def test_nothing_runs_off_the_page(tmp_path: Path) -> None:
    long = "x" * 300
    printed = publication(
        paragraph(long),
        table(9, 3, long),
        CodeBlock(long),
        paragraph("", CodeSpan(long)),
        sources=(source(1, title=long, url=f"https://x.org/{long}"),),
        title="Y" * 120,
        standfirst=long,
        key_points=(long,),
    )
    assert edges_of(write_pdf(printed).data, tmp_path)[1] <= 595.3 - 24 / 25.4 * 72 + 1


@pytest.mark.parametrize("name", [name for name in RUNS if name != "georgian"])
@pytest.mark.parametrize("large", [False, True])
def test_no_run_of_signs_leaves_a_page(name: str, large: bool, tmp_path: Path) -> None:
    library = brief_with(RUNS[name], tmp_path)
    data = library.export(library.get("runs"), "pdf", layout=Layout(large_print=large)).data
    left, right = edges_of(data, tmp_path)
    assert left >= 24 / 25.4 * 72 - 1
    assert right <= 595.3 - 24 / 25.4 * 72 + 1


def test_large_print_is_large_and_valid(tmp_path: Path) -> None:
    large = write_pdf(everything(layout=Layout(large_print=True)))
    assert large.warnings == ()
    assert keeps_both_standards(large.data)
    assert page_count(large.data) > page_count(write_pdf(everything()).data)
    assert smallest_letters(large.data, tmp_path) >= 11  # superscripts; all else is 14 pt or more


def smallest_letters(data: bytes, folder: Path) -> float:
    """The height in points of the lowest word's box."""
    path = folder / "letters.pdf"
    path.write_bytes(data)
    done = subprocess.run([needs("pdftotext"), "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    boxes = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', done.stdout)
    return min(float(bottom) - float(top) for top, bottom in boxes)


@pytest.mark.parametrize(
    ("lines", "warnings"), [(4, ()), (40, ("does not fit on one page: it takes 2, even in the smallest type size",))]
)
def test_one_page_is_one_page_or_says_so(lines: int, warnings: tuple[str, ...]) -> None:
    judgments = tuple(judgment(f"j{number}") for number in range(5))
    blocks = (Mark("judgments"), Mark("issues"))
    written = write_pdf(
        publication(*blocks, judgments=judgments, issues=issue_table(3, lines), layout=Layout(one_page=True))
    )
    assert written.warnings == warnings
    assert (page_count(written.data) == 1) == (not warnings)
    assert keeps_both_standards(written.data)


def test_a_hundred_briefs_take_seconds() -> None:
    started = time.process_time()
    for number in range(20):
        write_pdf(everything(title=f"Brief {number}"))
    assert time.process_time() - started < 20 * 0.4  # the goal is 0.08 each; four machines' worth of slack
