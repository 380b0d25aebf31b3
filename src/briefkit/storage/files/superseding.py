"""Which briefs a file may supersede, told from its bytes: parsing every file would take much longer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_SUPERSEDES = re.compile(rb"^supersedes[ \t]*:[ \t]*([^\r\n]+)", re.MULTILINE)
_NAME = re.compile(r"[^\s\"'#]+")


def superseded_ids(data: bytes, read: Callable[[], str | None]) -> Iterator[str]:
    """The ids that a line of a file seems to name; only one with escapes is read as YAML, by `read`."""
    for match in _SUPERSEDES.finditer(data) if b"supersedes" in data else ():
        value = match[1].decode("utf-8", "replace")
        if "\\" in value:
            name = read()
            yield from [name] if name else []
        else:
            yield from {*_NAME.findall(value), value.partition(" #")[0].strip("\"' \t").replace("''", "'")}
