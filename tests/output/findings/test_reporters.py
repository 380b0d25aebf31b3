"""The formats of findings: valid, complete, and sanitized."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from briefkit.checks.rules import RULES
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.clean import is_clean
from briefkit.errors import QueryError
from briefkit.output.findings.options import ReportOptions, make_paint, plain
from briefkit.output.findings.reporters import REPORTERS, reporter_named
from briefkit.output.findings.text import _cells as text_cells


def fixed(data: bytes, _line: int, _column: int) -> bytes:
    return data


PLAIN = Diagnostic(
    "figure-alt", "no alt text", 3, 9, "add one", path="2018/a b.md", source="figures: [{id: f1}]", fix=fixed
)
NASTY = Diagnostic(
    "value",
    "“\x1b]0;title\x07\u202e” is 50 %,\r\n::error::no",
    1,
    2,
    path="x\x1b[2J.md",
    severity="warning",
    source='key: "\x1b[31m\u202e]]></failure><x a=',
)
OPTIONS = ReportOptions("briefs/", RULES, "0.1")


def report(name: str, *diagnostics: Diagnostic, options: ReportOptions = OPTIONS) -> str:
    pieces = REPORTERS[name](diagnostics, options)
    data = b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)
    return _workbook_text(data) if name == "xlsx" else data.decode()


def _workbook_text(data: bytes) -> str:
    rows = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    return "\n".join("\t".join("" if value is None else str(value).replace("\n", " ") for value in row) for row in rows)


@pytest.mark.parametrize("name", REPORTERS)
def test_output_is_sanitized(name: str) -> None:
    text = report(name, PLAIN, NASTY)
    assert is_clean(text)
    assert not any(line.startswith("::error::no") for line in text.splitlines())


@pytest.mark.parametrize("name", REPORTERS)
def test_nothing_found(name: str) -> None:
    assert is_clean(report(name))


def test_text() -> None:
    assert report("text", PLAIN) == (
        "briefs/2018/a b.md:3:9: error: no alt text [figure-alt]\n"
        "    3 | figures: [{id: f1}]\n"
        "      |         ^\n"
        "      → add one\n"
    )


@pytest.mark.parametrize(
    ("source", "column", "marked"),
    [
        ("a: [one, two]", 10, "    1 | a: [one, two]\n      |          ^^^\n"),
        ("title: 我们 yes", 11, "    1 | title: 我们 yes\n      |             ^^^\n"),
        ("\tx: y", 2, "    1 |     x: y\n      |     ^^\n"),
        ("short", 9, "    1 | short\n      |      ^\n"),
    ],
)
def test_caret(source: str, column: int, marked: str) -> None:
    assert marked in report("text", Diagnostic("value", "m", 1, column, path="a.md", source=source))


def test_long_lines_are_shortened_around_the_column() -> None:
    text = report("text", Diagnostic("value", "m", 1, 601, path="a.md", source="x " * 300 + "here" + " y" * 300))
    line, carets = text.split("\n")[1:3]
    assert len(line) < 130
    assert line[carets.index("^") :].startswith("here")


def test_colour() -> None:
    text = report("text", PLAIN, options=ReportOptions(paint=make_paint(colored=True)))
    assert "\x1b[1;31merror:\x1b[0m" in text


def test_json() -> None:
    assert json.loads(report("json")) == []
    first, second = json.loads(report("json", PLAIN, NASTY))
    assert first == {
        "path": "2018/a b.md",
        "line": 3,
        "column": 9,
        "rule": "figure-alt",
        "severity": "error",
        "message": "no alt text",
        "hint": "add one",
        "fixable": True,
    }
    assert "hint" not in second
    assert second["message"] == NASTY.message


def test_github() -> None:
    assert report("github", PLAIN) == (
        "::error file=briefs/2018/a b.md,line=3,col=9,title=figure-alt::no alt text (add one)\n"
    )
    assert report("github", NASTY).count("\n") == 1


def test_sarif() -> None:
    log = json.loads(report("sarif", PLAIN, NASTY, PLAIN))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["figure-alt", "value"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "briefs/2018/a%20b.md"}
    assert place["region"] == {"startLine": 3, "startColumn": 9, "snippet": {"text": "figures: [{id: f1}]"}}
    assert json.loads(report("sarif"))["runs"][0]["results"] == []


def test_junit() -> None:
    (suite,) = ET.fromstring(report("junit", PLAIN, NASTY))  # noqa: S314 - our own XML
    assert (suite.get("tests"), suite.get("failures")) == ("2", "2")
    assert [case.get("file") for case in suite] == ["briefs/2018/a b.md", "briefs/x␛[2J.md"]
    (passed,) = ET.fromstring(report("junit"))  # noqa: S314 - as above
    assert (passed.get("tests"), passed.get("failures")) == ("1", "0")


def test_unknown_format() -> None:
    with pytest.raises(QueryError, match="no format “sarrif”") as raised:
        reporter_named("sarrif")
    assert raised.value.hint == "did you mean sarif?"


def test_columns_of_a_line_count_wide_and_combining_characters() -> None:
    assert [text_cells(text) for text in ("abc", "a…", "中文", "e\u0301a", "中e\u0301")] == [3, 2, 4, 2, 3]


def shown_line(source: str, column: int) -> tuple[str, str]:
    """The source line and the carets below it, without the gutter."""
    finding = Diagnostic("value", "m", 1, column, path="a.md", source=source)
    _, line, carets = report("text", finding).split("\n")[:3]
    return line.removeprefix("    1 | "), carets.removeprefix("      | ")


@pytest.mark.parametrize(
    ("source", "column", "line", "carets"),
    [
        ("a: 'b c', d", 4, "a: 'b c', d", "   ^^^^^"),
        ('a: "b \\" c" d', 4, 'a: "b \\" c" d', "   ^^^^^^^^"),
        ("a: [b, c]", 4, "a: [b, c]", "   ^"),
        ("a:\tb", 4, "a:    b", "      ^"),
        ("x" * 120, 1, "x" * 110 + "…", "^" * 110),
        ("a " + "x" * 200 + " b", 3, "a " + "x" * 108 + "…", "  " + "^" * 108),
        ("a " * 27 + "x" * 40 + " b" * 40, 55, "a " * 27 + "x" * 40 + " b" * 8 + "…", " " * 54 + "^" * 40),
        ("a " * 28 + "b", 57, "a " * 28 + "b", " " * 56 + "^"),
        ("a " * 28 + "b" + " c" * 60, 57, "…" + " a" * 27 + " b" + " c" * 26 + " …", " " * 56 + "^"),
        ("a", 2, "a", " ^"),
        ("a" + "\u202e" + " b", 4, "a‹U+202E› b", " " * 10 + "^"),
    ],
)
def test_a_line_is_shortened_and_marked(source: str, column: int, line: str, carets: str) -> None:
    assert shown_line(source, column) == (line, carets)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_lines_end_where_the_screen_does(width: int) -> None:
    """At words, with nothing lost; what is longer than the screen stays whole. Colours take no room."""
    long = Diagnostic(
        "value", "a message of many words " * 6 + "中" * 60, 7, 3, hint="so do " * 40, path="a.md", source="b " * 70
    )
    for paint in (plain, make_paint(colored=True)):
        text = report("text", long, options=ReportOptions(width=width, paint=paint))
        lines = re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()
        assert all(text_cells(line) <= width or "中" in line for line in lines)
        told = " ".join(" ".join(lines).split())
        assert " ".join(long.message.split()) in told
        assert " ".join((long.hint or "").split()) in told
    assert "message of many words a message" in report("text", long).splitlines()[0]


def test_a_finding_without_a_source_line_or_hint_is_one_line() -> None:
    bare = Diagnostic("value", "m", 12, 1, path="a.md", severity="warning")
    assert report("text", bare) == "briefs/a.md:12:1: warning: m [value]\n"
    assert report("text", replace(bare, source="  ")) == report("text", bare)
    options = ReportOptions(paint=make_paint(colored=True))
    colors = report("text", replace(bare, source="a", hint="h"), options=options)
    assert "\x1b[1ma.md:12:1:\x1b[0m \x1b[1;33mwarning:\x1b[0m m \x1b[2m[value]\x1b[0m\n" in colors
    assert "\x1b[2m   12 | \x1b[0ma\n      \x1b[2m|\x1b[0m \x1b[1;33m^\x1b[0m\n" in colors


def test_a_long_line_is_not_repeated_by_each_of_its_findings() -> None:
    """A line of a megabyte with thousands of findings took all memory."""
    for size, quoted in ((1_000, True), (1_001, False)):
        found = Diagnostic("value", "m", 12, 900, path="a.md", severity="warning", source="x" * size)
        (result,) = json.loads(report("sarif", found))["runs"][0]["results"]
        assert ("snippet" in result["locations"][0]["physicalLocation"]["region"]) is quoted
        assert len(report("text", found)) < 500


def test_a_hint_is_optional_in_every_format() -> None:
    bare = Diagnostic("value", "50%: a,b", 12, 1, path="a:b,c.md", severity="warning")
    assert report("github", bare) == "::warning file=briefs/a%3Ab%2Cc.md,line=12,col=1,title=value::50%25: a,b\n"
    (result,) = json.loads(report("sarif", bare))["runs"][0]["results"]
    assert (result["message"], result["level"], result["ruleId"]) == ({"text": "50%: a,b"}, "warning", "value")
    assert "snippet" not in result["locations"][0]["physicalLocation"]["region"]
    (hinted,) = json.loads(report("sarif", PLAIN))["runs"][0]["results"]
    assert hinted["message"] == {"text": "no alt text (add one)"}
    (suite,) = ET.fromstring(report("junit", bare, PLAIN))  # noqa: S314 - our own XML
    assert [case[0].text for case in suite] == ["50%: a,b", "no alt text\nadd one"]
    assert [(case.get("name"), case.get("line"), case[0].get("type")) for case in suite] == [
        ("briefs/a:b,c.md:12:1 value", "12", "warning"),
        ("briefs/2018/a b.md:3:9 figure-alt", "3", "error"),
    ]
