"""What becomes of lists of works: a draft for each work."""

from __future__ import annotations

from dataclasses import replace

from briefkit.errors import BriefkitError
from briefkit.importers import lines as kinds
from briefkit.importers.drafting.date import GIVEN, Dated, note_on_date
from briefkit.importers.importers import Draft, Source
from briefkit.importers.language import language_of
from briefkit.importers.lines import Line
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.works.bibtex import works_in_bibtex
from briefkit.importers.works.csl import works_in_csl
from briefkit.importers.works.ris import works_in_ris
from briefkit.importers.works.work import Work, Works

_MOST_NAMED = 20


def drafts_of_bibtex(source: Source) -> list[Draft]:
    """A draft for each work of a list in BibTeX. Raises BriefkitError if it has none that can be read."""
    return _drafts(source, works_in_bibtex(source.data), ".bib")


def drafts_of_ris(source: Source) -> list[Draft]:
    """A draft for each work of a list in RIS. Raises BriefkitError if it has none that can be read."""
    return _drafts(source, works_in_ris(source.data), ".ris")


def drafts_of_csl(source: Source) -> list[Draft]:
    """A draft for each work of a list in CSL-JSON. Raises BriefkitError if it has none that can be read."""
    return _drafts(source, works_in_csl(source.data), ".csljson")


def _drafts(source: Source, found: Works, ending: str) -> list[Draft]:
    """The drafts, each with its own entry as original: what another entry says proves nothing of it."""
    if not found.works:
        raise BriefkitError("it has no work that can be read", hint=found.problems[0] if found.problems else "")
    drafts = [
        replace(_draft(source, work), original=work.entry.encode(), original_ending=ending) for work in found.works
    ]
    if found.problems:
        more = f"; and {len(found.problems) - _MOST_NAMED} more" if len(found.problems) > _MOST_NAMED else ""
        told = f"of this list: {'; '.join(found.problems[:_MOST_NAMED])}{more}"
        drafts[-1] = replace(drafts[-1], notes=(*drafts[-1].notes, told))
    return drafts


def _draft(source: Source, work: Work) -> Draft:
    """The draft of a work: what its list says of it. The text itself is not there."""
    date = source.date or work.date
    origin = {"url": source.url or work.url, "doi": work.doi, "series": work.series, "number": work.number}
    retrieved = source.retrieved or work.retrieved
    origin["retrieved"] = str(retrieved) if retrieved else ""
    topics = list(dict.fromkeys(topic for word in work.keywords if (topic := source.topic_of(word))))
    matter: dict[str, object] = {
        "title": source.title or work.title,
        "kind": source.kind or work.kind,
        "date": str(date) if date else None,
        "date_basis": "stated" if date else None,
        "status": "draft",
        "language": source.language or work.language or language_of(f"{work.title} {work.abstract}"),
        "summary": work.abstract,
        "authors": [person.front_matter for person in work.people],
        "publisher": source.publisher or work.publisher,
        "origin": {key: value for key, value in origin.items() if value},
        "topics": topics,
        "keywords": [word for word in work.keywords if not source.topic_of(word)],
        "citekey": work.key,
        **dict(work.more),
    }
    lines = [Line(Paragraph(work.title, work.line, work.line), kinds.TITLE, "the title in the list")]
    if work.abstract:
        lines.append(Line(Paragraph(work.abstract, work.line, work.line), kinds.STANDFIRST, "the abstract in the list"))
    note = note_on_date(Dated(date, "stated", GIVEN if source.date else "the list") if date else None)
    kept = {key: value for key, value in matter.items() if value}
    said = (note, "only what the list says of it: the text is not there", *work.notes)
    return Draft(kept, "", date, tuple(lines), said)
