"""Mixed line endings."""

from __future__ import annotations

import re

from briefkit.checks.rule import Found, RawFile, diagnostic, rule
from briefkit.core.diagnostic import Many


def _wanted_ending(data: bytes) -> bytes | None:
    """The ending of most lines; None if all lines end alike."""
    windows = data.count(b"\r\n")
    unix, old = data.count(b"\n") - windows, data.count(b"\r") - windows
    if not old and (not windows or not unix):
        return None
    return b"\r\n" if windows > unix else b"\n"


def _unified(data: bytes, _line: int, _column: int) -> bytes:
    wanted = _wanted_ending(data)
    return data if wanted is None else re.sub(rb"\r\n|\r|\n", wanted, data)


@rule(
    "line-endings",
    bad="most lines end in LF, some in CRLF",
    good="all lines end in LF, or all in CRLF",
    example="words",
    subject="file",
    fixable=True,
    many=Many("{findings} files have mixed line endings", "briefkit check --fix --select line-endings"),
)
def line_endings(file: RawFile, *_: object) -> Found:
    """A file with mixed line endings.

    Editors and version control may show every line of such a file as changed. The fix gives each line the ending that
    most lines have.
    """
    if b"\r" in file.data and (wanted := _wanted_ending(file.data)) is not None:
        pattern = rb"\r\n|\r" if wanted == b"\n" else rb"(?<!\r)\n|\r(?!\n)"
        odd = re.search(pattern, file.data)
        line = len(re.findall(rb"\r\n|\r|\n", file.data[: odd.start()])) + 1 if odd else 1
        name = "LF" if wanted == b"\n" else "CRLF"
        yield diagnostic(
            "mixed line endings", hint=f"end every line in {name}, as most lines do", line=line, fix=_unified
        )
