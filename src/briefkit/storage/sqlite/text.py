"""The full text of the index, filled on first use."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from briefkit.core.progress import Progress
from briefkit.core.query.texts import PARTS, text_fields
from briefkit.core.text.words import words
from briefkit.storage.files.brief_body import read_body
from briefkit.storage.index.damage import stored_json
from briefkit.storage.index.state import get_state, set_state

_BETWEEN = " \ue000 "  # not a word, so that no phrase spans two texts
_COLUMNS = ", ".join(PARTS)
_STORED = 10_000
_MANY = 2000
_MAX_REMOVED = 0.02
_FEW = 200
"""Of so few briefs the words are entered again as soon as one was removed: that takes a moment."""


def words_are_current(connection: sqlite3.Connection) -> bool:
    """Whether the words of every brief are in the index, and hardly any others."""
    last = connection.execute("SELECT coalesce(max(doc), 0) FROM record").fetchone()[0]
    upto = entered(connection)
    return upto >= last and not _too_many_removed(connection, upto)


def entered(connection: sqlite3.Connection) -> int:
    """The number of the last brief whose words were entered."""
    return int(get_state(connection, "words") or 0)


def note_removed(connection: sqlite3.Connection, number: int) -> None:
    """Note of how many briefs that are removed the words stay."""
    set_state(connection, "removed", int(get_state(connection, "removed") or 0) + number)


def update_words(connection: sqlite3.Connection, library: Path, progress: Progress) -> None:
    """Add the words of new briefs. Needs the lock."""
    upto = entered(connection)
    if _too_many_removed(connection, upto):
        upto = 0
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO word(word) VALUES ('delete-all')")
        set_state(connection, "words", upto)
        set_state(connection, "removed", 0)
        connection.execute("COMMIT")
    ask = "SELECT doc, json FROM record WHERE doc > ? ORDER BY doc LIMIT ?"
    total = connection.execute("SELECT count(*) FROM record WHERE doc > ?", (upto,)).fetchone()[0]
    many = total > _MANY
    if many:  # a large hash table and no merging save a third of the time
        _set(connection, "hashsize", 32 * 1024 * 1024)
        _set(connection, "automerge", 0)
    done = 0
    while found := connection.execute(ask, (upto, _STORED)).fetchall():
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            f"INSERT INTO word (rowid, {_COLUMNS}) VALUES ({', '.join('?' * (len(PARTS) + 1))})",  # noqa: S608 - constants
            _columns_of(found, library),
        )
        upto = found[-1][0]
        set_state(connection, "words", upto)
        connection.execute("COMMIT")
        done += len(found)
        progress.advance("reading texts", done, total)
    if many:
        _set(connection, "automerge", 4)


def _set(connection: sqlite3.Connection, option: str, number: int) -> None:
    """Set an option of the FTS5 table."""
    connection.execute("INSERT INTO word(word, rank) VALUES (?, ?)", (option, number))


def _too_many_removed(connection: sqlite3.Connection, upto: int) -> bool:
    """Whether enough words belong to removed files to affect the ranking."""
    removed = int(get_state(connection, "removed") or 0)
    if not removed:
        return False
    held: int = connection.execute("SELECT count(*) FROM record WHERE doc <= ?", (upto,)).fetchone()[0]
    return held <= _FEW or removed > _MAX_REMOVED * (held + removed)


def _columns_of(found: list[tuple[int, str]], library: Path) -> Iterator[tuple[int | str, ...]]:
    from briefkit.storage.workers import in_batches  # noqa: PLC0415 - only if something is new

    work = functools.partial(_row, library)
    for rows in in_batches(found, work):
        yield from rows


def _row(library: Path, item: tuple[int, str]) -> tuple[int | str, ...]:
    doc, data = item
    metadata = stored_json(data)
    texts: dict[str, list[str]] = {part: [] for part in PARTS}
    for part, text in text_fields(metadata, read_body(library, metadata["path"])):
        texts[part].append(_as_words(text))
    return (doc, *(_BETWEEN.join(texts[part]) for part in PARTS))


def _as_words(text: str) -> str:
    """A text that SQLite's ASCII tokenizer splits into the same words as ours."""
    return text if text.isascii() else " ".join(words(text))
