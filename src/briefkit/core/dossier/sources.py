"""The sources of all briefs of a dossier as one list, numbered through; equal sources once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefkit.core.brief.model import Brief, Source
from briefkit.core.dossier.given import Ready
from briefkit.core.dossier.work import Work
from briefkit.core.issues.sources import source_uses
from briefkit.core.publication.dossier import SOURCES, Section
from briefkit.core.publication.value import SourceEntry
from briefkit.core.text.ids import id_key
from briefkit.core.text.languages import language_tag


def source_numbers(briefs: Sequence[Brief]) -> list[Mapping[str, int]]:
    """For each brief, the `id_key` of its sources → their number in the dossier, from 1 in order of first mention.

    Two sources are one if they have the same address, or without one the same title, and the same grade: what one brief
    calls reliable is not printed as what another one doubts.
    """
    known: dict[tuple[str | None, str], int] = {}
    numbers: list[Mapping[str, int]] = []
    for brief in briefs:
        uses, grades = source_uses(brief), {id_key(source.id): source.grade for source in brief.sources}
        numbers.append({key: known.setdefault((uses[key].key, grades[key]), len(known) + 1) for key in grades})
    return numbers


def sources_section(work: Work) -> Section | None:
    """The list of all sources; None if there are none."""
    entries: dict[int, SourceEntry] = {}
    for one in work.ready:
        for entry, source in zip(one.publication.sources, one.brief.sources, strict=False):
            made = _entry(work, one, entry, source)
            before = entries.get(entry.number)
            entries[entry.number] = _joined(before, made) if before else made
    ordered = tuple(entries[number] for number in sorted(entries))
    return work.section(SOURCES, work.labels["sources"], sources=ordered) if ordered else None


def _entry(work: Work, one: Ready, entry: SourceEntry, source: Source) -> SourceEntry:
    """A source in the language of the dossier, in which its title may be in another one."""
    language = language_tag(entry.language or one.publication.language)
    other = language if source.title and language != language_tag(work.language) else ""
    date = work.labels.date(source.date) if source.date else None
    return replace(entry, date=date, language=other or "")


def _joined(entry: SourceEntry, other: SourceEntry) -> SourceEntry:
    """Two entries for one source: what one of them lacks is that of the other, and all words are quoted."""
    return replace(
        entry,
        publisher=entry.publisher or other.publisher,
        date=entry.date or other.date,
        url=entry.url or other.url,
        quotations=tuple(dict.fromkeys((*entry.quotations, *other.quotations))),
    )
