"""Who signs a text, and who answers in it."""

from __future__ import annotations

from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.document import Document
from briefkit.importers.lines import Line, of_class
from briefkit.importers.people import Named, expert_in, people_in_note, person_interviewed, signing


def authors_of(document: Document, lines: list[Line]) -> list[Named]:
    """Who signs the text; without a byline, whom the document states to have written it."""
    signed = [person for line in of_class(lines, kinds.BYLINE) for person in signing(line.text)]
    stated = [Named(fact.value) for fact in document.stated(names.AUTHOR)]
    noted = [person for line in of_class(lines, kinds.AUTHOR_NOTE, kinds.ABOUT) for person in people_in_note(line.text)]
    told = [person for line in of_class(lines, kinds.TEXT) for person in people_in_note(line.text)]
    works_at = {person.name.casefold(): person.affiliation for person in (*told, *noted)}
    return [
        Named(person.name, person.affiliation or works_at.get(person.name.casefold()), person.former)
        for person in (stated if _are_more(stated, signed) else signed) or noted
    ]


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


def notes_on_names(lines: list[Line]) -> list[str]:
    """What is to be said of names of which nothing tells that they are the authors'."""
    told = [line.text for line in of_class(lines, kinds.NAME)]
    return [f"“{name}” stands alone below the title: if that is who wrote it, add it to the authors" for name in told]
