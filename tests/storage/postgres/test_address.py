"""Addresses of served libraries, which never show a password, and what is said if there is no connection."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.errors import BriefkitError, ServerError, SettingsError
from briefkit.storage.postgres.address import connect, is_address, parse_address, refuse_password
from tests.postgres import server

HIDDEN = "s3cret"


@pytest.mark.parametrize(
    "text", ["postgresql://db/briefs", "postgres://a@db/briefs", "service=briefs", "postgresql://"]
)
def test_what_is_an_address(text: str) -> None:
    assert is_address(text)
    assert str(parse_address(text)) == text
    assert not parse_address(text).has_password


@pytest.mark.parametrize("text", ["briefs", "./postgresql", "/srv/postgresql:/x", "https://db/briefs", ""])
def test_what_is_a_folder(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"postgresql://ada:{HIDDEN}@db/briefs", "postgresql://ada@db/briefs"),
        (f"postgresql://ada:{HIDDEN}?{HIDDEN}@db/briefs", "postgresql://ada@db/briefs"),
        (f"postgresql://ada:{HIDDEN}:{HIDDEN}@db:5433/briefs?sslmode=require", "postgresql://ada@db:5433/briefs?sslmode=require"),
        (f"postgresql://ada@db/briefs?password={HIDDEN}&sslmode=require", "postgresql://ada@db/briefs?sslmode=require"),
        (f"postgresql://ada@db/briefs?pass%77ord={HIDDEN}", "postgresql://ada@db/briefs"),
        (f"postgresql://ada@db/briefs?sslpassword={HIDDEN}", "postgresql://ada@db/briefs"),
        (f"postgresql://:{HIDDEN}@[::1]:5433,db2/briefs", "postgresql://@[::1]:5433,db2/briefs"),
        (f"postgres://ädä:{HIDDEN}@/briefs?host=/run/postgresql", "postgres://ädä@/briefs?host=/run/postgresql"),
    ],
)  # fmt: skip
def test_a_password_is_not_shown(text: str, shown: str) -> None:
    address = parse_address(text)
    assert str(address) == shown
    assert repr(address) == f"Address({shown!r})"
    assert address.has_password
    with pytest.raises(SettingsError, match=r"^here holds a password, which is bad$"):
        refuse_password(address, "here", "is bad")


@pytest.mark.parametrize(
    "text",
    [
        f"postgresql://ada:x@{HIDDEN}@db/briefs",  # the password has an “@” that is not written as %40
        f"postgresql://ada:x/{HIDDEN}@db/briefs",
        f"postgresql://ada:1/{HIDDEN}@db/briefs",
        f"postgresql://ada:x {HIDDEN}@db/briefs",
        f"postgresql://ada@db/briefs\n?password={HIDDEN}",
        f"service=briefs password={HIDDEN}",
        f"service='{HIDDEN}'",
        "service=",
        "postgresql://a b",
    ],
)
def test_an_address_that_cannot_be_read_is_not_shown(text: str) -> None:
    with pytest.raises(BriefkitError) as refused:
        parse_address(text)
    assert HIDDEN not in f"{refused.value} {refused.value.hint}"


_PASSWORDS = st.text("s3cret@:/?&=%#,[]\\ 'ä\n", min_size=1).map(lambda text: f"s3cret{text}")


_AT = ("postgresql://ada:{}@db/briefs", "postgresql://db/briefs?sslmode=require&password={}", "postgresql://ada:@{}@db")


@given(_PASSWORDS, st.sampled_from(_AT))
def test_no_password_of_any_kind_comes_to_light(password: str, address: str) -> None:
    try:
        shown = str(parse_address(address.format(password)))
    except BriefkitError as refused:
        shown = f"{refused} {refused.hint} {refused!r}"
    assert HIDDEN not in shown


def test_a_connection_is_prepared() -> None:
    with connect(server().new_database()) as connection:
        names = ("TimeZone", "search_path", "statement_timeout", "application_name", "client_encoding")
        values = [connection.execute("SELECT current_setting(%s)", (name,)).fetchone() for name in names]
        assert values == [("UTC",), ("pg_catalog, pg_temp",), ("1min",), ("briefkit",), ("UTF8",)]
        assert connection.autocommit


@pytest.mark.parametrize(
    ("asked", "of_server", "of_user", "expected"),
    [
        (None, "0", "", "1min"),
        (None, "9s", "", "9s"),
        (None, "9s", "2.5", "2500ms"),
        (None, "9s", "20", "9s"),
        (None, "9s", "0", "9s"),
        (None, "90s", "", "90s"),
        (None, "1500ms", "2", "1500ms"),
        (None, "2min", "300", "2min"),
        (None, "0", "300", "5min"),
        (None, "0", "0", "0"),
        (0, "9s", "7", "0"),
        (3, "9s", "7", "3s"),
    ],
)  # fmt: skip
def test_the_time_of_a_statement(
    monkeypatch: pytest.MonkeyPatch, asked: float | None, of_server: str, of_user: str, expected: str
) -> None:
    monkeypatch.setenv("BRIEFKIT_TIMEOUT", of_user)
    address = f"{server().address()}&options=-c%20statement_timeout%3D{of_server}"
    with connect(address, limit=asked) as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == (expected,)


@pytest.mark.parametrize("text", ["x", "-1", "nan", "inf"])
def test_a_time_that_is_none(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("BRIEFKIT_TIMEOUT", text)
    with pytest.raises(BriefkitError, match="BRIEFKIT_TIMEOUT is not a number of seconds"):
        connect(server().address())


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://127.0.0.1:1/x", "port 1 failed: Connection refused"),
        ("postgresql:///x?host=/nowhere", "No such file or directory"),
        ("postgresql://127.0.0.1/x?sslmode=perhaps", "sslmode"),
        ("service=that-is-not-there", "definition of service"),
    ],
)
def test_no_server(address: str, message: str) -> None:
    with pytest.raises(ServerError, match=message) as refused:
        connect(address)
    assert str(refused.value).startswith(f"{address}: ")
    assert refused.value.hint
    assert "--index local" not in refused.value.hint  # there may be no files


def test_options_of_an_address_that_libpq_does_not_know() -> None:
    with pytest.raises(BriefkitError, match=r"the address postgresql://a@db/x cannot be read"):
        connect("postgresql://a:b@db/x?pasword=1")


def test_a_server_that_refuses() -> None:
    with pytest.raises(ServerError, match='database "nothing" does not exist'):
        connect(server().address("nothing"))
    with pytest.raises(ServerError, match='role "nobody" does not exist'):
        connect(server().address(user="nobody"))


def test_an_address_is_taken_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PGHOST", str(server().folder))
    monkeypatch.setitem(os.environ, "PGUSER", "postgres")
    with connect("postgresql:///postgres") as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("postgres",)
