"""`briefkit export summit.yaml`: a dossier by its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.errors import BriefkitError, ExportError, QueryError, UnknownBriefError

if TYPE_CHECKING:
    from briefkit.cli.options import Selection
    from briefkit.cli.output import Batch
    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.core.query.value import Query
    from briefkit.library.dossier_file import OpenedFile
    from briefkit.library.library import Library

_NAME = re.compile(r"(?is).+\.ya?ml")


def dossier_file_named(words: Sequence[str], selection: Selection) -> OpenedFile | None:
    """The dossier file that is named instead of briefs, or None. Raises ExportError for one beside something else."""
    named = next((word for word in words if _NAME.fullmatch(word)), None)
    if named is None:
        return None
    from briefkit.library.dossier_file import read_dossier_file

    if len(words) > 1:
        raise ExportError(f"{named} is a dossier file, which is named alone", hint="add briefs to it under “order”")
    if selection.narrowed:
        raise ExportError(f"which briefs are in a dossier says its file, {named}", hint="change its “query”")
    return read_dossier_file(Path(named))


def in_file(
    session: Session, library: Library, source: OpenedFile, batch: Batch
) -> tuple[list[Brief], dict[str, str], Query]:
    """The briefs of a dossier file in its order, by path where it names them, and its query.

    A name that means no brief is said.
    """
    from briefkit.core.query.order import NEWEST_FIRST
    from briefkit.core.query.value import EVERYTHING
    from briefkit.library.dossier import in_order

    named, places = _named(library, source, batch)
    query: Query = EVERYTHING
    found: list[Brief] = []
    if text := source.file.query:
        try:
            parsed = library.select(where=[text])
            found = library.find(parsed.query)
        except QueryError as error:
            raise source.wrong("query", error) from error
        session.note(f"{source.place('query')}: {note}" for note in parsed.notes)
        if not found:
            session.note(f"{source.place('query')}: {note}" for note in library.unknown_words(parsed.query))
            nothing = BriefkitError(
                "the query finds no brief", hint="change it; “briefkit list --where” shows what it finds"
            )
            raise source.wrong("query", nothing)
        query = parsed.query
    others = [brief for brief in found if brief.path not in named]
    return [*named.values(), *in_order(library, others, NEWEST_FIRST)], places, query


def _named(library: Library, source: OpenedFile, batch: Batch) -> tuple[dict[str, Brief], dict[str, str]]:
    """The briefs under “order” by their paths, each once, and the file and line on which each is named."""
    found: dict[str, Brief] = {}
    places: dict[str, str] = {}
    for name, line in source.file.named:
        try:
            brief = library.get(name)
            found.setdefault(brief.path, brief)
            places.setdefault(brief.path, f"{source.path}:{line}")
        except UnknownBriefError as error:
            batch.fail(f"{source.path}:{line}", error)
    return found, places
