"""`briefkit import` of what is no file: addresses of pages, the clipboard; and of a format that is named."""

from __future__ import annotations

import importlib.metadata
import stat
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import yaml

from briefkit.cli.messages import say
from briefkit.cli.progress import StderrProgress
from briefkit.importers.formats import FORMATS
from briefkit.installed.plugins import IMPORTERS as GROUP
from briefkit.storage import clipboard
from briefkit.storage.web import fetch
from tests.cli.test_import import TEXT, briefs, imported, piped
from tests.console import briefkit
from tests.storage.web.servers import Answer, Server, answer, moved, serving


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "briefkit.toml").write_text('[library]\nname = "Desk"\n')
    return tmp_path


def page(title: str = "Talks on the ferry") -> bytes:
    return answer(TEXT.replace("Talks on the ferry", title).encode(), Content_Type="text/plain")


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], Server]:
    """Makes a server the web of the command."""

    def use(server: Server) -> Server:
        monkeypatch.setattr(fetch, "Web", lambda: server.web)
        return server

    return use


def matter(folder: Path, id_: str) -> dict[str, object]:
    text = (folder / "briefs" / f"{id_}.md").read_text("utf-8")
    found: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return found


def test_a_page_from_its_address(library: Path, served: Callable[[Server], Server]) -> None:
    answers: dict[str, Answer] = {"/old": moved("/2021/05/03/ferry.txt"), "/2021/05/03/ferry.txt": page()}
    with serving(answers) as running:
        server = served(running)
        ran = imported(library, server.url("/old#top"))
    assert (ran.code, ran.out) == (0, "2021-05-talks-on-the-ferry\n")
    last = server.url("/2021/05/03/ferry.txt")
    assert f"redirected to {last}" in ran.stderr
    found = matter(library, "2021-05-talks-on-the-ferry")
    origin = found["origin"]
    assert isinstance(origin, dict)
    assert origin["url"] == last
    assert len(str(origin["retrieved"])) == 10
    assert found["date_basis"] == "url"
    assert briefkit("check", folder=library).code == 0


def test_an_address_that_is_given_comes_before_the_one_it_came_from(
    library: Path, served: Callable[[Server], Server]
) -> None:
    with serving({"/copy": page()}) as running:
        ran = imported(library, served(running).url("/copy"), "--url", "https://desk.example/original")
    origin = matter(library, ran.out.strip())["origin"]
    assert isinstance(origin, dict)
    assert origin["url"] == "https://desk.example/original"


def test_one_address_that_fails_stops_no_other(library: Path, served: Callable[[Server], Server]) -> None:
    with serving({"/a": page("First talks"), "/c": page("Third talks")}) as running:
        server = served(running)
        addresses = (server.url("/a"), server.url("/b"), "ftp://desk.example/", server.url("/c"))
        ran = imported(library, "--again", *addresses)  # their texts are nearly the same
    assert ran.code == 2
    assert ran.out.split() == ["first-talks", "third-talks"]
    assert f"not imported: {server.url('/b')}: the site has no such page (404)" in ran.stderr
    assert "not imported: ftp://desk.example/: it is no address that begins with http" in ran.stderr
    assert "2 of 4 not imported" in ran.stderr


def test_no_private_address_is_fetched(library: Path) -> None:
    with serving({"/": page()}) as server:
        ran = imported(library, server.url(host="127.0.0.1"))
        assert server.requests == []
    assert ran.code == 2
    assert "127.0.0.1 is at 127.0.0.1, which is no public address" in ran.stderr
    assert briefs(library) == []


def test_what_the_server_calls_a_page_shows_its_format(library: Path, served: Callable[[Server], Server]) -> None:
    with serving({"/page.php": answer(b"<p>" + TEXT.encode(), Content_Type="text/html")}) as running:
        ran = imported(library, "-n", served(running).url("/page.php"))
    if "html" in FORMATS:
        assert ran.code == 0
    else:
        assert "it is a page in HTML" in ran.stderr


FAKE = """#!{python}
import os, sys
kind = "html" if any("html" in word.lower() for word in sys.argv) else "text"
path = os.path.join({folder!r}, kind)
if not os.path.exists(path):
    sys.exit("nothing is copied")
sys.stdout.buffer.write(open(path, "rb").read())
"""


@pytest.fixture
def pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Gives the system a clipboard: a program of that name, which prints what is given for each kind."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)

    def give(program: str, platform: str, environment: str = "", **kinds: bytes) -> None:
        monkeypatch.setattr(sys, "platform", platform)
        if environment:
            monkeypatch.setenv(environment, ":0")
        for kind, data in kinds.items():
            (folder / kind).write_bytes(data)
        file = folder / program
        file.write_text(FAKE.format(python=sys.executable, folder=str(folder)), "utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    return give


PROGRAMS = [
    ("wl-paste", "linux", "WAYLAND_DISPLAY"),
    ("xclip", "linux", "DISPLAY"),
    ("xsel", "linux", "DISPLAY"),
    ("pbpaste", "darwin", ""),
    ("powershell.exe", "linux", "WSL_DISTRO_NAME"),
]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="starts programs by their first line")


@POSIX
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
def test_the_clipboard(program: tuple[str, str, str], library: Path, pasted: Callable[..., None]) -> None:
    pasted(*program, text=TEXT.encode())
    ran = imported(library, "--paste")
    assert (ran.code, ran.out) == (0, "talks-on-the-ferry\n")
    assert "the clipboard → talks-on-the-ferry.md" in ran.stderr


@POSIX
def test_a_clipboard_that_cannot_be_used_is_told(library: Path, pasted: Callable[..., None]) -> None:
    def said() -> str:
        ran = imported(library, "--paste")
        assert (ran.code, ran.out) == (2, "")
        return ran.stderr

    pasted("other", "linux")
    assert "the clipboard: no clipboard program found" in said()
    assert "there is no desktop here" in said()
    pasted("other", "linux", "DISPLAY")
    assert "install wl-clipboard, xclip or xsel" in said()
    pasted("xclip", "linux", "DISPLAY")
    assert "the clipboard is empty, or holds no text" in said()
    pasted("xclip", "linux", "DISPLAY", text=b" \n")
    assert "the clipboard is empty, or holds no text" in said()
    pasted("xclip", "linux", "DISPLAY", text=b"x" * (21 << 20))
    assert "the clipboard holds more than 20 MB" in said()


PAGE = "<h1>Talks</h1><p>Häfen – “offen”</p>"


@POSIX
@pytest.mark.parametrize(
    ("program", "data"),
    [
        (PROGRAMS[0], PAGE.encode()),
        (PROGRAMS[1], PAGE.encode("utf-16")),
        (PROGRAMS[1], PAGE.encode("utf-16-le")),
        (PROGRAMS[1], PAGE.encode() + b"\0"),
        (("osascript", "darwin", ""), f"«data HTML{PAGE.encode().hex().upper()}»\n".encode()),
        (PROGRAMS[4], f"Version:0.9\r\nStartHTML:0105\r\nEndHTML:0200\r\n{PAGE}".encode()),
    ],
)
def test_the_clipboard_as_a_page(program: tuple[str, str, str], data: bytes, pasted: Callable[..., None]) -> None:
    pasted(*program, html=data, text=b"Talks")
    assert clipboard.read_clipboard(1 << 20, html=True) == (b"\xef\xbb\xbf" + PAGE.encode(), ".html")
    if program[0] != "osascript":
        assert clipboard.read_clipboard(1 << 20, html=False) == (b"Talks", ".txt")


@POSIX
def test_text_comes_from_another_program_than_pages(pasted: Callable[..., None]) -> None:
    pasted("osascript", "darwin")
    pasted("pbpaste", "darwin", text=b"Talks")
    assert clipboard.read_clipboard(1 << 20, html=True) == (b"Talks", ".txt")


def test_there_must_be_something_to_import(library: Path) -> None:
    ran = imported(library)
    assert ran.code == 2
    assert "nothing to import" in ran.stderr


def test_the_format_of_another_package(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(name, "tests.cli.importer_of_two:of_two", GROUP) for name in ("two", "text", "template")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == GROUP else [])
    (library / "a.two").write_text("Words of it.\n")
    ran = imported(library, "--format", "two", "a.two")
    assert (ran.code, ran.out) == (0, "of-another-package\n")
    unknown = imported(library, "--format", "tow", "a.two")
    assert unknown.code == 2
    assert "there is no format “tow” that can be imported" in unknown.stderr
    assert "did you mean two?" in unknown.stderr
    for name in ("template", ""):
        assert imported(library, "--format", name, "a.two").code == 2


def test_a_format_that_is_named_comes_before_what_a_document_looks_like(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = piped(library, b"%PDF-1.7 is how such files begin.\n\n" + TEXT.encode(), monkeypatch, "--format", "text")
    assert ran.code == 0


def test_what_is_piped_has_a_limit(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = piped(library, b" " * ((20 << 20) + 1), monkeypatch)
    assert ran.code == 2
    assert "standard input: it cannot be read: it is larger than 20 MiB" in ran.stderr


def test_a_dumb_terminal_gets_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot write over a line."""
    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr("briefkit.cli.progress.time.monotonic", lambda: next(clock))
    monkeypatch.setattr("briefkit.cli.progress.sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    written: list[str] = []
    monkeypatch.setattr("builtins.print", lambda text, **_: written.append(text))
    StderrProgress().advance("importing", 1, 3)
    assert written == []


def test_many_documents_are_counted_on_a_terminal_alone(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        (library / f"{number}.txt").write_text(TEXT.replace("ferry", f"ferry {number}"))
    names = [f"{number}.txt" for number in range(3)]
    assert "importing" not in imported(library, "-n", *names).stderr
    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr("briefkit.cli.progress.time.monotonic", lambda: next(clock))
    monkeypatch.setattr("briefkit.cli.progress.sys.stderr.isatty", lambda: True, raising=False)
    written: list[str] = []
    progress = StderrProgress()
    monkeypatch.setattr("builtins.print", lambda text, **_: written.append(text))
    progress.advance("importing", 1, 3)
    progress.clear()
    progress.clear()
    progress.advance("importing", 3, 3)
    progress.clear()
    progress.advance("exported", 1, 3)
    say("A message has its own line.")
    assert written == [
        "\rimporting: 1 of 3",
        "\r" + " " * 17 + "\r",
        "\rimporting: 3 of 3",
        "\rexported: 1 of 3",
        "\r" + " " * 16 + "\r",
        "A message has its own line.",
    ]


def test_documents_are_answered_in_their_order(library: Path) -> None:
    names = [f"{number}.md" for number in range(9)]
    for number, name in enumerate(names):
        (library / name).write_text(f"# Talks {number}\n\n{TEXT * (30 if number % 3 == 0 else 1)}\n")
    (library / "4.md").write_bytes(b"\0" * 99)
    ran = imported(library, "--again", *names)  # their texts are nearly the same
    assert ran.out.split() == [f"talks-{number}" for number in range(9) if number != 4]
    assert ran.code == 2
