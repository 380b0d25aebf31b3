"""The clipboard, by the programs that each system has for it: as a page in HTML where it has one, else as text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.errors import BriefkitError

_SECONDS = 10
_APPLE_DATA = re.compile(rb"\s*\xc2\xab\s*data HTML(?P<hex>[0-9A-Fa-f]+)\xc2\xbb\s*")
_POWERSHELL = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw"


class Program(NamedTuple):
    """A program that prints the clipboard: the arguments for HTML, empty if it cannot, and those for text."""

    name: str
    html: tuple[str, ...]
    text: tuple[str, ...]


_X11 = (
    Program(
        "xclip",
        ("-selection", "clipboard", "-o", "-t", "text/html"),
        ("-selection", "clipboard", "-o", "-t", "UTF8_STRING"),
    ),
    Program("xsel", (), ("--clipboard", "--output")),
)
_WAYLAND = (Program("wl-paste", ("--no-newline", "--type", "text/html"), ("--no-newline", "--type", "text")),)
_MAC = (
    Program("osascript", ("-e", "the clipboard as «class HTML»"), ()),
    Program("pbpaste", (), ("-Prefer", "txt")),
)
_WINDOWS = (
    Program(
        "powershell.exe",
        ("-NoProfile", "-Command", f"{_POWERSHELL} -TextFormatType Html"),
        ("-NoProfile", "-Command", _POWERSHELL),
    ),
)


def read_clipboard(largest: int, *, html: bool) -> tuple[bytes, str]:
    """What the clipboard holds, and the ending of a file of it: as HTML if it is offered and `html` asks for it.

    Raises BriefkitError if there is no clipboard, or no text in it, or more than `largest` bytes.
    """
    programs = [(path, program) for program in _programs() if (path := _found(program.name))]
    if not programs:
        raise BriefkitError("no clipboard program found", hint=_remedy())
    if html and (data := _first((path, program.html) for path, program in programs)):
        return _checked(_as_page(data), largest), ".html"
    if data := _first((path, program.text) for path, program in programs):
        return _checked(data, largest), ".txt"
    raise BriefkitError("the clipboard is empty, or holds no text")


def _programs() -> tuple[Program, ...]:
    if sys.platform == "darwin":
        return _MAC
    if sys.platform == "win32":
        return _WINDOWS
    wayland = _WAYLAND if os.environ.get("WAYLAND_DISPLAY") else ()
    x11 = _X11 if os.environ.get("DISPLAY") else ()
    return (*wayland, *x11, *(_WINDOWS if os.environ.get("WSL_DISTRO_NAME") else ()))


def _remedy() -> str:
    if sys.platform == "linux" and not (os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")):
        return "there is no desktop here: paste the text into a file, or pipe it: briefkit import -"
    return "install wl-clipboard, xclip or xsel; or paste the text into a file"


def _found(name: str) -> str | None:
    """The path of a program; on Windows the system's own, as a search there begins in the present folder."""
    if sys.platform == "win32":
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        return rf"{root}\System32\WindowsPowerShell\v1.0\{name}"
    return shutil.which(name)


def _first(calls: Iterator[tuple[str, tuple[str, ...]]]) -> bytes:
    """What the first of some programs prints that has an answer; empty if none has."""
    return next((data for path, arguments in calls if arguments and (data := _printed(path, arguments)).strip()), b"")


def _printed(path: str, arguments: tuple[str, ...]) -> bytes:
    """What a program prints; empty if it fails, as where the clipboard holds nothing of that kind."""
    try:
        ran = subprocess.run([path, *arguments], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - found above
    except subprocess.TimeoutExpired as error:
        raise BriefkitError(f"the clipboard gives no answer in {_SECONDS} s") from error
    except OSError:
        return b""
    return ran.stdout if ran.returncode == 0 else b""


def _as_page(data: bytes) -> bytes:
    """HTML from the clipboard as a page in UTF-8 that says so, without what systems put around it."""
    if apple := _APPLE_DATA.fullmatch(data):
        data = bytes.fromhex(apple["hex"].decode())
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif data[1:2] == b"\0":  # Firefox
        text = data.decode("utf-16-le", "replace")
    else:
        text = data.decode("utf-8-sig", "replace")
    if text.startswith("Version:"):  # Windows writes where the page begins and ends before it
        text = text[max(0, text.find("<")) :]
    return b"\xef\xbb\xbf" + text.replace("\0", "").encode("utf-8", "replace")


def _checked(data: bytes, largest: int) -> bytes:
    if len(data) > largest:
        raise BriefkitError(f"the clipboard holds more than {largest >> 20} MB")
    return data
