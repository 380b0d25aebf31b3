"""New ids that files beside a brief take: conflict copies, and names that some file systems do not tell apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import briefkit

BRIEF = "---\ntitle: T\nkind: note\ndate: 2020-01-10\nsummary: S.\n---\nText of {}.\n"


def library_of(folder: Path, *names: str) -> dict[str, bytes]:
    (folder / "briefkit.toml").touch()
    for name in names:
        (folder / name).write_text(BRIEF.format(name), "utf-8")
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("other", "new"),
    [
        ("x (conflicted copy).md", "x"),
        ("x (Ann's conflicted copy 2020-01-02).md", "X"),
        ("x 2.md", "x"),
        ("x(1).md", "x"),
        ("x-HOST1.md", "x"),
        ("x.sync-conflict-20180720-101500-ABCDEF7.md", "x"),
        ("gr\u00f6\u00dfe 2.md", "gro\u0308\u00dfe"),
    ],
)
def test_a_name_whose_conflict_copy_is_there_is_refused(other: str, new: str, tmp_path: Path) -> None:
    before = library_of(tmp_path, "a.md", other)
    ran = briefkit("rename", "a.md", new, folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "would be taken for a conflict copy of" in ran.stderr
    assert f"briefkit: {other} would" in ran.stderr
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("other", "new"),
    [
        ("X.md", "x"),
        ("x.MD", "x"),
        ("u\u0308.md", "\u00fc"),
        ("\u00fc.md", "u\u0308"),
        ("\u00fc.md", "\u00dc"),
    ],
)
def test_a_name_that_differs_in_spelling_only_is_taken(other: str, new: str, tmp_path: Path) -> None:
    before = library_of(tmp_path, "a.md", other)
    ran = briefkit("rename", "a", new, folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"taken by {other}" in ran.stderr or f"{other} already exists" in ran.stderr
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [("x", "X", "X"), ("u\u0308", "\u00fc", "\u00fc"), ("x 2", "x-2", "x-2"), ("a", "o\u0308l", "\u00f6l")],
)
def test_a_brief_may_change_its_own_spelling(old: str, new: str, written: str, tmp_path: Path) -> None:
    before = library_of(tmp_path, f"{old}.md")
    ran = briefkit("rename", old, new, folder=tmp_path)
    assert (ran.code, ran.out) == (0, f"{written}\n"), ran.stderr
    assert contents(tmp_path) == {"briefkit.toml": b"", f"{written}.md": before[f"{old}.md"]}


def test_a_new_brief_is_not_taken_for_the_original_of_a_copy(tmp_path: Path) -> None:
    library_of(tmp_path)
    ran = briefkit("new", "Fees", "--no-edit", folder=tmp_path)
    (path,) = tmp_path.glob("*-fees.md")
    path.rename(path.with_name(f"{path.stem} 2.md"))
    ran = briefkit("new", "Fees", "--no-edit", folder=tmp_path)
    assert (ran.code, sorted(path.name for path in tmp_path.glob("*.md"))) == (
        0,
        sorted([f"{path.stem} 2.md", f"{path.stem}-2.md"]),
    )
    assert "conflict" not in briefkit("check", folder=tmp_path).out
