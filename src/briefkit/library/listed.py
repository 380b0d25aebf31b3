"""Names of many items that come as data: from a file or from standard input, as `briefkit list -0` writes them."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from briefkit.errors import BriefkitError
from briefkit.library.incoming import CLIPBOARD, STDIN
from briefkit.storage.files.door import FileKind, check_size

_NAMES = FileKind("a list of names", 256 * 1024 * 1024)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How texts begin that PowerShell writes."""


def read_names(path: Path, stdin: Callable[[], BinaryIO]) -> list[str]:
    """The names in a file, or for `-` on standard input: each ended by NUL if there is any NUL, else each on a line.

    Nothing is taken off a name that NUL ends. Bytes that are not UTF-8 become `\\xNN`, as such names are shown.
    Raises BriefkitError if the names cannot be read.
    """
    try:
        with stdin() if str(path) == STDIN else path.open("rb") as file:  # also a pipe, as from “<(briefkit list -0)”
            data = file.read(_NAMES.largest + 1)
        check_size(len(data), _NAMES)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BriefkitError(f"--from {path}: the names cannot be read: {reason}") from error
    return names_in_data(data)


def names_in_data(data: bytes) -> list[str]:
    """The names in a list of them, without empty ones."""
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", "replace")
    else:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "backslashreplace")
    if "\0" in text:
        return [name for name in text.split("\0") if name]
    return [name for line in text.split("\n") if (name := line.removesuffix("\r"))]


def file_names(names: Iterable[str]) -> list[str]:
    """Names of documents, each once: a file that is called like standard input or the clipboard is the file."""
    return [f"./{name}" if name in {STDIN, CLIPBOARD} else name for name in dict.fromkeys(names)]
