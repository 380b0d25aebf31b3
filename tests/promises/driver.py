"""One write of briefkit in its own process: prints `ready`, waits for a line, writes, and reports the outcome.

python -m tests.promises.driver FOLDER set|rename|create|keep WARM_UP_FOLDER
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from briefkit.core.edit.value import Add, Edit, Set
from briefkit.core.quotes.kept_text import KeptText, Passage
from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.storage.files.originals import Original, keep_original
from briefkit.storage.files.write import create_file

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
    """0 if it reports that it wrote, 3 if it reports that it did not."""
    folder, what, warm = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    write(Library.open(warm), what)  # so that nothing is imported later
    library = Library.open(folder)
    gc.disable()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        write(library, what)
    except (BriefkitError, OSError) as error:
        sys.stdout.write(f"refused: {error}\n")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
