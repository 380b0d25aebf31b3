"""Shell completion: ids with their titles, words of the registry. Never shows an error or a message."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from briefkit.library.library import Library

Completions = list[tuple[str, str]]
"""Words, each with its meaning."""
PATIENCE = 1.0
"""Seconds that a server is waited for while the user is typing."""


def complete_id(ctx: typer.Context, incomplete: str) -> Completions:
    """Briefs whose id contains what has been typed; the shell shows their titles next to them."""

    def offered(library: Library) -> Completions:
        from briefkit.library.names import ids_like

        return ids_like(library, incomplete)

    return _offered(ctx, offered)


def complete_word(section: str) -> Callable[[typer.Context, str], Completions]:
    """The ids of a section of the registry that start with what has been typed after the last comma, or have it inside.

    Where no id has it, titles are looked at.
    """

    def complete(ctx: typer.Context, incomplete: str) -> Completions:
        before, comma, word = incomplete.rpartition(",")

        def offered(library: Library) -> Completions:
            from briefkit.core.text.words import fold

            names, typed = library.names, fold(word)
            entries = [(id_, names.title(section, id_)) for id_ in names.ids(section)]
            found = [entry for entry in entries if fold(entry[0]).startswith(typed)]
            found = found or [entry for entry in entries if typed in fold(entry[0])]
            found = found or [entry for entry in entries if typed in fold(entry[1])]
            return [(f"{before}{comma}{id_}", title) for id_, title in found]

        return _offered(ctx, offered)

    return complete


def complete_section(incomplete: str) -> list[str]:
    """The sections of the registry."""
    from briefkit.core.registry.registry import SECTIONS

    return [section for section in SECTIONS if section.startswith(incomplete)]


def complete_entry(ctx: typer.Context, incomplete: str) -> Completions:
    """The ids of the section of the registry that has been named."""
    from briefkit.errors import BriefkitError
    from briefkit.library.registry import section_named

    try:
        section = section_named(ctx.params.get("section") or "")
    except BriefkitError:
        return []
    return complete_word(section)(ctx, incomplete)


def complete_import_format(incomplete: str) -> list[str]:
    """The formats of documents that can be imported."""
    from briefkit.library.incoming import format_names

    return [name for name in format_names() if name.startswith(incomplete)]


def complete_kind(ctx: typer.Context, incomplete: str) -> Completions:
    """The kinds of briefs, including the library's own."""
    from briefkit.core.brief.vocabulary import KINDS

    def offered(library: Library) -> Completions:
        kinds = (*KINDS, *library.settings.library.kinds)
        return [(kind, "") for kind in kinds if kind.startswith(incomplete)]

    return _offered(ctx, offered)


def complete_status(incomplete: str) -> list[str]:
    """The statuses of briefs."""
    from briefkit.core.brief.vocabulary import STATUSES

    return [status for status in STATUSES if status.startswith(incomplete)]


def _offered(ctx: typer.Context, make: Callable[[Library], Completions]) -> Completions:
    from briefkit.cli.context import index_named
    from briefkit.core.text.clean import clean_line
    from briefkit.errors import BriefkitError
    from briefkit.library.library import Library
    from briefkit.library.which import find_which

    def offered() -> Completions:
        with Library.of(which, stale_ok=True) as library:
            return [(word, clean_line(meaning)) for word, meaning in make(library)]

    try:
        which = find_which(_named(ctx), index_named(ctx))
        return offered() if which.server is None else _within(PATIENCE, offered)
    except (BriefkitError, OSError):  # no message: the user is still typing
        return []


def _within(seconds: float, make: Callable[[], Completions]) -> Completions:
    """What is made within some seconds; nothing of what takes longer, which is left to itself."""
    made: list[Completions] = []

    def work() -> None:
        from briefkit.errors import BriefkitError

        with suppress(BriefkitError, OSError):
            made.append(make())

    import threading

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(seconds)
    return made[0] if made else []


def _named(ctx: typer.Context) -> str | None:
    """The library named on the command line so far."""
    for context in (ctx, ctx.parent):
        if context is not None and (named := context.params.get("library")):
            return str(named)
    return None
