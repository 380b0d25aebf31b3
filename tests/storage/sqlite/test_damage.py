"""Whatever happens to the index, the answers are the same, nothing is lost, and a rebuild is reported."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.value import EVERYTHING, Clause, Query, Text, Word
from briefkit.storage import workers
from briefkit.storage.files import walk
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.sqlite import refresh as index_refresh
from briefkit.storage.sqlite import scan as index_scan
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import write_brief, write_library
from tests.storage.progress import RecordedProgress
from tests.thorough import FULL

COUNT = 12


def brief(number: int) -> Any:
    metadata = {
        "title": f"Brief {number}",
        "kind": "qa" if number % 2 else "note",
        "date": f"2018-{number % 12 + 1:02}",
        "topics": ["sanctions"] if number % 3 else ["water"],
        "issues": [{"id": "gerd", "positions": {"us": {"says": f"Says {number}"}}}],
        "judgments": [{"id": "j1", "claim": f"Claim {number}"}],
    }
    return metadata, [f"Text of number {number}, on arms control."]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_library(tmp_path / "library", {f"brief-{number}": brief(number) for number in range(COUNT)})
    return tmp_path / "library"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


QUESTIONS: tuple[Query, ...] = (
    EVERYTHING,
    Clause("topic", ":", (Word("sanctions"),)),
    Clause("kind", ":", (Word("qa"),)),
    Text(("arms", "control")),
)


def answers(
    library: Path, cache: Path, progress: RecordedProgress | None = None, patience: float = 5.0
) -> list[list[Any]]:
    store = IndexStore(library, cache=cache, progress=progress or RecordedProgress(), patience=patience)
    found: list[list[Any]] = [list(store.metadata(question)) for question in QUESTIONS]
    found.append([(hit.metadata["id"], hit.passage) for hit in store.search(QUESTIONS[-1])])
    found.append([store.settings.library.name])
    found += [store.history(EVERYTHING), list(store.judgments(EVERYTHING))]
    store.refresh()
    return found


def index_of(cache: Path) -> Path:
    (found,) = cache.glob("*.db")
    return found


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "truncated": _truncate,
    "empty": lambda path: os.truncate(path, 0),
    "no database": lambda path: path.write_bytes(b"no database at all" * 1000),
    "newer format": _newer,
    "the seal gone": lambda path: path.with_suffix(".seal").unlink(),
    "another one": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_rebuilt(library: Path, cache: Path, damage: Callable[[Path], object]) -> None:
    wanted = answers(library, cache)
    time.sleep(0.02)  # file times have a limited resolution
    damage(index_of(cache))
    progress = RecordedProgress()
    assert answers(library, cache, progress) == wanted
    assert len(progress.messages) == (damage is not DAMAGES["deleted"])
    assert answers(library, cache, again := RecordedProgress()) == wanted
    assert not again.messages


def test_flipped_bytes_change_no_answer(library: Path, cache: Path) -> None:
    wanted = answers(library, cache)
    rng = random.Random(7)  # noqa: S311 - a repeatable test, nothing secret
    for _ in range(120 if FULL else 15):
        time.sleep(0.02)
        path = index_of(cache)
        with path.open("r+b") as file:
            file.seek(rng.randrange(path.stat().st_size))
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ (1 << rng.randrange(8))]))
        progress = RecordedProgress()
        assert answers(library, cache, progress) == wanted
        assert progress.messages


def test_bytes_flipped_below_the_seal_never_stop_an_answer(library: Path, cache: Path) -> None:
    """If the disk itself loses data, the seal still matches. Damage leads to a rebuild, never to a wrong answer."""
    intact = {metadata["path"]: metadata for metadata in IndexStore(library, cache=cache).metadata(EVERYTHING)}
    rng = random.Random(8)  # noqa: S311 - as above
    for _ in range(80 if FULL else 10):
        store = IndexStore(library, cache=cache, progress=RecordedProgress())
        with store.file.lock():
            with store.file.path.open("r+b") as file:
                file.seek(rng.randrange(100, store.file.path.stat().st_size))
                file.write(bytes([rng.randrange(256)]))
            store.file.seal()
        for question in QUESTIONS:
            assert all(metadata == intact[metadata["path"]] for metadata in store.metadata(question))
        store.rebuild()


def test_a_format_of_another_version_is_reported(library: Path, cache: Path) -> None:
    wanted = answers(library, cache)
    store = IndexStore(library, cache=cache)
    with store.file.lock():
        _newer(store.file.path)
        store.file.seal()
    progress = RecordedProgress()
    assert answers(library, cache, progress) == wanted
    assert progress.messages == ["the index is from another version of briefkit: rebuilding it"]


def test_a_locked_index_is_not_awaited_forever(library: Path, cache: Path) -> None:
    wanted = answers(library, cache)
    blocker = sqlite3.connect(index_of(cache), isolation_level=None)
    blocker.execute("BEGIN EXCLUSIVE")
    progress = RecordedProgress()
    assert answers(library, cache, progress, patience=0.2) == wanted
    assert "reading all files" in progress.messages[0]
    blocker.close()


def test_a_writer_without_progress_is_not_awaited_forever(library: Path, cache: Path) -> None:
    wanted = answers(library, cache)
    write_library(library, {"brief-0": brief(0)})
    store = IndexStore(library, cache=cache)
    with store.file.lock():
        progress = RecordedProgress()
        assert answers(library, cache, progress, patience=0.2) == wanted
    assert progress.messages == [
        "no index (another process has locked the index and makes no progress): reading all files, which takes longer"
    ]


def test_without_a_cache_the_files_answer(library: Path, cache: Path, tmp_path: Path) -> None:
    wanted = answers(library, cache)
    (tmp_path / "file").write_text("")
    progress = RecordedProgress()
    assert answers(library, tmp_path / "file" / "below", progress) == wanted
    assert len(progress.messages) == 1
    assert "reading all files" in progress.messages[0]


def test_the_index_of_a_killed_writer_is_checked(library: Path, cache: Path) -> None:
    wanted = answers(library, cache)
    store = IndexStore(library, cache=cache)
    with store.file.lock():
        store.file.unseal()
    progress = RecordedProgress()
    assert answers(library, cache, progress) == wanted
    assert not progress.messages


def test_an_interrupted_build_continues(library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_refresh, "_STEP", 3)
    monkeypatch.setattr(workers, "BATCH", 2)

    class Interrupting(RecordedProgress):
        def advance(self, what: str, done: int, total: int) -> None:
            if done >= 6:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        answers(library, cache, Interrupting())
    totals: list[int] = []

    class Counting(RecordedProgress):
        def advance(self, what: str, done: int, total: int) -> None:
            if what == "reading briefs":
                totals.append(total)

    found = answers(library, cache, counting := Counting())
    assert len(found[0]) == COUNT
    assert 0 < totals[0] < COUNT
    assert not counting.messages


def test_two_processes_read_the_same_as_one(library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = answers(library, cache / "one")
    monkeypatch.setattr(workers, "BATCH", 2)
    monkeypatch.setattr(workers, "WORTH_IT", 2)
    assert answers(library, cache / "two") == wanted


def test_a_change_that_shows_only_in_ctime_is_noticed(library: Path, cache: Path) -> None:
    path = library / "brief-1.md"
    before = answers(library, cache)
    info = path.stat()
    text = path.read_text("utf-8")
    path.write_text(text.replace("Brief 1", "Brief X"), "utf-8")
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert path.stat().st_size == info.st_size
    assert answers(library, cache) != before


_LISTER = """
import sys
from pathlib import Path
from briefkit.core.query.value import EVERYTHING
from briefkit.core.progress import Progress
from briefkit.storage.sqlite.file import WAITING
from briefkit.storage.sqlite.store import IndexStore
class Loud(Progress):
    def note(self, message):
        if message != WAITING:  # a busy machine may make one wait for another
            print(message, file=sys.stderr)
library, cache, edited = map(Path, sys.argv[1:])
store = IndexStore(library, cache=cache, progress=Loud())
for _ in range(40):
    least = int(edited.read_text() or 0)
    store.refresh()
    titles = {metadata["id"]: metadata["title"] for metadata in store.metadata(EVERYTHING)}
    assert len(titles) == 12, titles
    assert int(titles["brief-3"].split()[1]) >= least, (titles["brief-3"], least)
"""


def test_four_list_while_a_fifth_edits(library: Path, cache: Path, tmp_path: Path) -> None:
    edited = tmp_path / "edited"
    edited.write_text("3")
    command = [sys.executable, "-c", _LISTER, str(library), str(cache), str(edited)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    path = library / "brief-3.md"
    text = path.read_text("utf-8")
    number = 1000
    while any(process.poll() is None for process in running):
        temporary = path.with_name(".new")
        temporary.write_text(text.replace("Brief 3", f"Brief {number}"), "utf-8")
        temporary.replace(path)
        note = edited.with_name("note")
        note.write_text(str(number))
        note.replace(edited)
        number += 1
        time.sleep(0.005)
    for process in running:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")


class Counting(RecordedProgress):
    """Records the numbers of files read."""

    def __init__(self) -> None:
        super().__init__()
        self.totals: list[int] = []

    def advance(self, what: str, done: int, total: int) -> None:
        if what == "reading briefs" and done == total:
            self.totals.append(total)


@pytest.mark.parametrize("step", [3, 100])
def test_only_what_changed_is_read_again(
    library: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(index_scan, "_RESOLUTION", -(10**9))  # no file is racy: only the walk shows changes
    monkeypatch.setattr(index_refresh, "_STEP", step)
    for module in (walk, index_scan):
        monkeypatch.setattr(module, "PART", 4)
    answers(library, cache)
    for numbers in ([0], [1, 2, 11], range(COUNT), range(3, 8)):
        for number in numbers:
            with (library / f"brief-{number}.md").open("a", encoding="utf-8") as file:
                file.write("More.\n")
        assert read_again(library, cache) == [len(numbers)]
    (library / "brief-5.md").unlink()
    assert read_again(library, cache) == []
    write_brief(library, "another", brief(1))
    assert read_again(library, cache) == [1]


def read_again(library: Path, cache: Path) -> list[int]:
    """The numbers of files read for an answer that equals that of the files; asking again must read none."""
    found = answers(library, cache, counting := Counting())
    assert [metadata["path"] for metadata in found[0]] == [
        metadata["path"] for metadata in FolderStore(library).metadata(EVERYTHING)
    ]
    assert answers(library, cache, again := Counting()) == found
    assert not again.totals
    assert not counting.messages
    return counting.totals
