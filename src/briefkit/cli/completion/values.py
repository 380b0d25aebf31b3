"""What completion finds in the library: ids with their titles, words of the registry, values that briefs have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.cli.completion.offer import Completer, Line, Offer, fitting
from briefkit.core.text.words import fold

if TYPE_CHECKING:
    from briefkit.library.library import Library

PATIENCE = 1.0
"""Seconds that the library is waited for while the user is typing."""

_Find = Callable[["Library"], Iterable[Offer]]


def ids(line: Line, typed: str) -> list[Offer]:
    """Briefs by any part of an id or, where no id has it, of a title."""

    def find(library: Library) -> Iterable[Offer]:
        from briefkit.library.names import ids_like

        return [Offer(id_, title) for id_, title in ids_like(library, typed)]

    return from_library(line, find)


def ids_or_files(line: Line, typed: str) -> list[Offer]:
    """The same where a file may stand: the name of one comes before a part of a title."""
    found = ids(line, typed)
    in_titles = bool(found) and fold(typed) not in fold(found[0].word)
    return [] if in_titles and any(path.name.startswith(typed) for path in Path().iterdir()) else found


def registered(*sections: str) -> Completer:
    """The entries of sections of the registry, by any part of an id or title."""

    def complete(line: Line, typed: str) -> list[Offer]:
        return from_library(line, lambda library: fitting(typed, entries(library, sections)))

    return complete


def entries(library: Library, sections: Iterable[str]) -> Iterable[Offer]:
    """The entries of sections of the registry, each id with its title."""
    names = library.names
    return (Offer(id_, names.title(section, id_)) for section in sections for id_ in names.ids(section))


def used(field: str) -> Completer:
    """The values that briefs have in a field of the query language, the most frequent first."""

    def complete(line: Line, typed: str) -> list[Offer]:
        return from_library(line, lambda library: fitting(typed, values_of(library, field)))

    return complete


def values_of(library: Library, field: str) -> Iterable[Offer]:
    """The values of a field, each with the number of briefs that have it. Raises QueryError for an unknown field."""
    from briefkit.core.text.words import counted

    return [Offer(str(row.value), counted(row.briefs, "brief")) for row in library.facets([field]) if row.value]


def kinds(line: Line, typed: str) -> list[Offer]:
    """The kinds of briefs, including the library's own; only the general ones where there is no library."""
    from briefkit.core.brief.vocabulary import KINDS

    own = from_library(line, lambda library: [Offer(kind) for kind in library.settings.library.kinds])
    return fitting(typed, [*map(Offer, KINDS), *own])


def section_entries(name: str = "section") -> Completer:
    """The entries of the section of the registry that an argument has named."""

    def complete(line: Line, typed: str) -> list[Offer]:
        from briefkit.errors import BriefkitError
        from briefkit.library.registry import section_named

        try:
            section = section_named(line.value(name) or "")
        except BriefkitError:
            return []
        return [*registered(section)(line, typed)]

    return complete


def judgments(line: Line, typed: str) -> list[Offer]:
    """BRIEF#ID: the briefs, and once one is meant its judgments."""
    brief, hash_, id_ = typed.rpartition("#")
    if not hash_:
        briefs = ids(line, typed)
        if len(briefs) > 1:
            return [offer._replace(word=f"{offer.word}#", open=True) for offer in briefs]
        brief, id_ = (briefs[0].word if briefs else ""), ""
    return [offer._replace(word=f"{brief}#{offer.word}") for offer in _parts("judgments", brief)(line, id_)]


def of_brief(part: str, argument: str) -> Completer:
    """The sources or options of the brief that an argument has named."""

    def complete(line: Line, typed: str) -> list[Offer]:
        named = (line.value(argument) or "").partition("#")[0]
        return [*_parts(part, named)(line, typed)] if named else []

    return complete


def _parts(part: str, brief: str) -> Completer:
    def complete(line: Line, typed: str) -> list[Offer]:
        def find(library: Library) -> Iterable[Offer]:
            from briefkit.library.names import find_brief

            items = getattr(find_brief(library, brief), part)
            return fitting(typed, [Offer(item.id, getattr(item, "claim", "") or item.title or "") for item in items])

        return from_library(line, find)

    return complete


def from_library(line: Line, find: _Find) -> list[Offer]:
    """What is found in the library of a line; nothing, without a message, if there is none or it takes too long."""
    from briefkit.errors import BriefkitError
    from briefkit.library.library import Library
    from briefkit.library.which import find_which

    def found() -> list[Offer]:
        with Library.of(which, stale_ok=True) as library:
            return [*find(library)]

    try:
        which = find_which(line.value("library"), line.value("index"))
        return found() if which.server is None else _within(PATIENCE, found)
    except (BriefkitError, OSError):  # no message: the user is still typing
        return []


def _within(seconds: float, make: Callable[[], list[Offer]]) -> list[Offer]:
    """What is made within some seconds; nothing of what takes longer, which is left to itself."""
    import threading

    made: list[list[Offer]] = []

    def work() -> None:
        from briefkit.errors import BriefkitError

        with suppress(BriefkitError, OSError):
            made.append(make())

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(seconds)
    return made[0] if made else []
