"""The journal: what an interrupted writer has begun is finished, and nothing else in the library is touched."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from briefkit.storage.files.journal import JOURNAL, Step, finish_interrupted, remove_journal, write_journal

TEMPORARY = ".briefkit-0123456789ab.tmp"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library inside a folder that does not belong to it."""
    library = tmp_path / "library"
    (library / "sub").mkdir(parents=True)
    (library / "a.md").write_bytes(b"old")
    return library


def contents(library: Path) -> dict[str, bytes]:
    """Every file, including hidden ones."""
    return {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*") if path.is_file()}


def step(path: str = "a.md", temporary: str | None = TEMPORARY, moved_to: str | None = None) -> Step:
    """A step from “old” to “new”."""
    return Step.of(path, temporary, b"old", b"new", moved_to)


def finish(library: Path, *steps: Step) -> list[str]:
    """What the next writer cannot finish."""
    write_journal(library, steps)
    return finish_interrupted(library)


def test_without_a_journal_there_is_nothing_to_finish(library: Path) -> None:
    (library / TEMPORARY).write_bytes(b"new")
    assert finish_interrupted(library) == []
    assert contents(library) == {"a.md": b"old", TEMPORARY: b"new"}


def test_a_file_not_yet_replaced_is_replaced(library: Path) -> None:
    (library / TEMPORARY).write_bytes(b"new")
    (library / TEMPORARY).with_suffix(".old").write_bytes(b"old")
    assert finish(library, step()) == []
    assert contents(library) == {"a.md": b"new"}


def test_a_file_already_replaced_stays_and_its_backup_goes(library: Path) -> None:
    (library / "a.md").write_bytes(b"new")
    (library / TEMPORARY).with_suffix(".old").write_bytes(b"old")
    assert finish(library, step()) == []
    assert contents(library) == {"a.md": b"new"}


def test_a_move_not_yet_made_is_made(library: Path) -> None:
    (library / TEMPORARY).write_bytes(b"new")
    assert finish(library, step(moved_to="sub/b.md")) == []
    assert contents(library) == {"sub/b.md": b"new"}


def test_a_move_made_by_half_is_completed(library: Path) -> None:
    (library / "a.md").write_bytes(b"new")
    (library / "b.md").hardlink_to(library / "a.md")
    assert finish(library, step(temporary=None, moved_to="b.md")) == []
    assert contents(library) == {"b.md": b"new"}


def test_a_move_already_made_stays(library: Path) -> None:
    (library / "a.md").rename(library / "b.md")
    assert finish(library, replace(step(temporary=None, moved_to="b.md"), after=step().before)) == []
    assert contents(library) == {"b.md": b"old"}


def test_a_move_does_not_replace_another_file(library: Path) -> None:
    (library / "a.md").write_bytes(b"new")
    (library / "b.md").write_bytes(b"another")
    assert finish(library, step(temporary=None, moved_to="b.md")) == ["a.md"]
    assert contents(library) == {"a.md": b"new", "b.md": b"another"}


def test_a_file_that_has_changed_since_is_left_alone(library: Path) -> None:
    (library / "a.md").write_bytes(b"edited")
    (library / TEMPORARY).write_bytes(b"new")
    assert finish(library, step(moved_to="b.md")) == ["a.md"]
    assert contents(library) == {"a.md": b"edited"}


def test_a_moved_file_that_has_changed_since_is_left_alone(library: Path) -> None:
    (library / "a.md").write_bytes(b"edited")
    assert finish(library, step(temporary=None, moved_to="b.md")) == ["a.md"]
    assert contents(library) == {"a.md": b"edited"}


@pytest.mark.parametrize("bytes_", [b"", b"0", b"ne", b"zzz"])
def test_a_temporary_file_with_other_bytes_is_not_used(library: Path, bytes_: bytes) -> None:
    (library / TEMPORARY).write_bytes(bytes_)
    assert finish(library, step()) == ["a.md"]
    assert contents(library) == {"a.md": b"old"}


def test_a_file_that_is_gone_is_named_and_the_others_are_finished(library: Path) -> None:
    other = ".briefkit-ba9876543210.tmp"
    (library / TEMPORARY).write_bytes(b"new")
    (library / other).write_bytes(b"new")
    assert finish(library, step("gone.md", other), step()) == ["gone.md"]
    assert (library / "a.md").read_bytes() == b"new"
    assert not (library / JOURNAL).exists()


UNSAFE = [
    step("../a.md", None, "b.md"),
    step("sub/../../a.md", None, "b.md"),
    step("a.md", None, "../b.md"),
    step("a.md", None, "/b.md"),
    step("a.md", None, "link/b.md"),
    step("a.md", None, "b.txt"),
    step("a.txt", None, "b.md"),
    step("a.md", None, "b\0.md"),
    step("a.md", "sub/" + TEMPORARY, "b.md"),
    step("a.md", "other.md", "b.md"),
    step("a.md", "x" + TEMPORARY, "b.md"),
    step("a.md", TEMPORARY + ".tmp", "b.md"),
    step("a.md", ".briefkit-0123456789AB.tmp", "b.md"),
]


@pytest.mark.parametrize("unsafe", UNSAFE)
def test_steps_that_leave_the_library_or_touch_other_files_are_ignored(library: Path, unsafe: Step) -> None:
    for folder in (library, library.parent):
        for name in ("a.md", "a.txt", "other.md"):
            (folder / name).write_bytes(b"new")
    (library / "link").symlink_to(library.parent)
    before = contents(library.parent)
    assert not unsafe.is_safe(library)
    assert finish(library, unsafe) == []
    assert contents(library.parent) == before


def test_steps_inside_the_library_are_safe(library: Path) -> None:
    for safe in (
        step(),
        step("sub/a.md", f"sub/{TEMPORARY}", "sub/b.md"),
        step("a.md", None, "sub/b.md"),
        step("a.md", None),
    ):
        assert safe.is_safe(library)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "{}",
        '{"steps": 1}',
        '{"steps": [1]}',
        '{"steps": [{}]}',
        '{"steps": [{"path": "a.md", "other": 1}]}',
    ],
)
def test_a_journal_that_cannot_be_read_is_deleted(library: Path, text: str) -> None:
    (library / JOURNAL).write_text(text)
    assert finish_interrupted(library) == []
    assert contents(library) == {"a.md": b"old"}


def test_a_link_in_place_of_the_journal_is_not_followed(library: Path) -> None:
    elsewhere = library.parent / "journal"
    write_steps(elsewhere, [step(temporary=None, moved_to="b.md")])
    (library / "a.md").write_bytes(b"new")
    (library / JOURNAL).symlink_to(elsewhere)
    assert finish_interrupted(library) == []
    assert contents(library) == {"a.md": b"new"}
    (library / JOURNAL).symlink_to("nowhere")
    finish_interrupted(library)
    assert not (library / JOURNAL).is_symlink()


def write_steps(path: Path, steps: Sequence[Step], padding: int = 0) -> None:
    """A journal, of at least so many bytes."""
    path.write_text(json.dumps({"version": 1, "steps": [asdict(one) for one in steps]}).ljust(padding))


@pytest.mark.parametrize(("size", "moved"), [(4 * 1024 * 1024, True), (4 * 1024 * 1024 + 1, False)])
def test_a_journal_of_more_than_four_mebibytes_is_not_read(library: Path, size: int, moved: bool) -> None:
    (library / "a.md").write_bytes(b"new")
    write_steps(library / JOURNAL, [step(temporary=None, moved_to="b.md")], size)
    assert finish_interrupted(library) == []
    assert contents(library) == {"b.md" if moved else "a.md": b"new"}


def test_a_journal_names_files_in_any_script_and_is_removed_at_the_end(library: Path) -> None:
    journal = write_journal(library, [step("ü.md", None, "п.md")])
    assert '"path": "ü.md"' in journal.read_text("utf-8")
    with pytest.raises(FileExistsError):
        write_journal(library, [])
    remove_journal(library)
    remove_journal(library)
    assert contents(library) == {"a.md": b"old"}
