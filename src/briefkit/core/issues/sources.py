"""Which source a position rests on, and how good it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefkit.core.brief.model import Brief

SourceUse = tuple[str | None, str | None, str]
"""Grade, title, and the key that is the same in every brief: its address, else its title, else its place."""

_NONE: tuple[None, None, None] = (None, None, None)


def source_uses(brief: Brief) -> dict[str, SourceUse]:
    """A brief's sources by their ids."""
    return {
        source.id: (source.grade or None, source.title, source.url or source.title or f"{brief.id}#{source.id}")
        for source in brief.sources
    }


def sources_of(brief: str, source: str | None, sources: Mapping[str, SourceUse]) -> SourceUse | tuple[None, None, None]:
    """What is known of the source that a position names; one that the brief does not list counts as a source too."""
    if source is None:
        return _NONE
    return sources.get(source) or (None, None, f"{brief}#{source}")


def count_sources(keys: Iterable[str | None]) -> int:
    """How many different sources stand behind some positions."""
    return len({key for key in keys if key})
