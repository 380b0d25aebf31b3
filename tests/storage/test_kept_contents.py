"""What is kept of a server's files on a machine: by content, for its user alone, and no longer than it is served."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Collection
from pathlib import Path

import pytest

from briefkit.storage.index.rows import content_hash
from briefkit.storage.kept_contents import KeptContents

PLACE = "postgresql://db.example.org/briefs"
DATA = b"a picture"
HASH = content_hash(DATA)


class Server:
    """A server that counts how often it is asked for a content."""

    def __init__(self, data: bytes | None = DATA) -> None:
        self.data = data
        self.asked = 0
        self.served = {HASH}

    def fetch(self) -> bytes | None:
        self.asked += 1
        return self.data

    def still_served(self, hashes: Collection[bytes]) -> set[bytes]:
        return self.served & {*hashes}

    def kept(self, cache: Path, state: str = "one", place: str = PLACE) -> KeptContents:
        return KeptContents(place, state, self.still_served, cache)


def folder_in(cache: Path) -> Path:
    (found,) = (cache / "served").iterdir()
    return found


def contents(cache: Path) -> list[str]:
    return sorted(path.name for path in folder_in(cache).iterdir() if not path.name.startswith("state-"))


def test_a_content_is_fetched_once_and_only_its_user_may_read_it(tmp_path: Path) -> None:
    server = Server()
    assert [server.kept(tmp_path).get(HASH, server.fetch) for _ in range(3)] == [DATA] * 3
    assert (server.asked, contents(tmp_path)) == (1, [HASH.hex()])
    folder = folder_in(tmp_path)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder.parent, folder)] == [0o700, 0o700]
    assert stat.S_IMODE((folder / HASH.hex()).stat().st_mode) == 0o600


def test_each_address_has_a_folder_of_its_own(tmp_path: Path) -> None:
    server = Server()
    server.kept(tmp_path).get(HASH, server.fetch)
    server.kept(tmp_path, place=f"{PLACE}?user=other").get(HASH, server.fetch)
    assert (server.asked, len(list((tmp_path / "served").iterdir()))) == (2, 2)


def test_what_is_no_longer_served_is_removed_when_another_state_is(tmp_path: Path) -> None:
    server = Server()
    server.kept(tmp_path).get(HASH, server.fetch)
    left = folder_in(tmp_path) / ".briefkit-0123456789ab.tmp"
    left.touch()
    server.kept(tmp_path, "two").get(HASH, server.fetch)
    assert (server.asked, contents(tmp_path)) == (1, [left.name, HASH.hex()])
    server.served.clear()
    os.utime(left, (1, 1))
    assert server.kept(tmp_path, "two").get(HASH, server.fetch) == DATA
    assert server.asked == 1
    server.kept(tmp_path, "three").get(content_hash(b""), lambda: None)
    assert contents(tmp_path) == []


@pytest.mark.parametrize("damage", [b"", b"another", None])
def test_what_has_been_damaged_is_fetched_again(tmp_path: Path, damage: bytes | None) -> None:
    server = Server()
    server.kept(tmp_path).get(HASH, server.fetch)
    file, secret = folder_in(tmp_path) / HASH.hex(), tmp_path / "secret"
    secret.write_bytes(DATA)
    if damage is None:
        file.unlink()
        file.symlink_to(secret)
    else:
        file.write_bytes(damage)
    assert server.kept(tmp_path).get(HASH, server.fetch) == DATA
    assert server.asked == 2
    assert secret.read_bytes() == DATA


def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    server, elsewhere = Server(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "served").symlink_to(elsewhere)
    for number in (1, 2):
        assert server.kept(tmp_path / "cache").get(HASH, server.fetch) == DATA
        assert server.asked == number
    assert not [path for path in elsewhere.rglob("*") if path.is_file()]


def test_the_folder_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    server.kept(tmp_path).get(HASH, server.fetch)
    before = contents(tmp_path)
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    server.served.clear()
    assert server.kept(tmp_path, "two").get(HASH, server.fetch) == DATA
    assert (server.asked, contents(tmp_path)) == (2, before)


def test_a_folder_that_others_could_read_becomes_the_users_alone(tmp_path: Path) -> None:
    server = Server()
    server.kept(tmp_path).get(HASH, server.fetch)
    folder_in(tmp_path).chmod(0o755)
    server.kept(tmp_path).get(HASH, server.fetch)
    assert stat.S_IMODE(folder_in(tmp_path).stat().st_mode) == 0o700


def test_where_nothing_can_be_kept_all_is_fetched(tmp_path: Path) -> None:
    server = Server()
    (tmp_path / "file").touch()
    assert [server.kept(tmp_path / "file").get(HASH, server.fetch) for _ in range(2)] == [DATA] * 2
    assert server.asked == 2


def test_a_content_that_is_not_what_its_hash_says_is_not_kept(tmp_path: Path) -> None:
    server = Server(b"damaged on the way")
    server.kept(tmp_path).get(HASH, server.fetch)
    assert contents(tmp_path) == []
    assert Server(None).kept(tmp_path).get(HASH, lambda: None) is None


def test_several_at_once_get_the_same(tmp_path: Path) -> None:
    server, found = Server(), list[bytes | None]()

    def work(state: str) -> None:
        found.extend(server.kept(tmp_path, state).get(HASH, server.fetch) for _ in range(20))

    threads = [threading.Thread(target=work, args=[str(number % 3)]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [DATA] * 120
    assert contents(tmp_path) == [HASH.hex()]
