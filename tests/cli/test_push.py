"""`briefkit index push` and `index status` of a server: what they say, and to which server they go."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from briefkit.core.query.value import EVERYTHING
from briefkit.storage.postgres.address import connect
from briefkit.storage.postgres.schema import schema_of
from briefkit.storage.postgres.store import PostgresStore
from tests.console import briefkit
from tests.places import SAMPLE
from tests.postgres import server

NOTE = "---\ntitle: New\nkind: note\ndate: 2020\n---\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = shutil.copytree(SAMPLE, tmp_path / "clone")
    commit(folder, "First")
    return folder


def commit(folder: Path, message: str) -> str:
    git = ["git", "-C", str(folder), "-c", "user.name=A. Clerk", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", message]):
        subprocess.run([*git, *arguments], check=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()


def served_ids(address: str) -> set[str]:
    with closing(PostgresStore(address)) as store:
        return {metadata["id"] for metadata in store.metadata(EVERYTHING)}


def test_a_commit_is_pushed_and_its_status_told(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = server().new_database()
    assert briefkit("index", "status", "--library", address).code == 1
    first = briefkit("index", "push", address, folder=clone)
    assert (first.code, first.out) == (0, "")
    assert " is served, with " in first.stderr
    monkeypatch.setenv("BRIEFKIT_INDEX", address)
    assert briefkit("index", "push", folder=clone).stderr.endswith("; none has changed\n")
    assert "none has changed" not in briefkit("index", "push", "--full", folder=clone).stderr
    (clone / "new.md").write_text("---\ntitle: New\nkind: note\ndate: 2020\n---\n")
    said = briefkit("index", "push", folder=clone).stderr
    assert "not pushed, since it is not committed: new.md (--folder pushes files as they are)\n" in said
    assert "none has changed" in said
    head = commit(clone, "A brief")
    assert "; 1 file written\n" in briefkit("index", "push", folder=clone).stderr
    assert "new" in served_ids(address)
    told = briefkit("index", "status", "--json", folder=clone)
    status = json.loads(told.out)
    assert told.code == 0
    assert (status["state"], status["commit"], status["author"]) == ("served", head, "A. Clerk")
    assert (status["subject"], status["by"], status["pushing"]) == ("A brief", "postgres", None)
    assert [one["state"] for one in status["generations"]] == ["old", "served"]
    assert f"commit        {head}\n" in briefkit("index", "status", folder=clone).out
    assert "integrity" not in briefkit("index", "status", "--index", "local", folder=clone).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "this library has no server"),
        ("nowhere", "ADDRESS is no address"),
        ("postgresql://a:secret@localhost/b", "ADDRESS holds a password"),
        ("--folder --commit main", "--folder pushes files as they are"),
        ("--path briefs", "--path is a folder in --repository"),
        ("postgresql:///x --commit lost", "there is no revision “lost”"),
        ("postgresql:///x --repository /", "under version control"),
    ],
)
def test_what_cannot_be_pushed_is_said(clone: Path, words: str, said: str) -> None:
    ran = briefkit("index", "push", *words.split(), folder=clone)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.stderr
    assert "secret" not in ran.stderr


def test_a_library_whose_catalogue_somebody_dropped_is_pushed_again(clone: Path) -> None:
    address = server().new_database()
    assert briefkit("index", "push", address, folder=clone).code == 0
    with connect(address) as owner:
        owner.execute("DROP SCHEMA briefkit CASCADE")
    again = briefkit("index", "push", address, folder=clone)
    assert (again.code, served_ids(address)) == (0, {path.stem for path in clone.rglob("*.md")})


def test_a_library_whose_tables_somebody_dropped_is_said_to_be_gone(clone: Path) -> None:
    address = server().new_database()
    briefkit("index", "push", address, folder=clone)
    with connect(address) as owner:
        owner.execute(f"DROP SCHEMA {schema_of(1)} CASCADE")
    for words in (["list"], ["search", "talks"], ["index", "status"]):
        ran = briefkit(*words, "--library", address)
        assert ran.code == 2, words
        assert "has been removed from the database" in ran.stderr, words
    assert briefkit("index", "push", "--full", address, folder=clone).code == 0
    assert served_ids(address)


def test_who_does_not_own_the_library_cannot_push_it(clone: Path) -> None:
    address = server().new_database()
    briefkit("index", "push", address, folder=clone)
    server().create_roles("clerk")
    ran = briefkit("index", "push", address.replace("postgres@", "clerk@"), folder=clone)
    assert ran.code == 2
    assert "the library in the database" in ran.stderr
    assert "belongs to “postgres”" in ran.stderr
    assert "GRANT" not in ran.stderr


def test_what_a_push_replaces_is_said_where_nobody_knows_whether_it_is_older(clone: Path, tmp_path: Path) -> None:
    address = server().new_database()
    (clone / "own.md").write_text(NOTE)
    first = commit(clone, "A brief")[:10]
    stale = tmp_path / "stale"
    subprocess.run(["git", "clone", "-q", str(clone), str(stale)], check=True)
    (clone / "q.md").write_text(NOTE)
    later = commit(clone, "A brief of a colleague")[:10]
    assert "until now" not in briefkit("index", "push", address, folder=clone).stderr
    said = briefkit("index", "push", address, folder=stale).stderr
    lost = f"what it has and {first} lacks is removed; fetch with git before you push\n"
    assert f"{later}, which was served until now, is not in this repository: {lost}" in said
    assert "1 file removed" in said
    said = briefkit("index", "push", "--folder", address, folder=clone).stderr
    assert f"{first} was served until now: what it has and this folder lacks is removed\n" in said
    assert "until now" not in briefkit("index", "push", "--folder", address, folder=clone).stderr
    before = f"the files of the folder {clone} were served until now: what they have and"
    assert f"{before} this folder lacks" in briefkit("index", "push", "--folder", address, folder=stale).stderr
    assert f"the files of the folder {stale} were" in briefkit("index", "push", address, folder=clone).stderr


def test_what_is_said_to_be_replaced_is_so_also_with_a_whole_push(clone: Path) -> None:
    """As the first one is after somebody was let in for the public."""
    address = server().new_database()
    server().create_roles("whole")
    briefkit("index", "push", "--folder", address, folder=clone)
    briefkit("index", "grant", "whole", address, "--audience", "public", folder=clone)
    assert " were served until now: " in briefkit("index", "push", address, folder=clone).stderr


def test_a_push_says_how_many_problems_the_served_state_has(clone: Path) -> None:
    address = server().new_database()
    assert "problem" not in briefkit("index", "push", address, folder=clone).stderr
    (clone / "bad.md").write_text("---\ntitle: [\n---\n")
    (clone / "half.md").write_text(NOTE.replace("kind: note", "kind: note\nstatus: 7-\nlanguage: [1]"))
    (clone / "registry.yaml").write_text("topics: {a: {title: [1]}}\n")
    commit(clone, "Mistakes")
    counts = json.loads(briefkit("index", "status", address, "--json").out)["problems"]
    assert counts == 0
    for _ in range(2):  # also where nothing has changed
        said = briefkit("index", "push", address, folder=clone).stderr
        assert "of what is served, 1 file cannot be listed, registry.yaml has 1 problem, briefs that" in said
        assert "see “briefkit check”\n" in said
    assert json.loads(briefkit("index", "status", address, "--json").out)["problems"] >= 3
    (clone / "registry.yaml").unlink()
    (clone / "half.md").unlink()
    commit(clone, "Fewer")
    said = briefkit("index", "push", address, folder=clone).stderr
    assert "of what is served, 1 file cannot be listed: see “briefkit check”\n" in said


def test_a_bare_repository_is_pushed_by_its_hook(clone: Path, tmp_path: Path) -> None:
    """The hook of docs/sharing.md: whoever pushes with git serves what they push."""
    address = server().new_database()
    bare = tmp_path / "briefs.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(clone), str(bare)], check=True)
    hook = bare / "hooks" / "post-receive"
    text = (Path(__file__).parents[2] / "docs" / "hooks" / "post-receive").read_text("utf-8")
    program = Path(__file__).parents[2] / ".venv" / "bin" / "briefkit"
    text = text.replace("postgresql://briefs_owner@db.example.org/briefs", address)
    hook.write_text(text.replace("briefkit index push", f"{shutil.which('briefkit') or program} index push"))
    hook.chmod(0o755)
    (clone / "hooked.md").write_text("---\ntitle: Hooked\nkind: note\ndate: 2020\n---\n")
    commit(clone, "A brief")
    done = subprocess.run(
        ["git", "-C", str(clone), "push", "-q", str(bare), "HEAD:refs/heads/main"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert " is served, with " in done.stderr
    assert "hooked" in served_ids(address)


def test_who_reads_what_is_public_is_not_let_in_for_more_by_chance(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFKIT_INDEX", server().new_database())
    server().create_roles("partner")
    said = briefkit("index", "grant", "partner", "--audience", "public", folder=clone)
    assert (said.code, "may read what is public" in said.stderr) == (0, True)
    again = briefkit("index", "grant", "partner", folder=clone)
    assert (again.code, again.stderr.count("--audience internal lets it read everything")) == (2, 1)
    assert briefkit("index", "grant", "partner", "--audience", "internal", folder=clone).code == 0
    assert briefkit("index", "grant", "partner", folder=clone).code == 0


def test_the_server_is_the_one_that_is_asked(clone: Path, tmp_path: Path) -> None:
    """Also one in settings that are not committed; of a repository, that of the commit."""
    address = server().new_database()
    settings = clone / "briefkit.toml"
    settings.write_text(settings.read_text("utf-8").replace("[library]", f'[library]\nindex = "{address}"', 1))
    assert briefkit("index", "push", folder=clone).code == 0
    assert served_ids(address)
    bare = tmp_path / "briefs.git"
    for code in (2, 0):
        subprocess.run(["git", "clone", "-q", "--bare", str(clone), str(bare)], check=True)
        assert briefkit("index", "push", "--repository", str(bare)).code == code
        shutil.rmtree(bare)
        if code:
            commit(clone, "A server")
    settings.write_text('[library]\nindex = "postgresql://a:secret@h/b"\n')
    commit(clone, "A password")
    subprocess.run(["git", "clone", "-q", "--bare", str(clone), str(bare)], check=True)
    ran = briefkit("index", "push", "--repository", str(bare))
    assert (ran.code, "holds a password" in ran.stderr, "secret" in ran.stderr) == (2, True, False)
