"""Console transcripts: what a user types and sees, word for word.

A `.console` file starts with `# library: NAME` (a folder of tests/libraries, or `sample` for briefs/). Then come
commands after `$ `, each followed by what it prints: stdout, then stderr with `! ` before each line, then `[2]` for an
exit code other than 0. A NUL is shown as ␀. A line `...` matches any number of lines, `...` inside a line any
characters. Environment before the command (`COLUMNS=80 briefkit …`) counts; COLUMNS makes stdout a terminal.

`UPDATE_TRANSCRIPTS=1 make test` rewrites what commands print; look at the diff before you believe it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.console import shell
from tests.shown import compared, library_copy, output_text

HERE = Path(__file__).parent
FILES = sorted((HERE / "transcripts").rglob("*.console"))


def library_of(text: str, folder: Path) -> Path:
    """A folder with a fresh copy of the library that a transcript names."""
    found = re.match(r"# library: (\S+)", text)
    assert found, "the first line names the library"
    library_copy(found[1], folder)
    return folder


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(HERE / "transcripts")) for path in FILES])
def test_transcript(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    folder = library_of(text, tmp_path)
    head, *calls = re.split(r"^\$ ", text, flags=re.MULTILINE)
    printed = [head]
    for call in calls:
        line, _, rest = call.partition("\n")
        expected = compared(line, rest, output_text(shell(line, folder=folder)).replace(str(folder), "HOME"))
        printed.append(f"$ {line}\n" + (f"{expected}\n" if expected else "") + ("\n" if rest.endswith("\n\n") else ""))
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        path.write_text("".join(printed), "utf-8")
