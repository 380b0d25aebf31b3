"""What psycopg's errors mean for users. An address in a message is shown without a password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from briefkit.errors import ServerError
from briefkit.storage.postgres.watched import SilentError
from briefkit.storage.time_limit import VARIABLE

_KEPT_IN = (
    "it is read from ~/.pgpass, a service file, or, unless only briefkit.toml names the server, PGPASSWORD; "
    "see docs/sharing.md"
)
_MAY_READ = (
    "whoever owns the library lets a role read with “briefkit index grant ROLE --audience WHO”; "
    "one that is let in for the public reads what is pushed after that"
)
_STARTS = "try again in a moment"
_CERTIFICATE = (
    "the certificate is checked by sslrootcert=FILE in the address, otherwise by ~/.postgresql/root.crt; with "
    "sslrootcert=system by the authorities that this machine knows; see docs/sharing.md"
)
_IN_OWN_WORDS = "the server refuses, in its own words and language: see “If something is wrong” in docs/sharing.md"
_WRITABLE = "of a primary and its standbys, a push goes to the primary; see docs/sharing.md"
_POOL = "PgBouncer answers in session or transaction mode, and a push needs session mode; see docs/sharing.md"
_LONGER = "ALTER ROLE … SET statement_timeout lets the role ask longer; “options” in the address may say it, too"
_REFUSED = {
    "certificate": _CERTIFICATE,
    "session is read-only": _WRITABLE,
    "hot standby mode": _WRITABLE,
    "unsupported startup parameter": f"leave out “options” from the address and PGOPTIONS: {_POOL}",
    "does not exist": "is its name right? Names of databases and roles are case-sensitive",
    "too many": f"{_STARTS}, or allow more connections",
    "remaining connection slots": f"{_STARTS}, or allow more connections",
    "starting up": _STARTS,
    "shutting down": _STARTS,
    "permission denied": _MAY_READ,
    "pg_hba.conf": "whoever runs the server allows it in pg_hba.conf; see docs/sharing.md",
}
"""Words of a server, or of libpq, that refuses a connection → what to do."""


def no_answer(shown: str) -> ServerError:
    """The error of a server that is silent."""
    return ServerError(f"{shown}: the server does not answer", hint="is the address right, and the network up?")


def refused(shown: str, error: psycopg.Error) -> ServerError:
    """The error of a connection that is not made, in the server's words where it says any."""
    if isinstance(error, psycopg.errors.ConnectionTimeout):
        return no_answer(shown)
    connection = error.pgconn
    if connection is not None and connection.needs_password:
        return ServerError(f"{shown}: the server asks for a password, and none was given", hint=_KEPT_IN)
    if connection is not None and connection.used_password and "password" in str(error):
        return ServerError(f"{shown}: the server does not accept the password", hint=_KEPT_IN)
    if isinstance(error, psycopg.errors.QueryCanceled):
        return ServerError(f"{shown}: the server's statement_timeout stopped the first question", hint=_LONGER)
    reason = _reason(error)
    known = (hint for words, hint in _REFUSED.items() if words in reason)
    otherwise = _IN_OWN_WORDS if "FATAL: " in str(error) else "is the address right, and the server on?"
    return ServerError(f"{shown}: {reason}", hint=next(known, otherwise))


def _reason(error: psycopg.Error) -> str:
    """The last cause that an error names, in one line."""
    lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    line = lines[0].removeprefix("connection failed: ").removeprefix("connection is bad: ")
    return line.rpartition("FATAL: ")[2].strip().replace("connection to server", "connection to the server")


_ENDED = {
    "57014": (
        "the server stopped: that is as long as one question may take",
        f"ask for less, or allow more seconds with {VARIABLE}, unless the server lets the role ask no longer",
    ),
    "42P01": (
        "what is served of the library has been removed from the database",
        "whoever owns the library pushes it again, with “briefkit index push”",
    ),
    "42501": ("", f"{_MAY_READ}; only the owner writes"),
    "25006": (
        "the server takes no changes here: it is a standby, or default_transaction_read_only is on",
        "name the primary, or all of them with ?target_session_attrs=read-write; ALTER ROLE … SET changes the other",
    ),
    "40001": (
        "",
        "ask again; on a standby, hot_standby_feedback = on lets long questions end; see docs/sharing.md",
    ),
}
"""SQLSTATE → what it means, if the server does not say it better, and what to do."""
_BUGS = ("42", "22", "0A")
"""Classes of SQLSTATE that only a statement of briefkit can be at fault for."""


@contextmanager
def server_errors(shown: str) -> Iterator[None]:
    """Turn psycopg's errors into ServerError. A statement that is wrong stays a bug, which shows its traceback."""
    try:
        yield
    except psycopg.Error as error:
        if error.sqlstate is None or error.sqlstate.startswith(("08", "57P")):
            told = error.sqlstate or isinstance(error, SilentError)
            reason = _reason(error) if told else "the connection was lost"
            hint = _POOL if "pooling mode" in reason else _STARTS
            raise ServerError(f"{shown}: {reason}", hint=hint) from error
        if error.sqlstate not in _ENDED and error.sqlstate.startswith(_BUGS):
            raise
        message, hint = _ENDED.get(error.sqlstate, ("", _STARTS))
        raise ServerError(f"{shown}: {message or _reason(error)}", hint=hint) from error
