"""Output that is shown in a page or a transcript: how it is compared, and how the blocks of a page are run.

The ```console blocks of a page are one session, from its top to its end, in a terminal of 76 columns without colour:
so wide are they when `briefkit help` shows them at 80. Comments say where; readers do not see them.

`<!-- library: NAME -->` begins anew in an empty folder, with a copy of a library as `briefs`: `sample` (which is also
meant at the top of a page), or one of tests/libraries; `<!-- library: none -->` leaves the folder empty.
`<!-- file: PATH -->` right above a block of any language means that the reader saves it as that file.

A call is what follows `$ `, with a line after each that ends in a backslash, and up to the end of its here-document.
What is no plain call of briefkit is given to bash; `cd` counts for what follows. A line `...` matches any number of
lines, `...` inside a line any characters.
"""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console import Ran, shell
from tests.places import LIBRARIES, SAMPLE

TERMINAL = {"COLUMNS": "76", "NO_COLOR": "1", "TERM": "dumb"}
_PART = re.compile(
    r"^<!-- library: (?P<library>\S+) -->$"
    r"|^(?:<!-- file: (?P<file>\S+) -->\n)?(?P<fence>`{3,})(?P<language>[^\n`]*)\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
_HERE = re.compile(r"<<\s*'?(\w+)'?")
_OPERATORS = set("|&;<>()")


def pattern_of(expected: str) -> re.Pattern[str]:
    """What is shown, with its `...`."""
    lines = [
        r"(?:.*\n)*?" if line == "..." else ".*?".join(map(re.escape, line.split("..."))) + r"\n"
        for line in expected.splitlines()
    ]
    return re.compile("".join(lines))


def undated(printed: str) -> str:
    """What is printed with `...` for today, which a page must not know, unless it is on two lines."""
    day = datetime.date.today()  # noqa: DTZ011 - as commands print it
    return printed.replace(day.isoformat(), "...").replace(f"{day.day} {day:%B %Y}", "...")


def library_copy(name: str, folder: Path) -> None:
    """Copy a library into a folder, as `briefs`."""
    source = SAMPLE if name == "sample" else LIBRARIES / name
    shutil.copytree(source, folder / "briefs", symlinks=True)


def compared(call: str, expected: str, got: str) -> str:
    """What is to be shown of a call. Raises AssertionError if it prints something else, unless all is to be updated."""
    expected, got = expected.rstrip("\n"), got.rstrip("\n")
    if pattern_of(expected).fullmatch(got + "\n"):
        return expected
    assert os.environ.get("UPDATE_TRANSCRIPTS") or got == expected, f"$ {call}"
    return undated(got)


class PageSession:
    """The blocks of a page, run one after the other, each library in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.top = folder
        self.begun = 0
        self.here: Path | None = None

    def page(self, text: str) -> str:
        """The page as it should be. Raises AssertionError where a call prints something else than it shows."""
        return _PART.sub(self._part, text)

    def _part(self, found: re.Match[str]) -> str:
        if found["library"]:
            self._begin(found["library"])
        elif found["file"]:
            path = self._folder() / found["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found["text"], "utf-8")
        elif found["language"] == "console":
            return f"```console\n{self._block(found['text'])}```"
        return found[0]

    def _begin(self, library: str) -> Path:
        self.begun += 1
        self.here = self.home = self.top / str(self.begun)
        self.here.mkdir()
        if library != "none":
            library_copy(library, self.here)
        return self.here

    def _folder(self) -> Path:
        return self.here or self._begin("sample")

    def _block(self, text: str) -> str:
        head, calls = _calls(text)
        return head + "".join(self._call(call, expected) for call, expected in calls)

    def _call(self, call: str, expected: str) -> str:
        folder = self._folder()
        words = shlex.split(call)
        if words[0] == "cd":
            self.here = folder / words[1]
            return f"$ {call}\n"
        got = printed(call, folder).replace(str(self.home), "~")
        shown = compared(call, expected, got)
        return f"$ {call}\n" + (f"{shown}\n" if shown else "") + ("\n" if expected.endswith("\n\n") else "")


def _calls(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands above the first call of a block, and each call, with its further lines, and what it prints."""
    lines = iter(text.splitlines(keepends=True))
    head, calls = list[str](), list[tuple[str, list[str]]]()
    for line in lines:
        if not line.startswith("$ "):
            (calls[-1][1] if calls else head).append(line)
            continue
        call = line[2:]
        while call.endswith("\\\n"):
            call += next(lines)
        if here := _HERE.search(call):
            end = f"{here[1]}\n"
            call += "".join(iter(lambda end=end: next(lines), end)) + end  # type: ignore[misc]
        calls.append((call.removesuffix("\n"), []))
    return "".join(head), [(call, "".join(printed)) for call, printed in calls]


def printed(call: str, folder: Path) -> str:
    """What a call prints on a terminal, messages and all."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in TERMINAL.items():
            patch.setenv(name, value)
        plain = call.replace("\\\n", "")
        words = list(shlex.shlex(plain, posix=True, punctuation_chars=True))
        if words[0] == "briefkit" and not any(_OPERATORS.issuperset(word) for word in words):
            return shell(plain, folder=folder, terminal=True).out
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        patch.setenv("PATH", path)
        ran = subprocess.run(
            ["bash", "-c", call], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        return ran.stdout.decode("utf-8")


def output_text(ran: Ran) -> str:
    """A call's output as a transcript shows it."""
    errors = "".join(f"! {line}\n" for line in ran.stderr.splitlines())
    return ran.out.replace("\0", "␀") + errors + (f"[{ran.code}]\n" if ran.code else "")
