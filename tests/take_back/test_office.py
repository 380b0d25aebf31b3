"""Edits made in LibreOffice, saved as DOCX and as ODT, are taken back exactly, and no other byte changes."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import BriefkitError
from tests.console import briefkit
from tests.needs import needs
from tests.places import LIBRARIES, SAMPLE
from tests.take_back.edits import EDITED, Edited
from tests.take_back.structure import BRIEF, DOCUMENTS, MERGES, ORDERED, Pairs
from tests.thorough import thorough

pytestmark = thorough
PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).parent / "office.py"


def expected(edited: Edited, text: str) -> str:
    """The file of a brief after all edits."""
    for edit in edited.all:
        for old, new in ((edit.old, edit.new), edit.also):
            assert not old or text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new) if old else text
    return text


def library_of(edited: Edited) -> Path:
    return LIBRARIES / edited.library if edited.library else SAMPLE


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five briefs edited in one LibreOffice, each saved as DOCX and as ODT."""
    needs("soffice")
    folder = tmp_path_factory.mktemp("office")
    jobs = []
    for edited in EDITED.values():
        made = folder / f"{edited.brief}-made.docx"
        exported = briefkit("--library", str(library_of(edited)), "export", edited.brief, "-o", str(made))
        assert exported.code == 0, exported.stderr
        saved = [str(folder / f"{edited.brief}.{ending}") for ending in ("docx", "odt")]
        jobs.append({"open": str(made), "edits": edited.commands, "save": saved})
    for name, edits in DOCUMENTS.items():
        saved = [str(folder / f"{name}.{ending}") for ending in ("docx", "odt")]
        jobs.append({"open": str(folder / f"{BRIEF[1]}-made.docx"), "edits": edits, "save": saved})
    given = json.dumps({"profile": str(folder / "profile"), "jobs": jobs})
    for attempt in (1, 2):  # LibreOffice itself crashes now and then on a busy machine
        ran = subprocess.run([PYTHON, str(SCRIPT)], input=given, text=True, capture_output=True, check=False)
        if ran.returncode == 0 or attempt == 2 or "DisposedException" not in ran.stderr:
            break
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("name", EDITED)
def test_edits_are_taken_back_exactly(name: str, ending: str, office: Path, tmp_path: Path) -> None:
    edited = EDITED[name]
    shutil.copytree(library_of(edited), tmp_path / "library")
    library = Library.open(tmp_path / "library")
    path = tmp_path / "library" / library.get(name).path
    before = path.read_bytes().decode()
    returning = library.take_back((office / f"{name}.{ending}").read_bytes())
    takings = returning.taken(returning.changes)
    takings.apply()
    assert takings.undone == []
    assert path.read_bytes().decode() == expected(edited, before)
    assert returning.unplaced == ()


def replaced(text: str, pairs: Pairs) -> str:
    """A text with other words in the place of some that stand there once."""
    for old, new in pairs:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a brief whose version of today is in git."""
    shutil.copytree(LIBRARIES / BRIEF[0], tmp_path / "library")
    path = tmp_path / "library" / f"{BRIEF[1]}.md"
    versions = {hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes()}
    monkeypatch.setattr("briefkit.library.take_back.committed_contents", lambda _folder, _path, hash_: versions[hash_])
    return path


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("document", ["moved", "moved-tracked"])
def test_items_and_paragraphs_are_moved(document: str, ending: str, office: Path, sent: Path) -> None:
    before = sent.read_text("utf-8")
    returning = Library.open(sent.parent).take_back((office / f"{document}.{ending}").read_bytes())
    takings = returning.taken(returning.changes)
    takings.apply()
    assert (takings.undone, returning.unplaced) == ([], ())
    assert sent.read_text("utf-8") == replaced(before, ORDERED)


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("case", MERGES)
def test_what_was_built_anew_on_both_sides_is_merged_or_refused(
    case: str, ending: str, office: Path, sent: Path
) -> None:
    merge = MERGES[case]
    now = replaced(sent.read_text("utf-8"), merge.since)
    sent.write_text(now, "utf-8")
    returning = Library.open(sent.parent).take_back((office / f"{merge.document}.{ending}").read_bytes())
    takings = returning.taken(returning.changes)
    list(takings)  # plans them
    assert [(returning.line_of(item.change.place), item.reason) for item in takings.undone] == merge.refused
    takings.apply()
    assert returning.unplaced == ()
    assert sent.read_text("utf-8") == replaced(now, merge.taken)


def test_a_document_of_another_version_is_refused(office: Path, tmp_path: Path) -> None:
    shutil.copytree(library_of(EDITED["2020-03-draft"]), tmp_path / "library")
    path = tmp_path / "library" / "2020-03-draft.md"
    path.write_text(path.read_text("utf-8") + "\nWritten since.\n", "utf-8")
    for ending in ("docx", "odt"):
        with pytest.raises(BriefkitError, match="neither the file of now nor in git"):
            Library.open(tmp_path / "library").take_back((office / f"2020-03-draft.{ending}").read_bytes())
