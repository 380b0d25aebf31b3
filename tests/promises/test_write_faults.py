"""A failed write leaves the old file or the new one: a fault, and a kill, at every system call of a write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefkit.core.query.value import EVERYTHING
from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.storage.files.originals import keep_original
from tests.folders import user_folders
from tests.needs import needs
from tests.promises.conftest import Note
from tests.promises.driver import EDITS, ORIGINAL
from tests.promises.faults import Call, Stage, driver, files_of, inject, staged
from tests.thorough import FULL

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - thousands of writes wait for no disk
FAULTS = ("error=EIO", "error=ENOSPC", "signal=SIGKILL")


def sample(calls: tuple[Call, ...], number: int) -> tuple[Call, ...]:
    """All calls if everything is tried, otherwise some, with every kind of call that changes a name."""
    if FULL:
        return calls
    relevant = [call for call in calls if call.name in {"rename", "link", "unlink", "fsync", "write"}]
    return tuple(relevant[:: max(len(relevant) // number, 1)][:number])


def listed(folder: Path) -> list[str]:
    """What a listing shows after the fault."""
    return sorted(brief.path for brief in Library.open(folder).store.find(EVERYTHING))


def hidden(folder: Path) -> list[str]:
    """What is left beside the files that a listing shows."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Stage]]:
    needs("strace")
    writes = ("set", "create", "rename", "keep")
    home = user_folders(tmp_path_factory.getbasetemp())
    with TemporaryDirectory(dir=IN_MEMORY) as folder, driver(Path(folder), home) as writer:
        places = {what: Path(folder, f"stage-{what}") for what in writes}
        for place in places.values():
            place.mkdir()
        yield {what: staged(writer, place, what) for what, place in places.items()}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("what", ["set", "create"])
def test_one_file_is_old_or_new(stages: dict[str, Stage], what: str, fault: str, note: Note) -> None:
    stage = stages[what]
    assert stage.before != stage.after
    calls = sample(stage.calls, 4)
    kept = 0
    for call in calls:
        code = inject(stage, what, call, fault)
        now = files_of(stage.folder)
        assert now in (stage.before, stage.after), f"{call} {fault}"
        assert code != 0 or now == stage.after, f"{call} {fault}: reported that it wrote"
        assert listed(stage.folder) == sorted(name for name in now if name.endswith(".md"))
        finish(stage.folder)
        assert files_of(stage.folder) == now
        assert hidden(stage.folder) == [], f"{call} {fault}"
        kept += 1
    fault_text = "killed" if "KILL" in fault else f"{fault.partition('=')[2]} returned"
    note("write", f"`{what}`, {fault_text} at {'every system call' if FULL else 'some system calls'}", kept, len(calls))


@pytest.mark.parametrize("fault", FAULTS)
def test_an_original_is_whole_or_not_there(stages: dict[str, Stage], fault: str, note: Note) -> None:
    stage = stages["keep"]
    after = {f"{ORIGINAL.name}.pdf": ORIGINAL.data, f"{ORIGINAL.name}.text.txt": ORIGINAL.text.written().encode()}
    calls = sample(stage.calls, 4)
    kept = 0
    for call in calls:
        code = inject(stage, "keep", call, fault)
        folder = stage.folder / "originals"
        now = files_of(folder) if folder.is_dir() else {}
        assert now.items() <= after.items(), f"{call} {fault}"
        assert code != 0 or now == after, f"{call} {fault}: reported that it kept"
        keep_original(stage.folder, ORIGINAL)
        assert files_of(folder) == after
        assert hidden(folder) == [], f"{call} {fault}"
        assert files_of(stage.folder) == stage.before
        kept += 1
    note("write", f"an original, {fault}", kept, len(calls))


@pytest.mark.parametrize("fault", FAULTS)
def test_several_files_are_all_old_or_all_new_at_the_end(stages: dict[str, Stage], fault: str, note: Note) -> None:
    stage = stages["rename"]
    calls = sample(stage.calls, 6)
    kept = 0
    for call in calls:
        code = inject(stage, "rename", call, fault)
        now = files_of(stage.folder)
        for name, data in now.items():
            assert data in (stage.before.get(name), stage.after.get(name)), f"{call} {fault}: {name}"
        assert code != 0 or now == stage.after, f"{call} {fault}: reported that it wrote"
        if code == 3:
            assert now in (stage.before, stage.after), f"{call} {fault}: not rolled back"
        finish(stage.folder)
        assert files_of(stage.folder) in (stage.before, stage.after), f"{call} {fault}: not finished"
        assert hidden(stage.folder) == [], f"{call} {fault}"
        kept += 1
    fault_text = "killed" if "KILL" in fault else f"{fault.partition('=')[2]} returned"
    note(
        "several",
        f"`rename` of two files, {fault_text} at {'every system call' if FULL else 'some system calls'}",
        kept,
        len(calls),
    )


def test_what_was_killed_is_finished_where_the_library_is_moved_or_copied(stages: dict[str, Stage], note: Note) -> None:
    stage = stages["rename"]
    calls = sample(stage.calls, 8)
    kept = half = 0
    for call in calls:
        inject(stage, "rename", call, "signal=SIGKILL")
        half += files_of(stage.folder) not in (stage.before, stage.after)
        places = [stage.folder.with_name(name) for name in ("copy", "moved")]
        for place in places:
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(stage.folder, places[0])
        stage.folder.rename(places[1])
        for place in places:
            finish(place)
            assert files_of(place) in (stage.before, stage.after), f"{call}: not finished in {place.name}"
            assert hidden(place) == [], f"{call} in {place.name}"
        kept += 1
    assert half
    note("several", "`rename` of two files, killed, then moved and copied", kept, len(calls))


def finish(folder: Path) -> None:
    """The next writer: an edit that is refused, so that it changes nothing of its own."""
    with pytest.raises(BriefkitError):
        Library.open(folder).edit([BriefFile("none", "none.md")], EDITS).apply()
