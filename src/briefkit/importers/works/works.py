"""What becomes of lists of works: a draft for each work, or an entry for the sources of a brief."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefkit.core.text.slug import slug
from briefkit.errors import BriefkitError
from briefkit.importers import lines as kinds
from briefkit.importers.importers import Draft, Source
from briefkit.importers.language import language_of
from briefkit.importers.lines import Line
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.works.bibtex import works_in_bibtex
from briefkit.importers.works.csl import works_in_csl
from briefkit.importers.works.ris import works_in_ris
from briefkit.importers.works.work import Work, Works

READERS: dict[str, Callable[[bytes], Works]] = {"bibtex": works_in_bibtex, "ris": works_in_ris, "csl": works_in_csl}
"""The name of a format of lists → what reads it."""
_MOST_NAMED = 20


def drafts_of_bibtex(source: Source) -> list[Draft]:
    """A draft for each work of a list in BibTeX. Raises BriefkitError if it has none that can be read."""
    return _drafts(source, works_in_bibtex(source.data))


def drafts_of_ris(source: Source) -> list[Draft]:
    """A draft for each work of a list in RIS. Raises BriefkitError if it has none that can be read."""
    return _drafts(source, works_in_ris(source.data))


def drafts_of_csl(source: Source) -> list[Draft]:
    """A draft for each work of a list in CSL-JSON. Raises BriefkitError if it has none that can be read."""
    return _drafts(source, works_in_csl(source.data))


def _drafts(source: Source, found: Works) -> list[Draft]:
    if not found.works:
        raise BriefkitError("it has no work that can be read", hint=found.problems[0] if found.problems else "")
    drafts = [_draft(source, work) for work in found.works]
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
    note = f"dated {date}, stated: from the list" if date else "no date in it: add it before you publish"
    kept = {key: value for key, value in matter.items() if value}
    said = (note, "only what the list says of it: the text is not there", *work.notes)
    return Draft(kept, "", date, tuple(lines), said)


def sources_in(data: bytes, format_name: str) -> tuple[list[dict[str, str]], list[str]]:
    """The works of a list as entries for `sources` of a brief, and what could not be read of it, as sentences.

    `format_name` is bibtex, ris or csl, as `format_of` names it. Each entry has an `id`: its key in the list or made of
    author and year, unique among them, without blanks and commas. It has a `title`, and `url`, `date`, `publisher` and
    `language` as far as they are known. Raises BriefkitError if there is no work that can be read.
    """
    found = READERS[format_name](data)
    if not found.works:
        raise BriefkitError("it has no work that can be read", hint=found.problems[0] if found.problems else "")
    taken: set[str] = set()
    return [_source(work, taken) for work in found.works], list(found.problems)


def _source(work: Work, taken: set[str]) -> dict[str, str]:
    key = "-".join(work.key.replace(",", " ").split()) or _key(work)
    number = 2
    id_ = key
    while id_.casefold() in taken:
        id_, number = f"{key}-{number}", number + 1
    taken.add(id_.casefold())
    address = work.url or (f"https://doi.org/{work.doi}" if work.doi else "")
    date = str(work.date) if work.date else ""
    entry = {"id": id_, "title": work.title, "url": address, "date": date, "publisher": work.publisher}
    entry["language"] = work.language
    return {name: value for name, value in entry.items() if value}


def _key(work: Work) -> str:
    """An id for a work that its list gives none: the last name of its first author and the year, else its title."""
    if not work.people:
        return slug(work.title, longest=30)
    year = str(work.date.year) if work.date else ""
    return slug(work.people[0].name.split()[-1]) + year
