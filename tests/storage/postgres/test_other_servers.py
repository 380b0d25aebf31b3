"""Servers as they are elsewhere: over TLS with passwords, behind PgBouncer, with other locales, as a standby."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from briefkit.storage.postgres.push import push_folder
from tests.console import briefkit
from tests.needs import needs
from tests.places import SAMPLE
from tests.postgres import FAST, Server, Standby, as_owner, give_to_owner, programs_installed

QUESTIONS = (
    ("list", "--topic", "sanctions"),
    ("list", "issue:(status:disputed)", "--limit", "5"),
    ("show", "2018-11-impasse-before-paris"),
    ("search", "treaty"),
    ("search", '"arms control"'),
    ("issues", "--json"),
    ("judgments", "score"),
    ("facets", "party", "topic"),
    ("sql", "SELECT id, title FROM briefs ORDER BY title, id LIMIT 20"),
)
SECRET = "correct-horse-battery"  # noqa: S105 - of a server of our own


class Installed(NamedTuple):
    """A server of the system's: `host` is its name in the certificate."""

    server: Server
    port: int
    authority: Path
    host: str = "localhost"

    def address(self, user: str = "olga", more: str = "", host: str = "") -> str:
        """The address of the library."""
        return f"postgresql://{user}@{host or self.host}:{self.port}/briefs?{more or self.verified}"

    @property
    def verified(self) -> str:
        """What has the certificate looked at."""
        return f"sslmode=verify-full&sslrootcert={self.authority}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


def until(happened: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it has not happened"
        time.sleep(0.05)


def certificates(folder: Path) -> None:
    """An authority, another one, and a certificate for `localhost` by the first."""
    openssl = needs("openssl")

    def call(*words: str) -> None:
        subprocess.run([openssl, *words], check=True, capture_output=True, cwd=folder)

    for name in ("authority", "other"):
        call("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", f"/CN={name}",
             "-keyout", f"{name}.key", "-out", f"{name}.pem")  # fmt: skip
    call("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", "server.key", "-out", "server.csr")  # fmt: skip
    call("x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial",
         "-days", "30", "-copy_extensions", "copy", "-out", "server.pem")  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """A server of the system's, with TLS, passwords, an ICU locale and LZ4, that has a library and its owner."""
    programs, port = programs_installed(), free_port()
    settings = {**FAST, "port": str(port), "default_toast_compression": "lz4", "lc_messages": "C"}
    made = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=de-DE")
    one = Server(settings, listens_on="127.0.0.1", programs=programs, made=made)
    certificates(one.folder)
    give_to_owner(one.folder / "server.key")
    (one.data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n")
    with psycopg.connect(f"{one.address()}&port={port}", autocommit=True) as owner:
        for name, value in {"ssl": "on", "ssl_cert_file": "server.pem", "ssl_key_file": "server.key"}.items():
            path = one.folder / value if name != "ssl" else value
            owner.execute(f"ALTER SYSTEM SET {name} = '{path}'".encode())
        owner.execute("SELECT pg_reload_conf()")
        for role in ("olga", "anna"):
            owner.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{SECRET}'".encode())
        owner.execute("CREATE DATABASE briefs OWNER olga")
    yield Installed(one, port, one.folder / "authority.pem")
    one.remove()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(SAMPLE, tmp_path_factory.mktemp("sample") / "library")


@pytest.fixture(autouse=True)
def passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)


def asked(address: str, here: Path) -> list[str]:
    """The answers of a server."""
    return [briefkit("--library", address, *words, folder=here).out for words in QUESTIONS]


def test_a_library_on_an_installed_server_answers_as_its_files_do(
    installed: Installed, library: Path, tmp_path: Path
) -> None:
    pushed = briefkit("index", "push", installed.address(), "--folder", "--library", str(library), folder=tmp_path)
    assert pushed.code == 0, pushed.stderr
    granted = briefkit("index", "grant", "anna", installed.address(), folder=tmp_path)
    status = briefkit("index", "status", installed.address(), folder=tmp_path)
    assert (granted.code, status.code) == (0, 0), granted.stderr + status.stderr
    answers = asked(installed.address("anna"), tmp_path)
    assert answers == asked(str(library), tmp_path)
    assert [bool(one) for one in answers] == [True] * len(QUESTIONS)
    assert not any(SECRET in one for one in (*answers, pushed.stderr, granted.stderr, status.out))


REFUSED = {
    "no TLS": ("sslmode=disable", "", "no pg_hba.conf entry"),
    "another authority": ("sslmode=verify-full&sslrootcert={folder}/other.pem", "", "certificate"),
    "another name": ("", "127.0.0.1", "certificate"),
    "no such file": ("sslmode=verify-full&sslrootcert={folder}/none.pem", "", "root certificate file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_tls_refuses_is_a_clear_error(installed: Installed, tmp_path: Path, name: str) -> None:
    more, host, told = REFUSED[name]
    address = installed.address("anna", more.format(folder=installed.server.folder), host)
    started = time.monotonic()
    ran = briefkit("--library", address, "list", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert SECRET not in ran.stderr
    assert time.monotonic() - started < 5


def test_a_wrong_password_is_not_shown(installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "wrong-horse")
    ran = briefkit("--library", installed.address("anna"), "list", folder=tmp_path)
    assert ran.code == 2
    assert "password" in ran.stderr
    assert "horse" not in ran.stderr


@pytest.fixture(scope="module", params=["session", "transaction", "statement"])
def pooled(request: pytest.FixtureRequest, installed: Installed) -> Iterator[tuple[str, str]]:
    """How PgBouncer shares the sessions of the server, and the address behind it."""
    folder, port = Path(tempfile.mkdtemp(prefix="pool", dir="/tmp")), free_port()
    (folder / "users").write_text(f'"olga" "{SECRET}"\n')
    (folder / "pgbouncer.ini").write_text(f"""\
[databases]
briefs = host={installed.server.folder} port={installed.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = trust
auth_file = {folder}/users
pool_mode = {request.param}
default_pool_size = 2
""")
    give_to_owner(folder)
    try:
        with (folder / "log").open("wb") as log:
            call = [needs("pgbouncer"), str(folder / "pgbouncer.ini")]
            process = subprocess.Popen(call, cwd="/", stdout=log, stderr=log, **as_owner())
        with process:
            try:
                until(lambda: b"process up" in (folder / "log").read_bytes())
                yield request.param, f"postgresql://olga@127.0.0.1:{port}/briefs"
            finally:
                process.terminate()
    finally:
        shutil.rmtree(folder)


def test_pgbouncer_may_stand_between(
    pooled: tuple[str, str], installed: Installed, library: Path, tmp_path: Path
) -> None:
    mode, address = pooled
    direct = briefkit("index", "push", installed.address(), "--folder", "--library", str(library), folder=tmp_path)
    assert direct.code == 0, direct.stderr
    pushed = briefkit("index", "push", address, "--folder", "--library", str(library), folder=tmp_path)
    if mode == "session":
        assert pushed.code == 0, pushed.stderr
    else:
        assert pushed.code == 2
        assert "session mode" in pushed.stderr
    if mode == "statement":
        ran = briefkit("--library", address, "list", folder=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert "pool" in ran.stderr
    else:
        assert asked(address, tmp_path) == asked(str(library), tmp_path)


def test_a_standby_answers_and_takes_no_pushes(library: Path, tmp_path: Path) -> None:
    primary = Server({**FAST, "wal_level": "replica", "max_wal_senders": "3"})
    try:
        address = primary.new_database()
        push_folder(library, address)
        standby = Standby(primary)
        try:
            there = address.replace(str(primary.folder), str(standby.folder))
            answers = asked(str(library), tmp_path)
            assert asked(there, tmp_path) == answers
            refused = briefkit("index", "push", there, "--folder", "--library", str(library), folder=tmp_path)
            assert refused.code == 2
            assert "the server takes no changes here: it is a standby" in refused.stderr
            shutil.copytree(library, tmp_path / "changed")
            (tmp_path / "changed" / "new.md").write_text(
                '---\ntitle: New\nkind: memo\ndate: "2021-12-01"\n---\nText.\n'
            )
            push_folder(tmp_path / "changed", address)
            until(lambda: briefkit("--library", there, "show", "new", folder=tmp_path).code == 0)
            assert asked(there, tmp_path) == asked(str(tmp_path / "changed"), tmp_path)
        finally:
            standby.remove()
    finally:
        primary.remove()
