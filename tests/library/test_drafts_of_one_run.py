"""Drafts that one run writes are checked against each other, though the folder is read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.dates.dates import parse_date
from briefkit.core.quotes.kept_text import KeptText, Passage
from briefkit.errors import BriefkitError
from briefkit.importers.importers import Draft
from briefkit.library.drafts import DraftWriter
from briefkit.library.library import Library
from briefkit.storage.files import originals
from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.files.originals import Original, Originals, keep_original
from tests.console import briefkit

JUDGMENT = {"id": "j1", "claim": "They agree", "term": "likely", "due": "2020-06-30"}


def draft(stem: str, date: str = "2020-02-01", **more: object) -> Draft:
    matter = {"title": stem, "kind": "note", "date": date, "status": "published", **more}
    return Draft(matter, "They will likely agree.\n", parse_date(date), stem=stem)


@pytest.fixture
def writer(tmp_path: Path) -> DraftWriter:
    (tmp_path / "briefkit.toml").write_text("")
    writer = DraftWriter(Library.open(tmp_path))
    writer.write(draft("first", "2020-01-05", judgments=[JUDGMENT]))
    return writer


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (draft("second", supersedes="first"), "first.md: line 5: published, but superseded by “second”"),
        (draft("second", "2019-01-01", supersedes="first"), "second.md: it supersedes “first”, which is newer"),
        (draft("second", supersedes="none"), "second.md: no brief “none” in the library"),
        (draft("second", judgments=[JUDGMENT | {"continues": "first#j9"}]), "“first” has no judgment “j9”"),
        (draft("second", "2019-03-01", judgments=[JUDGMENT | {"continues": "first#j1"}]), "of a later brief, first"),
    ],
)
def test_a_draft_is_checked_against_those_before(writer: DraftWriter, given: Draft, error: str) -> None:
    with pytest.raises(BriefkitError, match=error):
        writer.write(given)
    assert not (writer.library.folder / "second.md").exists()
    writer.write(draft("third", judgments=[JUDGMENT | {"continues": "first#j1"}]))
    assert "error" not in briefkit("check", folder=writer.library.folder).out


def test_a_draft_that_briefs_refer_to_already_is_checked_with_them(writer: DraftWriter) -> None:
    folder = writer.library.folder
    text = (folder / "first.md").read_text()
    for name in ("one", "two"):
        later = text.replace("id: j1", "id: j1\n    continues: missing#j1").replace("title: first", f"title: {name}")
        (folder / f"{name}.md").write_text(later)
    writer = DraftWriter(Library.open(folder))
    with pytest.raises(BriefkitError, match=r"(?:one|two)\.md: line"):
        writer.write(draft("missing", "2020-03-01", judgments=[JUDGMENT]))
    writer.write(draft("missing", "2020-01-01", judgments=[JUDGMENT]))


def test_an_id_that_a_folder_has_is_found_in_each_run(writer: DraftWriter) -> None:
    folder = writer.library.folder
    (folder / "2019").mkdir()
    (folder / "first.md").rename(folder / "2019" / "Old.md")
    writer = DraftWriter(Library.open(folder))
    assert [writer.write(draft(stem)).path.name for stem in ("old", "new", "NEW")] == ["old-2.md", "new.md", "NEW-2.md"]


def test_originals_are_listed_once_and_again_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [Original(b"%d" % number, ".txt", KeptText([Passage("They agree.", 1)])) for number in range(4)]
    known = Originals(FolderFiles(tmp_path))
    assert [len(keep_original(tmp_path, one, known)) for one in (many[0], many[1], many[0])] == [2, 2, 0]
    assert known.files == Originals(FolderFiles(tmp_path)).files
    assert known.problem(many[1].name) is None
    keep_original(tmp_path, many[2])  # by another program
    assert keep_original(tmp_path, many[2], known) == []

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(originals, "create_file", fail)
    with pytest.raises(OSError, match="No space"):
        keep_original(tmp_path, many[3], known)
    assert known.files == Originals(FolderFiles(tmp_path)).files
