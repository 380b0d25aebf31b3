"""Every store that answers from an index, over a library in a folder: each must answer as filtering its files does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.core.ports import BriefStore
from briefkit.storage.sqlite.store import IndexStore
from tests.postgres import server

if TYPE_CHECKING:
    from briefkit.storage.postgres.store import PostgresStore

_open: list[PostgresStore] = []


@cache
def _address() -> str:
    return server().new_database()


def pushed_store(library: Path) -> BriefStore:
    """A store on a server to which a folder is pushed now, and again at each `refresh`. It closes the last one."""
    from briefkit.storage.postgres.push import push_folder
    from briefkit.storage.postgres.store import PostgresStore

    class PushedStore(PostgresStore):
        def refresh(self) -> None:
            super().refresh()
            push_folder(library, _address())

    while _open:
        _open.pop().close()
    store = PushedStore(_address())
    store.refresh()
    _open.append(store)
    return store


STORES: dict[str, Callable[[Path, Path], BriefStore]] = {
    "index": lambda library, cache: IndexStore(library, cache=cache),
    "postgres": lambda library, _cache: pushed_store(library),
}
"""By name, each made of the folder of a library, and of a folder for a cache."""
