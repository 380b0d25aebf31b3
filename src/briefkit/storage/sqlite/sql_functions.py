"""The functions that the views of `briefkit sql` call: ids of the registry, states of events, estimates, texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from briefkit.core.brief.model import JUDGMENT
from briefkit.core.dates.dates import parse_date
from briefkit.core.events.state import EventState
from briefkit.core.judgments.rows import JudgmentDefaults, JudgmentRow, rows_of_judgments, stated_updates
from briefkit.core.judgments.stated import JudgingBrief, StatedJudgment
from briefkit.core.likelihood.figures import Band
from briefkit.core.query.value import Names
from briefkit.core.tables import band_json
from briefkit.settings import LibrarySettings
from briefkit.storage.files.brief_body import read_body
from briefkit.storage.index.names import id_of
from briefkit.storage.index.typed import value_of

_KEPT = 8192
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
        return _json(list(dict.fromkeys(resolved(section, word) for word in value_of(words) or ())))

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
    """A value of a judgment as `judgments` tells it, from what the brief states; `stated` is as for `_row`."""
    return _VALUES[key](_row(default_scale, *stated))


@lru_cache(maxsize=_KEPT)  # a statement asks for several values of one judgment, and judgments are alike
def _row(default_scale: str, made: str | None, *stated: Any) -> JudgmentRow:
    """The row of a judgment with what its estimates depend on: the brief's date, and the values of `_STATED`."""
    fields = {key: value_of(value) for key, value in zip(_STATED, stated, strict=True) if value is not None}
    brief = JudgingBrief("", "", parse_date(made) if made else None, None, ())
    judgment = JUDGMENT.load({"id": "", "claim": "", **fields})
    alone = StatedJudgment(brief, None, None, None, judgment)
    (row,) = rows_of_judgments([alone], JudgmentDefaults(scale=default_scale))
    return row


_STATED = ("scale", "term", "probability", "updates", "outcome", "resolved_on", "due")


def _number(band: Band | None) -> Value:
    shown = band_json(band)
    return _json(shown) if isinstance(shown, list) else shown


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_VALUES: dict[str, Callable[[JudgmentRow], Value]] = {
    "probability": lambda row: _number(row.initial),
    "current": lambda row: _number(row.current),
    "current_low": lambda row: row.current[0] if row.current else None,
    "current_high": lambda row: row.current[1] if row.current else None,
    "current_term": lambda row: row.term,
    "current_on": lambda row: str(row.since) if row.since else None,
    "updates": lambda row: _json(stated_updates(row)),
}
