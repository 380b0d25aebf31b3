"""How output is shown: in colour or not, how wide, and by which pager, if any."""

from __future__ import annotations

import shutil
import signal
import subprocess
from io import StringIO
from typing import Any

import pytest
from rich.text import Text

from briefkit.errors import BriefkitError
from briefkit.output.foreground import run_in_foreground
from briefkit.output.streams import make_console, page, plain_page, wants_color

LONG = "line\n" * 50


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """The pagers that are run: the command, what it gets, and its LESS."""
    calls: list[tuple[str, str, str]] = []

    def run(command: str, *, input: str, env: dict[str, str], **_options: Any) -> subprocess.CompletedProcess[str]:
        calls.append((command, input, env["LESS"]))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    for name in ("BRIEFKIT_PAGER", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return calls


@pytest.mark.parametrize(
    ("command", "shown"), [("cat", False), ("", False), (" ", False), ("bat", True), ("more -f", True)]
)
def test_any_command_but_cat_is_a_pager(
    command: str, shown: bool, monkeypatch: pytest.MonkeyPatch, ran: list[tuple[str, str, str]]
) -> None:
    monkeypatch.setenv("PAGER", command)
    assert page(LONG, lines=20) is shown
    assert [call[0] for call in ran] == [command] * shown
    assert page(LONG, lines=51) is False


@pytest.mark.parametrize("error", [OSError, BrokenPipeError])
def test_a_pager_that_fails_has_shown_nothing(error: type[OSError], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_command: str, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PAGER", "less")
    assert page(LONG, lines=20) is False


@pytest.mark.parametrize("pager", ["no-such-pager", "exit 126", "exit 127"])
def test_a_pager_that_cannot_be_run_has_shown_nothing(pager: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert page(LONG, lines=20) is False


@pytest.mark.parametrize(("pager", "code"), [("false", 1), ("exit 3", 3), ("cat > /dev/null; exit 2", 2)])
def test_a_pager_that_ends_with_an_error_is_named(pager: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", pager)
    with pytest.raises(BriefkitError) as raised:
        page(LONG, lines=20)
    assert raised.value.message == f"the pager “{pager}” ended with exit code {code}"
    assert raised.value.hint == "set PAGER to another, or use --no-pager"


@pytest.mark.parametrize("pager", ["head -n 1 > /dev/null", "true", "exit 130", "exit 141", "kill -TERM $$"])
def test_a_pager_that_is_left_early_is_no_error(pager: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert page(LONG * 10_000, lines=20) is True


@pytest.mark.parametrize(("lines", "shown"), [(49, True), (50, True), (51, False)])
def test_only_what_does_not_fit_on_the_screen_is_paged(
    lines: int, shown: bool, monkeypatch: pytest.MonkeyPatch, ran: list[tuple[str, str, str]]
) -> None:
    monkeypatch.setenv("PAGER", "less")
    assert page(LONG, lines=lines) is shown
    assert len(ran) == shown


def test_the_pager_is_briefkits_own_or_the_users_or_less(
    monkeypatch: pytest.MonkeyPatch, ran: list[tuple[str, str, str]]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    assert page(LONG, lines=1)
    monkeypatch.setenv("PAGER", "most")
    monkeypatch.setenv("LESS", "S")
    assert page(LONG, lines=1)
    monkeypatch.setenv("BRIEFKIT_PAGER", "bat")
    assert page(LONG, lines=1)
    assert ran == [("/bin/less", LONG, "FRX"), ("most", LONG, "S"), ("bat", LONG, "S")]
    for none in ("cat", ""):
        monkeypatch.setenv("BRIEFKIT_PAGER", none)
        assert not page(LONG, lines=1)


@pytest.mark.parametrize("terminal", ["dumb", None])
def test_less_is_not_chosen_for_a_terminal_that_cannot_show_it(
    terminal: str | None, monkeypatch: pytest.MonkeyPatch, ran: list[tuple[str, str, str]]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.delenv("TERM")
    if terminal:
        monkeypatch.setenv("TERM", terminal)
    assert not page(LONG, lines=1)
    monkeypatch.setenv("PAGER", "more")
    assert page(LONG, lines=1)
    assert [call[0] for call in ran] == ["more"]


@pytest.mark.usefixtures("ran")
def test_without_a_pager_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not page(LONG, lines=1)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_is_for_the_program_that_has_the_terminal() -> None:
    """Ctrl-C in an editor must not end it; afterwards it ends us again."""
    before = signal.getsignal(signal.SIGINT)
    assert run_in_foreground(["sh", "-c", "kill -INT $PPID; sleep 0.2; exit 3"]) == 3
    assert run_in_foreground("kill -INT $$; exit 3") in (-signal.SIGINT, 128 + signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


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


def test_a_page_has_at_most_ten_thousand_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, width in [("80", 80), ("0", 100), ("abc", 100), ("99999999", 10_000), ("9" * 5000, 10_000)]:
        monkeypatch.setenv("COLUMNS", columns)
        assert make_console(StringIO()).width == width
