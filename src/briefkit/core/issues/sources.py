"""The sources that positions are based on, and their grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.text.ids import id_key, of_id

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief


class SourceUse(NamedTuple):
    """A source as a position uses it. `key` is the same in every brief: its URL, else its title, else BRIEF#ID."""

    grade: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    key: str | None = None


_NONE = SourceUse()


def grade_of(reliability: str | None, credibility: int | None) -> str | None:
    """An Admiralty grade such as B2, with - for a part that was not graded; None without both."""
    return f"{reliability or '-'}{credibility or '-'}" if reliability or credibility else None


SOURCE_KEYS = ("id", "title", "publisher", "date", "url", "reliability", "credibility")


def source_uses(brief: Brief) -> dict[str, SourceUse]:
    """The `id_key` of each source of a brief → its use."""
    dated = [(*_before(source), source.date and str(source.date), *_after(source)) for source in brief.sources]
    return uses_of(brief.id, dated)


_before, _after = attrgetter(*SOURCE_KEYS[:3]), attrgetter(*SOURCE_KEYS[4:])


def uses_of(brief: str, sources: Iterable[Sequence[Any]]) -> dict[str, SourceUse]:
    """The `id_key` of each source of a brief → its use, from the values of its SOURCE_KEYS."""
    return {
        id_key(id_): SourceUse(grade_of(*graded), title, publisher, date, url, url or title or f"{brief}#{id_}")
        for id_, title, publisher, date, url, *graded in sources
    }


def source_json(id_: str, use: Mapping[str, str | None]) -> dict[str, Any]:
    """A source as in the front matter, from its id and the fields of a `SourceUse`, without unknown keys."""
    grade = use.get("grade") or "--"
    values = {
        "id": id_,
        "title": use.get("title"),
        "publisher": use.get("publisher"),
        "date": use.get("date"),
        "url": use.get("url"),
        "reliability": grade[0].strip("-"),
        "credibility": int(grade[1]) if grade[1] != "-" else None,
    }
    return {key: value for key, value in values.items() if value}


def sources_of(brief: str, source: str | None, sources: Mapping[str, SourceUse]) -> SourceUse:
    """The source that a position names. One that the brief does not list counts as a source too."""
    if source is None:
        return _NONE
    return of_id(sources, source) or SourceUse(key=f"{brief}#{id_key(source)}")


def count_sources(keys: Iterable[str | None]) -> int:
    """The number of different sources among some keys."""
    return len({key for key in keys if key})
