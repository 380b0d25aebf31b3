"""No text makes a command hang: what took minutes takes a moment, and what is too deep is text that is named."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import pytest
import yaml

from briefkit.checks.places import place_of
from briefkit.core.body.document import Block, Document, Heading, Items, Paragraph, Quote, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.outline_read import read_outline
from briefkit.core.diff.text.diff import diff_texts, new_text, old_text
from tests.console import briefkit
from tests.promises.conftest import Note
from tests.thorough import sample

SIZE = 50_000
HEAD = "---\ntitle: T\nkind: note\ndate: 2020-01-01\n---\n"

pytestmark = pytest.mark.usefixtures("ceiling")


def _filled(unit: str) -> str:
    return unit * (SIZE // len(unit))


TEXTS: dict[str, str] = {
    "comments that nothing closes": _filled("<!--"),
    "lines of open comments": _filled("<!--\n"),
    "open marks": _filled("<!-- briefkit: "),
    "a mark of spaces": "<!-- briefkit:" + " " * SIZE + "x",
    "notes that nothing closes": _filled("[^"),
    "the same with a note": "[^a]: b\n\n" + _filled("[^"),
    "notes in a text": _filled("^["),
    "backticks": _filled("`"),
    "tildes": _filled("~"),
    "a heading of spaces": "#" + " " * SIZE + "x",
    "opening brackets": _filled("["),
    "styles in styles": "**a " * (SIZE // 8) + " b**" * (SIZE // 8),
    "styles of one sign in each other": "*a " * (SIZE // 6) + " b*" * (SIZE // 6),
    "lists on one line": _filled("- ") + "hi",
    "quotations on one line": _filled(">") + "hi",
    "backslashes": _filled("\\"),
    "tags": _filled("<div>"),
    "open tags": _filled("<a "),
}


@pytest.mark.parametrize("name", sample(TEXTS, 9))
@pytest.mark.parametrize("read", [parse_markdown, read_outline])
def test_a_body_is_read_in_time(name: str, read: Callable[[str], object], note: Note) -> None:
    """The fixture `ceiling`, which every test here uses, fails one that takes longer."""
    assert read(TEXTS[name]) is not None
    note("bounded", "50 KB of text that took minutes: read within 5 s", 1, 1)


LETTERS = ["abcdefghij"[number * number % 97 % 10] for number in range(SIZE // 3)]
ROWS = [f"| row {number} | alpha {number % 7} | beta {number % 11} |" for number in range(SIZE // 32)]
TABLE = "| a | b | c |\n|---|---|---|\n"

PAIRS = {
    "paragraphs of one letter in another order": ("\n\n".join(LETTERS), "\n\n".join(LETTERS[::-1])),
    "edited rows in another order": (
        TABLE + "\n".join(ROWS),
        TABLE + "\n".join(row.replace("alpha", "alfa") for row in ROWS[::-1]),
    ),
    "sentences of one letter": ("A.B.C. " * 14_000, "A.B.C. " * 13_999),
    "words by turns": ("a b " * 700, "b a c " * 460),
    "sentences by turns": ("A. B. " * 235, "B. A. C. " * 155),
    "the same in paragraphs": ("A. B. " * 160 + "\n\n") * 30,
    "one long, many short": ("w x y z. " * 3000, "w x y z. " * 2000 + "\n\n" + "w x y z.\n\n" * 1000),
}


@pytest.mark.parametrize("name", sample(PAIRS, 3))
def test_texts_are_compared_in_time_and_nothing_is_lost(name: str, note: Note) -> None:
    pair = PAIRS[name]
    old, new = (pair, pair.replace("A. B.", "B. A. C.")) if isinstance(pair, str) else pair
    diff = diff_texts(old, new)
    assert (old_text(diff), new_text(diff)) == (old, new)
    note("bounded", "texts that repeat themselves: compared within 5 s, both sides whole", 1, 1)


def _words(blocks: tuple[Block, ...]) -> str:
    parts = []
    for block in blocks:
        match block:
            case Paragraph(children=children) | Heading(children=children):
                parts.append(plain_text(children))
            case Items(items=items):
                parts += [_words(item) for item in items]
            case Quote(blocks=inner):
                parts.append(_words(inner))
    return " ".join(parts)


DEEP = {
    "lists": "- " * 60 + "last",
    "numbers": "1. " * 60 + "last",
    "quotations": ">" * 60 + " last",
    "lists in quotations": "> - " * 40 + "last",
    "lines": "\n".join("  " * depth + f"- w{depth}" for depth in range(60)) + " last",
    "with a second line": "> " * 60 + "first\nlast",
    "styles": "**a " * 60 + "last" + " b**" * 60,
    "a note": "See[^a].\n\n[^a]: " + "- " * 60 + "last",
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_too_deep_is_shown_as_text_and_named(name: str, tmp_path: Path, note: Note) -> None:
    document: Document = parse_markdown(DEEP[name], first_line=6)
    said = _words(document.blocks) + " ".join(_words(blocks) for blocks in document.notes)
    assert "last" in said
    if name == "lines":
        assert all(f"w{depth}" in said for depth in range(60))
    sentence = "nested deeper than 20 lists or 40 quotations or styles, printed as text"
    assert sentence in {text for _, text in document.dropped}
    (tmp_path / "a.md").write_text(HEAD + DEEP[name])
    (tmp_path / "briefkit.toml").write_text("")
    shown = briefkit("show", "a", folder=tmp_path)
    assert shown.code == 0
    assert b"last" in shown.stdout
    exported = briefkit("export", "a", "-o", "a.html", folder=tmp_path)
    assert exported.code == 0
    assert sentence in exported.stderr
    assert "last" in (tmp_path / "a.html").read_text(encoding="utf-8")
    note("bounded", "what is nested too deep: shown as text, and named with its line", 1, 1)


@pytest.mark.parametrize("text", ["- " * 18 + "hi\n", "1. " * 18 + "hi\n\n", "> - " * 12 + "hi\n\n"])
@pytest.mark.parametrize("columns", ["20", "100"])
def test_deep_lists_are_shown_in_time(
    text: str, columns: str, tmp_path: Path, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    (tmp_path / "a.md").write_text(HEAD + text * 60)
    (tmp_path / "briefkit.toml").write_text("")
    shown = briefkit("show", "a", folder=tmp_path)
    assert shown.code == 0
    assert b"hi" in shown.stdout
    note("bounded", "deep lists on wide and narrow terminals: shown within 5 s", 1, 1)


ONE_LINE = ("![](a)", "<div>", "<http:a>", "\u200b", "\x0c", "[[a]]", "==a== ", "[a](b) ", "**A:** ", "\x85", "\x85x")


@pytest.mark.parametrize("unit", sample(ONE_LINE, 2))
@pytest.mark.parametrize("form", ["text", "sarif"])
def test_a_line_with_thousands_of_findings_is_checked_in_time(unit: str, form: str, tmp_path: Path, note: Note) -> None:
    (tmp_path / "a.md").write_text(HEAD + "".join(repeat(unit, 40_000 // len(unit))), encoding="utf-8")
    (tmp_path / "briefkit.toml").write_text("")
    checked = briefkit("check", "--format", form, folder=tmp_path)
    assert checked.code in (0, 1)
    assert len(checked.stdout) < 20_000_000
    note("bounded", "thousands of findings on one line: checked within 5 s", 1, 1)


@pytest.mark.parametrize(
    ("command", "unit"), sample([("show", "#\n"), ("show", "---\n"), ("show", "a\n\n"), ("check", "#\n")], 2, rows=True)
)
def test_thousands_of_blocks_are_shown_and_checked_in_time(command: str, unit: str, tmp_path: Path, note: Note) -> None:
    (tmp_path / "a.md").write_text(HEAD + _filled(unit))
    (tmp_path / "briefkit.toml").write_text("")
    made = briefkit(command, "a", folder=tmp_path)
    assert made.code in (0, 1)
    assert made.stdout.count(b"\n") >= SIZE // len(unit)
    note("bounded", "50 KB of headings, rules or paragraphs: shown and checked within 5 s", 1, 1)


@pytest.mark.parametrize("key", ["id", "name"])
def test_places_of_thousands_of_records_are_found_in_time(key: str, note: Note) -> None:
    root = yaml.compose("people:\n" + "".join(f"  - {{{key}: p{n}}}\n" for n in range(3000)))
    assert isinstance(root, yaml.MappingNode)
    lines = [place_of(root, ("people", f"p{n}"))[0] for n in range(3000)]
    assert lines == [root.value[0][1].value[n].start_mark.line for n in range(3000)]
    note("bounded", "diagnostics on thousands of records: each placed, within 5 s", 1, 1)
