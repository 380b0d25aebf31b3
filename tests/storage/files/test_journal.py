"""The journal: what an interrupted writer has begun is finished, and nothing else in the library is touched."""

from __future__ import annotations

import hmac
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from briefkit.storage.files.journal import JOURNAL, Step, digest, remove_journal, write_journal
from briefkit.storage.files.leftovers import interrupted_notes, remove_leftovers
from briefkit.storage.files.recovery import Recovery, recover
from briefkit.storage.files.signing_key import key_path, signing_key
from tests.folders import contents

TEMPORARY = ".briefkit-0123456789ab.tmp"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library inside a folder that does not belong to it."""
    library = tmp_path / "library"
    (library / "sub").mkdir(parents=True)
    (library / "a.md").write_bytes(b"old")
    return library


def step(path: str = "a.md", temporary: str | None = TEMPORARY, moved_to: str | None = None) -> Step:
    """A step from “old” to “new”."""
    return Step.of(path, temporary, b"old", b"new", moved_to)


def finish(library: Path, *steps: Step) -> Recovery:
    """What the next writer does."""
    write_journal(library, steps)
    return recover(library)


def test_without_a_journal_there_is_nothing_to_finish(library: Path) -> None:
    (library / TEMPORARY).write_bytes(b"new")
    assert recover(library) == Recovery()
    assert contents(library) == {"a.md": b"old", TEMPORARY: b"new"}


def test_a_file_not_yet_replaced_is_replaced(library: Path) -> None:
    (library / TEMPORARY).write_bytes(b"new")
    (library / TEMPORARY).with_suffix(".old").write_bytes(b"old")
    assert finish(library, step()).finished == ["a.md"]
    assert contents(library) == {"a.md": b"new"}


def test_a_file_already_replaced_stays_and_its_backup_goes(library: Path) -> None:
    (library / "a.md").write_bytes(b"new")
    (library / TEMPORARY).with_suffix(".old").write_bytes(b"old")
    assert finish(library, step()).finished == ["a.md"]
    assert contents(library) == {"a.md": b"new"}


def test_a_move_not_yet_made_is_made(library: Path) -> None:
    (library / TEMPORARY).write_bytes(b"new")
    assert finish(library, step(moved_to="sub/b.md")).finished == ["a.md"]
    assert contents(library) == {"sub/b.md": b"new"}


def test_a_move_made_by_half_is_completed(library: Path) -> None:
    (library / "a.md").write_bytes(b"new")
    (library / "b.md").hardlink_to(library / "a.md")
    assert finish(library, step(temporary=None, moved_to="b.md")).finished == ["a.md"]
    assert contents(library) == {"b.md": b"new"}


def test_a_move_already_made_stays(library: Path) -> None:
    (library / "a.md").rename(library / "b.md")
    assert finish(library, replace(step(temporary=None, moved_to="b.md"), after=step().before)).finished == ["a.md"]
    assert contents(library) == {"b.md": b"old"}


def test_a_move_does_not_replace_another_file(library: Path) -> None:
    (library / "a.md").write_bytes(b"new")
    (library / "b.md").write_bytes(b"another")
    assert finish(library, step(temporary=None, moved_to="b.md")).left == ["a.md"]
    assert contents(library) == {"a.md": b"new", "b.md": b"another"}


def test_a_file_that_has_changed_since_is_left_alone(library: Path) -> None:
    (library / "a.md").write_bytes(b"edited")
    (library / TEMPORARY).write_bytes(b"new")
    assert finish(library, step(moved_to="b.md")).left == ["a.md"]
    assert contents(library) == {"a.md": b"edited"}


def test_a_moved_file_that_has_changed_since_is_left_alone(library: Path) -> None:
    (library / "a.md").write_bytes(b"edited")
    assert finish(library, step(temporary=None, moved_to="b.md")).left == ["a.md"]
    assert contents(library) == {"a.md": b"edited"}


@pytest.mark.parametrize("bytes_", [b"", b"0", b"ne", b"zzz"])
def test_a_temporary_file_with_other_bytes_is_not_used(library: Path, bytes_: bytes) -> None:
    (library / TEMPORARY).write_bytes(bytes_)
    assert finish(library, step()).taken_back == ["a.md"]
    assert contents(library) == {"a.md": b"old"}


def test_a_file_that_is_gone_is_named_and_the_others_are_finished(library: Path) -> None:
    others = [".briefkit-ba9876543210.tmp", ".briefkit-ba9876543211.tmp"]
    (library / TEMPORARY).write_bytes(b"new")
    (library / others[0]).write_bytes(b"new")
    (library / "done.md").write_bytes(b"new")
    found = finish(library, step("gone.md", others[0]), step("done.md", others[1]), step())
    assert (found.left, found.finished) == (["gone.md"], ["done.md", "a.md"])
    assert contents(library) == {"a.md": b"new", "done.md": b"new"}


def test_what_was_not_begun_is_not_made_if_a_file_has_changed(library: Path) -> None:
    other = ".briefkit-ba9876543210.tmp"
    (library / TEMPORARY).write_bytes(b"new")
    (library / other).write_bytes(b"new")
    (library / "b.md").write_bytes(b"edited")
    found = finish(library, step(), step("b.md", other))
    assert (found.left, found.taken_back) == (["b.md"], ["a.md"])
    assert contents(library) == {"a.md": b"old", "b.md": b"edited"}


def test_a_roll_back_that_was_interrupted_is_completed(library: Path) -> None:
    for name, number in (("b.md", 1), ("c.md", 2)):
        (library / name).write_bytes(b"new")
        (library / f".briefkit-ba987654321{number}.old").write_bytes(b"old")
    (library / "d.md").write_bytes(b"new")
    found = finish(
        library,
        step(),
        step("b.md", ".briefkit-ba9876543211.tmp"),
        step("gone.md", ".briefkit-ba9876543212.tmp", "c.md"),
        step("d.md", ".briefkit-ba9876543213.tmp"),
    )
    assert (found.taken_back, found.left) == (["a.md", "b.md", "gone.md"], ["d.md"])
    assert contents(library) == {"a.md": b"old", "b.md": b"old", "gone.md": b"old", "d.md": b"new"}


def test_the_old_bytes_of_a_file_that_is_gone_are_kept(library: Path) -> None:
    (library / "a.md").unlink()
    (library / TEMPORARY).with_suffix(".old").write_bytes(b"old")
    assert finish(library, step()).left == ["a.md"]
    remove_leftovers(library, [library], alone=True)
    assert contents(library) == {".briefkit-0123456789ab.old": b"old"}


def test_the_registry_is_finished_as_briefs_are(library: Path) -> None:
    (library / "registry.yaml").write_bytes(b"old")
    (library / TEMPORARY).write_bytes(b"new")
    assert finish(library, step("registry.yaml")).finished == ["registry.yaml"]
    assert contents(library) == {"a.md": b"old", "registry.yaml": b"new"}


UNSAFE = [
    step("../a.md", None, "b.md"),
    step("sub/../../a.md", None, "b.md"),
    step("a.md", None, "../b.md"),
    step("a.md", None, "/b.md"),
    step("a.md", None, "link/b.md"),
    step("a.md", None, "b.txt"),
    step("a.txt", None, "b.md"),
    step("a.md", None, "b\0.md"),
    step("a.md", None, "x\0/b.md"),
    step("a.md", None, "loop/b.md"),
    step("a.md", None, "a.md/b.md"),
    step("a.md", None, "briefkit.toml"),
    step("briefkit.toml", None, "b.md"),
    step("sub/registry.yaml", None, "b.md"),
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
    (library / "loop").symlink_to("loop")
    before = contents(library.parent)
    assert not unsafe.is_safe(library)
    found = finish(library, unsafe)
    assert (found.finished, found.taken_back, found.left) == ([], [], [unsafe.path])
    assert contents(library.parent) == before


def test_steps_inside_the_library_are_safe(library: Path) -> None:
    for safe in (
        step(),
        step("sub/a.md", f"sub/{TEMPORARY}", "sub/b.md"),
        step("a.md", None, "sub/b.md"),
        step("a.md", None),
    ):
        assert safe.is_safe(library)


def signed(library: Path, *steps: Step) -> tuple[Path, bytes]:
    """A journal of this user, and its bytes."""
    journal = write_journal(library, steps)
    return journal, journal.read_bytes()


def sized(path: Path, size: int) -> Path:
    """A file of zeros that only its owner can read."""
    path.touch(0o600)
    os.truncate(path, size)
    return path


MOVE = step(temporary=None, moved_to="b.md")
PLAIN = json.dumps({"version": 2, "steps": [asdict(MOVE)]}).encode()
FOREIGN: dict[str, Callable[[Path], object]] = {
    "unsigned": lambda path: path.write_bytes(b"-" * 64 + b"\n" + PLAIN),
    "of the first version": lambda path: path.write_bytes(PLAIN),
    "signed with another key": lambda path: path.write_bytes(b"0" * 64 + b"\n" + PLAIN),
    "signed with nothing": lambda path: path.write_bytes(b"\n" + PLAIN),
    "empty": lambda path: path.write_bytes(b""),
    "no text": lambda path: path.write_bytes(b"\xff" * 100),
    "nested": lambda path: path.write_bytes(b"[" * 200_000),
    "half of a surrogate pair": lambda path: path.write_bytes(PLAIN.replace(b"b.md", b"\\ud800.md")),
    "a folder": lambda path: path.mkdir(),
    "a full folder": lambda path: (path / "x").mkdir(parents=True),
    "a pipe": os.mkfifo,
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "larger than any": lambda path: sized(path, 1 << 40),
}


@pytest.mark.parametrize("own_name", [False, True])
@pytest.mark.parametrize("what", FOREIGN)
def test_what_this_user_did_not_sign_is_set_aside_and_named(library: Path, what: str, own_name: bool) -> None:
    journal = library / JOURNAL
    if own_name:
        journal, _ = signed(library, MOVE)
        journal.unlink()
    (library / "a.md").write_bytes(b"new")
    FOREIGN[what](journal)
    found = recover(library)
    aside = f"{JOURNAL}.not-followed-1"
    assert found == Recovery(
        foreign=[
            (
                f"note: {journal.name} was not followed, because nothing shows that you wrote it on this machine;"
                f" it is now {aside}"
            )
        ]
    )
    assert not os.path.lexists(journal)
    assert os.path.lexists(library / aside)
    assert (library / "a.md").read_bytes() == b"new"
    assert recover(library) == Recovery()


def test_a_journal_set_aside_replaces_none_before_it(library: Path) -> None:
    for text in ("one", "two"):
        (library / JOURNAL).write_text(text)
        recover(library)
    assert contents(library) == {
        "a.md": b"old",
        f"{JOURNAL}.not-followed-1": b"one",
        f"{JOURNAL}.not-followed-2": b"two",
    }


def half_renamed(library: Path) -> Path:
    """A library in which a change was interrupted between two of four files; its journal."""
    for name, data in {"done.md": b"new", "ready.md": b"old", "move.md": b"old"}.items():
        (library / name).write_bytes(data)
    numbers = [f".briefkit-ba987654321{number}.tmp" for number in range(2)]
    (library / numbers[1]).write_bytes(b"new")
    (library / numbers[1]).with_suffix(".old").hardlink_to(library / "ready.md")
    move = replace(step("move.md", None, "sub/moved.md"), after=digest(b"old"))
    journal, _ = signed(library, step("done.md", numbers[0]), step("ready.md", numbers[1]), move)
    return journal


FINISHED = {"a.md": b"old", "done.md": b"new", "ready.md": b"new", "sub/moved.md": b"old"}


def interrupted_in(place: Path) -> str:
    """What is said of a journal that was written in another place."""
    return f"note: a command was interrupted in {place}, from where this library was moved or copied"


def test_a_library_that_was_moved_is_finished(library: Path) -> None:
    half_renamed(library)
    moved = library.rename(library.with_name("moved"))
    assert len(interrupted_notes(moved, [])) == 2
    found = recover(moved)
    assert found == Recovery(finished=["done.md", "ready.md", "move.md"], foreign=[interrupted_in(library)])
    assert contents(moved) == FINISHED
    assert recover(moved) == Recovery()


def test_a_library_behind_another_name_is_finished(library: Path) -> None:
    half_renamed(library)
    link = library.with_name("link")
    link.symlink_to(library)
    assert recover(link) == Recovery(finished=["done.md", "ready.md", "move.md"])
    assert contents(library) == FINISHED


def test_a_copy_is_finished_as_its_original_is(library: Path) -> None:
    half_renamed(library)
    copy = Path(shutil.copytree(library, library.with_name("copy")))
    assert recover(copy).foreign == [interrupted_in(library)]
    assert contents(copy) == FINISHED
    assert recover(library) == Recovery(finished=["done.md", "ready.md", "move.md"])
    assert contents(library) == FINISHED
    late = Path(shutil.copytree(library, library.with_name("late")))
    assert recover(late) == Recovery()


@pytest.mark.parametrize("name", ["done.md", "ready.md", "move.md"])
def test_a_moved_library_in_which_a_file_has_changed_is_left_and_named(library: Path, name: str) -> None:
    journal = half_renamed(library)
    moved = library.rename(library.with_name("moved"))
    (moved / name).write_bytes(b"edited")
    before = contents(moved)
    aside = f"{JOURNAL}.not-followed-1"
    why = f"it was written in {library}, and these files are not as they were there: {name}"
    said = f"note: {journal.name} was not followed, because {why}; it is now {aside}"
    assert recover(moved) == Recovery(foreign=[said])
    before[aside] = before.pop(journal.name)
    assert contents(moved) == before
    assert f"{aside}: journals that were not followed; delete them once nothing is missing" in interrupted_notes(
        moved, []
    )
    assert recover(moved) == Recovery()


def test_a_journal_alone_does_nothing_in_another_library(library: Path) -> None:
    journal = half_renamed(library)
    other = library.with_name("other")
    other.mkdir()
    (other / "done.md").write_bytes(b"new")
    (other / "ready.md").write_bytes(b"their own")
    shutil.copy(journal, other)
    before = {path: data for path, data in contents(other).items() if not path.startswith(JOURNAL)}
    assert "these files are not as they were there: ready.md, move.md" in recover(other).foreign[0]
    assert {path: data for path, data in contents(other).items() if not path.startswith(JOURNAL)} == before


def of_version_2(library: Path, *steps: Step) -> Path:
    """A journal as it was before libraries could be moved: name and signature were bound to the resolved path."""
    key = signing_key(library, create=True)
    assert key
    place = os.fsencode(os.path.realpath(library)) + b"\0"
    data = json.dumps({"version": 2, "steps": [asdict(one) for one in steps]}).encode()
    journal = library / f"{JOURNAL}-{hmac.new(key, place + b'name', 'sha256').hexdigest()[:12]}"
    journal.write_bytes(hmac.new(key, place + data, "sha256").hexdigest().encode() + b"\n" + data)
    return journal


def test_a_journal_of_version_2_is_finished_where_it_was_written(library: Path) -> None:
    journal = of_version_2(library, step())
    (library / TEMPORARY).write_bytes(b"new")
    assert len(interrupted_notes(library, [])) == 2
    assert recover(library) == Recovery(finished=["a.md"])
    assert contents(library) == {"a.md": b"new"}
    assert not journal.exists()


def test_a_journal_of_version_2_that_was_moved_is_named_and_left(library: Path) -> None:
    journal = of_version_2(library, step())
    (library / TEMPORARY).write_bytes(b"new")
    moved = library.rename(library.with_name("moved"))
    before = contents(moved)
    said = (
        f"{journal.name} is the journal of another machine or user, or of an older briefkit before this folder was "
        "moved; if nobody finishes its work, delete it"
    )
    assert interrupted_notes(moved, [])[0] == said
    assert recover(moved) == Recovery(foreign=[f"note: {said}"])
    remove_leftovers(moved, [moved], alone=True)
    assert contents(moved) == before
    own, _ = signed(moved, MOVE)
    own.write_bytes(before[journal.name])
    assert "nothing shows that you wrote it" in recover(moved).foreign[0]
    assert contents(moved)["a.md"] == b"old"


def test_a_journal_that_was_altered_is_not_followed(library: Path) -> None:
    journal, data = signed(library, MOVE)
    (library / "a.md").write_bytes(b"new")
    for at in (0, 63, 64, 65, len(data) - 1):
        journal.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert recover(library).foreign
    journal.write_bytes(data)
    assert recover(library).finished == ["a.md"]


def test_a_link_in_place_of_the_journal_is_not_followed(library: Path) -> None:
    journal, data = signed(library, MOVE)
    (library.parent / "elsewhere").write_bytes(data)
    journal.unlink()
    journal.symlink_to(library.parent / "elsewhere")
    (library / "a.md").write_bytes(b"new")
    assert recover(library).foreign
    assert (library / "a.md").read_bytes() == b"new"
    assert (library.parent / "elsewhere").read_bytes() == data


def test_leftovers_go_but_not_those_that_another_machine_may_need(library: Path) -> None:
    names = [TEMPORARY, ".briefkit-0123456789ab.old", "sub/.briefkit-ba9876543210.tmp"]
    kept = [".briefkit-0123456789AB.tmp", ".briefkit-0123.tmp", "x.tmp", ".briefkit-0123456789ac.old"]
    for name in (*names, *kept):
        (library / name).write_bytes(b"new")
    (library / ".briefkit-0123456789ab.old").unlink()
    (library / ".briefkit-0123456789ab.old").hardlink_to(library / "a.md")
    (library / ".briefkit-0123456789ae.tmp").mkdir()
    (library / ".briefkit-0123456789af.tmp").symlink_to("a.md")
    (library / f"{JOURNAL}-0123456789ab").write_bytes(b"of another machine")
    folders = [library, library / "sub", library / "none"]
    before = contents(library)
    remove_leftovers(library, folders, alone=True)
    assert contents(library) == before
    (library / f"{JOURNAL}-0123456789ab").unlink()
    remove_leftovers(library, folders, alone=False)
    assert contents(library) == {name: data for name, data in before.items() if not name.startswith(JOURNAL)}
    remove_leftovers(library, folders, alone=True)
    assert contents(library) == {
        **dict.fromkeys(kept, b"new"),
        "a.md": b"old",
        ".briefkit-0123456789af.tmp": b"old",
    }
    (library / "sub" / TEMPORARY).write_bytes(b"new")
    os.utime(library / "sub" / TEMPORARY, (0, 0))
    remove_leftovers(library, folders, alone=False)
    assert not (library / "sub" / TEMPORARY).exists()


def test_a_journal_names_files_in_any_script_and_is_removed_at_the_end(library: Path) -> None:
    journal, data = signed(library, step("ü.md", None, "п.md"))
    assert '"path": "ü.md"' in data.decode()
    with pytest.raises(FileExistsError):
        write_journal(library, [])
    remove_journal(journal)
    remove_journal(journal)
    assert contents(library) == {"a.md": b"old"}


def test_names_that_are_not_utf8_are_finished(library: Path) -> None:
    name = os.fsdecode(b"\xff.md")
    (library / name).write_bytes(b"new")
    assert finish(library, step(name, TEMPORARY)).finished == [name]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty state folder, still to be made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_the_key_is_made_once_for_its_owner_only(library: Path, state: Path) -> None:
    recover(library)
    assert not state.exists()
    first = write_journal(library, [MOVE])
    assert key_path().stat().st_mode & 0o777 == 0o600
    assert key_path().parent.stat().st_mode & 0o777 == 0o700
    assert len(key_path().read_bytes()) == 32
    first.unlink()
    assert write_journal(library, [MOVE]) == first


def _wide(key: Path) -> None:
    key.write_bytes(b"k" * 32)
    key.chmod(0o644)


NO_KEYS: dict[str, Callable[[Path], object]] = {
    "a link": lambda key: key.symlink_to("/dev/zero"),
    "a link to a key": lambda key: key.symlink_to(sized(key.with_name("k"), 32)),
    "a pipe": os.mkfifo,
    "a folder": lambda key: key.mkdir(),
    "empty": lambda key: key.touch(0o600),
    "too short": lambda key: sized(key, 31),
    "too long": lambda key: sized(key, 33),
    "for others to read": _wide,
}


@pytest.mark.parametrize("what", NO_KEYS)
def test_without_a_key_the_journal_is_named_and_not_followed(library: Path, state: Path, what: str) -> None:
    key_path().parent.mkdir(parents=True)
    NO_KEYS[what](key_path())
    (library / "a.md").write_bytes(b"new")
    found = finish(library, MOVE)
    assert len(found.foreign) == 1
    assert contents(library).keys() == {"a.md", f"{JOURNAL}.not-followed-1"}


@pytest.mark.parametrize("place", ["library/state", "a-file/state"])
def test_a_state_folder_that_cannot_be_used_gives_no_key(
    library: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (library.parent / "a-file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(library.parent / place))
    assert write_journal(library, [MOVE]).name == JOURNAL
    assert not (library / "state").exists()


MAKER = """
import errno, os, sys
from pathlib import Path
from briefkit.storage.files import write
from briefkit.storage.files.signing_key import signing_key

def no_link(*_arguments, **_options):
    raise OSError(errno.EPERM, "no hard links here")

if sys.argv[2] == "without links":
    os.link = no_link
print("ready", flush=True)
sys.stdin.readline()
print(signing_key(Path(sys.argv[1]), create=True).hex())
"""


@pytest.mark.parametrize("how", ["with links", "without links"])
def test_processes_that_make_the_key_at_once_have_the_same(library: Path, state: Path, how: str) -> None:
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", MAKER, str(library), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for maker in makers:
        assert maker.stdout
        assert maker.stdout.readline() == "ready\n"
    for maker in makers:
        assert maker.stdin
        maker.stdin.write("go\n")
        maker.stdin.flush()
    keys = {maker.communicate()[0] for maker in makers}
    assert keys == {f"{key_path().read_bytes().hex()}\n"}
    assert [path.name for path in (state / "briefkit").iterdir()] == ["journal.key"]


def test_a_key_whose_maker_has_only_its_name_is_waited_for(library: Path, state: Path) -> None:
    key_path().parent.mkdir(parents=True)
    key_path().touch(0o600)
    later = threading.Timer(0.1, key_path().write_bytes, [b"k" * 32])
    later.start()
    assert signing_key(library, create=True) == b"k" * 32
    later.join()
