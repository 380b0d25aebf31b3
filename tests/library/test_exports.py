"""Many exports: the same from one process and from several, however these are started, and none is left behind."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.events.state import Mention
from briefkit.errors import ExportError
from briefkit.library import export_workers
from briefkit.library.exports import Exports, Making
from briefkit.storage.sqlite.store import IndexStore
from tests.console import briefkit

BRIEF = "---\ntitle: Brief {0}\nkind: note\ndate: 2021-01-{0:02}\naccess: public\n---\nText {0}.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "briefkit.toml").touch()
    for number in range(1, 12):
        (folder / f"b{number:02}.md").write_text(BRIEF.format(number))
    (folder / "b05.md").write_text(BRIEF.format(5).replace("Text", "[x](y.md) <i>a"))
    (folder / "b07.md").write_text("---\ntitle: Seven\nkind: note\nstatus: draft\n---\n")
    return Library.open(folder)


def results(library: Library, jobs: int) -> list[object]:
    orders = [(brief.path, "html") for brief in library.find()] + [("none.md", "html")]
    found = list[object]()
    with closing(Exports(library, orders, Making(), jobs)) as made:
        for number in range(len(orders)):
            try:
                found.append(made.result(number))
            except ExportError as error:
                found.append((error.message, error.hint))
    return found


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_results_are_the_same(library: Library, monkeypatch: pytest.MonkeyPatch, method: str, audience: str) -> None:
    monkeypatch.setattr(export_workers, "start_method", lambda: method)
    shown = library.for_audience(audience)
    assert results(shown, 3) == results(shown, 1)
    assert multiprocessing.active_children() == []


def test_what_others_say_of_an_event_is_read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, title in ((1, "One"), (2, "Two")):
        text = BRIEF.format(number).replace("access:", f"events: [{{id: summit, title: {title}}}]\naccess:")
        (library.folder / f"b{number:02}.md").write_text(text)
    asked = list[object]()
    read = IndexStore.event_mentions

    def noted(store: IndexStore, ids: Collection[str] | None, *, live: bool) -> list[Mention]:
        asked.append(ids)
        return read(store, ids, live=live)

    monkeypatch.setattr(IndexStore, "event_mentions", noted)
    orders = [("b01.md", "html"), ("b02.md", "html")]
    made = Exports(Library.open(library.folder), orders, Making(), 1)
    together = [made.result(number) for number in range(2)]
    assert asked == [{"summit"}]
    alone = Library.open(library.folder)
    assert together == [alone.export(alone.get(id_), "html") for id_ in ("b01", "b02")]


def test_what_a_process_was_ended_over_is_made_here(library: Library) -> None:
    orders = [(brief.path, "html") for brief in library.find() if brief.date]
    with closing(Exports(library, orders, Making(), 2)) as made:
        first = made.result(0)
        for process in multiprocessing.active_children():
            process.kill()
        again = [made.result(number) for number in range(1, len(orders))]
    assert [first, *again] == [Exports(library, orders, Making(), 1).result(number) for number in range(len(orders))]


def test_a_call_says_and_writes_the_same(library: Library, tmp_path: Path) -> None:
    ran = {}
    for jobs in ("1", "3"):
        out = tmp_path / jobs
        done = briefkit(
            "--library", str(library.folder), "export", "kind:note", "--to", "html", "-o", str(out), "-j", jobs
        )
        files = {path.name: path.read_bytes() for path in out.iterdir()}
        ran[jobs] = (done.code, done.stderr, done.out.replace(str(out), ""), files)
    assert ran["1"] == ran["3"]
    assert ran["1"][0] == 2


def test_two_files_never_have_one_name_on_any_disk(library: Library, tmp_path: Path) -> None:
    (library.folder / "B01.md").write_text(BRIEF.format(1))
    out = tmp_path / "out"
    ran = briefkit("--library", str(library.folder), "export", "b01.md", "B01.md", "--to", "html", "-o", str(out))
    assert (ran.code, out.exists()) == (2, False)
    assert "differ in case or composition only" in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the program is another one elsewhere")
def test_what_was_made_is_opened(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[list[str]]()
    monkeypatch.setattr("subprocess.Popen", lambda command, **_: opened.append(command))
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    call = ("--library", str(library.folder), "export", "b01", "--open", "-o", str(tmp_path / "a.html"))
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    assert briefkit(*call, "-n", terminal=True).code == 0
    assert "not a terminal" in briefkit(*call).stderr
    assert opened == []
    assert briefkit(*call, terminal=True).code == 0
    assert opened == [[str(program), str(tmp_path / "a.html")]]
    monkeypatch.setenv("PATH", "")
    ran = briefkit(*call, terminal=True)
    assert ran.code == 2
    assert "there is no program “xdg-open”" in ran.stderr
