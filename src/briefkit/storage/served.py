"""A library on a server: its store, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefkit.core.ports import BriefStore, ServedStore
from briefkit.storage.served_files import ServedFiles

if TYPE_CHECKING:
    from pathlib import Path

    from briefkit.core.progress import Progress
    from briefkit.storage.kept_contents import KeptContents
    from briefkit.storage.postgres.address import Address


class ServedBriefs(BriefStore, ServedStore, Protocol):
    """A store that answers from a server."""


class Served(NamedTuple):
    """A served library. Nothing is asked until it is needed."""

    store: ServedBriefs
    files: ServedFiles


def served_library(server: Address, progress: Progress) -> Served:
    """The library on a server. Raises ServerError, at the latest with the first question."""
    return served_by(open_store(server, progress))


def open_store(server: Address, progress: Progress) -> ServedBriefs:
    """The store of a library on a server."""
    from briefkit.storage.postgres.store import PostgresStore  # noqa: PLC0415 - only for libraries on a server

    return PostgresStore(server, progress=progress)


def served_by(store: ServedBriefs, cache: Path | None = None) -> Served:
    """A store with the files that it serves; `cache` is the folder of the user's caches."""

    def kept(state: str) -> KeptContents:
        from briefkit.storage.kept_contents import KeptContents  # noqa: PLC0415 - only for files other than briefs

        return KeptContents(store.place, state, store.served_hashes, cache)

    return Served(store, ServedFiles(store, kept))
