"""What briefs state about issues and about the future, kept in the index from the moment it is first asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from typing import Any, Literal
from zlib import crc32

from briefkit.core.brief.model import brief_of
from briefkit.core.issues.stated import stated_positions, told_positions
from briefkit.core.judgments.stated import stated_judgments, told_judgments
from briefkit.core.ports import Progress
from briefkit.storage.sqlite.file import DamagedError, stored_json
from briefkit.storage.sqlite.state import get_state, set_state
from briefkit.storage.workers import in_batches

What = Literal["positions", "judgments"]
_STORED = 10_000


def stated_is_current(connection: sqlite3.Connection) -> bool:
    """Whether what every brief states is in the index."""
    last = connection.execute("SELECT coalesce(max(doc), 0) FROM record").fetchone()[0]
    return bool(int(get_state(connection, "stated") or 0) >= last)


def bring_stated_up(connection: sqlite3.Connection, progress: Progress) -> None:
    """Add what the briefs state that are new. Only under the lock."""
    upto = int(get_state(connection, "stated") or 0)
    total = connection.execute("SELECT count(*) FROM record WHERE doc > ?", (upto,)).fetchone()[0]
    ask = "SELECT doc, json FROM record WHERE doc > ? ORDER BY doc LIMIT ?"
    done = 0
    while found := connection.execute(ask, (upto, _STORED)).fetchall():
        connection.execute("BEGIN IMMEDIATE")
        for batch in in_batches(found, _rows):
            rows = [row for of_brief in batch for row in of_brief]
            connection.executemany("INSERT OR REPLACE INTO stated (what, doc, told, crc) VALUES (?, ?, ?, ?)", rows)
        upto = found[-1][0]
        set_state(connection, "stated", upto)
        connection.execute("COMMIT")
        done += len(found)
        progress.advance("reading positions and judgments", done, total)


def _rows(item: tuple[int, str]) -> list[tuple[What, int, str, int]]:
    doc, told = item
    brief = brief_of(stored_json(told))
    return [
        *_row("positions", doc, told_positions(stated_positions(brief))),
        *_row("judgments", doc, told_judgments(stated_judgments(brief))),
    ]


def _row(what: What, doc: int, told: Any) -> Iterator[tuple[What, int, str, int]]:
    if told:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        yield what, doc, text, crc32(text.encode())


def read_stated(connection: sqlite3.Connection, what: What, docs: Collection[int] | None, *, live: bool) -> list[Any]:
    """What the briefs with some numbers state, or all of them, by date; the live ones only, or all."""
    only = "AND status = 'published'" if live else ""
    ask = f"SELECT doc FROM file WHERE id IS NOT NULL {only} ORDER BY moment = 0, moment, id, path"  # noqa: S608 - our own words
    told = _told(connection, what, docs)
    texts = [told[doc] for (doc,) in connection.execute(ask) if doc in told]
    found: list[Any] = stored_json(f"[{','.join(texts)}]")
    return found


def _told(connection: sqlite3.Connection, what: What, docs: Collection[int] | None) -> dict[int, str]:
    """What is kept of some briefs, by their numbers. Raises DamagedError where that is not what was written."""
    if docs is None:
        rows = connection.execute("SELECT doc, told, crc FROM stated WHERE what = ?", (what,))
    else:
        ask = "SELECT doc, told, crc FROM stated WHERE what = ? AND doc IN (SELECT value FROM json_each(?))"
        rows = connection.execute(ask, (what, json.dumps([*docs])))
    told = {}
    for doc, text, crc in rows:
        if crc32(text.encode()) != crc:
            raise DamagedError(f"{what} do not fit their checksum")
        told[doc] = text
    return told
