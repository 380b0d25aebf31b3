"""The sources that positions are based on, and their grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief

SourceUse = tuple[str | None, str | None, str]
"""Grade, title, and a key that is the same in every brief: its URL, else its title, else BRIEF#ID."""

_NONE: tuple[None, None, None] = (None, None, None)


def grade_of(reliability: str | None, credibility: int | None) -> str | None:
    """An Admiralty grade such as B2, with - for a part that was not graded; None without both."""
    return f"{reliability or '-'}{credibility or '-'}" if reliability or credibility else None


SOURCE_KEYS = ("id", "title", "url", "reliability", "credibility")


def source_uses(brief: Brief) -> dict[str, SourceUse]:
    """Source id → use, for a brief."""
    return uses_of(brief.id, [[getattr(source, key) for key in SOURCE_KEYS] for source in brief.sources])


def uses_of(brief: str, sources: Iterable[Sequence[Any]]) -> dict[str, SourceUse]:
    """Source id → use, from the values of SOURCE_KEYS for each source of a brief."""
    return {
        id_: (grade_of(reliability, credibility), title, url or title or f"{brief}#{id_}")
        for id_, title, url, reliability, credibility in sources
    }


def sources_of(brief: str, source: str | None, sources: Mapping[str, SourceUse]) -> SourceUse | tuple[None, None, None]:
    """The source that a position names. One that the brief does not list counts as a source too."""
    if source is None:
        return _NONE
    return sources.get(source) or (None, None, f"{brief}#{source}")


def count_sources(keys: Iterable[str | None]) -> int:
    """The number of different sources among some keys."""
    return len({key for key in keys if key})
