"""What public readers see of the settings and the registry: what printing public briefs needs, and what these use.

It is written when a generation is made, since the registry is one file: a name that only a brief under embargo uses
comes with the next full push after the embargo, and is shown as its id until then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from zlib import crc32

from psycopg.sql import SQL, Identifier

from briefkit.core.brief.model import brief_of
from briefkit.core.publication.audience import named_ids
from briefkit.core.registry.names import names_to_json
from briefkit.core.registry.registry import Registry
from briefkit.core.registry.stored import registry_from_json, registry_to_json
from briefkit.core.registry.vocabularies import with_vocabularies
from briefkit.core.text.words import fold
from briefkit.storage.index.damage import stored_json
from briefkit.storage.postgres.guard import is_guarded, public_schema

if TYPE_CHECKING:
    from psycopg import Connection

_OWN = ("views", "check", "import")
"""The tables of the settings that are for those who write briefs: queries, exceptions with their reasons, tools."""
_WORDS = """
WITH seen AS (SELECT doc FROM {schema}.file WHERE public_from <= briefkit.today())
SELECT DISTINCT word FROM (
  SELECT id AS word FROM {schema}.issue JOIN seen USING (doc)
  UNION ALL SELECT holder FROM {schema}.position JOIN seen USING (doc)
  UNION ALL SELECT id FROM {schema}.event JOIN seen USING (doc)
  UNION ALL SELECT by FROM {schema}.judgment JOIN seen USING (doc)
  UNION ALL SELECT json_array_elements_text(about) FROM {schema}.judgment JOIN seen USING (doc)
  UNION ALL SELECT json_array_elements_text(depends_on) FROM {schema}.judgment JOIN seen USING (doc)
) AS used WHERE word IS NOT NULL"""
_NAMING = """SELECT json FROM {schema}.record JOIN {schema}.file USING (doc) WHERE public_from <= briefkit.today()
  AND json ~ '"(recommendations|consultation|decision)":'"""
_TERMS = """SELECT DISTINCT split_part(term, E'\\t', 2) FROM {schema}.file CROSS JOIN unnest(terms) AS term
WHERE public_from <= briefkit.today()
  AND split_part(term, E'\\t', 1) IN ('topic', 'party', 'issue', 'event', 'author', 'expert')"""


def write_public_edition(connection: Connection[Any], schema: str) -> None:
    """Write what public readers see of the settings and the registry of a generation, if it has policies."""
    if not is_guarded(connection, schema):
        return
    of, public = {"schema": Identifier(schema)}, public_schema(schema)
    words = [word for (word,) in connection.execute(SQL(_WORDS).format(**of))]
    for (text,) in connection.execute(SQL(_NAMING).format(**of)):
        words += [word for _section, word in named_ids(brief_of(stored_json(text)))]
    terms = [term for (term,) in connection.execute(SQL(_TERMS).format(**of))]
    state = dict(connection.execute(SQL("SELECT name, value FROM {schema}.state").format(**of)).fetchall())
    for table in ("known", "state"):  # TRUNCATE would empty them for readers of the state before, too
        connection.execute(SQL("DELETE FROM {}").format(Identifier(public, table)))
    add = SQL("INSERT INTO {} (word) SELECT unnest(%s::text[])").format(Identifier(public, "known"))
    connection.execute(add, (words,))
    add = SQL("INSERT INTO {} (name, value) VALUES (%s, %s)").format(Identifier(public, "state"))
    for name, value in _public_state(state, {*terms, *map(fold, words)}):
        connection.execute(add, (name, value))


def _public_state(state: Mapping[str, str], used: set[str]) -> Iterator[tuple[str, str]]:
    settings = {name: table for name, table in _json_in(state, "settings", {}).items() if name not in _OWN}
    registry = _used_entries(registry_from_json(_json_in(state, "registry", {})), used)
    chosen = settings.get("library", {}).get("vocabularies", ())
    names = names_to_json(with_vocabularies(registry, chosen) if chosen else registry)
    for name, value in {"settings": settings, "names": names, "registry": registry_to_json(registry)}.items():
        packed = json.dumps(value, default=str)
        yield name, f"{crc32(packed.encode()):08x}{packed}"


def _json_in(state: Mapping[str, str], name: str, otherwise: Any) -> Any:
    return stored_json(state[name][8:]) if name in state else otherwise


def _used_entries(registry: Registry, used: set[str]) -> Registry:
    """A registry with the entries that some words, folded, stand for, and what these are parts of."""
    kept = {}
    for section, entries in registry.sections.items():
        ids = {id_ for word, id_ in registry.spellings(section).items() if word in used}
        kept_ids = {*ids, *_parents(registry, section, ids)}
        kept[section] = {id_: entry for id_, entry in entries.items() if id_ in kept_ids}
    return Registry(kept)


def _parents(registry: Registry, section: str, ids: Iterable[str]) -> set[str]:
    above = {
        registry.resolve(section, entry.parent)
        for id_ in ids
        if (entry := registry.sections[section].get(id_)) is not None and entry.parent
    } - {*ids}
    return above | _parents(registry, section, {*ids, *above}) if above else above
