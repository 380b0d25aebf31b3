"""A dossier as data for the Typst templates.

A brief is typeset by the same templates as alone, in its own language: for each language there is a folder with a copy
of the templates, beside the labels and the look of that language.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.publication.dossier import SOURCES, Dossier, Section, blank_publication
from briefkit.core.publication.value import Publication
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import make_outline
from briefkit.export.pdf.encoder import Data
from briefkit.export.pdf.faces import BUNDLED, Faces
from briefkit.export.pdf.found import Findings
from briefkit.export.pdf.source import PdfSource, make_source

_SHARED = ("look", "labels", "right_to_left")


def make_dossier_source(dossier: Dossier, letters: int = 0, faces: Faces = BUNDLED) -> tuple[PdfSource, list[str]]:
    """The Typst input of a dossier, and warnings, each with the path of its brief."""
    found, warnings = Findings(), list[str]()
    folders = {dossier.language: ""}
    sections = []
    for section in dossier.sections:
        language = section.publication.language
        folder = folders.setdefault(language, f"language-{len(folders)}/")
        data, said = _section(dossier, section, faces, found)
        warnings += [f"{section.path}: {warning}" if section.path else warning for warning in said]
        sections.append(data | {"folder": folder})
    found.lacking_alt = list(dict.fromkeys(found.lacking_alt))
    shared = {folder: _shared(dossier, language, faces) for language, folder in folders.items()}
    data = shared.pop("") | _root(dossier, faces, found) | {"sections": sections}
    return PdfSource(data, found, letters, faces, main="dossier.typ", others=shared), warnings


def _section(dossier: Dossier, section: Section, faces: Faces, found: Findings) -> tuple[Data, list[str]]:
    """One section as data, and warnings; its pictures are added to those that were found."""
    publication, nested = limit_nesting(section.publication)
    outline = make_outline(publication.blocks)
    own = Findings(prefix=f"/{section.id}-")
    source = make_source(publication, outline.blocks, 0, faces, own)
    found.add(own, section.path)
    document = {name: value for name, value in source.data.items() if name not in _SHARED}
    shown = [publication.kind_label, publication.date, section.note] if section.number else []
    data = {
        "id": section.id,
        "part": section.part,
        "number": section.number,
        "cites": list(section.cites),
        "listed": any(other.part == SOURCES for other in dossier.sections),
        "apart": section.is_apart,
        "details": [word for word in shown if word],
        "above": dossier.title,
        "document": document,
    }
    return data, [*nested, *outline.warnings, *own.warnings]


def _blank(dossier: Dossier, language: str) -> Publication:
    return blank_publication(
        language,
        dossier.imprint,
        dossier.layout,
        id=dossier.id,
        title=dossier.title,
        publisher=dossier.publisher,
        kind_label=dossier.kind_label,
        date=dossier.date,
        status_label=dossier.status_label,
    )


def _shared(dossier: Dossier, language: str, faces: Faces) -> Data:
    """The look and the labels of a language, with the running lines of the dossier."""
    made = make_source(_blank(dossier, language), (), 0, faces).data
    return {name: made[name] for name in _SHARED} | {"layout": made["layout"]}


def _root(dossier: Dossier, faces: Faces, found: Findings) -> Data:
    """The title page, the contents and the index."""
    made = make_source(_blank(dossier, dossier.language), (), 0, faces)
    root = {name: value for name, value in made.data.items() if name not in _SHARED}
    logo = found.add_picture(dossier.logo, "the logo") if dossier.logo else None
    return root | {
        "subtitle": dossier.subtitle,
        "description": dossier.subtitle,
        "keywords": list(dict.fromkeys(_topics(dossier))),
        "facts": [{"label": fact.label, "text": fact.text} for fact in dossier.facts],
        "index": [
            {"title": group.title, "entries": [{"title": one.title, "sections": one.sections} for one in group.entries]}
            for group in dossier.index
        ],
        "logo": logo,
    }


def _topics(dossier: Dossier) -> Iterator[str]:
    for section in dossier.briefs:
        yield from section.publication.topics
