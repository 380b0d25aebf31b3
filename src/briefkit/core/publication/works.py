"""The works that a publication names: its sources, what is related, and what replaced it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefkit.core.brief.model import Brief, Related, Source
from briefkit.core.publication.citation import address_of
from briefkit.core.publication.places import places_of
from briefkit.core.publication.quotations import of_source
from briefkit.core.publication.value import RelatedEntry, SourceEntry
from briefkit.core.publication.work import Work
from briefkit.core.text.ids import id_key
from briefkit.core.text.languages import language_tag


def source_entries(work: Work, numbers: Mapping[str, int] | None) -> tuple[SourceEntry, ...]:
    """The sources of a brief. `numbers` are theirs by `id_key`, if not their places in the brief's own list."""
    return tuple(
        _source(work, numbers[id_key(source.id)] if numbers else place, source)
        for place, source in enumerate(work.brief.sources, 1)
    )


def related_entries(work: Work, held_back: Collection[str]) -> tuple[RelatedEntry, ...]:
    """The related works; a brief that is held back is only named if this one gives a title for it."""
    return tuple(
        _related(work, number, related)
        for number, related in enumerate(work.brief.related)
        if related.title or related.id not in held_back
    )


def successor_entry(work: Work, other: Brief) -> RelatedEntry:
    """The brief that replaced this one."""
    date = work.labels.date(other.date)
    language = _other_language(work, _language_of(work, other))
    return RelatedEntry(other.title, work.labels[other.kind], date, address_of(other), other.id, language)


def _source(work: Work, number: int, source: Source) -> SourceEntry:
    date = work.labels.date(source.date) if source.date else None
    title = source.title or source.url or source.id
    return SourceEntry(
        number,
        source.id,
        title,
        source.publisher,
        date,
        work.url(source.url, ("sources", source.id, "url")),
        source.grade,
        _other_language(work, source.language if source.title else None),
        of_source(work, source),
        places_of(source, ("sources", source.id), ("title", "publisher")),
    )


def _related(work: Work, number: int, related: Related) -> RelatedEntry:
    other = work.find_brief(related.id) if related.id else None
    kind = related.kind or (other.kind if other else None)
    date = related.date or (other.date if other else None)
    return RelatedEntry(
        title=related.title or (other.title if other else None) or related.id or related.url or "",
        kind_label=work.labels[kind] if kind else None,
        date=work.labels.date(date) if date else None,
        url=work.url(related.url, ("related", number, "url")),
        brief=other.id if other else None,
        language=_other_language(work, related.language if related.title else _language_of(work, other)),
        places=places_of(related, ("related", number), ("title",)),
    )


def _language_of(work: Work, other: Brief | None) -> str | None:
    """The language of another brief."""
    return (other.language or work.imprint.language) if other else None


def _other_language(work: Work, language: str | None) -> str:
    """The tag of a language that is not that of the publication; else empty."""
    tag = language_tag(language) if language else None
    return tag if tag and tag != language_tag(work.language) else ""
