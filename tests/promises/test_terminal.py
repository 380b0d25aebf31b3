"""A brief can't control your terminal: its content reaches a terminal emulator as text."""

from __future__ import annotations

import re
from pathlib import Path

import pyte
import pytest

from tests.console import briefkit
from tests.promises.conftest import Note

ATTACKS = {
    "clear the screen": "\x1b[2J\x1b[H",
    "set the title": "\x1b]0;owned\x07",
    "set the title with ST": "\x1b]2;owned\x1b\\",
    "write the clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "link": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "colours": "\x1b[31;5mred",
    "hide the cursor": "\x1b[?25l",
    "other screen": "\x1b[?1049h",
    "scroll region": "\x1b[1;2r",
    "ask the terminal": "\x1b[6n\x1b[c",
    "C1 control sequence": "\x9b31m\x9d0;owned\x9c",
    "device control string": '\x1bP$q"p\x1b\\',
    "character set": "\x1b(0\x0e",
    "bell": "\x07",
    "backspaces": "hidden\x08\x08\x08\x08\x08\x08shown",
    "carriage return": "hidden\rshown",
    "line feeds": "a\x0bb\x0cc\x85d\u2028e",
    "right to left": "\u202egnp.exe\u202c",
    "isolates": "\u2066a\u2067b\u2069",
    "tags": "\U000e0041\U000e0042",
    "delete": "\x7f\x7f",
    "Rich markup": "[bold red]x[/] [link=http://evil.example]y[/link]",
}
COMMANDS = [
    ("list", "--format", "table"),
    ("list", "--format", "tsv"),
    ("issues", "--format", "table"),
    ("issues", "--pivot", "party", "--format", "table"),
    ("show", "bad"),
    ("set", "bad", "summary=x", "--dry-run"),
]
_ALLOWED = re.compile(r"\x1b\[[0-9;]*m")


def quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"'


def write_brief(library: Path, attack: str) -> None:
    bad = quoted(attack)
    body = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", attack)
    (library / "bad.md").write_text(
        f"---\ntitle: {bad}\nkind: note\ndate: '2018'\npublisher: {bad}\nauthors: [{bad}]\ntopics: [{bad}]\n"
        f"issues:\n- id: {bad}\n  title: {bad}\n  status: disputed\n  positions:\n    {bad}: {{says: {bad}}}\n---\n"
        f"# {body}\n\nText {body} text.\n",
        "utf-8",
    )


@pytest.mark.parametrize("name", ATTACKS)
def test_a_brief_is_only_text(library: Path, name: str, monkeypatch: pytest.MonkeyPatch, note: Note) -> None:
    write_brief(library, ATTACKS[name])
    monkeypatch.setenv("COLUMNS", "100")
    kept = 0
    for command in COMMANDS:
        ran = briefkit("--no-pager", "--color", "always", *command, folder=library, terminal=True)
        assert ran.code == 0, ran.stderr
        for text in (ran.out, ran.stderr):
            rest = _ALLOWED.sub("", text)
            assert not re.search(
                "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", rest
            )
            assert_terminal_unmoved(text)
        kept += 1
    note("terminal", "attacks in every field × list, issues, show, set --dry-run", kept, len(COMMANDS))


def assert_terminal_unmoved(text: str) -> None:
    """After the text, an emulator's title, modes, margins and character set are those of a fresh one."""
    screen, untouched = pyte.HistoryScreen(100, 50), pyte.HistoryScreen(100, 50)
    pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
    assert (screen.title, screen.icon_name) == ("", "")
    assert screen.mode == untouched.mode
    assert screen.margins is None
    assert screen.charset == untouched.charset
    assert not screen.cursor.hidden
