"""The address of a served library, which is shown without its password, and a connection to its server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from briefkit.errors import BriefkitError, SettingsError

if TYPE_CHECKING:
    import psycopg

_SCHEMES = ("postgresql://", "postgres://")
_SERVICE = "service="
_NOT_FREE = re.compile(r"[\s\x00-\x1f\x7f]")
_PARTS = re.compile(
    r"(?P<scheme>postgres(?:ql)?://)(?:(?P<user>[^@/:]*)(?P<password>:[^@/]*)?@)?"
    r"(?P<hosts>[^@/?]*)(?P<database>/[^@/?]*)?(?:\?(?P<options>[^@]*))?"
)
"""As libpq reads it: what stands before the first “@” are a name and a password, if no “/” comes before."""
_HOSTS = re.compile(r"(?:(?:\[[\w.:%]*\]|[\w.%-]*)(?::\d*)?)(?:,(?:\[[\w.:%]*\]|[\w.%-]*)(?::\d*)?)*")
_SECRET = ("password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret")
"""The options of an address that hold what nobody but its user may know."""
_SHOWN = ("host", "hostaddr", "port", "user", "dbname", "service", "sslmode")
"""The options that are shown. Others do not tell servers apart, or are parts of a password with “&” in it."""
_HINT = "write postgresql://NAME@HOST/DATABASE, with @ : / and % in a part as %40 %3A %2F and %25"


class Address:
    """The address of a database: a URI as libpq defines it, or `service=NAME`, the name of a service in its file.

    Text, repr and errors show it without a password.
    """

    __slots__ = ("_conninfo", "by_others", "has_password", "shown")

    def __init__(self, conninfo: str, shown: str, *, has_password: bool, by_others: bool = False) -> None:
        self._conninfo = conninfo
        self.shown = shown
        self.has_password = has_password
        self.by_others = by_others

    @property
    def conninfo(self) -> str:
        """The address as libpq needs it, with its password: never to be shown, written or passed to a program."""
        return self._conninfo

    def named_by_others(self) -> Address:
        """The same for an address that somebody else wrote: PGPASSWORD, which is for no server by name, is not sent.

        libpq takes an empty password for none, but as said: it looks into the password file, not at the variable.
        """
        if self._conninfo.startswith(_SERVICE):  # the user's own file says which server that is
            return self
        more = "&" if "?" in self._conninfo else "?"
        return Address(f"{self._conninfo}{more}password=", self.shown, has_password=False, by_others=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and self._conninfo == other._conninfo

    def __hash__(self) -> int:
        return hash(self._conninfo)

    def __str__(self) -> str:
        return self.shown

    def __repr__(self) -> str:
        return f"Address({self.shown!r})"


def is_address(text: str) -> bool:
    """Whether a text is meant as the address of a served library, and not as a folder."""
    return text.startswith((*_SCHEMES, _SERVICE))


def parse_address(text: str) -> Address:
    """The address in a text. Raises BriefkitError if it cannot be read, without showing what may be a password."""
    if text.startswith(_SERVICE):
        if _NOT_FREE.search(text) or "'" in text or "\\" in text or text == _SERVICE:
            raise BriefkitError("a service is named as service=NAME", hint="its file says what else is to be known")
        return Address(text, text, has_password=False)
    parts = _PARTS.fullmatch(text)
    if parts is None or _NOT_FREE.search(text) or not _HOSTS.fullmatch(parts["hosts"]):
        raise BriefkitError("the address of the server cannot be read", hint=_HINT)
    options = [(unquote(option.partition("=")[0]), option) for option in (parts["options"] or "").split("&")]
    free = [option for name, option in options if name in _SHOWN]
    user = f"{parts['user']}@" if parts["user"] is not None else ""
    shown = f"{parts['scheme']}{user}{parts['hosts']}{parts['database'] or ''}{'?' if free else ''}{'&'.join(free)}"
    has_password = parts["password"] not in {None, ":"} or any(name in _SECRET for name, _option in options)
    return Address(text, shown, has_password=has_password)


def refuse_password(address: Address, where: str, reason: str) -> None:
    """Refuse an address with a password at a place where others can read it. Raises SettingsError."""
    if address.has_password:
        hint = "the password belongs in ~/.pgpass or PGPASSWORD; see docs/sharing.md"
        raise SettingsError(f"{where} holds a password, which {reason}", hint=hint)


def connect(address: str | Address, *, limit: float | None = None) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection that commits each statement, in UTC; names are looked up in `pg_catalog` only.

    `limit` is how many seconds one statement may take, whatever the server says: 0 is any time, None what the user and
    the server allow (see `time_limit`).
    Raises ServerError within `server.PATIENCE` seconds if there is no connection.
    """
    try:
        from briefkit.storage.postgres.server import open_connection  # noqa: PLC0415 - loading it takes 0.2 s
    except ImportError as error:
        if error.name not in {"psycopg", "psycopg_binary"}:
            raise
        from briefkit.installed.extras import install  # noqa: PLC0415 - only where it is missing

        raise BriefkitError("a served library needs the package psycopg", hint=install("postgres")) from error
    known = parse_address(address) if isinstance(address, str) else address
    return open_connection(known.conninfo, known.shown, limit)
