"""An edit as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from briefkit.core.text.clean import clean, clean_one_line

_COLORS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_NOTHING = "/dev/null"
_BOLD, _OFF = "\x1b[1m", "\x1b[0m"


def patch_lines(path: str, before: bytes, after: bytes, *, moved_to: str | None = None, color: bool) -> Iterator[str]:
    """The lines of a unified diff, sanitized for a terminal; a rename has lines of its own.

    A file without bytes before is a new one.
    """
    if moved_to:
        yield from (
            _painted(f"rename {clean_one_line(side)}", "\0", color) for side in (f"from {path}", f"to {moved_to}")
        )
    old, new = (data.decode("utf-8", "backslashreplace").split("\n") for data in (before, after))
    names = f"a/{path}", f"b/{moved_to or path}"
    if not before:
        old, new, names = [], new[:-1] if after.endswith(b"\n") else new, (_NOTHING, names[1])
    for number, line in enumerate(difflib.unified_diff(old, new, *names, lineterm="")):
        is_header = number < 2
        shown = clean_one_line(line) if is_header else clean(line.rstrip("\r"))
        yield _painted(shown, "\0" if is_header else line[:1], color)


def _painted(line: str, kind: str, color: bool) -> str:
    start = (_BOLD if kind == "\0" else _COLORS.get(kind, "")) if color else ""
    return f"{start}{line}{_OFF}\n" if start else f"{line}\n"
