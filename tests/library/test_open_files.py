"""What is found in the text of an open file is what `check` finds in a file with that text."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.diagnostic import Diagnostic
from briefkit.library.open_files import OpenFiles, settings_diagnostic
from tests.places import ROOT, SAMPLE
from tests.thorough import sample

STUB = b'---\ntitle: Something else\nkind: note\ndate: "2018"\nstatus: draft\n---\n'
RULES = sorted({path.parent for path in (ROOT / "tests" / "rules").rglob("*.md")})
"""The folders with examples of rules."""


def checked(folder: Path, path: str) -> list[Diagnostic]:
    """What `check` finds in a file; a fix is a function, of which only the existence counts."""
    library = Library.open(folder, index="local")
    return [plain(item) for item in library.check(listed=True).diagnostics([path])]


def plain(item: Diagnostic) -> Diagnostic:
    return replace(item, fix=None, hint=f"{item.hint}, fixable: {item.fix is not None}")


def opened(folder: Path) -> OpenFiles:
    return OpenFiles(Library.open(folder, index="local"))


def found_in(files: OpenFiles, path: str) -> list[Diagnostic]:
    return [plain(item) for item in files.diagnostics(path)]


@pytest.mark.parametrize("source", sample(RULES, 25), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_text_that_is_not_saved_is_checked_as_if_it_were(source: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    others = [path.name for path in RULES if path.parent == source]
    shutil.copytree(source, whole, symlinks=True, ignore=shutil.ignore_patterns(*others))
    if not (whole / "briefkit.toml").exists():
        (whole / "briefkit.toml").write_text('[library]\nname = "Test"\n')
    paths = [path.relative_to(whole).as_posix() for path in whole.rglob("*.md") if not path.is_symlink()]
    for path in [path for path in paths if os.access(whole / path, os.R_OK)][:3]:
        folder = tmp_path / "stubbed"
        shutil.copytree(whole, folder, symlinks=True)
        (folder / path).write_bytes(STUB)
        files = opened(folder)
        if files.is_brief(path):
            found_in(files, path)  # with what is on disk first, so that something is known of it
            files.texts[path] = (whole / path).read_bytes()
            assert found_in(files, path) == checked(whole, path)
        shutil.rmtree(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "library"))


EDITS = {
    "2018-11-impasse-before-paris.md": [
        (b"status: published", b"status: draft"),
        (b"topics: [", b"topics: [Sanktions, "),
        (b"title: ", b"title: [broken"),
        (b"id: j1", b"id: j2"),
    ],
    "2018-07-after-helsinki.md": [(b"date:", b"dat:"), (b"supersedes", b"superseded"), (b"\n---\n", b"\n")],
}


def test_every_open_text_counts_for_every_other(folder: Path, tmp_path: Path) -> None:
    """One is edited after the other, and both are compared with a library where all is saved."""
    saved = Path(shutil.copytree(folder, tmp_path / "saved"))
    files = opened(folder)
    for path, edits in EDITS.items():
        for old, new in edits:
            (saved / path).write_bytes((saved / path).read_bytes().replace(old, new, 1))
            files.texts[path] = (saved / path).read_bytes()
            assert {name: found_in(files, name) for name in files.texts} == {
                name: checked(saved, name) for name in files.texts
            }


def test_what_is_saved_by_others_counts_after_a_refresh(folder: Path) -> None:
    files = opened(folder)
    path = "2018-11-impasse-before-paris.md"
    files.texts[path] = (folder / path).read_bytes().replace(b"related: [", b"related: [new-one, ", 1)
    before = [item.message for item in files.diagnostics(path)]
    assert "no brief “new-one” in the library" in before
    (folder / "new-one.md").write_bytes(STUB)
    files.refresh()
    assert [item.message for item in files.diagnostics(path)] == [
        message for message in before if "new-one" not in message
    ]


def test_words_of_open_files_are_counted_once(folder: Path) -> None:
    """The usual spelling of an id is that of most briefs, those that are open as they are there."""
    for number in range(3):
        (folder / f"n{number}.md").write_bytes(STUB.replace(b"status: draft", b"regions: [x]\ntopics: [Fees]"))
    (folder / "registry.yaml").write_text("parties: {us: United States}\n")
    files = opened(folder)
    files.texts["n0.md"] = (folder / "n0.md").read_bytes().replace(b"[Fees]", b"[fees]")
    assert [item.rule for item in files.diagnostics("n0.md") if item.rule == "id-spelling"] == ["id-spelling"]
    for name in ("n1.md", "n2.md"):
        files.texts[name] = files.texts["n0.md"]
    assert [item.rule for item in files.diagnostics("n0.md") if item.rule == "id-spelling"] == []
    for name, data in files.texts.items():
        (folder / name).write_bytes(data)
    files.refresh()
    files.texts["n0.md"] = files.texts["n0.md"].replace(b"[fees]", b"[Fees]")
    assert [item.rule for item in files.diagnostics("n0.md") if item.rule == "id-spelling"] == ["id-spelling"]


def test_the_registry_that_is_open_counts(folder: Path) -> None:
    files = opened(folder)
    path = "2018-11-impasse-before-paris.md"
    files.texts[path] = (folder / path).read_bytes()
    assert files.diagnostics(path) == []
    files.texts["registry.yaml"] = (folder / "registry.yaml").read_bytes().replace(b"  sanctions:", b"  sanktions:")
    assert "unknown-issue" in {item.rule for item in files.diagnostics(path)}
    files.texts["registry.yaml"] += b"\nnonsense: {}\n"
    found = [item for item in files.library_diagnostics() if item.path == "registry.yaml"]
    assert found[-1].message == "there is no section “nonsense”"


def test_a_new_file_is_a_brief_before_it_is_saved(folder: Path) -> None:
    files = opened(folder)
    assert files.is_brief("new.md")
    assert not files.is_brief("README.md")
    assert not files.is_brief("media/new.md")
    files.texts["new.md"] = STUB.replace(b"status: draft", b"related: [new]")
    assert "a brief cannot refer to itself" in [item.message for item in files.diagnostics("new.md")]


def test_what_git_knows_is_asked_again_after_a_commit(folder: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True)

    git("init", "-q")
    files = opened(folder)
    path = "2018-11-impasse-before-paris.md"
    whole = (folder / path).read_bytes()
    git("add", ".")
    git("commit", "-qm", "First")
    files.texts[path] = whole.replace(b"claim: ", b"claim: Not at all: ", 1).replace(b"Not at all: ", b"Not at all ")
    assert "judgment-altered" not in {item.rule for item in files.diagnostics(path)}
    files.refresh()
    (folder / path).write_bytes(files.texts[path])
    assert found_in(files, path) == checked(folder, path)
    files.close()


def test_a_fix_is_that_of_check(folder: Path) -> None:
    path = "2018-11-impasse-before-paris.md"
    data = (folder / path).read_bytes().replace(b"topics: [", b"topics: [Sanctions, ", 1)
    files = opened(folder)
    files.texts[path] = data
    fixable = [item for item in files.diagnostics(path) if item.fix]
    assert fixable == [] or files.fixed(path, fixable[0]) != data
    assert files.all_fixed(path) == (files.fixed(path, fixable[0]) if len(fixable) == 1 else files.all_fixed(path))
    assert (folder / path).read_bytes() != data


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[library]\nname = 1\n", 2, 1),
        ("[library\n", 1, 9),
        ("\n[libary]\nname = 'a'\n", 2, 1),
        ("[library]\nname = 'a'\nname = 'b'\n", 3, 1),
        ("[library]\n\nlikelihood_scale = 'x'\n", 3, 1),
    ],
)
def test_settings_that_cannot_be_used_are_found_at_their_line(text: str, line: int, column: int) -> None:
    found = settings_diagnostic(Path("library"), text.encode())
    assert found is not None
    assert (found.line, found.column, found.path) == (line, column, "briefkit.toml")
    assert "briefkit.toml" not in found.message
    assert settings_diagnostic(Path("library"), b"[library]\nname = 'a'\n") is None
