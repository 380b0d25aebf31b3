"""What the views of `briefkit sql` show that no SQL computes, written when a library is pushed; see derived.sql.

Each value is what core makes of it, here as in the index of a folder. It depends on more than its brief: on the
registry, on the library's scale, and the state of an event on all live briefs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.registry.registry import Registry
from briefkit.settings import LibrarySettings
from briefkit.storage.index.columns import COLUMNS, HEAD
from briefkit.storage.index.estimates import STATED, estimates_of
from briefkit.storage.index.names import HOLDERS, ISSUES, id_of
from briefkit.storage.index.typed import Row, TypedRows, value_of
from briefkit.storage.postgres.copying import copy_rows
from briefkit.storage.postgres.event_states import write_event_states

if TYPE_CHECKING:
    from psycopg import Connection

PEOPLE, EVENTS = "people", "events"
Word = tuple[str, str]
"""A section of the registry, and a word that stands for one of its ids in a brief."""


class Sources(NamedTuple):
    """What the values are made from, beside the briefs."""

    registry: Registry
    settings: LibrarySettings


def words_of(metadata: Mapping[str, Any], typed: TypedRows) -> Iterator[Word]:
    """The words of a brief that the views show as ids."""
    for section, table, place in _IN_COLUMNS:
        yield from ((section, row[place]) for row in typed.rows[table] if row[place] is not None)
    for section, place in _IN_LISTS:
        yield from ((section, word) for row in typed.rows["judgment"] for word in value_of(row[place]) or ())
    yield from ((PEOPLE, word) for word in value_of(typed.head[_AUTHORS]))
    decision = metadata.get("decision", {})
    yield from ((HOLDERS, decision[key]) for key in ("by", "decided_by") if decision.get(key) is not None)


_IN_COLUMNS = tuple(
    (section, table, COLUMNS[table].index(column))
    for section, table, column in (
        (ISSUES, "issue", "id"),
        (HOLDERS, "position", "holder"),
        (PEOPLE, "judgment", "by"),
        (EVENTS, "event", "id"),
    )
)
_IN_LISTS = [(ISSUES, COLUMNS["judgment"].index("about")), (EVENTS, COLUMNS["judgment"].index("depends_on"))]
_AUTHORS = len(HEAD) + 2  # after topics and parties
_MADE = HEAD.index("date")


def estimate_rows(doc: int, typed: TypedRows, scale: str) -> Iterator[Row]:
    """The rows of the table `estimate` for a brief; `scale` is the library's."""
    for ordinal, row in enumerate(typed.rows["judgment"]):
        yield (doc, ordinal, *estimates_of(scale, typed.head[_MADE], *(row[place] for place in _STATED)))


_STATED = [COLUMNS["judgment"].index(column) for column in STATED]


def event_words(connection: Connection, docs: Collection[int]) -> set[str]:
    """The events, as spelled, in some briefs: ask before they are removed, and pass the answer to `update_derived`."""
    found = connection.execute("SELECT DISTINCT id FROM event WHERE doc = ANY(%s)", (list(docs),))
    return {word for (word,) in found}


def update_derived(
    connection: Connection, sources: Sources, words: Iterable[Word], changed: Iterable[str] | None = None
) -> None:
    """Bring the tables up to date after briefs were added and removed, within the transaction that did so.

    `words` are those of all added briefs, see `words_of`; their rows in `estimate` are there. `changed` are the events,
    as spelled, in briefs that were removed; None stands for a generation that is new. What else has changed since,
    the registry or a setting, is found out here.
    """
    words = set(words)
    before: dict[str, str] = dict(connection.execute("SELECT name, value FROM setting").fetchall())
    now = _settings(sources)
    _write_meanings(connection, sources.registry, words)
    is_new, events = changed is None, None
    if not is_new and before["registry"] != now["registry"]:
        _rewrite_meanings(connection, sources.registry)
    elif changed is not None:
        added = (word for section, word in words if section == EVENTS)
        events = {sources.registry.resolve(EVENTS, word) for word in (*changed, *added)}
    write_event_states(connection, sources.registry, events)
    if not is_new and before["scale"] != now["scale"]:
        _rewrite_estimates(connection, now["scale"])
    connection.execute("DELETE FROM setting")
    copy_rows(connection, "setting", list(now.items()))


def _settings(sources: Sources) -> dict[str, str]:
    mark = blake2b(repr(sources.registry.sections).encode(), digest_size=16).hexdigest()
    return {"scale": sources.settings.likelihood_scale, "publisher": sources.settings.name, "registry": mark}


def _write_meanings(connection: Connection, registry: Registry, words: Collection[Word]) -> None:
    spelled = sorted({word for _, word in words})
    found = connection.execute("SELECT section, word FROM meaning WHERE word = ANY(%s)", (spelled,))
    new = sorted(set(words).difference(found.fetchall()))
    copy_rows(connection, "meaning", ((*word, _meaning(registry, *word)) for word in new))


def _meaning(registry: Registry, section: str, word: str) -> str | None:
    found = id_of(registry, section, word)
    return None if found == word else found


def _rewrite_meanings(connection: Connection, registry: Registry) -> None:
    found = connection.execute("SELECT section, word, id FROM meaning").fetchall()
    changed = [
        (section, word, means) for section, word, id_ in found if (means := _meaning(registry, section, word)) != id_
    ]
    update_one = "UPDATE meaning SET id = %s WHERE section = %s AND word = %s"
    with connection.cursor() as cursor:
        cursor.executemany(update_one, [(means, section, word) for section, word, means in changed])


def _rewrite_estimates(connection: Connection, scale: str) -> None:
    """Estimate again what names no scale of its own."""
    columns = ", ".join(f'judgment."{column}"::text' for column in STATED)
    ask = f"SELECT doc, ordinal, head.date, {columns} FROM judgment JOIN head USING (doc) WHERE scale IS NULL"  # noqa: S608 - constants
    rows = [
        (doc, ordinal, *estimates_of(scale, made, *map(_stored, STATED, stated)))
        for doc, ordinal, made, *stated in connection.execute(ask).fetchall()
    ]
    unsaid = "SELECT doc, ordinal FROM judgment WHERE scale IS NULL"
    connection.execute(f"DELETE FROM estimate WHERE (doc, ordinal) IN ({unsaid})")  # noqa: S608 - a constant
    copy_rows(connection, "estimate", rows)


def _stored(column: str, text: str | None) -> str | bytes | None:
    """A value of a judgment as `typed.plain` stores it."""
    return text.encode() if text is not None and column in ("probability", "updates") else text
