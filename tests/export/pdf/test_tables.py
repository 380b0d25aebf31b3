"""Tables of a PDF: nothing is printed over anything else or cut, however many columns there are."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from briefkit.core.body.document import Table
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.value import Layout
from briefkit.export.pdf.pdf import page_count, write_pdf
from briefkit.export.pdf.tables import columns_of, is_tight, kept_rows
from tests.export.reading import keeps_both_standards
from tests.export.samples import publication, words
from tests.needs import needs

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')
HEADS = ("Country", "Instrument", "Responsible authority", "Commencement", "Administration", "Implementation")
CELLS = ("Northland", "Regulation", "Agency", "Immediately", "Local", "Full")


class Word(NamedTuple):
    """A word with its place on a page, in points."""

    page: int
    left: float
    top: float
    right: float
    text: str


class Printed(NamedTuple):
    """The words of a PDF and the width of each of its pages."""

    words: list[Word]
    widths: list[float]

    def lines(self) -> list[list[Word]]:
        """The words of each line, from left to right."""
        lines: dict[tuple[int, int], list[Word]] = {}
        for word in self.words:
            lines.setdefault((word.page, round(word.top)), []).append(word)
        return [sorted(line, key=lambda word: word.left) for line in lines.values()]


def print_table(rows: list[list[str]], folder: Path, *, large: bool = False, language: str = "en") -> Printed:
    """The pages with a table under a heading, strictly printed; both standards are kept."""
    lines = [rows[0], ["---"] + ["--:"] * (len(rows[0]) - 1), *rows[1:]]
    text = "## A table\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)
    document = parse_markdown(text + "\n\n[^n]: A note.\n")
    kept = publication(
        *document.blocks, notes=document.notes, layout=Layout(large_print=large), language=language, key_points=()
    )
    data = write_pdf(kept, strict=True).data
    assert keeps_both_standards(data)
    path = folder / "table.pdf"
    path.write_bytes(data)
    boxes = subprocess.run(
        [needs("pdftotext"), "-bbox", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()
    pages = boxes.split("<page ")[1:]
    found = [
        Word(number, float(left), float(top), float(right), text)
        for number, page in enumerate(pages)
        for left, top, right, _, text in _WORD.findall(page)
    ]
    return Printed(found, [float(re.findall(r'width="([\d.]+)"', page)[0]) for page in pages])


def years(count: int) -> list[list[str]]:
    """A table of millions with a row for a country and a column for each year."""
    figures = [f"{1_000_000 + 104_729 * number:,}" for number in range(count)]
    return [["Country", *(str(2000 + number) for number in range(count))], ["Northland", *figures]]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [4, 8, 11, 14, 16, 30])
def test_figures_of_neighbouring_columns_can_be_told_apart(count: int, large: bool, tmp_path: Path) -> None:
    rows = years(count)
    printed = print_table(rows, tmp_path, large=large)
    texts = [word.text for word in printed.words]
    assert [figure for figure in rows[1][1:] if texts.count(figure) != 1] == []
    for line in printed.lines():
        assert [(left.text, right.text) for left, right in pairwise(line) if left.right > right.left] == []
    margin = 68
    assert [word for word in printed.words if word.right > printed.widths[word.page] - margin + 0.5] == []


def test_one_that_fits_is_set_upright_one_that_does_not_on_a_turned_page(tmp_path: Path) -> None:
    for count, turned in ((8, False), (14, True)):
        printed = print_table(years(count), tmp_path)
        assert [width > 800 for width in printed.widths][:2] == [False, True][: 1 + turned]
        assert {word.page for word in printed.words if word.text in {"table", "Northland"}} == {int(turned)}


def test_one_that_fits_on_no_page_is_split_and_repeats_its_first_column_with_its_notes(tmp_path: Path) -> None:
    rows = [["Country[^n]", *years(30)[0][1:]], ["Northland[^n]", *years(30)[1][1:]]]
    printed = print_table(rows, tmp_path)
    assert len(set(printed.widths)) == 1
    texts = [word.text for word in printed.words]
    assert (texts.count("Country1"), texts.count("Northland1"), texts.count("note.")) == (3, 3, 1)


@pytest.mark.parametrize("large", [False, True])
def test_words_of_neighbouring_columns_can_be_told_apart(large: bool, tmp_path: Path) -> None:
    printed = print_table([list(HEADS), list(CELLS)], tmp_path, large=large)
    texts = {word.text for word in printed.words}
    assert {word for head in HEADS for word in head.split()} | set(CELLS) <= texts
    for line in printed.lines():
        assert [(left.text, right.text) for left, right in pairwise(line) if left.right > right.left] == []


def test_a_row_is_broken_only_where_it_could_fill_a_page() -> None:
    lengths = (5, 200, 900, 2000)
    table = Table((words("a"), words("b")), tuple((words("x"), words("y " * (n // 2))) for n in lengths), ("", ""))
    assert kept_rows(table, columns_of(table, 2), large=False) == [1, 2]
    assert kept_rows(table, columns_of(table, 2), large=True) == [1]


def test_rows_of_one_line_need_no_care() -> None:
    table = Table((words("a"), words("b")), ((words("x"), words("y z")),) * 3, ("", ""))
    assert kept_rows(table, columns_of(table, 2), large=False) == []


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("5,042,271", "5,042,271"),
        ("Nichtverbreitungsvertrag", "Nichtverbrei"),
        ("国际原子能机构", "国际"),
        ("one two-three", "three"),
        ("1.5/kg", "1.5/"),
        ("2011-2012", "2011-2012"),
    ],
)
def test_what_must_have_room_in_a_column(cell: str, kept: str) -> None:
    table = Table((words("a"),) * 6, ((words(cell), *(words("b"),) * 5),), ("",) * 6)
    assert columns_of(table, 6)[0].words[0] == kept


def test_only_a_table_with_little_room_is_measured() -> None:
    few = Table((words("a"), words("b")), ((words("5,042,271"), words("y")),), ("", ""))
    many = Table((words("a"),) * 10, ((words("5,042,271"),) * 10,), ("",) * 10)
    assert not is_tight(columns_of(few, 2), large=False)
    assert is_tight(columns_of(many, 10), large=False)
    assert not is_tight(columns_of(Table((), (), ()), 1), large=True)
    assert page_count(write_pdf(publication(few, many)).data) == 1
