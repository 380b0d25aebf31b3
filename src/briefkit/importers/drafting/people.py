"""Who signs a text, and who answers in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.bylines import doubtful_in, reporters_in, signing
from briefkit.importers.document import Document
from briefkit.importers.lines import Line, of_class
from briefkit.importers.people import Named, expert_in, people_in_note, person_interviewed


def authors_of(document: Document, lines: list[Line]) -> list[Named]:
    """Who signs the text; without a byline, whom the document states to have written it."""
    signed = list(_signing(lines))
    stated = [Named(fact.value, fact.affiliation or None) for fact in document.stated(names.AUTHOR)]
    noted = [person for line in of_class(lines, kinds.AUTHOR_NOTE, kinds.ABOUT) for person in people_in_note(line.text)]
    told = [person for line in of_class(lines, kinds.TEXT) for person in people_in_note(line.text)]
    works_at = {person.name.casefold(): person.affiliation for person in (*told, *noted, *stated) if person.affiliation}
    return [
        Named(person.name, person.affiliation or works_at.get(person.name.casefold()), person.former)
        for person in (stated if _are_more(stated, signed) else signed) or noted or _reporting(lines)
    ]


def _reporting(lines: list[Line]) -> list[Named]:
    """The reporters whom an agency names in the first words of its text."""
    return next((reporters_in(line.text) for line in of_class(lines, kinds.TEXT, kinds.STANDFIRST)), [])


def _signing(lines: list[Line]) -> Iterator[Named]:
    """The people of all bylines, each once."""
    seen: set[str] = set()
    for line in of_class(lines, kinds.BYLINE):
        for person in signing(line.text, line.paragraph.people):
            if person.name.casefold() not in seen:
                seen.add(person.name.casefold())
                yield person


def _are_more(stated: list[Named], signed: list[Named]) -> bool:
    """Whether the document states all who sign its text, and others: a line of names may have been read in part."""
    return {person.name.casefold() for person in signed} < {person.name.casefold() for person in stated}


def experts_of(lines: list[Line]) -> list[object]:
    """Who answers, if the text before the first question says so."""
    for line in lines:
        if line.kind == kinds.QUESTION:
            break
        expert = expert_in(line.text) or person_interviewed(line.text)
        if expert and line.kind in (kinds.TEXT, kinds.STANDFIRST, kinds.TITLE):
            return [expert.front_matter]
    return []


def notes_on_names(document: Document, lines: list[Line], authors: list[Named]) -> Iterator[str]:
    """What is to be said of names that are not taken for the authors', or might not be."""
    for line in of_class(lines, kinds.NAME):
        yield f"“{line.text}” stands alone below the title: if that is who wrote it, add it to the authors"
    surnames = {person.name.split()[-1].casefold() for person in authors}
    for fact in document.stated(names.AUTHOR):
        if not surnames & set(fact.value.casefold().split()):
            yield f"“{fact.value}” is named as an author by {fact.where}, but not where the text is signed"
    for line in of_class(lines, kinds.BYLINE):
        doubtful = doubtful_in(line.text)
        if line.paragraph.people:
            read = [*(person.name for person in signing(line.text)), *doubtful]
            if any(name.split()[-1].casefold() not in surnames for name in read):
                yield f"“{line.text}”: those are taken for authors whom the markup of that line names"
            continue
        for name in doubtful:
            yield f"“{line.text}”: “{name}” may be another author, or belong to the post before: it is not taken"
