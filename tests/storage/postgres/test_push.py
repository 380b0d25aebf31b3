"""A library is written to a server whole, or what has changed of it; what is served afterwards is the same."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import psycopg
import pytest

from briefkit.errors import BriefkitError
from briefkit.storage.git_history import HistoryError, NoRevisionError
from briefkit.storage.postgres import building, changing
from briefkit.storage.postgres.catalogue import FORMAT
from briefkit.storage.postgres.made_rows import TABLES
from briefkit.storage.postgres.problems import Problems
from briefkit.storage.postgres.push import Pushed, push_commit, push_folder
from tests.postgres import server
from tests.storage.libraries import brief_text, write_brief, write_library

ISSUES = [{"id": "inf", "positions": {"us": "Stays"}}]
BRIEF: tuple[dict[str, Any], list[str]] = (
    {"title": "Arms", "kind": "note", "date": "2018", "issues": ISSUES, "own": 1},
    ["control ![](map.png)"],
)
OTHER: tuple[dict[str, Any], list[str]] = ({"title": "Water", "kind": "qa", "date": "2019", "access": "public"}, [])
BROKEN: tuple[dict[str, Any], list[str]] = ({"title": "None"}, [])
_TABLES = [*TABLES, "name", "asset", "wanted", "blob", "state"]


@pytest.fixture
def address() -> str:
    return server().new_database()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "repository" / "library"
    write_library(folder, {"a": BRIEF, "sub/b": OTHER, "broken": BROKEN, "README": BRIEF, ".hidden/x": BRIEF})
    (folder / "map.png").write_bytes(b"a map")
    return folder


def git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"]
    names += ["-c", "maintenance.auto=false"]  # it would be a process for each commit
    done = subprocess.run(["git", "-C", folder, *names, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, message: str = "change") -> str:
    if not (folder.parent / ".git").exists():
        git(folder.parent, "init", "-q", "--template=", "-b", "main")
    git(folder.parent, "add", "-A")
    git(folder.parent, "commit", "-qm", message, "--allow-empty")
    return git(folder, "rev-parse", "HEAD")


def rows(address: str) -> dict[str, list[Any]]:
    """What is served, with paths in place of numbers, which differ."""
    with psycopg.connect(address) as connection:
        ask = "SELECT schema FROM briefkit.generation WHERE state = 'served' AND format = %s"
        schema = connection.execute(ask, (FORMAT,)).fetchone()
        assert schema is not None
        connection.execute(f"SET search_path TO {schema[0]}")
        docs = dict(connection.execute("SELECT doc, path FROM file").fetchall()) | {0: ""}
        found = {table: connection.execute(f"SELECT * FROM {table}") for table in _TABLES}  # noqa: S608 - constants
        return {table: sorted(_named(table, docs, rows)) for table, rows in found.items()}


def _named(table: str, docs: dict[int, str], found: psycopg.Cursor[Any]) -> Iterator[str]:
    columns = [column.name for column in found.description or ()]
    for row in found:
        values = dict(zip(columns, row, strict=True))
        if table == "state" and values["name"] == "origin":
            continue
        doc = values.pop("doc", None)
        for check in ("crc", "sum", *(name for name in values if name.endswith("_crc"))):
            values.pop(check, None)  # they are those of rows with numbers
        yield repr((docs.get(doc), values))


def generations(address: str) -> list[Any]:
    with psycopg.connect(address) as connection:
        ask = "SELECT number, state, commit, briefs FROM briefkit.generation ORDER BY number"
        return connection.execute(ask).fetchall()


def whole(folder: Path) -> dict[str, list[Any]]:
    """What a new server would serve of a folder."""
    address = server().new_database()
    push_folder(folder, address)
    return rows(address)


def test_a_folder_is_served(library: Path, address: str) -> None:
    pushed = push_folder(library, address)
    assert pushed == Pushed(1, f"briefkit_{FORMAT}_1", 2, 3, 0, True, problems=Problems(1, 0, 0))
    assert generations(address) == [(1, "served", "", 2)]
    with psycopg.connect(address) as connection:
        connection.execute(f"SET search_path TO {pushed.schema}")
        found = connection.execute("SELECT path, id, public_from::text FROM file ORDER BY doc").fetchall()
        assert found == [("a.md", "a", None), ("broken.md", None, None), ("sub/b.md", "b", "0001-01-01")]
        assert connection.execute("SELECT id FROM name WHERE section = 'issues'").fetchall() == [("inf-treaty",)]
        assert connection.execute("SELECT DISTINCT rule FROM problem").fetchall() == [("required",)]
        assets = "SELECT asset.path, data FROM asset JOIN blob USING (hash) WHERE doc = 1"
        assert connection.execute(assets).fetchall() == [("map.png", b"a map")]


def test_a_commit_is_served_as_its_files_are(library: Path, address: str) -> None:
    head = commit(library)
    pushed = push_commit(library, "HEAD", address)
    assert (pushed.commit, pushed.whole, pushed.written) == (head, True, 3)
    assert rows(address) == whole(library)
    bare = library.parent.parent / "bare.git"
    git(library, "clone", "-q", "--bare", str(library.parent), str(bare))
    other = server().new_database()
    assert push_commit(bare, "main", other, within="library").commit == head
    assert rows(other) == rows(address)


def change(library: Path) -> None:
    """Change, add, rename, remove and spoil briefs, and what they refer to."""
    write_brief(library, "a", (BRIEF[0] | {"title": "Arms control"}, BRIEF[1]))
    write_brief(library, "new/c", BRIEF)
    (library / "sub" / "b.md").rename(library / "sub" / "B.md")
    (library / "map.png").write_bytes(b"another map")
    (library / "new" / "map.png").write_bytes(b"a map")
    write_brief(library, "d", BROKEN)
    (library / "broken.md").unlink()


@pytest.mark.parametrize("from_git", [True, False])
def test_changes_are_written_in_place(library: Path, address: str, from_git: bool) -> None:
    def push() -> Pushed:
        return push_commit(library, commit(library), address) if from_git else push_folder(library, address)

    push()
    change(library)
    pushed = push()
    assert (pushed.whole, pushed.number, pushed.written, pushed.removed, pushed.briefs) == (False, 1, 4, 2, 3)
    assert rows(address) == whole(library)
    (library / "map.png").unlink()
    (library / "registry.yaml").write_text("issues:\n  cyber: {title: Cyber, aliases: [inf]}\nnothing: 1\n")
    settings = (library / "briefkit.toml").read_text()
    (library / "briefkit.toml").write_text(f'{settings}exclude = ["new"]\n[brand]\nlogo = "logo.png"\n')
    (library / "logo.png").write_bytes(b"a logo")
    assert not push().whole
    assert rows(address) == whole(library)
    (library / "briefkit.toml").write_text(f'{settings}access = "public"\n')
    assert push().whole
    assert rows(address) == whole(library)


def test_a_push_that_changes_nothing_changes_nothing(library: Path, address: str) -> None:
    (library / "latin1.md").write_bytes(b"\xff")
    head = commit(library)
    push_commit(library, head, address)

    def state() -> list[Any]:
        with psycopg.connect(address) as connection:
            ask = "SELECT xmin::text::bigint, pushed_at, (SELECT max(xmin::text::bigint) FROM {0}.state)"
            schema = f"briefkit_{FORMAT}_1"
            return connection.execute(ask.format(schema) + " FROM briefkit.generation").fetchall()

    before = state()
    pushed = push_commit(library, "main", address)
    assert (pushed.written, pushed.removed, pushed.whole) == (0, 0, False)
    assert state() == before
    assert push_commit(library, commit(library, "nothing"), address).written == 0
    assert generations(address)[0][2] != head


def test_an_unknown_commit_is_compared_by_content(library: Path, address: str) -> None:
    commit(library)
    push_commit(library, "HEAD", address)
    change(library)
    (library.parent / ".git").rename(library.parent / "gone")
    commit(library)
    (library.parent / "gone").rename(library.parent.parent / "gone")
    pushed = push_commit(library, "HEAD", address)
    assert (pushed.whole, pushed.written, pushed.removed) == (False, 4, 2)
    assert rows(address) == whole(library)


class Notes:
    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, message: str) -> None:
        self.notes.append(message)

    def clear(self) -> None: ...

    def advance(self, what: str, done: int, total: int) -> None: ...


def test_an_older_commit_is_served_and_said(library: Path, address: str) -> None:
    first = commit(library)
    change(library)
    push_commit(library, commit(library), address)
    notes: Any = Notes()
    assert not push_commit(library, first, address, progress=notes).whole
    assert len(notes.notes) == 1
    assert f"{first[:10]} is older than" in notes.notes[0]
    git(library.parent, "checkout", "-q", "-b", "other", first)
    git(library.parent, "commit", "-qm", "other", "--allow-empty")
    push_commit(library, "main", address)
    push_commit(library, "other", address, progress=notes)
    assert "does not follow from" in notes.notes[1]


def test_what_a_repository_cannot_give_is_said(library: Path, address: str, tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="under version control"):
        push_commit(library, "HEAD", address)
    commit(library)
    with pytest.raises(NoRevisionError, match="no revision “lost”"):
        push_commit(library, "lost", address)
    with pytest.raises(BriefkitError, match="there is no library in elsewhere in"):
        push_commit(library, "HEAD", address, within="elsewhere")
    with pytest.raises(BriefkitError, match="no folder in the repository"):
        push_commit(library, "HEAD", address, within="../up")
    with pytest.raises(BriefkitError, match=r"there is no library in [0-9a-f]{10}"):
        push_commit(library.parent, "HEAD", address)


def test_hostile_trees_are_pushed_as_problems(library: Path, address: str) -> None:
    (library / "link.md").symlink_to("a.md")
    (library / "linked").symlink_to("sub")
    (library / "x.MD").write_text(brief_text(BRIEF))
    (library / "large.md").write_bytes(b"x" * (4 << 20 | 1))
    deep = library.joinpath(*"d" * 102)
    deep.mkdir(parents=True)
    (deep / "a.md").write_text(brief_text(BRIEF))
    with (library / "ü\udcff.md").open("w") as file:
        file.write(brief_text(BRIEF))
    commit(library)
    pushed = push_commit(library, "HEAD", address)
    assert (pushed.briefs, pushed.written) == (2, 7)
    assert rows(address) == whole(library)


def test_values_of_any_length_are_kept(library: Path, address: str) -> None:
    long = "".join(blake2b(b"%d" % number).hexdigest() for number in range(160))  # which cannot be packed well
    issues = [{"id": long, "title": long, "positions": {long: "Stays"}}]
    judgments = [{"id": long, "claim": long, "continues": f"{long}#{long}"}]
    head = BRIEF[0] | {"issues": issues, "judgments": judgments, "topics": [long], "supersedes": long, long: long}
    write_brief(library, "a", (head | {"title": "a\0b", "events": [{"id": long}]}, [f"![]({long}.png)"]))
    pushed = push_folder(library, address)
    assert pushed.briefs == 2
    assert push_folder(library, address).written == 0


def test_many_files_are_written_by_several_processes(
    library: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        write_brief(library, f"many/{number}", BRIEF if number % 2 else OTHER)
    expected = whole(library)
    monkeypatch.setattr(building, "_BATCH", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert push_folder(library, address).written == 15
    assert rows(address) == expected
    monkeypatch.setattr(changing, "_BATCH", 2)
    monkeypatch.setattr("briefkit.storage.postgres.push._FEW", 100)
    for number in range(12):
        write_brief(library, f"many/{number}", BRIEF)
    assert push_folder(library, address).written == 6
    assert rows(address) == whole(library)


def test_only_the_last_two_generations_are_kept(library: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefkit.storage.postgres.push._FEW", 0)
    for number in range(3):
        write_brief(library, "a", (BRIEF[0] | {"title": f"Version {number}"}, []))
        assert push_folder(library, address).whole
    assert [(number, state) for number, state, *_ in generations(address)] == [(2, "old"), (3, "served")]
    with psycopg.connect(address) as reader:
        reader.execute(f"SELECT * FROM briefkit_{FORMAT}_2.state")  # noqa: S608 - a constant
        write_brief(library, "a", OTHER)
        push_folder(library, address)
        assert [state for _, state, *_ in generations(address)] == ["old", "old", "served"]
        reader.rollback()
    push_folder(library, address)
    assert [number for number, *_ in generations(address)] == [3, 4]
