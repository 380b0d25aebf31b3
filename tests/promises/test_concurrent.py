"""N of N concurrent edits are kept: several briefkit processes at once, and editors that take no lock."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from briefkit.core.edit.value import Add, Set
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.storage.files import transaction
from tests.places import ROOT
from tests.promises.conftest import Note
from tests.thorough import FULL

EDITS = 200 if FULL else 25
WRITERS = 4
_WRITER = """
import sys
from briefkit.core.edit.value import Add
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
library = Library.open(sys.argv[1])
for number in range(int(sys.argv[3])):
    library.edit([BriefFile("one", "one.md")], [Add(("topics",), f"w{sys.argv[2]}-{number}")]).apply()
"""


def test_several_processes_at_once(library: Path, note: Note) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(library), str(number), str(EDITS)], env=environment)
        for number in range(WRITERS)
    ]
    assert [writer.wait(300) for writer in writers] == [0] * WRITERS
    topics = Library.open(library).get("one").topics
    wanted = {f"w{writer}-{number}" for writer in range(WRITERS) for number in range(EDITS)}
    note("concurrent", f"{WRITERS} processes edit one list at once", len(wanted & set(topics)), WRITERS * EDITS)
    assert len(topics) == len(wanted) + 1


def test_an_editor_that_saves_in_between(library: Path, note: Note) -> None:
    """Someone saves between briefkit's reading and replacing a file: both changes are there in the end."""
    rounds = EDITS // 5
    path = library / "one.md"
    opened = Library.open(library)
    prepare = transaction._write_temporary
    pending: list[bytes] = []

    def saves_meanwhile(item: transaction._Prepared) -> None:
        prepare(item)
        if pending:
            path.write_bytes(path.read_bytes() + pending.pop())

    transaction._write_temporary = saves_meanwhile
    try:
        for number in range(rounds):
            pending.append(f"Line {number}.\n".encode())
            opened.edit([BriefFile("one", "one.md")], [Set(("summary",), f"edit {number}")]).apply()
            assert f"edit {number}" in path.read_text("utf-8")
    finally:
        transaction._write_temporary = prepare
    text = path.read_text("utf-8")
    note(
        "concurrent", "an editor saves while briefkit writes", sum(f"Line {n}." in text for n in range(rounds)), rounds
    )


def test_threads_of_one_process(library: Path, note: Note) -> None:
    opened = Library.open(library)

    def work(name: str) -> None:
        for number in range(EDITS // 5):
            opened.edit([BriefFile("two", "two.md")], [Add(("topics",), f"{name}-{number}")]).apply()

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    kept = len(Library.open(library).get("two").topics)
    note("concurrent", "3 threads edit one list at once", kept, 3 * (EDITS // 5))
