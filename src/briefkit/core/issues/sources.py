"""Which source a position rests on, and how good it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief

SourceUse = tuple[str | None, str | None, str]
"""Grade, title, and the key that is the same in every brief: its address, else its title, else its place."""

_NONE: tuple[None, None, None] = (None, None, None)


def grade_of(reliability: str | None, credibility: int | None) -> str | None:
    """Both letters of the Admiralty code, such as B2; - for the one that was not graded, None without any."""
    return f"{reliability or '-'}{credibility or '-'}" if reliability or credibility else None


SOURCE_KEYS = ("id", "title", "url", "reliability", "credibility")


def source_uses(brief: Brief) -> dict[str, SourceUse]:
    """A brief's sources by their ids."""
    return uses_of(brief.id, [[getattr(source, key) for key in SOURCE_KEYS] for source in brief.sources])


def uses_of(brief: str, sources: Iterable[Sequence[Any]]) -> dict[str, SourceUse]:
    """The sources of a brief by their ids; of each, what stands under SOURCE_KEYS."""
    return {
        id_: (grade_of(reliability, credibility), title, url or title or f"{brief}#{id_}")
        for id_, title, url, reliability, credibility in sources
    }


def sources_of(brief: str, source: str | None, sources: Mapping[str, SourceUse]) -> SourceUse | tuple[None, None, None]:
    """What is known of the source that a position names; one that the brief does not list counts as a source too."""
    if source is None:
        return _NONE
    return sources.get(source) or (None, None, f"{brief}#{source}")


def count_sources(keys: Iterable[str | None]) -> int:
    """How many different sources stand behind some positions."""
    return len({key for key in keys if key})
