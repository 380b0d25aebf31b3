"""The functions that the views of `briefkit sql` call: ids of the registry, states of events, estimates, texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from briefkit.core.events.state import EventState
from briefkit.core.query.value import Names
from briefkit.settings import LibrarySettings
from briefkit.storage.files.brief_body import read_body
from briefkit.storage.index.estimates import as_json, estimates_of
from briefkit.storage.index.names import id_of
from briefkit.storage.index.typed import value_of

_RESOLVED = 1 << 18
_KNOWN = ("date", "place", "status", "status_on")
Value = str | float | None


def add_functions(
    connection: sqlite3.Connection,
    library: Path,
    names: Names,
    settings: LibrarySettings,
    state_of: Callable[[str], EventState],
) -> None:
    """Add the functions to a connection. `state_of` returns the state of an event; it is asked only when needed."""
    defaults = {"scale": settings.likelihood_scale, "publisher": settings.name}
    resolved = lru_cache(maxsize=_RESOLVED)(partial(id_of, names))

    def ids(section: str, words: bytes | None) -> str:
        return as_json(list(dict.fromkeys(resolved(section, word) for word in value_of(words) or ())))

    def known(event: str, key: str) -> str | None:
        value = getattr(state_of(event), key) if key in _KNOWN else None
        return None if value is None else str(value)

    def body_of(path: str) -> str:
        """The text of a listed brief; empty for any other file, such as one that the settings exclude."""
        listed = connection.execute("SELECT 1 FROM file WHERE path = ? AND id IS NOT NULL", (path,)).fetchone()
        return read_body(library, path) if listed else ""

    connection.create_function("resolved", 2, resolved, deterministic=True)
    connection.create_function("ids", 2, ids, deterministic=True)
    connection.create_function("known", 2, known, deterministic=True)
    connection.create_function("setting", 1, defaults.get, deterministic=True)
    connection.create_function("ledger", -1, partial(_ledger, settings.likelihood_scale), deterministic=True)
    connection.create_function("body_of", 1, body_of)


def _ledger(default_scale: str, key: str, *stated: Any) -> Value:
    """A value of a judgment as `judgments` tells it, from what the brief states: its date, and the rest."""
    value: Value = getattr(estimates_of(default_scale, *stated), key)
    return value
