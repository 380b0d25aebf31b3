"""What the words in briefs mean in the registry: a table of its own, so that a new alias changes no brief's rows."""

from __future__ import annotations

from briefkit.core.query.value import Names
from briefkit.core.registry.names import StoredNames
from briefkit.core.text.words import fold
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.state import get_json

ISSUES, HOLDERS, PERSONS = "issues", "holders", "persons"
Word = tuple[str, str]
"""A section and a word. `holders` are parties or people; `persons` are holders who write their brief or speak in it."""


def stored_names(connection: Connection) -> StoredNames:
    """The names of the registry in the index."""
    return StoredNames(get_json(connection, "names", {}))


def id_of(names: Names, section: str, word: str) -> str:
    """The id that a word means in a section."""
    if section in (HOLDERS, PERSONS):
        section = names.holder_section(word, (word,) if section == PERSONS else ())
    return names.resolve(section, word)


def key_in(names: Names, section: str, word: str) -> str:
    """The id that a word means in a section, folded: ids that are not in the registry may differ in case."""
    return fold(id_of(names, section, word))


class NameNumbers:
    """The numbers of words. Each is looked up once; a new word gets a new number."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.names = stored_names(connection)
        self._known: dict[Word, int] = {}

    def number(self, section: str, word: str) -> int:
        """The number of a word."""
        found = self._known.get((section, word))
        if found is None:
            ask = "SELECT number FROM name WHERE section = ? AND word = ?"
            row = self.connection.execute(ask, (section, word)).fetchone()
            add = "INSERT INTO name (section, word, id) VALUES (?, ?, ?) RETURNING number"
            new = (section, word, key_in(self.names, section, word))
            found = self._known[section, word] = (row or self.connection.execute(add, new).fetchone())[0]
        return found


def update_names(connection: Connection) -> None:
    """Update the id of every word after the registry has changed."""
    names = stored_names(connection)
    for number, section, word, id_ in connection.execute("SELECT number, section, word, id FROM name").fetchall():
        if (key := key_in(names, section, word)) != id_:
            connection.execute("UPDATE name SET id = ? WHERE number = ?", (key, number))
