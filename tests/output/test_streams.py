"""How output is shown: in colour or not, how wide, and by which pager, if any."""

from __future__ import annotations

import shutil
import subprocess
from io import StringIO
from typing import Any

import pytest
from rich.text import Text

from briefkit.output.streams import make_console, page, plain_page, wants_color

LONG = "line\n" * 50


@pytest.mark.parametrize(("command", "shown"), [("cat", False), ("bat", True), ("more -f", True)])
def test_any_command_but_cat_is_a_pager(command: str, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(command: str, **_options: Any) -> None:
        ran.append(command)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PAGER", command)
    assert page(LONG, lines=20) is shown
    assert ran == [command] * shown
    assert page(LONG, lines=51) is False


@pytest.mark.parametrize("error", [OSError, BrokenPipeError])
def test_a_pager_that_fails_has_shown_nothing(error: type[OSError], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_command: str, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PAGER", "less")
    assert page(LONG, lines=20) is False


@pytest.mark.parametrize(("lines", "shown"), [(49, True), (50, True), (51, False)])
def test_only_what_does_not_fit_on_the_screen_is_paged(
    lines: int, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: None)
    monkeypatch.setenv("PAGER", "less")
    assert page(LONG, lines=lines) is shown


def test_the_pager_is_briefkits_own_or_the_users_or_less(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, str, str]] = []

    def run(command: str, *, input: str, env: dict[str, str], **_options: Any) -> None:
        ran.append((command, input, env["LESS"]))

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.delenv("LESS", raising=False)
    assert page(LONG, lines=1)
    monkeypatch.setenv("PAGER", "most")
    monkeypatch.setenv("LESS", "S")
    assert page(LONG, lines=1)
    monkeypatch.setenv("BRIEFKIT_PAGER", "bat")
    assert page(LONG, lines=1)
    assert ran == [("/bin/less", LONG, "FRX"), ("most", LONG, "S"), ("bat", LONG, "S")]
    monkeypatch.setenv("BRIEFKIT_PAGER", "cat")
    assert not page(LONG, lines=1)


def test_without_a_pager_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not page(LONG, lines=1)


@pytest.mark.parametrize("text", ["ü – 中\n" * 3])
def test_a_real_pager_gets_the_text(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PAGER", f"cat > {tmp_path}/shown")
    assert page(text, lines=1)
    assert (tmp_path / "shown").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "wanted"),
    [
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"CLICOLOR": "0"}, True, False),
        ("auto", {"CLICOLOR": "1", "TERM": "xterm"}, True, True),
    ],
)
def test_who_decides_about_colour(choice: str, environment: dict[str, str], terminal: bool, wanted: bool) -> None:
    assert wants_color(choice, environment, terminal=terminal) is wanted


class Terminal(StringIO):
    """A file that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("columns", "width"), [("", 100), ("60", 60), ("1", 1), ("0", 100), ("-5", 100), ("wide", 100)]
)
def test_the_width_of_a_file_is_that_of_columns_or_100(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert make_console(StringIO()).width == width


def test_the_width_of_a_terminal_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "")
    monkeypatch.setattr("os.get_terminal_size", lambda *_: (77, 20))
    assert make_console(Terminal()).width == 77
    monkeypatch.setenv("COLUMNS", "66")
    assert make_console(Terminal()).width == 66


@pytest.mark.parametrize(
    ("file", "color", "shown"),
    [
        (StringIO(), "auto", "[b]x[/b] :smile: 12"),
        (StringIO(), "always", "\x1b[32m[b]x[/b] :smile: 12\x1b[0m"),
        (Terminal(), "auto", "\x1b[32m[b]x[/b] :smile: 12\x1b[0m"),
        (Terminal(), "never", "[b]x[/b] :smile: 12"),
    ],
)
def test_a_console_shows_texts_literally_and_in_colour_where_wanted(file: StringIO, color: str, shown: str) -> None:
    make_console(file, color=color).print(Text("[b]x[/b] :smile: 12", style="green"))
    assert file.getvalue() == f"{shown}\n"
    plain = StringIO()
    make_console(plain).print("[b]x[/b] :smile: 12")
    assert plain.getvalue() == "[b]x[/b] :smile: 12\n"


def test_a_page_for_a_file_has_no_colour_and_no_trailing_space() -> None:
    assert plain_page(lambda width: Text(f"{width} [b] :x: \n\nb ", style="red")) == "100 [b] :x:\n\nb\n"
    assert plain_page(lambda width: Text("a " * width), width=10).split("\n")[0] == "a a a a a"
