"""What needs the files of a library says so where a server answers, and works in a clone."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import typer.main

from briefkit.cli.app import app
from briefkit.cli.completion import values
from briefkit.cli.needs import ANSWERS, CHANGES, NEEDS, NOTHING
from briefkit.errors import BriefkitError, FilesNeededError, ServerError
from briefkit.library.export_workers import Workers
from briefkit.library.exports import Exports, Making
from briefkit.library.library import Library
from briefkit.storage import served
from tests.cli.completed import offered
from tests.cli.test_stdio import CALLS, leaves
from tests.console import Ran, briefkit
from tests.fakes import FakeServer
from tests.places import SAMPLE
from tests.thorough import sample

SERVER = "postgresql://fake/library"
GIVES = f"and {SERVER} gives answers only"
WAY_OUT = "run it in a clone of its repository"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    """What answers for every address."""
    fake = FakeServer(SAMPLE)
    monkeypatch.setattr(served, "open_store", lambda _address, _progress: fake)
    return fake


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a library that names its server, with one commit."""
    folder = shutil.copytree(SAMPLE, tmp_path / "clone")
    settings = folder / "briefkit.toml"
    settings.write_text(settings.read_text("utf-8").replace("[library]", f'[library]\nindex = "{SERVER}"', 1))
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        git(folder, *arguments)
    return folder


def git(folder: Path, *arguments: str) -> str:
    call = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip()


def call(command: str, folder: Path, *options: str) -> Ran:
    words = "impasse" if command == "check" else CALLS[command]
    return briefkit(*options, *shlex.split(f"{command} {words}"), folder=folder)


def test_it_is_known_of_every_command_what_it_needs() -> None:
    assert {*leaves(typer.main.get_command(app))} == {*NEEDS}


@pytest.mark.parametrize("command", [name for name, need in NEEDS.items() if need not in {ANSWERS, NOTHING}])
def test_a_command_that_needs_files_says_so_with_the_way_out(command: str, tmp_path: Path, server: FakeServer) -> None:
    ran = call(command, tmp_path, "--library", SERVER)
    through = ": writing goes through git" if NEEDS[command] == CHANGES else ""
    first, hint = ran.stderr.splitlines()
    assert first == f"briefkit: {command} {NEEDS[command]}, {GIVES}{through}"
    assert hint.startswith(f"  → {WAY_OUT}")
    assert (ran.out, ran.code, server.fetched) == ("", 2, [])


def test_earlier_versions_of_one_brief_need_the_history(tmp_path: Path, server: FakeServer) -> None:
    ran = briefkit("diff", "impasse", "--library", server.place, folder=tmp_path)
    said = "briefkit: diff of one brief needs its file and the history of that in git"
    assert ran.stderr.startswith(f"{said}, {GIVES}\n")
    assert ran.code == 2
    assert briefkit("diff", "impasse", "after-helsinki", "--library", server.place, folder=tmp_path).code == 1


def test_in_a_clone_files_are_used_by_what_needs_them_and_the_server_is_asked(clone: Path, server: FakeServer) -> None:
    brief = clone / "2018-11-impasse-before-paris.md"
    for number, command in enumerate(("set impasse title=Changed", "check impasse", "log impasse", "diff impasse")):
        ran = briefkit(*command.split(), folder=clone)
        assert ran.code == (1 if number == 3 else 0), ran.stderr
    assert "title: Changed" in brief.read_text("utf-8")
    assert briefkit("list", "--format", "{title}", "title:impasse", folder=clone).out == "Impasse before Paris\n"
    for local in (["--index", "local", "list"], ["list", "--index", "local"]):
        assert "Changed\n" in briefkit(*local, "--format", "{title}", folder=clone).out
    assert briefkit("show", str(brief), "--raw", folder=clone).stdout == server.sources[brief.name]


_LIKE_SET = ("take-back", "decisions resolve")
"""What writes as `set` does, and has nothing to do in the sample."""
WRITING = {
    **{
        name: line.removesuffix(" -n").replace(" -n ", " ")
        for name, line in CALLS.items()
        if NEEDS.get(name) == CHANGES and name not in _LIKE_SET
    },
    "judgments update": "impasse#j1 --probability 0.6 --on 2018-11-09",
    "review": "impasse --find --accept all",
    "check": "--fix",
}
"""By command: arguments with which it writes into the library."""


@pytest.mark.parametrize("command", sample(WRITING, 5))
def test_after_writing_in_a_clone_it_is_said_that_answers_come_from_elsewhere(
    command: str, clone: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = f"briefkit: {SERVER} answers without what was written until that is pushed: commit it, then push it with git"
    monkeypatch.setenv("EDITOR", "sed -i s/Impasse/Standstill/")
    if command == "check":
        (clone / "fix.md").write_text('---\ntitle: F\nkind: memo\ndate: "2018-01-02"\nsumary: S\n---\n')
    words = [*shlex.split(command), *shlex.split(WRITING[command])]
    local = briefkit(*words, "--index", "local", folder=shutil.copytree(clone, clone.parent / "local"))
    ran = briefkit(*words, folder=clone)
    assert git(clone, "status", "--porcelain"), ran.stderr
    assert ran.stderr.count(note) == 1
    assert (ran.code, ran.out, note in local.stderr) == (local.code, local.out.replace("/local", "/clone"), False)
    assert note not in briefkit("set", "impasse", "title=Other", "-n", folder=clone).stderr


def test_the_option_of_a_command_counts_before_that_of_all(clone: Path, server: FakeServer) -> None:
    assert briefkit("--index", "local", "list", "--index", server.place, folder=clone).code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(served, "open_store", lambda *_: pytest.fail("the server is asked"))
        patch.setenv("BRIEFKIT_INDEX", "local")
        assert briefkit("list", folder=clone).code == 0
        patch.setenv("BRIEFKIT_INDEX", SERVER)
        assert briefkit("--index", SERVER, "list", "--index", "local", folder=clone).code == 0


def test_a_clone_at_another_commit_than_the_served_one_is_told(clone: Path, server: FakeServer) -> None:
    first = server.commit = git(clone, "rev-parse", "HEAD")
    assert briefkit("list", folder=clone).stderr == ""
    git(clone, "commit", "-q", "--allow-empty", "-m", "Second")
    here = git(clone, "rev-parse", "HEAD")
    note = f"this clone is at {here[:10]}: --index local answers from its files\n"
    said = f"briefkit: {SERVER} answers from commit {first[:10]} as of 2021-12-01; {note}"
    assert briefkit("list", folder=clone).stderr == said
    assert briefkit("judgments", "show", "impasse#j1", folder=clone).stderr == said
    server.commit = "0123456789" * 4
    assert f"commit 0123456789, which this clone does not have, as of 2021-12-01; {note}" in (
        briefkit("list", folder=clone).stderr
    )
    server.commit = ""
    said = f"briefkit: {SERVER} answers from files of 2021-12-01 that are no commit: --index local answers from"
    assert briefkit("list", folder=clone).stderr == f"{said} those of this clone\n"
    assert briefkit("check", "impasse", folder=clone).stderr.count("commit") == 0
    shutil.rmtree(clone / ".git")
    assert briefkit("list", folder=clone).stderr == ""


def test_files_that_cannot_be_listed_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "library")
    (folder / "bad.md").write_text("no brief")
    fake = FakeServer(folder)
    monkeypatch.setattr(served, "open_store", lambda _address, _progress: fake)
    here = briefkit("list", "--library", SERVER, folder=tmp_path)
    assert "not listed: bad.md:1:" in here.stderr
    assert here == briefkit("list", "--library", str(folder), folder=tmp_path)
    assert briefkit("show", "bad", "--library", SERVER, folder=tmp_path).stderr.splitlines()[-2:] == [
        "briefkit: bad.md cannot be listed", "  → see “briefkit check bad.md” where the files are",
    ]  # fmt: skip


PATHS = {
    "in the library": ["{0}.md", "./{1}.md"],
    "from above it": ["clone/{0}.md", "./clone/{1}.md"],
    "of this machine": ["{2}/{0}.md", "{2}/../clone/{1}.md"],
}
"""As `find` and `ls` write them."""


@pytest.mark.parametrize("paths", PATHS)
def test_a_list_may_have_paths_of_every_kind(paths: str, clone: Path, server: FakeServer) -> None:
    """Also for a server without a clone: one here tells what they are in the library."""
    known = "2018-11-impasse-before-paris", "2018-07-after-helsinki"
    names = "\n".join(path.format(*known, clone) for path in PATHS[paths])
    for which in (["clone"], [server.place], ["clone", "--index", "local"]):
        options = ["--library", *which, "--from", "-", "--to", "txt", "-o", "out", "--force"]
        ran = briefkit("export", *options, stdin=names, folder=clone.parent)
        assert (ran.code, ran.out) == (0, "".join(f"out/{name}.txt\n" for name in known)), ran.stderr


def test_a_path_that_a_server_cannot_know_is_told(tmp_path: Path, server: FakeServer) -> None:
    options = ["--from", "-", "--to", "txt", "--library", server.place]
    names = "2018-11-impasse-before-paris.md\n/else/where/impasse.md\n"
    ran = briefkit("export", *options, stdin=names, folder=tmp_path)
    said = f"not exported: no brief “/else/where/impasse.md” in {server.place}, which has no folder here\n"
    assert said in ran.stderr
    assert "paths are relative to the library, as “briefkit list -0” writes them" in ran.stderr
    assert (ran.code, ran.out) == (2, "2018-11-impasse-before-paris.txt\n")


def test_the_files_are_advised_only_where_there_are_some(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_address: object, _progress: object) -> FakeServer:
        raise ServerError("the server is gone", hint="try again")

    monkeypatch.setattr(served, "open_store", gone)
    advice = "  → try again; “--index local” answers from the files\n"
    assert briefkit("list", folder=clone).stderr == f"briefkit: the server is gone\n{advice}"
    ran = briefkit("list", "--library", SERVER, folder=clone)
    assert ran.stderr == "briefkit: the server is gone\n  → try again\n"
    assert briefkit("list", "--index", "local", folder=clone).code == 0


def test_completion_does_not_wait_for_a_slow_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "open_store", lambda _address, _progress: FakeServer(SAMPLE))
    assert offered("show impasse", SERVER) == ["2018-11-impasse-before-paris"]
    monkeypatch.setattr(values, "PATIENCE", 0.02)

    def late(_address: object, _progress: object) -> FakeServer:
        time.sleep(0.2)
        raise ServerError("too late")

    monkeypatch.setattr(served, "open_store", late)
    assert offered("show impasse", SERVER) == []


def test_python_users_are_told_the_same(clone: Path, server: FakeServer) -> None:
    library = Library.open(SERVER)
    assert library.get("impasse").title == "Impasse before Paris"
    assert SERVER in repr(library)
    brief = library.get("impasse")
    assert library.source(brief) == server.sources[brief.path]
    assert library.export(brief, "html").data == Library.open(SAMPLE).export(brief, "html").data
    there = Library.open(clone)
    attempts: list[Callable[[Library], object]] = [
        lambda one: one.edit(["impasse"], ["title=x"]).apply(),
        lambda one: one.rename("impasse", "other").apply(),
        lambda one: one.supersede("after-helsinki", "impasse").apply(),
        lambda one: one.check(),
        lambda one: one.log("impasse"),
        lambda one: one.diff("impasse"),
        lambda one: one.registry_ids.add("topics", "new", title="New").apply(),
        lambda one: one.judgments.resolve("impasse#j1", outcome="void", on="2019", again=True).apply(),
    ]  # fmt: skip
    for asked, hint in ((library, "open a clone of its repository"), (there, f'open {clone} with index="local"')):
        for attempt in attempts:
            with pytest.raises(FilesNeededError, match=f"this needs the files of the library, {GIVES}") as raised:
                attempt(asked)
            assert raised.value.hint == hint
    assert Library.open(clone, index="local").check() is not None
    assert issubclass(FilesNeededError, BriefkitError)


def test_exports_in_several_processes_are_of_one_state(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open(SERVER)
    paths = [brief.path for brief in library.find("issue:sanctions")][:3]
    orders = [(path, "txt") for path in paths]
    alone = Exports(library, orders, Making(), jobs=1)
    made = [alone.result(number).data for number in range(len(orders))]
    workers = Workers(library, orders, Making(), 2)
    assert [workers.answer(number).data for number in range(len(orders))] == made  # type: ignore[union-attr]
    workers.close()
    later = FakeServer(SAMPLE, SERVER, commit="pushed since")
    monkeypatch.setattr(served, "open_store", lambda _address, _progress: later)
    late = Workers(library, orders, Making(), 2)
    assert late.answer(0) is None
    late.close()
