"""Console transcripts: what a user types and sees, word for word.

A `.console` file starts with `# library: NAME` (a folder of tests/libraries, or `sample` for briefs/). Then come
commands after `$ `, each followed by what it prints: stdout, then stderr with `! ` before each line, then `[2]` for an
exit code other than 0. A NUL is shown as ␀. A line `...` matches any number of lines, `...` inside a line any
characters. Environment before the command (`COLUMNS=80 briefkit …`) counts; COLUMNS makes stdout a terminal.

`UPDATE_TRANSCRIPTS=1 make test` rewrites what commands print; look at the diff before you believe it.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.console import Ran, shell

HERE = Path(__file__).parent
FILES = sorted((HERE / "transcripts").rglob("*.console"))
SAMPLE = HERE.parent / "briefs"


def library_of(text: str, folder: Path) -> Path:
    """A fresh copy of the library that a transcript names."""
    found = re.match(r"# library: (\S+)", text)
    assert found, "the first line names the library"
    source = SAMPLE if found[1] == "sample" else HERE / "libraries" / found[1]
    target = folder / "briefs"
    shutil.copytree(source, target, symlinks=True)
    return folder


def output_text(ran: Ran) -> str:
    """A call's output as a transcript shows it."""
    errors = "".join(f"! {line}\n" for line in ran.stderr.splitlines())
    return ran.out.replace("\0", "␀") + errors + (f"[{ran.code}]\n" if ran.code else "")


def pattern_of(expected: str) -> re.Pattern[str]:
    """A transcript's expectation, with its `...`."""
    lines = [
        r"(?:.*\n)*?" if line == "..." else ".*?".join(map(re.escape, line.split("..."))) + r"\n"
        for line in expected.splitlines()
    ]
    return re.compile("".join(lines))


def undated(printed: str) -> str:
    """What is printed with `...` for today, which a transcript must not know, unless it is on two lines."""
    day = datetime.date.today()  # noqa: DTZ011 - as commands print it
    return printed.replace(day.isoformat(), "...").replace(f"{day.day} {day:%B %Y}", "...")


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(HERE / "transcripts")) for path in FILES])
def test_transcript(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    folder = library_of(text, tmp_path)
    head, *calls = re.split(r"^\$ ", text, flags=re.MULTILINE)
    printed = [head]
    for call in calls:
        line, _, rest = call.partition("\n")
        expected = rest.rstrip("\n")
        got = output_text(shell(line, folder=folder)).replace(str(folder), "HOME").rstrip("\n")
        if not pattern_of(expected).fullmatch(got + "\n"):
            assert os.environ.get("UPDATE_TRANSCRIPTS") or got == expected, f"$ {line}"
            expected = undated(got)
        printed.append(f"$ {line}\n" + (f"{expected}\n" if expected else "") + ("\n" if rest.endswith("\n\n") else ""))
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        path.write_text("".join(printed), "utf-8")
