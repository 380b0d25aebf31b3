"""Writes of briefkit, each in its own process: says that it is ready, waits for a line, writes, reports the outcome.

python -m tests.promises.driver WARM_UP_FOLDER, then lines `set|rename|create|keep FOLDER`
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from briefkit.core.edit.value import Add, Edit, Set
from briefkit.core.quotes.kept_text import KeptText, Passage
from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.storage.files.originals import Original, keep_original
from briefkit.storage.files.write import create_file
from tests.promises.conftest import make_library

EDITS: list[Edit] = [Set(("status",), "review"), Add(("topics",), "sanctions")]


ORIGINAL = Original(b"They agree.", ".pdf", KeptText([Passage("They agree.", 1, 1)]))


def write(library: Library, what: str) -> None:
    """Do the write."""
    match what:
        case "set":
            library.edit([BriefFile("one", "one.md")], EDITS).apply()
        case "rename":
            library.rename(BriefFile("one", "one.md"), "first").apply()
        case "keep":
            keep_original(library.folder, ORIGINAL)
        case "create":
            create_file(library.folder / "new.md", b"---\ntitle: New\nkind: note\nstatus: draft\n---\n")


def main() -> int:
    """Do each write that is asked for, a line `WHAT FOLDER`, in a process that has loaded everything before.

    Prints `ready PID`, waits for an empty line, and when the write has ended prints its exit code as `subprocess` has
    it: 0 if it reports that it wrote, 3 if it reports that it did not.
    """
    warm = Path(sys.argv[1])
    for what in ("set", "rename", "keep", "create"):
        folder = make_library(warm / what)
        write(Library.open(folder), what)  # so that nothing is imported later
    gc.disable()
    for asked in _lines():
        what, _, folder_name = asked.partition(" ")
        if not (child := os.fork()):
            code = 1
            try:
                code = _written(Path(folder_name), what)
            finally:
                os._exit(code)
        _say(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))
    return 0


def _written(folder: Path, what: str) -> int:
    library = Library.open(folder)
    _say(f"ready {os.getpid()}")
    os.read(0, 1)  # a single call, the first that is traced
    try:
        write(library, what)
    except (BriefkitError, OSError):
        return 3
    return 0


def _lines() -> Iterator[str]:
    """What stdin asks for, read as it comes, since processes share it; an empty line is for a child that was killed."""
    found = b""
    while byte := os.read(0, 1):
        if byte != b"\n":
            found += byte
        elif found:
            yield found.decode()
            found = b""


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
