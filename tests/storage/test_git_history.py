"""Git by plumbing: versions, renames, and a configuration that would run programs if it could."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from briefkit.storage.git_history import GitHistory, HistoryError
from briefkit.storage.git_lines import line_of_file, path_at
from tests.console import briefkit
from tests.needs import needs

BRIEF = (
    '---\ntitle: Fees\nkind: note\ndate: "2024-03"\nissues: [{{id: fee, status: {status}}}]\n---\n\nThe fee {word}.\n'
)


def git(folder: Path, *arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run([needs("git"), "-C", str(folder), "-c", "user.name=A. Author", "-c", "user.email=a@example.org",
                    *arguments],
                   check=True, capture_output=True, env=environment)  # fmt: skip


def commits_of(folder: Path, name: str) -> list[dict[str, str]]:
    """What `log` tells of a file."""
    ran = briefkit("log", str(folder / name), "--json", folder=folder)
    assert ran.code == 0, ran.stderr
    return json.loads(ran.stdout)  # type: ignore[no-any-return]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three versions: written, changed, renamed; then changed again and not committed."""
    folder = tmp_path / "repo" / "briefs"
    folder.mkdir(parents=True)
    (folder / "briefkit.toml").write_text("")
    git(folder.parent, "init", "-q")
    for name, status, word in (
        ("fees", "disputed", "stays"),
        ("fees", "deadlocked", "falls"),
        ("tolls", "deadlocked", "falls"),
    ):
        (folder / "fees.md").unlink(missing_ok=True)
        (folder / f"{name}.md").write_text(BRIEF.format(status=status, word=word))
        git(folder.parent, "add", "-A")
        git(folder.parent, "commit", "-qm", f"{name} {status}")
    (folder / "tolls.md").write_text(BRIEF.format(status="resolved", word="falls"))
    return folder


def test_commits_follow_a_rename(library: Path) -> None:
    commits = commits_of(library, "tolls.md")
    assert [(commit["path"], commit["subject"]) for commit in commits] == [
        ("tolls.md", "tolls deadlocked"), ("fees.md", "fees deadlocked"), ("fees.md", "fees disputed")]  # fmt: skip
    assert commits[0]["author"] == "A. Author"
    assert len(commits[0]["date"]) == 10


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-01T23:30:00-0500", "2024-03-01"),
        ("2024-03-01T23:40:00-0030", "2024-03-01"),
        ("2024-03-02T00:10:00+0545", "2024-03-02"),
        ("2024-03-02T00:10:00+0030", "2024-03-02"),
        ("2024-03-02T12:00:00+0000", "2024-03-02"),
    ],
)
def test_a_commit_bears_the_day_of_its_authors_clock(library: Path, written: str, day: str) -> None:
    git(library.parent, "commit", "-qam", "on the road", "--date", written)
    assert commits_of(library, "tolls.md")[0]["date"] == day


def test_an_earlier_version_is_found_under_its_earlier_name(library: Path) -> None:
    history = GitHistory(library)
    commit = history.resolve("HEAD~2")
    assert path_at(history, commit, "tolls.md") == "fees.md"
    assert b"stays" in history.read(commit, "fees.md", largest=1000)
    with pytest.raises(HistoryError, match=r"fees\.md in [0-9a-f]{10} is larger than 0 MiB"):
        history.read(commit, "fees.md", largest=10)


@pytest.mark.parametrize("name", ["nothing", "--help", "-1", "HEAD:briefs", "HEAD;id", ""])
def test_what_names_no_revision_is_said_so(library: Path, name: str) -> None:
    with pytest.raises(HistoryError, match="no revision"):
        GitHistory(library).resolve(name)


def test_a_folder_without_history_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="not under version control"):
        GitHistory(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="a script stands for git")
def test_a_folder_of_another_user_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = f"fatal: detected dubious ownership in repository at '{tmp_path}/team briefs'"
    script = tmp_path / "git"
    script.write_text(f'#!/bin/sh\necho "{said}" >&2\nexit 128\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(HistoryError, match="belongs to another user") as refused:
        GitHistory(tmp_path)
    assert str(refused.value.hint).endswith(f"git config --global --add safe.directory '{tmp_path}/team briefs'")


def test_a_repository_without_a_work_tree_is_read_where_it_is_named(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare.git"
    git(library, "clone", "-q", "--bare", str(library.parent), str(bare))
    (tmp_path / "config").write_text("[safe]\nbareRepository = explicit\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    with pytest.raises(HistoryError, match="cannot use bare repository"):
        GitHistory(bare)
    assert GitHistory(bare, is_named=True).resolve("HEAD")


def test_diff_and_log_on_the_command_line(library: Path) -> None:
    ran = briefkit("diff", "tolls", "--only", "issues", folder=library)
    assert (ran.code, "status of fee: deadlocked → resolved" in ran.out) == (1, True)
    ran = briefkit("diff", "tolls", "--rev", "HEAD~2..HEAD", "--only", "text", folder=library)
    assert "The fee [-stays-]{+falls+}." in ran.out
    ran = briefkit("log", "tolls", folder=library)
    assert ran.code == 0
    assert "status of fee: disputed → deadlocked" in ran.out
    assert "file fees.md is now tolls.md" in ran.out
    git(library, "checkout", "-q", "tolls.md")
    ran = briefkit("diff", "tolls", folder=library)
    assert (ran.code, ran.out, ran.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("revisions", "old", "new"),
    [
        ("HEAD~2..HEAD~1", "HEAD~2", "HEAD~1"),
        ("HEAD~1..", "HEAD~1", "HEAD"),
        ("..HEAD~2", "HEAD", "HEAD~2"),
        ("HEAD~2", "HEAD~2", "working file"),
    ],
)
def test_the_sides_bear_the_revisions_names(library: Path, revisions: str, old: str, new: str) -> None:
    sides = json.loads(briefkit("diff", "tolls", "--rev", revisions, "--json", folder=library).stdout)
    assert (sides["old"]["label"], sides["new"]["label"]) == (old, new)


HOSTILE = """
[core]
  fsmonitor = touch {mark}
  sshCommand = touch {mark}
  pager = touch {mark}
  editor = touch {mark}
  hooksPath = {hooks}
  alternateRefsCommand = touch {mark}
  gitProxy = touch {mark}
  askPass = {hooks}/askpass
[gpg]
  program = {hooks}/askpass
[log]
  showSignature = true
[diff]
  external = touch {mark}
[diff "x"]
  command = touch {mark}
  textconv = touch {mark}
[filter "x"]
  smudge = touch {mark}
  clean = touch {mark}
  process = touch {mark}
[pager]
  rev-list = touch {mark}
  diff-tree = touch {mark}
  cat-file = touch {mark}
[alias]
  rev-list = !touch {mark}
  cat-file = !touch {mark}
[remote "origin"]
  url = ext::touch {mark}
  promisor = true
  partialCloneFilter = blob:none
  uploadpack = touch {mark}
[protocol]
  allow = always
[protocol "ext"]
  allow = always
[credential]
  helper = !touch {mark}
[extensions]
  partialClone = origin
"""


def test_a_hostile_configuration_runs_nothing(library: Path, tmp_path: Path) -> None:
    mark, hooks = tmp_path / "ran", tmp_path / "hooks"
    hooks.mkdir()
    for name in ("askpass", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {mark}\n")
        (hooks / name).chmod(0o755)
    inside = library.parent / ".git"
    config = (inside / "config").read_text().replace("repositoryformatversion = 0", "repositoryformatversion = 1")
    (inside / "config").write_text(config + HOSTILE.format(mark=mark, hooks=hooks))
    (library / ".gitattributes").write_text("*.md diff=x filter=x\n")
    (inside / "info").mkdir(exist_ok=True)
    (inside / "info" / "attributes").write_text("*.md diff=x filter=x\n")
    assert briefkit("diff", "tolls", folder=library).code == 1
    assert briefkit("log", "tolls", folder=library).code == 0
    assert briefkit("diff", "tolls", "--rev", "HEAD~2..HEAD", folder=library).code == 1
    blob = subprocess.run(
        ["git", "-C", str(library), "rev-parse", "HEAD~2:briefs/fees.md"], capture_output=True, text=True, check=True
    )
    name = blob.stdout.strip()
    (inside / "objects" / name[:2] / name[2:]).unlink()  # a partial clone would now fetch it
    missing = briefkit("diff", "tolls", "--rev", "HEAD~2", folder=library)
    assert missing.code == 2
    assert "Traceback" not in missing.stderr
    assert not mark.exists()


def test_what_is_no_file_at_a_commit_is_said_so(library: Path) -> None:
    (library / "link.md").symlink_to("tolls.md")
    (library / "sub").mkdir()
    (library / "sub" / "a.md").write_text("a")
    git(library.parent, "add", "-A")
    git(library.parent, "commit", "-qm", "more")
    history = GitHistory(library)
    commit = history.resolve("HEAD")
    for path in ("none.md", "link.md", "sub"):
        with pytest.raises(HistoryError) as raised:
            history.read(commit, path, largest=1000)
        assert raised.value.message == f"{path} is not in {commit[:10]}"
        assert raised.value.hint == f"see its history with “briefkit log {Path(path).stem}”"
    assert history.read(commit, "sub/a.md", largest=1) == b"a"
    with pytest.raises(HistoryError, match="larger than 0 MiB"):
        history.read(commit, "sub/a.md", largest=0)


def test_a_large_file_is_told_by_its_limit(library: Path) -> None:
    (library / "tolls.md").write_text("x" * (3 << 20))
    git(library.parent, "commit", "-qam", "large")
    history = GitHistory(library)
    with pytest.raises(HistoryError, match="is larger than 2 MiB"):
        history.read(history.resolve("HEAD"), "tolls.md", largest=2 << 20)


def test_the_path_at_a_commit_before_the_file_was_there(library: Path) -> None:
    history = GitHistory(library)
    (library / "later.md").write_text("a")
    git(library.parent, "add", "-A")
    git(library.parent, "commit", "-qm", "later")
    with pytest.raises(HistoryError, match=r"later\.md is not in [0-9a-f]{10}"):
        path_at(history, history.resolve("HEAD~1"), "later.md")
    assert path_at(history, history.resolve("HEAD"), "tolls.md") == "tolls.md"
    assert line_of_file(history, "none.md").entries == []


def test_a_library_at_the_top_of_its_repository(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n" * 9)
    git(tmp_path, "init", "-q")
    for name in ("a.md", "b.md"):
        (tmp_path / "a.md").rename(tmp_path / name)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", f"Subject of {name}\n\nMore about it.")
    commits = commits_of(tmp_path, "b.md")
    assert [(commit["path"], commit["subject"]) for commit in commits] == [
        ("b.md", "Subject of b.md"),
        ("a.md", "Subject of a.md"),
    ]
    assert commits[0]["commit"] == GitHistory(tmp_path).resolve("HEAD")


def test_a_file_moved_in_from_outside_is_followed(library: Path) -> None:
    (library.parent / "outside.md").write_text("outside\n" * 9)
    git(library.parent, "add", "-A")
    git(library.parent, "commit", "-qm", "outside")
    (library.parent / "outside.md").rename(library / "inside.md")
    git(library.parent, "add", "-A")
    git(library.parent, "commit", "-qm", "moved in")
    assert [(commit["path"], commit["subject"]) for commit in commits_of(library, "inside.md")] == [
        ("inside.md", "moved in"),
        ("../outside.md", "outside"),
    ]


def test_git_that_is_missing_or_slow_is_said_so(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = GitHistory(library)

    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 30)

    monkeypatch.setattr(subprocess, "run", slow)
    with pytest.raises(HistoryError, match="git did not answer within 30 seconds"):
        line_of_file(history, "tolls.md")
    monkeypatch.undo()
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(HistoryError, match="git is not installed") as raised:
        line_of_file(history, "tolls.md")
    assert raised.value.hint == "compare two files or two briefs instead"


def test_variables_that_steer_git_are_not_obeyed(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("GIT_DIR", tmp_path), ("GIT_WORK_TREE", tmp_path), ("GIT_TRACE", tmp_path / "trace")):
        monkeypatch.setenv(name, str(value))
    assert len(line_of_file(GitHistory(library), "tolls.md").entries) == 3
    assert not (tmp_path / "trace").exists()
