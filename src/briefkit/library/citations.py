"""`library.references` and `cite`: briefs, or the sources of one, as a bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from briefkit.core.publication.citation import citation_of, citation_text, publisher_of
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.reference import Reference, reference_of, reference_of_source, told_apart
from briefkit.core.text.clean import clean_line
from briefkit.core.text.links import safe_link
from briefkit.core.text.words import suggestion
from briefkit.errors import ExportError
from briefkit.export.references.bibtex import bibtex
from briefkit.export.references.csl import csl_json
from briefkit.export.references.ris import ris
from briefkit.importers.phrases.people import BODY, TEAM

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library

TEXT = "text"
DATA: dict[str, Callable[[Sequence[Reference]], str]] = {"csl-json": csl_json, "bibtex": bibtex, "ris": ris}
"""Formats for programs, by name."""
FORMATS = (TEXT, *DATA)
HOUSE = "house"
"""The style of “how to cite” in publications."""


def style_names() -> list[str]:
    """The styles of citations."""
    from briefkit.export.citation_styles import STYLES

    return [HOUSE, *STYLES]


def check_cite(format_: str, style: str) -> None:
    """Raise ExportError for a format or style that there is not, or a style with a format that has none."""
    if format_ not in FORMATS:
        raise ExportError(f"there is no format “{format_}” of citations", hint=suggestion(format_, FORMATS))
    if style not in (known := style_names()):
        raise ExportError(f"there is no citation style “{style}”", hint=suggestion(style, known))
    if style != HOUSE and format_ != TEXT:
        raise ExportError(f"{format_} has no style", hint="leave out --style, or --format")


def check_citable(brief: Brief) -> None:
    """Raise ExportError for a brief that is not to be cited, as it was never published."""
    from briefkit.core.brief.vocabulary import UNPUBLISHED

    if brief.status in UNPUBLISHED:
        message = f"{brief.path} is not published (status: {brief.status}), so it is not to be cited"
        raise ExportError(message, hint="publish it first: set its status to published")


def references_of(library: Library, briefs: Iterable[Brief]) -> list[Reference]:
    """The references of briefs, each under a key of its own."""
    settings = library.settings
    language = settings.library.language
    return told_apart(
        reference_of(
            brief,
            settings.house,
            language,
            genre=Labels(brief.language or language)[brief.kind],
            keywords=[library.registry.title("topics", topic, brief.language or language) for topic in brief.topics],
            is_body=lambda name: bool(BODY.search(name) or TEAM.search(name)),
        )
        for brief in briefs
    )


def references_of_sources(library: Library, briefs: Iterable[Brief]) -> list[Reference]:
    """The references of all sources of briefs; what several name alike is one."""
    language = library.settings.library.language
    return told_apart(
        reference_of_source(source, brief.language or language) for brief in briefs for source in brief.sources
    )


def addresses_left_out(briefs: Iterable[Brief], *, sources: bool) -> list[str]:
    """A sentence for each address of briefs, or of their sources, that is none and therefore not cited."""
    named = (
        (brief.path, name, url)
        for brief in briefs
        for name, url in (
            [(source.id, source.url) for source in brief.sources]
            if sources
            else [("origin", brief.origin.url if brief.origin else None)]
        )
    )
    return [
        f"{path}: the address of {name}, “{url}”, is left out"
        for path, name, url in named
        if url and safe_link(url) is None
    ]


def cite(
    library: Library,
    briefs: Sequence[Brief],
    format_: str = TEXT,
    *,
    style: str = HOUSE,
    language: str = "",
    sources: bool = False,
) -> str:
    """The citations of briefs, or of their `sources`, as text in a style or in a format for programs.

    `language` is that of the words between the parts; without it, the house style takes that of each brief, other
    styles that of the library. Raises ExportError.
    """
    check_cite(format_, style)
    if format_ == TEXT and style == HOUSE and not sources:
        return "".join(f"{clean_line(_house(library, brief, language))}\n" for brief in briefs)
    found = references_of_sources(library, briefs) if sources else references_of(library, briefs)
    if format_ in DATA:
        return DATA[format_](found)
    from briefkit.export.citation_styles import STYLES, formatted

    words = language or library.settings.library.language
    named = style if style != HOUSE else next(iter(STYLES))
    return formatted(found, named, words, Labels(words)["retracted"]) if found else ""


def _house(library: Library, brief: Brief, language: str) -> str:
    from briefkit.export.quotation import AS_WRITTEN, citation_with_marks

    settings = library.settings
    own = brief.language or settings.library.language
    pieces = citation_of(brief, publisher_of(brief, settings.house), Labels(language or own))
    if settings.export.quotation_marks != AS_WRITTEN:
        pieces = citation_with_marks(pieces, own)
    return citation_text(pieces)
