"""Several imports into one library at the same time: each text becomes one brief, with its original."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefkit.library.imports import Imported, Importer
from briefkit.library.incoming import Incoming
from briefkit.library.library import Library
from briefkit.library.pictures import Illustrated, illustrated
from briefkit.storage.files.lock import locked
from tests.console import briefkit

PLACES = ("harbour", "airport", "railway", "motorway", "pipeline", "canal")
PROCESSES = 4


def text(place: str, title: str = "") -> str:
    sentences = [f"The {place} was {what} in the {which} year, and nobody asked why the {place} had waited so long."
                 for which, what in enumerate(("closed", "sold", "repaired", "opened"), 1)]  # fmt: skip
    return f"{title or f'What became of the {place}'}\n\n{' '.join(sentences)}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "briefkit.toml").write_text('[library]\nname = "Desk"\nexclude = ["kept.md"]\n')
    for place in PLACES:
        (tmp_path / f"{place}.txt").write_text(text(place))
    return tmp_path / "briefs"


def test_processes_that_import_the_same_files_make_one_brief_of_each(folder: Path) -> None:
    program = [sys.executable, "-m", "briefkit", "import", *(f"{place}.txt" for place in PLACES)]
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen(program, cwd=folder.parent, stdout=pipe, stderr=pipe, text=True, env=dict(os.environ))
        for _ in range(PROCESSES)
    ]
    told = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    ids = sorted(f"what-became-of-the-{place}" for place in PLACES)
    assert sorted(" ".join(out for out, _ in told).split()) == ids
    assert sum(err.count("has this document already") for _, err in told) == len(PLACES) * (PROCESSES - 1)
    assert sorted(path.stem for path in folder.glob("*.md")) == ids
    assert len(list((folder / "originals").iterdir())) == 2 * len(PLACES)
    assert "error" not in briefkit("check", folder=folder).out


@pytest.fixture
def importers(folder: Path) -> list[Importer]:
    """Two that have looked at the library before either writes."""
    found = [Importer(Library.open(folder)) for _ in range(2)]
    for importer in found:
        write(importer, text("ferry"), again=True)
    return found


def write(importer: Importer, given: str, *, again: bool = False, url: str | None = None) -> Imported:
    importer.again = again
    document = Incoming("given.txt", given.encode(), "given.txt", url)
    (done,) = importer.write("given.txt", importer.reading_of(document))
    return done


def test_a_brief_that_another_import_wrote_is_known(importers: list[Importer]) -> None:
    one, two = importers
    first = write(one, text("canal"))
    assert write(two, text("canal")).known_as == first.path.stem
    again = write(two, text("canal"), again=True)
    assert again.path.stem == f"{first.path.stem}-2"
    assert write(one, text("canal", "Another title")).known_as == first.path.stem


def test_an_address_that_another_import_wrote_is_known(importers: list[Importer]) -> None:
    one, two = importers
    write(one, text("canal"), url="https://x.example/a")
    corrected = text("canal").replace("nobody", "everybody").replace("sold", "sunk")
    assert write(two, corrected, url="https://x.example/a").known_by == "address"


def test_a_clock_that_stands_still_hides_no_brief(importers: list[Importer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefkit.library.meanwhile.saved_at", lambda *_: 1)
    one, two = importers
    write(one, text("airport"))
    write(two, text("railway"))
    first = write(one, text("canal"))
    assert write(two, text("canal")).known_as == first.path.stem


def test_an_excluded_file_and_one_that_cannot_be_read_are_no_briefs(importers: list[Importer]) -> None:
    one, two = importers
    write(one, text("canal"))
    folder = one.library.folder
    (folder / "what-became-of-the-canal.md").rename(folder / "kept.md")
    (folder / "broken.md").write_text("---\ntitle: [\n---\n")
    assert write(two, text("canal")).known_as is None


def test_the_folder_is_listed_only_where_others_wrote(
    importers: list[Importer], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = importers
    write(one, text("canal"))
    listed: list[object] = []
    monkeypatch.setattr(
        "briefkit.library.meanwhile.brief_paths_at_top",
        lambda *given: listed.append(given) or [],  # type: ignore[func-returns-value]
    )
    write(one, text("railway"))
    write(one, text("harbour"))
    assert listed == []
    write(two, text("airport"))
    assert len(listed) == 1


def test_no_original_goes_that_another_import_needs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Original and brief are written, and removed if that fails, without another import in between."""
    held: list[bool] = []

    def watched(*given: Path) -> Illustrated:
        held.append(_is_locked(folder))
        return illustrated(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("briefkit.library.drafts.illustrated", watched)
    write(Importer(Library.open(folder)), text("canal"))
    assert held == [True]
    assert not _is_locked(folder)


def _is_locked(folder: Path) -> bool:
    code = "import sys; from briefkit.storage.files.lock import locked\nwith locked(sys.argv[1], patience=0): pass"
    return subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, check=False).returncode != 0


def test_a_thread_that_holds_the_lock_goes_on_holding_it(folder: Path) -> None:
    with locked(folder):
        with locked(folder):
            pass
        assert _is_locked(folder)
    assert not _is_locked(folder)
