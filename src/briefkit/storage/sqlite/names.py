"""What the registry calls the words of briefs: a table of their own, so that another alias changes no brief's row."""

from __future__ import annotations

import sqlite3

from briefkit.core.query.value import Names
from briefkit.core.registry.names import StoredNames
from briefkit.storage.sqlite.state import get_json

ISSUES, HOLDERS, EVENTS = "issues", "holders", "events"
Word = tuple[str, str]
"""A section and a word: `holders` are parties or people."""


def stored_names(connection: sqlite3.Connection) -> StoredNames:
    """The names of the registry that the index knows."""
    return StoredNames(get_json(connection, "names", {}))


def id_of(names: Names, section: str, word: str) -> str:
    """The id that a word of a section means."""
    if section == HOLDERS:
        section = "parties" if names.knows("parties", word) else "people"
    return names.resolve(section, word)


class NameNumbers:
    """The numbers of words, each looked up once; a new word gets one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.names = stored_names(connection)
        self._known: dict[Word, int] = {}

    def number(self, section: str, word: str) -> int:
        """The number of a word."""
        found = self._known.get((section, word))
        if found is None:
            ask = "SELECT number FROM name WHERE section = ? AND word = ?"
            told = self.connection.execute(ask, (section, word)).fetchone()
            found = self._known[section, word] = told[0] if told else self._new(section, word)
        return found

    def _new(self, section: str, word: str) -> int:
        id_ = id_of(self.names, section, word)
        same = "SELECT min(number) FROM name WHERE section = ?1 AND id = ?3"
        add = f"INSERT INTO name (section, word, id, same) VALUES (?1, ?2, ?3, coalesce(({same}), 0)) RETURNING number"  # noqa: S608 - our own words
        number: int = self.connection.execute(add, (section, word, id_)).fetchone()[0]
        self.connection.execute("UPDATE name SET same = number WHERE number = ? AND same = 0", (number,))
        return number


def rename(connection: sqlite3.Connection) -> None:
    """Say anew what every word means, after another registry has come."""
    names = stored_names(connection)
    first: dict[Word, int] = {}
    told = []
    for number, section, word in connection.execute("SELECT number, section, word FROM name ORDER BY number"):
        id_ = id_of(names, section, word)
        told.append((id_, first.setdefault((section, id_), number), number))
    connection.executemany("UPDATE name SET id = ?, same = ? WHERE number = ?", told)
