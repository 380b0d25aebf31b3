"""What cannot be read is named by every command, fails the check, and stops edits that are meant for all briefs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefkit.library.library import Library
from briefkit.storage.files.folder_store import FolderStore
from tests.console import briefkit
from tests.rights import Told, with_rights_only
from tests.thorough import sample

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")

BRIEF = "---\ntitle: {0}\nkind: note\ndate: 2020-01-01\ntopics: [fees]\n---\nHarbour fees.\n"
REFERRING = BRIEF.replace("kind: note", "kind: note\nrelated: [alpha]")
FOLDER = "the folder cannot be read: Permission denied (check its permissions, or exclude it in briefkit.toml)"
FILE = "cannot be read: Permission denied (check its permissions)"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "library"
    (folder / "locked" / "deep").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "briefkit.toml").write_text("")
    (folder / "registry.yaml").write_text("topics: {fees: {title: Harbour fees}}\n")
    for name in ("alpha", "locked/beta", "locked/deep/gamma"):
        (folder / f"{name}.md").write_text((BRIEF if name == "alpha" else REFERRING).format(name))
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    for path in folder.rglob("*"):  # rglob sees what is below only now
        path.chmod(0o755)


@pytest.fixture(params=["with an index", "without an index"])
def ask(library: Path, request: pytest.FixtureRequest) -> Callable[..., Told]:
    cache = library.parent / "cache"
    if request.param == "without an index":
        cache.write_text("no folder can be made here")

    def run(*arguments: str) -> Told:
        told = with_rights_only(*arguments, folder=library, cache=cache)
        return told._replace(err=[line for line in told.err if not line.startswith("briefkit: no index (")])

    return run


PROTECTED = [
    ("locked", 0o000, ["alpha"], f"not listed: locked/:1:1: {FOLDER}"),
    ("locked", 0o311, ["alpha"], f"not listed: locked/:1:1: {FOLDER}"),
    ("locked", 0o644, ["alpha"], f"not listed: locked/:1:1: {FOLDER}"),
    ("locked/deep", 0o000, ["alpha", "locked/beta"], f"not listed: locked/deep/:1:1: {FOLDER}"),
    ("locked/beta.md", 0o000, ["alpha", "locked/deep/gamma"], f"not listed: locked/beta.md:1:1: {FILE}"),
    ("registry.yaml", 0o000, ["alpha", "locked/beta", "locked/deep/gamma"], f"not listed: registry.yaml:1:1: {FILE}"),
]


@pytest.mark.parametrize("protected", sample(PROTECTED, 3), ids=lambda protected: f"{protected[0]} {protected[1]:o}")
def test_what_cannot_be_read_is_named_until_it_can(
    library: Path, ask: Callable[..., Told], protected: tuple[str, int, list[str], str]
) -> None:
    path, mode, listed, named = protected
    everything = ask("list", "--sort", "id", "--format", "{path}")
    assert everything == ([f"{name}.md" for name in ("alpha", "locked/beta", "locked/deep/gamma")], [], 0)
    (library / path).chmod(mode)
    for _ in range(2):
        assert ask("list", "--sort", "id", "--format", "{path}") == ([f"{name}.md" for name in listed], [named], 0)
    checked = ask("check", "--format", "github")
    assert checked.code == 1
    assert [line for line in checked.out if "Permission denied" in line] == [
        line for line in checked.out if f"file={named.split(':')[1].strip()}," in line
    ]
    assert len([line for line in checked.out if "Permission denied" in line]) == 1
    (library / path).chmod(0o755)
    assert ask("list", "--sort", "id", "--format", "{path}") == everything
    assert ask("check").code == 0


@pytest.mark.parametrize(
    "command", ["search harbour", "facets", "issues", "digest --since 2019", "timeline", "judgments list"]
)
def test_every_command_on_briefs_names_it(library: Path, ask: Callable[..., Told], command: str) -> None:
    (library / "locked").chmod(0)
    assert f"not listed: locked/:1:1: {FOLDER}" in ask(*command.split()).err


EDITS = [
    "rename alpha omega",
    "rename alpha omega -n",
    "registry rename topics fees dues",
    "set --topic fees status=review -y",
    "set --topic fees status=review -n",
    "tag --topic fees --add trade -y",
    "check --fix",
    "check --fix -n",
]


@pytest.mark.parametrize("path", ["locked", "locked/deep", "locked/beta.md"])
def test_edits_for_all_briefs_are_refused_while_some_cannot_be_read(library: Path, path: str) -> None:
    (library / "alpha.md").write_text(BRIEF.format("alpha") + "Zero\u200bwidth.\n")
    before = (library / "alpha.md").read_bytes()
    (library / path).chmod(0)
    for edit in EDITS:
        told = with_rights_only(*edit.split(), folder=library, cache=library.parent / "cache")
        assert told.code == 2, edit
        assert any(line.startswith(f"briefkit: {path}") and "cannot be read" in line for line in told.err), told.err
    assert (library / "alpha.md").read_bytes() == before
    one = with_rights_only("set", "alpha", "status=review", folder=library, cache=library.parent / "cache")
    assert (one.out, one.code) == (["alpha"], 0)


def test_what_is_excluded_may_be_unreadable(library: Path, ask: Callable[..., Told]) -> None:
    (library / "briefkit.toml").write_text('[library]\nexclude = ["locked"]\n')
    (library / "locked").chmod(0)
    assert ask("list", "--format", "{id}") == (["alpha"], [], 0)
    assert ask("check").code == 0
    assert ask("rename", "alpha", "omega").code == 0


def test_a_media_folder_that_cannot_be_read_is_a_finding(library: Path, ask: Callable[..., Told]) -> None:
    (library / "media").chmod(0)
    assert ask("list", "--format", "{id}").err == []
    checked = ask("check")
    assert (checked.out[0], checked.code) == (
        "media/:1:1: error: the folder cannot be read: Permission denied [file]",
        1,
    )


def test_a_library_that_cannot_be_read_answers_nothing(library: Path, ask: Callable[..., Told]) -> None:
    listing = ["list", "--format", "{id}"]
    ask(*listing)
    library.chmod(0o311)
    refused = f"briefkit: {library} cannot be read: Permission denied"
    assert ask(*listing) == ([], [refused, "  → check the folder's permissions"], 2)
    library.chmod(0o755)
    (library / "briefkit.toml").chmod(0)
    told = ask(*listing)
    assert (told.out, told.err[0], told.code) == (
        [],
        f"briefkit: {library}/briefkit.toml cannot be read: Permission denied",
        2,
    )


def test_a_named_library_below_a_closed_folder(library: Path) -> None:
    library.parent.joinpath("closed", "library").mkdir(parents=True)
    library.parent.joinpath("closed").chmod(0)
    told = with_rights_only("list", "--library", "../closed/library", folder=library, cache=library.parent / "cache")
    library.parent.joinpath("closed").chmod(0o755)
    assert (told.out, told.code) == ([], 2)
    assert told.err[0] == "briefkit: --library ../closed/library: ../closed/library cannot be read: Permission denied"


STRAYS = {
    "UPPER.MD": "UPPER.md",
    "locked/old.markdown": "old.md",
    "draft.md.txt": "draft.md",
    "Mixed.Markdown": "Mixed.md",
}


@pytest.mark.parametrize(("stray", "right"), STRAYS.items())
def test_a_brief_under_another_ending_is_named_with_its_right_name(library: Path, stray: str, right: str) -> None:
    (library / stray).write_text(BRIEF.format("Stray"))
    why = "its name does not end in .md"
    told = f"not listed: {stray}:1:1: {why} (rename it to {right}, or exclude it in briefkit.toml)\n"
    for _ in range(2):
        ran = briefkit("list", "--sort", "id", "--format", "{path}", folder=library)
        assert (ran.out, ran.stderr) == ("alpha.md\nlocked/beta.md\nlocked/deep/gamma.md\n", told)
    assert FolderStore(library).unlisted(9, 3) == Library.open(library).store.unlisted(9, 3)
    ran = briefkit("check", folder=library)
    assert (f"{stray}:1:1: error: {why} [file]" in ran.out, ran.code) == (True, 1)
    assert briefkit("check", stray, folder=library).out == ran.out
    shown = briefkit("show", stray, folder=library)
    assert (shown.out, shown.code, f"{stray} cannot be listed" in shown.stderr) == ("", 2, True)
    (library / stray).rename((library / stray).with_name(right))
    assert briefkit("list", "--format", "{path}", folder=library).stderr == ""


def test_a_rename_follows_references_under_another_ending_too(library: Path) -> None:
    (library / "UPPER.MD").write_text(REFERRING.format("Stray"))
    assert briefkit("rename", "alpha", "omega", folder=library).code == 0
    assert (library / "UPPER.MD").read_text() == REFERRING.format("Stray").replace("[alpha]\n", "[omega]\n")


def test_a_new_brief_does_not_take_the_name_of_one_under_another_ending(library: Path) -> None:
    first = Path(briefkit("new", "Fees", "--no-edit", "-n", folder=library).out.strip())
    for ending, number in ((".MD", 2), (".markdown", 2), (".md.txt", 2)):
        stray = first.with_name(f"{first.stem.upper()}{ending}")
        stray.write_text(BRIEF.format("Stray"))
        second = briefkit("new", "Fees", "--no-edit", "-n", folder=library).out.strip()
        assert second == str(first.with_name(f"{first.stem}-{number}.md"))
        stray.unlink()


def test_a_readme_and_hidden_files_are_no_briefs_under_any_ending(library: Path) -> None:
    for name in ("README.MD", "README.markdown", "README.md.txt", ".draft.MD", "media/figure.MD", "notes.txt"):
        (library / name).write_text("No brief.\n")
    assert briefkit("list", folder=library).stderr == ""
    assert briefkit("check", folder=library).code == 0
