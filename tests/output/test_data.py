"""Tables as data."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefkit.core.tables import ANY, Column, Table, TableSchema
from briefkit.core.text.clean import is_clean
from briefkit.errors import QueryError
from briefkit.output.data import cell_text, to_json
from briefkit.output.formats import FORMATS, encoded, format_named, format_of


def table(*rows: dict[str, Any], columns: Sequence[str] = ("a", "b")) -> Table[Any]:
    """A table of dicts."""
    made = tuple(Column(name, ANY, f"About {name}", _getter(name)) for name in columns)
    return Table(TableSchema("rows", "list", "A row", made), rows)


def _getter(name: str) -> Callable[[dict[str, Any]], Any]:
    return lambda row: row.get(name)


def written(format_: str, *rows: dict[str, Any], columns: Sequence[str] = ("a", "b")) -> str:
    return b"".join(format_named(format_)(table(*rows, columns=columns))).decode()


ROWS: tuple[dict[str, Any], ...] = ({"a": "x, y", "b": 1}, {"a": "longer", "b": None})


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("csv", 'a,b\n"x, y",1\nlonger,\n'),
        ("tsv", "a\tb\nx, y\t1\nlonger\t\n"),
        ("md", "| a | b |\n| --- | --- |\n| x, y | 1 |\n| longer |  |\n"),
        ("plain", "x, y    1\nlonger\n"),
        ("jsonl", '{"a": "x, y", "b": 1}\n{"a": "longer", "b": null}\n'),
        ("json", '[\n  {\n    "a": "x, y",\n    "b": 1\n  },\n  {\n    "a": "longer",\n    "b": null\n  }\n]\n'),
        ("{a}: {b}", "x, y: 1\nlonger: \n"),
        (r"{{{a}}}\t{b}\n", "{x, y}\t1\n\n{longer}\t\n\n"),
    ],
)
def test_formats(format_: str, text: str) -> None:
    assert written(format_, *ROWS) == text


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("csv", "a,b\n"),
        ("md", "| a | b |\n| --- | --- |\n"),
        ("plain", ""),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("paths", ""),
        ("{a}", ""),
    ],
)
def test_a_table_without_rows(format_: str, text: str) -> None:
    assert written(format_) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (0.5, "0.5"),
        ("a\nb\x1b", "a b␛"),
        ("x" * 50 + "\x1b", "x" * 50 + "␛"),
        (["a", None, 2, True], "a, , 2, true"),
        ([{"id": "i", "title": "T"}, {"name": "N", "title": "T"}, {"title": "T"}, {"x": 1, "y": 2}], "i, N, T, x, y"),
        ([], ""),
        ({}, ""),
    ],
)
def test_a_value_as_a_cell(value: Any, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula_in_a_spreadsheet(start: str) -> None:
    assert written("csv", {"a": f"{start}A1", "b": f"1{start}"}) == f"a,b\n'{start}A1,1{start}\n"
    assert written("csv", {f"{start}x": 1}, columns=[f"{start}x"]) == f"'{start}x\n1\n"


@pytest.mark.parametrize(
    "text", ["=1", "@1", "-1+2", "+1-2", "-", "--1", "-1-2", "-5, 6", "-.", "-1e", "+41 22", "-٣", "-5%"]
)
def test_what_only_looks_like_a_number_may_be_a_formula(text: str) -> None:
    assert written("csv", {"a": [text]}, columns=["a"]).split("\n")[1].strip('"') == f"'{text}"


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
@example(-5)
@example(2**53 + 1)
@example(-0.3)
@example(-1e-7)
def test_a_number_stays_a_number_in_a_spreadsheet(number: float) -> None:
    """As a value, as text, as one of a list; with its sign."""
    for value in (number, str(number), [str(number)], f"{number:+}"):
        [row] = csv.DictReader(io.StringIO(written("csv", {"a": value}, columns=["a"])))
        assert type(number)(row["a"]) == number


@pytest.mark.parametrize("text", ["-.5", "+4", "1e-5", "-5.", "-0.30", "+1E+3"])
def test_a_number_in_text_stays_as_it_is_written(text: str) -> None:
    assert written("csv", {"a": text}, columns=["a"]) == f"a\n{text}\n"


@example(["=a", "x\ty", "-5", " a  b ", "'q"])
@given(st.lists(st.text(max_size=20), min_size=2, max_size=5))
def test_values_come_back_from_csv_and_tsv(values: list[str]) -> None:
    """As one line each; a guard is the only thing that CSV adds."""
    names = [f"c{number}" for number in range(len(values))]
    shown = [cell_text(value) for value in values]
    row = dict(zip(names, values, strict=True))
    header, cells = csv.reader(io.StringIO(written("csv", row, columns=names)))
    assert header == names
    assert [cell[1:] if cell == f"'{text}" else cell for cell, text in zip(cells, shown, strict=True)] == shown
    assert written("tsv", row, columns=names).split("\n") == ["\t".join(names), "\t".join(shown), ""]


def test_names_of_columns_are_cells_too() -> None:
    odd = ["a\tb", "c|d\n", "\x1b[2J"]
    assert written("tsv", columns=odd) == "a b\tc|d\t␛[2J\n"
    assert written("csv", columns=odd) == "a b,c|d,␛[2J\n"
    assert written("md", columns=odd).split("\n")[0] == r"| a b | c\|d | ␛\[2J |"


def test_any_name_of_a_column_may_stand_in_a_template() -> None:
    assert (
        written("{a b}: {count(*)} {{{x}}}", {"a b": 1, "count(*)": 2, "x": 3}, columns=["a b", "count(*)", "x"])
        == "1: 2 {3}\n"
    )


def test_markdown_is_escaped() -> None:
    assert written("md", {"a": r"a|b*c_[d]<e>`f\g", "b": ""}).split("\n")[2] == r"| a\|b\*c\_\[d\]\<e\>\`f\\g |  |"


@example([("\U00013430", "\U000e0041\u0601\u06dd")])
@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=50)), max_size=4))
def test_text_comes_back_from_json_and_no_format_controls_a_terminal(rows: list[tuple[str, str]]) -> None:
    made = [{"a": a, "b": b, "path": a} for a, b in rows if not any("\ud800" <= c <= "\udfff" for c in a + b)]
    assert json.loads(written("json", *made)) == [{"a": row["a"], "b": row["b"]} for row in made]
    assert [json.loads(line) for line in written("jsonl", *made).split("\n")[:-1]] == json.loads(written("json", *made))
    for format_ in ("csv", "tsv", "md", "plain", "json", "jsonl", "{a} {b}"):
        assert is_clean(written(format_, *made).replace("\t", " "))
    assert len(list(csv.reader(io.StringIO(written("csv", *made))))) == len(made) + 1


def test_characters_that_could_control_a_terminal_are_escaped_in_json() -> None:
    assert to_json("a\x7f\u202e\u2028\ufeffé") == '"a\\u007f\\u202e\\u2028\\ufeffé"'
    assert to_json("\U000e0041٠\u0601") == '"\\udb40\\udc41٠\u0601"'
    assert to_json({"a": [1]}) == '{\n  "a": [\n    1\n  ]\n}'
    assert to_json({"a": [1]}, indent=None) == '{"a": [1]}'


def test_paths_are_shown_or_exact() -> None:
    rows = [{"a": 1, "path": "a\u202eb.md"}, {"a": 2, "path": "c.md"}]
    assert written("paths", *rows, columns=("a", "path")) == "a‹U+202E›b.md\nc.md\n"
    assert written("null", *rows, columns=("a", "path")) == "a\u202eb.md\0c.md\0"
    for format_ in ("paths", "null"):
        with pytest.raises(QueryError, match="are not files") as raised:
            written(format_, {"a": 1})
        assert raised.value.hint == "use another format"


def test_what_is_no_text_is_escaped() -> None:
    assert b"".join(encoded(lambda _: iter(["a\udcff"]))(table())) == b"a\\udcff"


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("a {", "column 3 of the format: an unmatched {"),
        ("}", "column 1 of the format: an unmatched }"),
        ("{a b", "column 1 of the format: an unmatched {"),
        ("{a {b}", "column 1 of the format: an unmatched {"),
    ],
)
def test_an_unmatched_brace(template: str, problem: str) -> None:
    with pytest.raises(QueryError) as raised:
        format_named(template)
    assert (raised.value.message, raised.value.hint) == (problem, "double it: {{ or }}")


def test_a_placeholder_that_no_record_has() -> None:
    with pytest.raises(QueryError, match="there is no column “a b”"):
        written("{a b}", {"a": 1})
    with pytest.raises(QueryError, match="c"):
        written("{a} {c}", {"a": 1})
    with pytest.raises(QueryError, match="c"):
        written("{c}")


def test_the_format_follows_the_options() -> None:
    assert format_of(None, terminal=True) is None
    assert format_of("table", terminal=False) is None
    assert format_of(None, terminal=False) is FORMATS["tsv"]
    assert format_of(None, json=True, terminal=True) is FORMATS["json"]
    assert format_of(None, null=True, terminal=True) is FORMATS["null"]
    assert format_of("csv", terminal=True) is FORMATS["csv"]
    for name, json_, null in (("csv", True, False), ("csv", False, True), (None, True, True), ("json", True, True)):
        with pytest.raises(QueryError, match="mutually exclusive") as raised:
            format_of(name, json=json_, null=null, terminal=True)
        assert raised.value.hint == "choose one of them"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cvs", "did you mean csv?"),
        ("tabel", "did you mean table?"),
        ("?", "use one of table, plain, json, jsonl, csv, tsv, md, paths, null, xlsx, or a template"),
    ],
)
def test_an_unknown_format(name: str, hint: str) -> None:
    with pytest.raises(QueryError) as raised:
        format_named(name)
    assert (raised.value.message, raised.value.hint) == (f"there is no format “{name}”", hint)
