"""A full disk, and a disk whose power is cut: the old file or the new one, and “saved” means saved."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefkit.core.edit.value import Set
from briefkit.errors import WriteError
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.storage.files.write import create_file
from tests.needs import needs
from tests.promises.conftest import Note, make_library
from tests.promises.faults import files_of
from tests.promises.mounts import mounted
from tests.thorough import FULL

ONE_FILE = [BriefFile("one", "one.md")]


def test_full_disk(tmp_path: Path, note: Note) -> None:
    with mounted(tmp_path / "small", "-t", "tmpfs", "-o", "size=256k", "none") as folder:
        library = make_library(folder / "library")
        fill = folder / "fill"
        before = files_of(library)
        tried = written = 0
        opened = Library.open(library)
        for free in range(13 if FULL else 4):
            fill.unlink(missing_ok=True)
            _fill(fill, leaving=free * 4096)
            try:
                opened.edit(ONE_FILE, [Set(("summary",), f"{free} " + "x" * 20_000)]).apply()
            except WriteError as error:
                assert "No space" in error.message
                assert files_of(library) == before
            else:
                written += 1
                before = files_of(library)
            tried += 1
            assert not list(library.glob(".*")), "a temporary was left"
        assert written or not FULL
        note("write", "an edit on a full disk (tmpfs, 0 to 12 free pages)", tried, tried)


def _fill(path: Path, *, leaving: int) -> None:
    free = shutil.disk_usage(path.parent).free
    path.write_bytes(b"\0" * max(free - leaving, 0))


@pytest.mark.parametrize("file_system", ["ext4", "ext2"] if FULL else ["ext4"])
def test_power_cut(tmp_path: Path, file_system: str, note: Note) -> None:
    """The image is copied right after briefkit reports success: the copy lacks what only the kernel had."""
    image = tmp_path / "disk.img"
    image.write_bytes(b"\0" * 8 * 1024 * 1024)
    subprocess.run([needs(f"mkfs.{file_system}"), "-q", "-F", str(image)], check=True)
    rounds = 10 if FULL else 2
    control_lost = 0
    with mounted(tmp_path / "disk", "-o", "loop", str(image)) as folder:
        library = make_library(folder / "library")
        subprocess.run(["sync"], check=True)
        opened = Library.open(library)
        for number in range(rounds):
            opened.edit(ONE_FILE, [Set(("summary",), f"round {number}")]).apply()
            create_file(library / f"new-{number}.md", b"---\ntitle: New\nkind: note\nstatus: draft\n---\n")
            expected = files_of(library)
            (library / f"control-{number}").write_bytes(b"not synced")
            cut = tmp_path / f"cut-{number}.img"
            shutil.copyfile(image, cut)
            (library / f"control-{number}").unlink()
            with mounted(tmp_path / f"after-{number}", "-o", "loop", str(cut)) as after:
                found = files_of(after / "library")
            control_lost += found.pop(f"control-{number}", b"") != b"not synced"
            assert found == expected
            cut.unlink()
        opened.rename(ONE_FILE[0], "first").apply()
    assert control_lost, "this test would not notice a loss"
    note(
        "power",
        f"an edit and a new file on {file_system}, the image copied right after “saved” and mounted",
        rounds,
        rounds,
    )
