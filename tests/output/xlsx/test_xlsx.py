"""Workbooks: typed cells, nothing computed, nothing cut without a word; read back by openpyxl."""

from __future__ import annotations

import datetime
import io
import re
import sys
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from briefkit.core.tables import ANY, BAND, COUNT, DATE, LIST, SHARE, TEXT, TRUTH, Column, Table, TableSchema
from briefkit.core.text.clean import clean
from briefkit.core.text.width import display_width
from briefkit.errors import ExportError
from briefkit.installed.extras import install
from briefkit.output.formats import FORMATS
from briefkit.output.xlsx import workbook
from briefkit.output.xlsx.workbook import Sheet, write_workbook

TYPES = {
    "text": TEXT, "date": DATE, "count": COUNT, "share": SHARE, "list": LIST, "truth": TRUTH, "band": BAND, "any": ANY,
}  # fmt: skip


def table(**columns: Any) -> Table[Any]:
    """A table of one row, whose columns are named after their types."""
    schema = TableSchema("rows", "list", "A row", [_column(name) for name in columns])
    return Table(schema, [columns])


def _column(name: str) -> Column:
    return Column(name, TYPES[name], "About it", lambda row: row[name])


def book(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def xlsx(made: Table[Any]) -> Any:
    """The first sheet of a table's workbook."""
    return book(b"".join(FORMATS["xlsx"](made))).worksheets[0]


def test_behind_an_id_stands_its_name_unless_columns_were_chosen() -> None:
    columns = [
        Column(name, TEXT, "About it", lambda _: "x") for name in ("by", "by_name", "chosen", "chosen_title", "n")
    ]
    schema = TableSchema("rows", "list", "A row", columns, ("by", "chosen", "n"))
    heads = [cell.value for cell in xlsx(Table(schema, [1]))[1]]
    assert heads == ["by", "by_name", "chosen", "chosen_title", "n"]
    assert [cell.value for cell in xlsx(Table(schema, [1], shown=["by", "n"]))[1]] == ["by", "n"]


def cell(**column: Any) -> Any:
    return xlsx(table(**column))["A2"]


@pytest.mark.parametrize(
    ("type_", "value", "expected", "kind"),
    [
        ("count", 3, 3, "n"),
        ("share", 0.25, 0.25, "n"),
        ("share", None, None, "n"),
        ("band", (0.55, 0.8), "0.55, 0.8", "s"),
        ("band", (0.7, 0.7), 0.7, "n"),
        ("truth", True, True, "b"),
        ("list", ("a", "b"), "a, b", "s"),
        ("list", (), None, "n"),
        ("date", "2018-11-11", datetime.datetime(2018, 11, 11), "d"),  # noqa: DTZ001
        ("date", "2018-11", "2018-11", "s"),
        ("date", "2018", "2018", "s"),
        ("date", "2018-11-11/2018-11-12", "2018-11-11/2018-11-12", "s"),
        ("date", "2018-02-30", "2018-02-30", "s"),
        ("date", "1900-02-28", "1900-02-28", "s"),
        ("date", "1815-06-09", "1815-06-09", "s"),
        ("any", "2018-11-11", datetime.datetime(2018, 11, 11), "d"),  # noqa: DTZ001
        ("text", "2018-11-11", "2018-11-11", "s"),
        ("any", "1.10", "1.10", "s"),
        ("any", 10**18, str(10**18), "s"),
        ("any", float("inf"), "inf", "s"),
        ("any", [{"id": "a"}, {"name": "B"}], "a, B", "s"),
        ("text", "two\nlines", "two\nlines", "s"),
    ],
)
def test_cells_have_the_type_of_their_value(type_: str, value: Any, expected: Any, kind: str) -> None:
    found = cell(**{type_: value})
    assert (found.value, found.data_type) == (expected, kind)
    if kind == "d":
        assert found.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "=cmd|' /C calc'!A0", "-", "\t=1"])
def test_no_text_is_a_formula(text: str) -> None:
    """Nor becomes one when somebody edits the cell: Excel keeps an apostrophe before it."""
    found = cell(any=text)
    assert (found.value, found.data_type) == (text, "s")
    assert found.quotePrefix


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTPS://example.org", True),
        ("mailto:a@example.org", True),
        ("https://example.org/ü", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("external:c:\\a.xlsx", False),
        ("internal:Sheet1!A1", False),
        ("https://example.org/a b", False),
        ("https://example.org/" + "a" * 3000, False),
        ("see https://example.org", False),
        ("//example.org", False),
    ],
)
def test_only_safe_addresses_are_links(text: str, linked: bool) -> None:
    found = cell(text=text)
    assert found.value == text
    assert bool(found.hyperlink) == linked
    if linked:
        target = found.hyperlink.target + (f"#{found.hyperlink.location}" if found.hyperlink.location else "")
        assert target == text


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_text_comes_back_as_it_is_cleaned(text: str) -> None:
    data = b"".join(FORMATS["xlsx"](table(text=text)))
    shared = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml").decode()
    assert "<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    expected = re.sub("[\ufffe\uffff]", "\ufffd", clean(text))
    found = book(data).worksheets[0]["A2"].value
    assert (found or "").replace("\r", "\n").strip("\n") == expected.strip("\n") or "_x" in shared


@pytest.mark.parametrize(
    "text", ["<r><t>injected</t></r>", "<r></r>", "_x0041_", "a_x005F_x000D_b", "]]>", "&amp;", " a "]
)
def test_no_text_is_markup(text: str) -> None:
    data = b"".join(FORMATS["xlsx"](table(text=text)))
    shared = zipfile.ZipFile(io.BytesIO(data)).read("xl/sharedStrings.xml").decode()
    shown = "".join(re.findall(r"<t(?: xml:space=\"preserve\")?>([^<]*)</t>", shared.split("</si>")[1]))
    shown = re.sub("_x005F_", "_", shown)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        shown = shown.replace(entity, sign)
    assert shown == text


def test_the_header_is_bold_stays_in_sight_and_has_filters() -> None:
    sheet = xlsx(table(text="a", count=1))
    assert [head.value for head in sheet[1]] == ["text", "count"]
    assert all(head.font.bold for head in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet.title == "Rows"
    assert sheet.print_title_rows == "$1:$1"


def test_columns_are_as_wide_as_what_is_in_them_up_to_a_limit() -> None:
    sheet = xlsx(table(text="访问取消了访问取消了", any="x" * 500, list=("a",)))
    widths = {name: sheet.column_dimensions[name].width for name in "ABC"}
    assert 20 < widths["A"] < 24
    assert 59 < widths["B"] < 62
    assert widths["C"] < 10
    assert sheet["B2"].alignment.wrap_text


def test_the_sheet_of_a_language_from_right_to_left_runs_that_way() -> None:
    made = table(text="أ")
    made.language = "ar"
    assert xlsx(made).sheet_view.rightToLeft
    assert not xlsx(table(text="a")).sheet_view.rightToLeft


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (b"".join(FORMATS["xlsx"](table(text="a", date="2018-11-11"))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", ["x" * 40_000, "🙂" * 20_000, "a" + "🙂" * 20_000, "🙂" * 16_383 + "xx"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_word(text: str) -> None:
    made = table(text=text)
    found = xlsx(made)["A2"].value
    assert found.endswith("…")
    assert text.startswith(found[:-1])
    assert 32_766 <= len(found.encode("utf-16-le")) // 2 <= 32_767
    assert made.notes == [
        "Rows: a text is longer than a cell holds (32,767 characters) and cut there, with “…”: at row 2, text"
    ]


def test_a_text_as_long_as_a_cell_is_not_cut() -> None:
    for text in ("x" * 32_767, "🙂" * 16_383):
        made = table(text=text)
        assert xlsx(made)["A2"].value == text
        assert made.notes == []


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    write_workbook([Sheet("A", ["a"], [["x"]] * 3)], "A")
    with pytest.raises(ExportError, match="A: more than 3 rows, and a sheet of Excel holds 3"):
        write_workbook([Sheet("A", ["a"], [["x"]] * 4)], "A")


def test_more_columns_than_a_sheet_holds_are_refused() -> None:
    with pytest.raises(ExportError, match="16,385 columns, and a sheet of Excel holds 16,384"):
        write_workbook([Sheet("A", ["a"] * 16_385, [])], "A")


def test_more_links_than_a_sheet_holds_are_text_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 1)
    made = table(text="https://example.org")
    made.rows = [*made.rows, {"text": "https://example.org/2"}]
    sheet = xlsx(made)
    assert sheet["A2"].hyperlink
    assert not sheet["A3"].hyperlink
    assert sheet["A3"].value == "https://example.org/2"
    assert made.notes == ["Rows: a sheet holds 1 links: 1 more address stand there as text"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Issues", "ISSUES", "issues"], ["Issues", "ISSUES 2", "issues 3"]),
        (["a[b]:*?/\\c", "'x'", ""], ["a b      c", "x", "Table"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 29 + " 2"]),
    ],
)
def test_sheets_have_names_that_excel_allows(names: list[str], expected: list[str]) -> None:
    made = write_workbook([Sheet(name, ["a"], []) for name in names], "A")
    assert book(made.data).sheetnames == expected


def test_without_the_package_the_way_to_get_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExportError) as raised:
        write_workbook([], "A")
    assert raised.value.hint == install("xlsx")


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("访问", 4), ("é", 1), ("e\u0301", 1), ("ｱＡ", 3)])
def test_width_of_a_text(text: str, width: int) -> None:
    assert display_width(text) == width
