"""Libraries on servers: connections that threads share, and who may read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefkit.errors import BriefkitError, QueryError
from briefkit.library.which import Which, which_at
from briefkit.settings import INTERNAL, PUBLIC
from briefkit.storage.postgres.pool import share_connections

if TYPE_CHECKING:
    from briefkit.storage.postgres.address import Address
    from briefkit.storage.postgres.catalogue import Reader
    from briefkit.storage.postgres.rights import Granted

__all__ = ["grant_reading", "revoke_reading", "share_connections", "which_for"]
_WHOLE_FILES = "a public brief is read as its file is, with its comments and what “[export] internal” lists"
_CLOSED = "the database was open to every role of the server; now only roles that are let in may connect"
_OPEN = (
    "the database stays open to every role of the server, which sees the names of its tables: its owner closes it with "
    "REVOKE CONNECT ON DATABASE … FROM PUBLIC"
)
_KEPT_OUT = "may not connect to the database yet: its owner lets it in with GRANT CONNECT ON DATABASE … TO …"
_WAITS = "sees nothing yet: what is served was pushed before the library had readers for the public"


def which_for(role: str, address: str | None, named: str | None, index: str | None = None) -> Which:
    """The library that a grant to a role is about: see `which_at`. Raises also QueryError if the role was forgotten."""
    if "://" in role and address is None:  # it is not shown, as it may hold a password
        message = "ROLE is missing: an address stands in its place"
        raise QueryError(message, hint="name the role, then the address, as in “briefkit index grant anna ADDRESS”")
    return which_at(address, named, index)


def grant_reading(which: Which, role: str, audience: str | None = None, zone: str | None = None) -> list[str]:
    """Let a role read a library on a server as an audience, by default internal; returns what to tell, in sentences.

    A role that reads what is public is not let in for more unless the audience says so.
    `zone` is the time zone in which embargoes end, of the whole library. Raises BriefkitError if there is no such role
    or zone, or no server, and ServerError if the library is not the user's own.
    """
    from briefkit.storage.postgres.rights import grant, reads_through

    with _owner_of(which.server) as connection:
        granted = grant(connection, role, audience or _not_less(connection, role), zone)
        group = reads_through(connection, role)
    told = _granted(which, granted, group)
    return [*told, f"embargoes end in {zone} for everybody from now on"] if zone else told


def _granted(which: Which, granted: Granted, group: Reader | None) -> list[str]:
    """What to tell of a grant to a role, which may read as a member of a group, too."""
    role = granted.reader.role
    closed = [_CLOSED] if granted.closed else [_OPEN] if granted.stays_open else []
    closed += [f"“{role}” {_KEPT_OUT}"] if granted.kept_out else []
    if granted.reader.audience == INTERNAL:
        return [f"“{role}” may read the library on {which.server}", *closed]
    public = f"“{role}” may read what is public in the library on {which.server}"
    if group and group.audience == INTERNAL:
        return [f"{public}, but as a member of “{group.role}” reads everything", *closed]
    told = [public, _WHOLE_FILES, *closed]
    return [*told, f"“{role}” {_WAITS}: push it again"] if granted.waits else told


def _not_less(connection: Any, role: str) -> str:
    """Internal, for a role that is not held to what is public yet. Raises BriefkitError."""
    from briefkit.storage.postgres.catalogue import Reader, readers

    if Reader(role, PUBLIC) in readers(connection):
        hint = f"--audience {INTERNAL} lets it read everything, --audience {PUBLIC} grants the same again"
        raise BriefkitError(f"“{role}” may read what is public: say which is meant now", hint=hint)
    return INTERNAL


def revoke_reading(which: Which, role: str) -> list[str]:
    """Take the right to read a library on a server from a role; returns what to tell. Raises as `grant_reading`."""
    from briefkit.storage.postgres.rights import reads_through, revoke

    with _owner_of(which.server) as connection:
        had = revoke(connection, role)
        group = reads_through(connection, role)
    told = f"“{role}” may {'no longer' if had else 'not'} read the library on {which.server}"
    if group is None:
        return [told]
    still = "everything" if group.audience == INTERNAL else "what is public"
    return [f"{told} by a grant of its own, but as a member of “{group.role}” still reads {still}"]


@contextmanager
def _owner_of(server: Address | None) -> Iterator[Any]:
    from briefkit.storage.postgres.address import connect
    from briefkit.storage.postgres.failures import server_errors
    from briefkit.storage.postgres.sessions import one_transaction

    if server is None:
        hint = "name its server with --index, BRIEFKIT_INDEX or “[library] index”; see docs/sharing.md"
        raise BriefkitError("the library is not on a server: whoever may read its files reads it", hint=hint)
    with server_errors(str(server)), connect(server) as connection, one_transaction(connection):
        yield connection
