"""A folder as rules see it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefkit.settings import Settings
from briefkit.storage.files import recent
from briefkit.storage.files import view as module
from briefkit.storage.files.view import FolderView
from briefkit.storage.settings_file import read_settings

TODAY = datetime.date(2018, 11, 1)


def brief(folder: Path, name: str, more: str = "", body: str = "Text.\n") -> None:
    path = folder / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: T {path.stem}\nkind: note\ndate: 2018\n{more}---\n{body}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = tmp_path / "library"
    brief(library, "first")
    brief(library, "sub/first")
    brief(library, "second", "supersedes: first\n", "# One\n\nText.\n")
    (library / "media").mkdir()
    (library / "media" / "a b.png").write_bytes(b"")
    (library / "sub" / "near.png").write_bytes(b"")
    (tmp_path / "outside.png").write_bytes(b"")
    return library


@pytest.fixture
def view(folder: Path) -> FolderView:
    return FolderView(folder, Settings(), TODAY)


def test_briefs_are_found_by_id(view: FolderView) -> None:
    assert view.brief_paths == ["first.md", "second.md", "sub/first.md"]
    assert (set(view.ids), view.paths("first")) == ({"first", "second"}, ["first.md", "sub/first.md"])
    assert (view.paths("none"), view.brief("none")) == ((), None)
    found = view.brief("first")
    assert found
    assert (found.path, found.title) == ("first.md", "T first")


def test_a_brief_that_cannot_be_read_is_none(view: FolderView, folder: Path) -> None:
    assert view.brief_paths
    (folder / "first.md").unlink()
    assert view.brief("first") is None


def test_a_brief_is_read_again_once_it_is_forgotten(view: FolderView, folder: Path) -> None:
    found = view.brief("second")
    assert found
    assert [heading.text for heading in view.outline(found).headings] == ["One"]
    brief(folder, "second", "supersedes: first\n", "# Other\n")
    assert view.brief("second") is found
    view.forget("second.md")
    again = view.brief("second")
    assert again
    assert [heading.text for heading in view.outline(again).headings] == ["Other"]
    view.forget("nothing.md")


def test_only_the_briefs_used_last_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "_MOST", 2)
    for name in ("a", "b", "c"):
        brief(folder, name)
    view = FolderView(folder, Settings(), TODAY)
    first = {name: view.brief(name) for name in ("a", "b", "c")}
    assert view.brief("b") is first["b"]
    assert view.brief("c") is first["c"]
    assert view.brief("a") is not first["a"]


def test_similar_ids_are_hinted_at_for_the_first_errors_only(view: FolderView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_HINTS", 2)
    hints = [view.near(id_) for id_ in ("secnd", "nowhere", "frst", "secnd")]
    assert hints == ["did you mean second?", None, None, "did you mean second?"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("supersedes: first", True),
        ("supersedes : 'first'", True),
        ('supersedes:\t"first"  # the old one', True),
        ("supersedes: first\nstatus: draft", False),
        ("supersedes: first-one", False),
        ("desk: first", False),
        ("about: {supersedes: first}", False),
    ],
)
def test_a_successor_is_a_published_brief_that_says_so(folder: Path, line: str, found: bool) -> None:
    brief(folder, "second", f"{line}\n")
    successor = FolderView(folder, Settings(), TODAY).successor("first")
    assert (successor.id if successor else None) == ("second" if found else None)


def test_a_brief_does_not_succeed_itself_and_the_next_one_is_asked(folder: Path) -> None:
    brief(folder, "first", "supersedes: first\n")
    brief(folder, "alpha", "supersedes: first\nstatus: draft\n")
    brief(folder, "second", "supersedes: first\n")
    view = FolderView(folder, Settings(), TODAY)
    successor = view.successor("first")
    assert successor
    assert successor.id == "second"
    assert view.successor("second") is None


@pytest.mark.parametrize("id_", ["aaa", "zzz"])
def test_a_successor_may_sort_before_or_after(folder: Path, id_: str) -> None:
    (folder / "second.md").unlink()
    brief(folder, id_, "supersedes: first\n")
    successor = FolderView(folder, Settings(), TODAY).successor("first")
    assert successor
    assert successor.id == id_


OUTSIDE, MISSING, FOREIGN = "it is outside the library", "there is no such file", "it is not a file in the library"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("near.png", None),
        ("media/a b.png", None),
        ("media/a%20b.png", None),
        ("../media/a b.png", None),
        ("../media/../media/a%20b.png", None),
        ("none.png", MISSING),
        ("../none.png", MISSING),
        ("../../outside.png", OUTSIDE),
        ("%2e%2e/%2e%2e/outside.png", OUTSIDE),
        ("../..", OUTSIDE),
        ("/etc/hostname", OUTSIDE),
        ("a\0b", "it is not a valid file name"),
        ("https://example.org/a.png", FOREIGN),
        ("data:image/png;base64,AAAA", FOREIGN),
        ("//example.org/a.png", FOREIGN),
        ("link.png", "it is a link, which is not followed"),
        ("out/outside.png", "“out” is a link, which is not followed"),
        ("x" * 5000, "it cannot be read (File name too long)"),
    ],
)
def test_why_a_file_cannot_be_used(view: FolderView, folder: Path, source: str, reason: str | None) -> None:
    (folder / "sub" / "link.png").symlink_to("near.png")
    (folder / "out").symlink_to(folder.parent)
    assert view.file_problem("sub/first.md", source) == reason


def test_the_parent_of_the_library_is_outside(view: FolderView) -> None:
    assert view.file_problem("first.md", "..") == OUTSIDE
    assert view.file_problem("first.md", "../outside.png") == OUTSIDE
    assert view.file_problem("first.md", "near.png") == MISSING


def test_links_are_listed_with_their_targets_except_in_hidden_folders(view: FolderView, folder: Path) -> None:
    (folder / ".hidden").mkdir()
    for name, target in (("z", "a"), ("sub/b", "../first.md"), (".hidden/c", "x"), (".d", "x"), ("sub/up", "..")):
        (folder / name).symlink_to(target)
    assert view.links == [("sub/b", "../first.md"), ("sub/up", ".."), ("z", "a")]


def test_excluded_files_are_not_part_of_the_library(folder: Path) -> None:
    (folder / "briefkit.toml").write_text('[library]\nexclude = ["sub"]\n')
    assert FolderView(folder, read_settings(folder), TODAY).brief_paths == ["first.md", "second.md"]


def test_the_registry_and_its_problems(folder: Path) -> None:
    (folder / "registry.yaml").write_text("topics:\n  water: {title: Water}\nnothing: {}\n")
    view = FolderView(folder, Settings(), TODAY)
    assert view.registry.title("topics", "water") == "Water"
    assert [(finding.path, finding.line) for finding in view.registry_findings] == [("registry.yaml", 3)]


@pytest.mark.parametrize(
    ("id_", "value"),
    [("c# notes", "'c# notes'"), ("o'hara", "'o''hara'  # then"), ("old", '"\\x6fld"'), ("old", "OLD")],
)
def test_a_successor_is_found_whatever_the_id(tmp_path: Path, id_: str, value: str) -> None:
    head = "---\ntitle: T\nkind: note\ndate: 2020\n"
    (tmp_path / f"{id_}.md").write_text(f"{head}---\n", encoding="utf-8")
    (tmp_path / "later.md").write_text(f"{head}supersedes: {value}\n---\n", encoding="utf-8")
    found = FolderView(tmp_path, Settings(), datetime.date(2021, 1, 1)).successor(id_)
    assert found is not None
    assert found.id == "later"
