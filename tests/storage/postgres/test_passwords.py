"""Passwords: where they may be kept, and that none comes to light, whatever goes wrong."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from briefkit.errors import BriefkitError
from briefkit.storage.postgres.address import connect, parse_address
from briefkit.storage.postgres.failures import server_errors
from tests.postgres import Server, server
from tests.storage.postgres.proxy import proxied

HIDDEN, WRONG = "Gehe1m-@:/?%", "Wr0ng-@:/?%"
IN_URI = {HIDDEN: "Gehe1m-%40%3A%2F%3F%25", WRONG: "Wr0ng-%40%3A%2F%3F%25"}
PARTS = ("Gehe1m", "Wr0ng")
"""What must not be shown, in any spelling."""


@pytest.fixture(scope="module")
def strict() -> Iterator[Server]:
    """A server that asks `ada` for a password."""
    one = Server()
    with psycopg.connect(one.address(), autocommit=True) as owner:
        owner.execute(f"CREATE ROLE ada LOGIN PASSWORD '{HIDDEN}'")
        (one.data / "pg_hba.conf").write_text("local all postgres trust\nlocal all all scram-sha-256\n")
        owner.execute("SELECT pg_reload_conf()")
    yield one
    one.remove()


@pytest.fixture(autouse=True)
def no_other_passwords(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))


def passfile(folder: Path, password: str) -> None:
    escaped = password.replace("\\", "\\\\").replace(":", "\\:")
    (folder / "pgpass").write_text(f"*:*:*:ada:{escaped}\n")
    (folder / "pgpass").chmod(0o600)


def in_environment(monkeypatch: pytest.MonkeyPatch, folder: Path, strict: Server, password: str) -> str:
    monkeypatch.setenv("PGPASSWORD", password)
    return strict.address(user="ada")


def in_passfile(_monkeypatch: pytest.MonkeyPatch, folder: Path, strict: Server, password: str) -> str:
    passfile(folder, password)
    return strict.address(user="ada")


def in_service(_monkeypatch: pytest.MonkeyPatch, folder: Path, strict: Server, password: str) -> str:
    kept = f"[briefs]\nhost={strict.folder}\nuser=ada\ndbname=postgres\npassword={password}\n"
    (folder / "services").write_text(kept)
    return "service=briefs"


def in_address(_monkeypatch: pytest.MonkeyPatch, folder: Path, strict: Server, password: str) -> str:
    return strict.address(user="ada").replace("ada@", f"ada:{IN_URI[password]}@")


def in_options(_monkeypatch: pytest.MonkeyPatch, folder: Path, strict: Server, password: str) -> str:
    return f"{strict.address(user='ada')}&password={IN_URI[password]}"


Place = Callable[[pytest.MonkeyPatch, Path, Server, str], str]
PLACES = [in_environment, in_passfile, in_service, in_address, in_options]


def everything(error: BaseException) -> str:
    """All that can be shown of an error: its text, hint, repr, traceback with causes, and notes."""
    shown = [str(error), repr(error), str(getattr(error, "hint", "")), *traceback.format_exception(error)]
    return "\n".join(shown) + repr(getattr(error, "__dict__", {}))


@pytest.mark.parametrize("place", PLACES)
def test_where_a_password_may_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, strict: Server, place: Place) -> None:
    with connect(place(monkeypatch, tmp_path, strict, HIDDEN)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("ada",)
        assert not any(part in repr(connection) + str(connection.info.dsn) for part in PARTS)


def test_a_server_that_others_name_gets_the_password_that_is_kept_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, strict: Server
) -> None:
    """A stranger's clone may name a server of theirs, and PGPASSWORD is for no server by name."""
    address = parse_address(in_environment(monkeypatch, tmp_path, strict, HIDDEN)).named_by_others()
    assert (str(address), address.has_password) == (strict.address(user="ada"), False)
    with pytest.raises(BriefkitError, match="asks for a password, and none was given"):
        connect(address)
    passfile(tmp_path, HIDDEN)
    connect(address).close()
    service = parse_address(in_service(monkeypatch, tmp_path, strict, HIDDEN))
    assert service.named_by_others() is service


def test_without_a_password(strict: Server) -> None:
    with pytest.raises(BriefkitError, match="asks for a password, and none was given") as refused:
        connect(strict.address(user="ada"))
    assert "~/.pgpass" in str(refused.value.hint)


def wrong(strict: Server, address: str) -> None:
    connect(address)


def wrong_database(strict: Server, address: str) -> None:
    connect(address.replace("/postgres?", "/nothing?") if "?" in address else "postgresql:///nothing?service=briefs")


def gone(strict: Server, address: str) -> None:
    connect(address.replace(str(strict.folder), "/nowhere"))


def misspelt(strict: Server, address: str) -> None:
    connect(f"{address}&pasword=1" if "?" in address else f"{address} pasword=1")


def unreadable(strict: Server, address: str) -> None:
    parse_address(address.replace("@/", "@ho st/").replace("briefs", "brie fs"))


def cut(strict: Server, address: str) -> None:
    with proxied(strict.folder) as proxy:
        proxy.stop_after(60, cut=True)
        host = f"host=127.0.0.1&port={proxy.listener.getsockname()[1]}"
        connect(address.replace(f"host={strict.folder}", host))


def ended(strict: Server, address: str) -> None:
    with server_errors(str(parse_address(address))), connect(address, limit=0.01) as connection:
        connection.execute("SELECT pg_sleep(1)")


def denied(strict: Server, address: str) -> None:
    with server_errors(str(parse_address(address))), connect(address) as connection:
        connection.execute("SELECT * FROM pg_authid")


def a_bug(strict: Server, address: str) -> None:
    with server_errors(str(parse_address(address))), connect(address) as connection:
        connection.execute("SELEC")


FAULTS = [wrong, wrong_database, gone, misspelt, unreadable, cut, ended, denied, a_bug]


@pytest.mark.parametrize(("place", "fault"), [(place, fault) for place in PLACES for fault in FAULTS])
def test_no_password_in_an_error(  # noqa: PLR0917 - fixtures
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    strict: Server,
    capfd: pytest.CaptureFixture[str],
    place: Place,
    fault: Callable[[Server, str], None],
) -> None:
    address = place(monkeypatch, tmp_path, strict, WRONG if fault in {wrong, gone, cut} else HIDDEN)
    if fault in {gone, cut, misspelt, unreadable} and place is in_service:
        address = f"postgresql://ada@/postgres?host={strict.folder}&service=briefs"
    with pytest.raises((BriefkitError, psycopg.Error)) as raised:
        fault(strict, address)
    shown = everything(raised.value) + "".join(capfd.readouterr())
    assert not any(part in shown for part in PARTS), shown


def test_a_wrong_password_is_called_wrong(monkeypatch: pytest.MonkeyPatch, strict: Server) -> None:
    monkeypatch.setenv("PGPASSWORD", WRONG)
    with pytest.raises(BriefkitError, match="the server does not accept the password"):
        connect(strict.address(user="ada"))


def test_an_address_reaches_other_processes() -> None:
    """A push works with several; what they are sent is in nobody's sight."""
    address = parse_address(f"postgresql://ada:{IN_URI[HIDDEN]}@db/briefs")
    copy: Any = pickle.loads(pickle.dumps(address))  # noqa: S301 - our own
    assert copy == address
    assert copy.shown == "postgresql://ada@db/briefs"


def test_the_shared_server_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", WRONG)
    with connect(server().address()) as connection:
        assert connection.info.dbname == "postgres"
