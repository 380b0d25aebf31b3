"""`log`: each commit is compared with its parents, and what cannot be compared is called what it is."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from tests.console import briefkit
from tests.repository import Repository
from tests.thorough import sample

TEXT = """---
title: Fees
kind: note
date: "2020-03-01"
status: published
issues:
  - {{id: fees, status: {status}}}
---

## What was agreed

The parties met in spring, and talked about the fee for the canal.

The fee {word}.

They will meet again in autumn.
"""


class State(NamedTuple):
    """The file in one commit."""

    path: str = "fees"
    status: str = "disputed"
    word: str = "stays"

    @property
    def text(self) -> str:
        return TEXT.format(status=self.status, word=self.word)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repo", "briefs")


def told(repository: Repository, name: str = "fees") -> list[tuple[str, list[str]]]:
    """The subject and the lines of each commit, newest first."""
    table = Library.open(repository.folder).log(name)
    return [(entry.commit.subject, [text for _, text in entry.changes]) for entry in table]


def put(repository: Repository, message: str, state: State | None, *, day: str = "2020-01-01") -> str:
    """Commit a state of the file, or its absence, and return the hash."""
    for path in repository.folder.glob("*.md"):
        path.unlink()
    if state is not None:
        (repository.folder / f"{state.path}.md").write_text(state.text)
    repository.git("add", "-A")
    repository.git("commit", "-q", "--allow-empty", "-m", message, day=day)
    return repository.git("rev-parse", "HEAD").strip()


def merge(repository: Repository, message: str, other: str, state: State | None, *more: str) -> str:
    """Commit a merge of HEAD and other branches that has a state, whatever the branches had."""
    repository.git("merge", "-q", "-s", "ours", "--no-ff", "--no-commit", other, *more)
    return put(repository, message, state)


def test_a_commit_on_one_branch_has_not_undone_what_another_did(repository: Repository) -> None:
    put(repository, "first", State(), day="2020-01-01")
    repository.git("checkout", "-qb", "side")
    put(repository, "side", State(status="negotiable"), day="2020-01-02")
    repository.git("checkout", "-q", "main")
    put(repository, "main", State(word="falls"), day="2020-01-03")
    repository.git("merge", "-q", "side", "-m", "merge", day="2020-01-04")
    assert told(repository) == [
        ("merge", ["merge: nothing of its own"]),
        ("main", ["text: 1 passage changed (1 word added, 1 removed)"]),
        ("side", ["status of fees: disputed → negotiable"]),
        ("first", ["first version: Fees"]),
    ]


def test_a_merge_tells_what_is_in_none_of_its_parents(repository: Repository) -> None:
    put(repository, "first", State())
    repository.git("checkout", "-qb", "side")
    put(repository, "side", State(status="negotiable", word="falls"))
    repository.git("checkout", "-q", "main")
    put(repository, "main", State(status="deadlocked"))
    merge(repository, "merge", "side", State(status="resolved", word="falls"))
    assert told(repository)[0] == ("merge", ["status of fees: deadlocked → resolved"])


def test_a_merge_of_three_branches(repository: Repository) -> None:
    put(repository, "first", State())
    for number, status in enumerate(("negotiable", "deadlocked")):
        repository.git("checkout", "-qb", f"b{number}", "main")
        put(repository, status, State(status=status))
    repository.git("checkout", "-q", "main")
    put(repository, "main", State(word="rises"))
    repository.git("merge", "-q", "-s", "ours", "--no-commit", "b0", "b1")
    put(repository, "merge", State(status="negotiable", word="falls"))
    assert told(repository)[0] == ("merge", ["text: 1 passage unlike all merged versions"])


def test_a_merge_that_drops_a_side_says_so(repository: Repository) -> None:
    put(repository, "first", State())
    repository.git("checkout", "-qb", "side")
    side = put(repository, "side", State(status="negotiable"), day="2020-01-02")
    repository.git("checkout", "-q", "main")
    main = put(repository, "main", State(word="falls"), day="2020-01-03")
    merge(repository, "merge", "side", State(word="falls"))
    assert told(repository)[0] == (
        "merge",
        [f"merge: takes the version of {main[:8]} as it is, not the one of {side[:8]}"],
    )


def test_deletion_and_return(repository: Repository) -> None:
    put(repository, "first", State())
    put(repository, "gone", None)
    put(repository, "back", State(status="resolved"))
    assert told(repository) == [
        ("back", ["file written again, after it was deleted", "status of fees: disputed → resolved"]),
        ("gone", ["file deleted: Fees"]),
        ("first", ["first version: Fees"]),
    ]


@pytest.mark.parametrize("name", ["fees", "fees.md"])
def test_a_deleted_brief_still_has_its_history(repository: Repository, name: str) -> None:
    put(repository, "first", State())
    put(repository, "gone", None)
    assert told(repository, name)[0] == ("gone", ["file deleted: Fees"])
    with pytest.raises(BriefkitError, match="tolls"):
        told(repository, "tolls")


def test_two_branches_that_add_the_same_file(repository: Repository) -> None:
    put(repository, "empty", None)
    repository.git("checkout", "-qb", "side")
    put(repository, "side", State(status="negotiable"), day="2020-01-02")
    repository.git("checkout", "-q", "main")
    put(repository, "main", State(), day="2020-01-03")
    merge(repository, "merge", "side", State(status="negotiable", word="falls"))
    assert told(repository) == [
        ("merge", ["text: 1 passage unlike all merged versions"]),
        ("main", ["first version: Fees"]),
        ("side", ["first version: Fees"]),
    ]


def test_a_rename_with_an_edit(repository: Repository) -> None:
    put(repository, "first", State())
    put(repository, "renamed", State("tolls", word="falls"))
    assert told(repository, "tolls")[0] == (
        "renamed",
        ["file fees.md is now tolls.md", "text: 1 passage changed (1 word added, 1 removed)"],
    )


def test_a_rename_on_one_branch_and_an_edit_on_another(repository: Repository) -> None:
    put(repository, "first", State())
    repository.git("checkout", "-qb", "side")
    put(repository, "renamed", State("tolls"), day="2020-01-02")
    repository.git("checkout", "-q", "main")
    put(repository, "edited", State(word="falls"), day="2020-01-03")
    repository.git("merge", "-q", "side", "-m", "merge", day="2020-01-04")
    assert told(repository, "tolls") == [
        ("merge", ["merge: nothing of its own"]),
        ("edited", ["text: 1 passage changed (1 word added, 1 removed)"]),
        ("renamed", ["file fees.md is now tolls.md"]),
        ("first", ["first version: Fees"]),
    ]


def test_a_name_that_became_free_is_another_brief(repository: Repository) -> None:
    first = put(repository, "first", State())
    put(repository, "renamed", State("tolls"))
    (repository.folder / "fees.md").write_text("---\ntitle: New\nkind: note\ndate: 2020\n---\n\nAnother question.\n")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "new")
    assert told(repository) == [("new", ["first version: New"])]
    assert told(repository, "tolls")[-1] == ("first", ["first version: Fees"])
    with pytest.raises(BriefkitError, match=f"fees.md is not in {first[:10]}"):
        Library.open(repository.folder).diff("fees", revisions=first)


def test_a_copy_is_a_first_version(repository: Repository) -> None:
    put(repository, "first", State())
    (repository.folder / "copy.md").write_text(State().text)
    repository.git("add", "-A")
    repository.git("commit", "-qm", "copied")
    assert told(repository, "copy") == [("copied", ["first version: Fees"])]


def test_a_cherry_pick_and_a_revert(repository: Repository) -> None:
    put(repository, "first", State())
    repository.git("checkout", "-qb", "side")
    put(repository, "fix", State(status="negotiable"))
    repository.git("checkout", "-q", "main")
    put(repository, "other", State(word="falls"))
    repository.git("cherry-pick", "side", day="2020-01-05")
    repository.git("revert", "--no-edit", "HEAD", day="2020-01-06")
    assert told(repository)[:2] == [
        ('Revert "fix"', ["status of fees: negotiable → disputed"]),
        ("fix", ["status of fees: disputed → negotiable"]),
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"---\ntitle: [\n---\n", "fees.md:"),
        (b"---\ntitle: F\xe9es\n---\n", "fees.md cannot be compared as text"),
        (b"---\ntitle: Fees\n---\n" + b"x" * (5 << 20), "fees.md: it is larger than 4 MiB"),
        (b"---\ntitle: F\n<<<<<<< HEAD\nkind: note\n=======\nkind: brief\n>>>>>>> side\n---\n", "fees.md:"),
    ],
)
def test_after_a_version_that_cannot_be_read_the_last_readable_one_counts(
    repository: Repository, data: bytes, problem: str
) -> None:
    first = put(repository, "first", State())
    for message in ("broken", "still broken"):
        (repository.folder / "fees.md").write_bytes(data + message.encode())
        repository.git("commit", "-qam", message)
    put(repository, "mended", State(status="resolved"))
    table = list(Library.open(repository.folder).log("fees"))
    assert [text for _, text in table[0].changes] == [
        f"compared with {first[:8]} of 2020-01-01, the last version that can be read",
        "status of fees: disputed → resolved",
    ]
    assert all((entry.problem or "").startswith(problem) for entry in table[1:3])
    assert [entry.problem for entry in (table[0], table[3])] == [None, None]


def test_a_file_that_could_not_be_read_at_first(repository: Repository) -> None:
    (repository.folder / "fees.md").write_text("---\ntitle: [\n---\n")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "broken")
    put(repository, "mended", State())
    assert told(repository) == [("mended", ["first version that can be read: Fees"]), ("broken", [])]


def test_marks_of_a_conflict_that_were_committed(repository: Repository) -> None:
    put(repository, "first", State())
    put(repository, "marked", State(word="stays\n<<<<<<< HEAD\nor rises\n=======\nor falls\n>>>>>>> side\n"))
    put(repository, "more", State(word="stays\n<<<<<<< HEAD\nor rises\n=======\nor falls\n>>>>>>> side\n\nEnd"))
    found = told(repository)
    assert "marks of a merge conflict in line 15" in found[1][1]
    assert not any("conflict" in line for line in found[0][1])


def test_a_symbolic_link_is_no_version(repository: Repository) -> None:
    first = put(repository, "first", State())
    (repository.folder / "fees.md").unlink()
    (repository.folder / "fees.md").symlink_to("elsewhere.md")
    repository.git("commit", "-qam", "linked")
    (repository.folder / "fees.md").unlink()
    put(repository, "back", State(word="falls"))
    table = list(Library.open(repository.folder).log("fees"))
    assert table[1].problem == "fees.md is a symbolic link"
    assert table[0].changes[0][1] == f"compared with {first[:8]} of 2020-01-01, the last version that can be read"


def test_what_changes_nothing_that_is_said(repository: Repository) -> None:
    put(repository, "first", State())
    (repository.folder / "fees.md").chmod(0o755)
    repository.git("commit", "-qam", "mode")
    (repository.folder / "fees.md").write_text(State().text + "\n\n")
    repository.git("commit", "-qam", "space")
    assert told(repository)[:2] == [
        ("space", ["only white space or the style of the YAML"]),
        ("mode", ["only the mode of the file"]),
    ]


def test_a_shallow_clone_begins_where_it_begins(repository: Repository, tmp_path: Path) -> None:
    put(repository, "first", State())
    put(repository, "second", State(status="negotiable"))
    put(repository, "third", State(status="resolved"))
    repository.git("clone", "-q", "--depth", "2", repository.top.as_uri(), str(tmp_path / "clone"))
    table = Library.open(tmp_path / "clone" / "briefs").log("fees")
    assert [entry.changes[0][1] for entry in table] == [
        "status of fees: negotiable → resolved",
        "the history begins here (shallow clone): Fees",
    ]


def test_a_partial_clone_tells_what_it_lacks(repository: Repository, tmp_path: Path) -> None:
    put(repository, "first", State())
    put(repository, "second", State(status="resolved"))
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "-q", "--filter=blob:none", repository.top.as_uri(), str(tmp_path / "clone"))
    table = list(Library.open(tmp_path / "clone" / "briefs").log("fees"))
    assert [entry.commit.subject for entry in table] == ["second", "first"]
    assert table[0].changes == (("meta", "first version that can be read: Fees"),)
    assert table[1].problem == "fees.md: git does not give its contents"


def test_two_roots(repository: Repository) -> None:
    put(repository, "first", State())
    repository.git("checkout", "-q", "--orphan", "other")
    put(repository, "another root", State(status="negotiable"))
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "-s", "ours", "--no-commit", "--allow-unrelated-histories", "other")
    put(repository, "merge", State(word="falls"))
    assert told(repository)[0] == ("merge", ["text: 1 passage unlike all merged versions"])
    assert sorted(told(repository)[1:]) == [
        ("another root", ["first version: Fees"]),
        ("first", ["first version: Fees"]),
    ]


def test_a_clock_that_is_wrong(repository: Repository) -> None:
    put(repository, "first", State(), day="2020-01-09")
    put(repository, "second", State(status="negotiable"), day="2020-01-02")
    assert [subject for subject, _ in told(repository)] == ["second", "first"]


@pytest.mark.parametrize("kind", ["replace", "graft"])
def test_the_commits_themselves_are_asked(repository: Repository, kind: str) -> None:
    first = put(repository, "first", State())
    second = put(repository, "second", State(status="negotiable"))
    third = put(repository, "third", State(status="resolved"))
    if kind == "replace":
        repository.git("replace", second, first)
    else:
        (repository.top / ".git" / "info").mkdir(exist_ok=True)
        (repository.top / ".git" / "info" / "grafts").write_text(f"{third} {first}\n")
    assert [lines for _, lines in told(repository)] == [
        ["status of fees: negotiable → resolved"],
        ["status of fees: disputed → negotiable"],
        ["first version: Fees"],
    ]


@pytest.mark.parametrize("name", ["two words", "Gebühren", 'a "quoted" one', "back\\slash", "[x]*", "-dash", ":colon"])
def test_names_of_files(repository: Repository, name: str) -> None:
    put(repository, "first", State())
    put(repository, "renamed", State(name))
    put(repository, "edited", State(name, status="resolved"))
    assert told(repository, str(repository.folder / f"{name}.md")) == [
        ("edited", ["status of fees: disputed → resolved"]),
        ("renamed", [f"file fees.md is now {name}.md"]),
        ("first", ["first version: Fees"]),
    ]


def test_an_author_and_a_message_in_another_encoding(repository: Repository) -> None:
    put(repository, "first", State())
    repository.git("config", "i18n.commitEncoding", "ISO-8859-1")
    tree = repository.git("rev-parse", "HEAD^{tree}").strip()
    (repository.folder / "fees.md").write_text(State(word="falls").text)
    repository.git("add", "-A")
    tree = repository.git("write-tree").strip()
    head = repository.git("rev-parse", "HEAD").strip()
    body = f"tree {tree}\nparent {head}\nauthor J\u00fcrgen M\u00fcller <j@example.org> 1577880000 +0000\n"
    body += "committer B <b@example.org> 1577880000 +0000\nencoding ISO-8859-1\n\n\nGeb\u00fchr\x1b[31m\n\nMore.\n"
    ran = subprocess.run(
        ["git", "-C", str(repository.top), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=body.encode("latin-1"), capture_output=True, check=True,
    )  # fmt: skip
    repository.git("update-ref", "HEAD", ran.stdout.decode().strip())
    entry = next(iter(Library.open(repository.folder).log("fees")))
    assert (entry.commit.author, entry.commit.subject) == ("Jürgen Müller", "Gebühr\x1b[31m")


def test_what_is_not_committed_is_said(repository: Repository) -> None:
    with pytest.raises(BriefkitError, match="no brief “fees”"):
        Library.open(repository.folder).log("fees")
    (repository.folder / "fees.md").write_text(State().text)
    with pytest.raises(BriefkitError, match="has not been committed yet"):
        Library.open(repository.folder).log("fees")
    put(repository, "first", State())
    assert Library.open(repository.folder).log("fees").notes == []
    (repository.folder / "fees.md").write_text(State(word="falls").text)
    notes = Library.open(repository.folder).log("fees").notes
    assert notes == ["fees.md has changes that are not committed: see “briefkit diff fees”"]
    (repository.folder / "fees.md").write_bytes(State().text.replace("\n", "\r\n").encode())
    assert Library.open(repository.folder).log("fees").notes == []


def test_a_detached_head_and_a_second_work_tree(repository: Repository, tmp_path: Path) -> None:
    first = put(repository, "first", State())
    put(repository, "second", State(status="negotiable"))
    repository.git("worktree", "add", "-q", "--detach", str(tmp_path / "more"), first)
    table = Library.open(tmp_path / "more" / "briefs").log("fees")
    assert [entry.commit.subject for entry in table] == ["first"]


def test_the_latest_are_the_same_with_a_limit(repository: Repository) -> None:
    put(repository, "first", State())
    put(repository, "second", State(status="negotiable"))
    put(repository, "third", State(status="resolved"))
    library = Library.open(repository.folder)
    assert list(library.log("fees", limit=2)) == list(library.log("fees"))[:2]


def test_the_terminal_tells_what_the_data_tell(repository: Repository) -> None:
    put(repository, "first", State())
    (repository.folder / "fees.md").write_text("---\ntitle: [\n---\n")
    repository.git("commit", "-qam", "broken")
    put(repository, "mended\x1b[31m", State(status="resolved"))
    page = briefkit("log", "fees", folder=repository.folder)
    rows = json.loads(briefkit("log", "fees", "--json", folder=repository.folder).stdout)
    assert (page.code, b"\x1b" in page.stdout, len(rows)) == (0, False, 3)
    said = " ".join(page.out.split())
    for row in rows:
        problem = [f"cannot be read: {row['problem']}"] if row["problem"] else []
        head = f"{row['date']} {row['commit'][:8]} {row['author']}"
        for text in (head, *(change["text"] for change in row["changes"]), *problem):
            assert " ".join(text.split()) in said


class History:
    """A random history of one file, with what each commit must say, from the states alone."""

    def __init__(self, repository: Repository, seed: int, names: list[str]) -> None:
        self.repository, self.random, self.names = repository, random.Random(seed), names  # noqa: S311 - histories, no secrets
        self.states: dict[str, State | None] = {}
        self.parents: dict[str, list[str]] = {}
        self.tips = ["main"]
        self.save("0", [], State())
        for number in range(1, 14):
            self.step(str(number))

    def step(self, message: str) -> None:
        action = self.random.choice(["edit", "edit", "edit", "branch", "merge", "merge", "delete"])
        here = self.random.choice(self.tips)
        self.repository.git("checkout", "-q", here)
        head = self.head()
        if action == "branch" and len(self.tips) < 4:
            name = f"b{message}"
            self.repository.git("checkout", "-qb", name)
            self.tips.append(name)
            self.save(message, [head], self.edited(self.states[head]))
        elif action == "merge" and len(self.tips) > 1:
            other = self.random.choice([tip for tip in self.tips if tip != here])
            tip = self.repository.git("rev-parse", other).strip()
            if self.repository.git("merge-base", head, tip).strip() in {head, tip}:
                return
            self.repository.git("merge", "-q", "-s", "ours", "--no-commit", other)
            self.save(message, [head, tip], self.merged(self.states[head], self.states[tip]))
        elif action == "delete":
            self.save(message, [head], None)
        else:
            self.save(message, [head], self.edited(self.states[head]))

    def head(self) -> str:
        return self.repository.git("rev-parse", "HEAD").strip()

    def save(self, message: str, parents: list[str], state: State | None) -> None:
        commit = put(self.repository, message, state)
        self.states[commit], self.parents[commit] = state, parents

    def edited(self, state: State | None) -> State:
        pick = self.random.choice
        state = state or State(pick(self.names))
        return pick([
            state._replace(path=pick(self.names)),
            state._replace(status=pick(["disputed", "negotiable", "resolved"])),
            state._replace(word=pick(["stays", "falls", "rises"])),
        ])  # fmt: skip

    def merged(self, one: State | None, other: State | None) -> State | None:
        sides = [one, other]
        pick, there = self.random.choice, [side for side in sides if side]
        if not there or self.random.random() < 0.3:
            return pick(sides)
        mixed = State(*(pick([getattr(side, name) for side in there]) for name in State._fields))
        return self.edited(mixed) if self.random.random() < 0.3 else mixed

    def expected(self, commit: str) -> list[str] | None:
        """The lines of a commit; None if it says nothing of the file."""
        state, before = self.states[commit], [self.states[parent] for parent in self.parents[commit]]
        if (before and state in before) or (state is None and not before):
            return None
        there = [old for old in before if old]
        if state is None:
            return ["file deleted: Fees"]
        if not there:
            return None if self.existed(commit) else ["first version: Fees"]
        lines = []
        if all(old.path != state.path for old in there):
            lines.append(f"file {there[0].path}.md is now {state.path}.md")
        if all(old.status != state.status for old in there):
            lines.append(f"status of fees: {there[0].status} → {state.status}")
        if all(old.word != state.word for old in there):
            one = "text: 1 passage changed (1 word added, 1 removed)"
            lines.append(one if len(there) == 1 else "text: 1 passage unlike all merged versions")
        return lines or ["merge: nothing of its own"]

    def existed(self, commit: str) -> bool:
        return any(self.states[parent] or self.existed(parent) for parent in self.parents[commit])


@pytest.mark.parametrize("seed", sample(range(20), 5))
def test_random_histories_without_renames(repository: Repository, seed: int) -> None:
    history = History(repository, seed, ["fees"])
    repository.git("checkout", "-q", "main")
    reachable = repository.git("rev-list", "HEAD").split()
    found = {entry.commit.hash: [text for _, text in entry.changes] for entry in log_of(repository, "fees")}
    for commit in reachable:
        expected = history.expected(commit)
        lines = found.pop(commit, None)
        if lines and lines[0] == "file written again, after it was deleted":
            assert history.existed(commit)
            assert not any(history.states[parent] for parent in history.parents[commit])
        elif lines and re.match("merge: (takes|keeps|leaves)", lines[0]):
            assert history.states[commit] in [history.states[parent] for parent in history.parents[commit]]
        elif expected is not None or not history.existed(commit):
            assert lines == expected, commit
    assert not found


@pytest.mark.parametrize("seed", sample(range(20), 5))
def test_random_histories_with_renames(repository: Repository, seed: int) -> None:
    history = History(repository, seed, ["fees", "tolls", "dues"])
    repository.git("checkout", "-q", "main")
    for state in dict.fromkeys(map(history.states.__getitem__, repository.git("rev-list", "HEAD").split())):
        for entry in log_of(repository, state.path if state else "fees"):
            lines = [text for _, text in entry.changes]
            expected = history.expected(entry.commit.hash)
            if expected and "again" not in lines[0] and not re.match("merge: (takes|keeps|leaves)", lines[0]):
                assert lines == expected


def log_of(repository: Repository, name: str) -> list[Any]:
    return list(Library.open(repository.folder).log(str(repository.folder / f"{name}.md")))


def test_it_is_a_table_in_every_format_and_a_page_without_one(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2020-03-01", fees=State().text)
    repository.commit("2020-04-01", fees=State(status="settled").text)
    folder, file = str(repository.folder), tmp_path / "history.xlsx"
    page = briefkit("--library", folder, "log", "fees")
    assert page.stdout == briefkit("--library", folder, "log", "fees", "-f", "table").stdout
    assert b"status of fees: disputed" in page.stdout
    lines = briefkit("--library", folder, "log", "fees", "-f", "{date}  {path}").stdout.decode().splitlines()
    assert lines == ["2020-04-01  fees.md", "2020-03-01  fees.md"]
    assert len(json.loads(briefkit("--library", folder, "log", "fees", "--json").stdout)) == 2
    assert briefkit("--library", folder, "log", "fees", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(b"PK")
