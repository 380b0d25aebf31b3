"""`library.publication` and `export`: a brief prepared for print, and as a file of some format."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

from briefkit.core.brief.model import brief_of
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication.audience import UNDER_EMBARGO
from briefkit.core.publication.labels import language_of_labels
from briefkit.core.publication.make import PublicationResult, make_publication
from briefkit.core.publication.remarks import remarks_of
from briefkit.core.publication.value import OWN_PARTS, Imprint
from briefkit.errors import ExportError
from briefkit.export.pictures import figure_name
from briefkit.export.result import ExportResult, refusal
from briefkit.export.writers import get_ready, writer_named
from briefkit.library.around import Around
from briefkit.library.audience import names_left_out
from briefkit.library.front_matter import FrontMatter
from briefkit.library.publishable import check_publishable
from briefkit.library.reference import with_reference
from briefkit.library.wrong_quotes import wrong_quotes
from briefkit.settings import PUBLIC
from briefkit.storage.files.media import read_image
from briefkit.storage.files.own_fonts import read_own_fonts
from briefkit.storage.files.own_parts import read_own_parts

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.publication.value import Layout, Publication
    from briefkit.library.library import Library

_PLACE = re.compile(r"line (\d+): ")


def imprint_of(library: Library) -> Imprint:
    """What a library adds to each publication."""
    settings, brand = library.settings.library, library.settings.brand
    return Imprint(
        name=library.settings.house,
        language=settings.language,
        scale=settings.likelihood_scale,
        access=settings.access,
        disclaimers=library.settings.disclaimers,
        footer=brand.footer,
        accent=brand.accent,
        paper=brand.paper,
        logo=brand.logo,
        quotation_marks=library.settings.export.quotation_marks,
        parts=read_own_parts(library.files, brand.templates, OWN_PARTS) if brand.templates else {},
        fonts=read_own_fonts(library.files, brand),
        face=brand.face,
        citation=brand.citation == "on",
        charts=brand.charts == "on",
    )


def prepare_publication(
    library: Library,
    brief: Brief,
    layout: Layout | None = None,
    *,
    numbers: Mapping[str, int] | None = None,
    around: Around | None = None,
    imprint: Imprint | None = None,
) -> PublicationResult:
    """A brief prepared for export, with diagnostics for what had to be left out.

    `numbers` are those of its sources by `id_key`, if not their places in its own list. `around` and `imprint` are
    shared by publications that are made together.
    """
    registry, around = library.registry, around or Around(library, [brief])
    events = dict.fromkeys(registry.resolve("events", event.id) for event in brief.events)
    mentions = around.mentions(events)
    named = {related.id for related in brief.related if related.id}
    related = around.paths(named).keys()
    unseen = set[str]() if library.sees_all else named - related - {brief.id}
    successors = around.successors(brief)
    others = {*related, *(mention.brief for mention in mentions), *(later.id for later in successors)}
    others -= {brief.id, None}
    held = around.held_back(others)
    paths = around.paths(others)
    shown = {metadata["path"]: metadata for metadata in around.metadata(others) if metadata["id"] not in held}
    made = make_publication(
        brief,
        registry,
        imprint or imprint_of(library),
        lambda source: read_image(library.files, brief.path, source),
        lambda id_: brief if id_ == brief.id else brief_of(shown[paths[id_]]) if paths.get(id_) in shown else None,
        layout=layout,
        mentions=[mention for mention in mentions if mention.brief not in held],
        line_of=FrontMatter(library, brief).line_of,
        paths=around,
        held_back=held.keys() | unseen,
        successor=_last(takewhile(lambda later: later.id not in held, successors)),
        today=library.embargo_day,
        numbers=numbers,
    )
    left_out = [left_out_of(path) for path in sorted(held.values())]
    left_out += [_unseen(related.id) for related in brief.related if related.id in unseen and not related.title]
    publication = replace(
        made.publication,
        source=_source_of(library, brief) if numbers is None else "",  # a dossier has no base to which edits go back
        public=library.audience == PUBLIC,
        remarks=remarks_of(brief) if layout and layout.comments else (),
    )
    return replace(made, publication=publication, findings=(*left_out, *made.findings))


def _source_of(library: Library, brief: Brief) -> str:
    """The SHA-256 of a brief's file; empty if it cannot be read any more.

    It is also empty for the public, who could try against it what they guess of the internal fields.
    """
    if library.audience == PUBLIC:
        return ""
    try:
        return hashlib.sha256(library.source(brief)).hexdigest()
    except OSError:
        return ""


def _last(briefs: Iterable[Brief]) -> Brief | None:
    return next(iter(deque(briefs, maxlen=1)), None)


def export_brief(
    library: Library,
    brief: Brief,
    format_: str,
    *,
    strict: bool = False,
    layout: Layout | None = None,
    embargoed: bool = False,
    around: Around | None = None,
) -> ExportResult:
    """A brief exported to a format, with a warning for each change or omission. Raises ExportError.

    `around` is shared by publications that are made together.
    """
    check_publishable(library, brief, embargoed=embargoed)
    writer = writer_named(format_)
    get_ready([format_])
    prepared = prepare_publication(library, brief, layout, around=around)
    publication = with_reference(library, prepared.publication, format_)
    get_ready([format_], publication)
    problems = (*prepared.findings, *wrong_quotes(library, brief, layout))
    found = [(finding.line, sentence_of(finding)) for finding in problems]
    try:
        result = writer.write(publication)  # refused below, with what was found before it was written
    except ExportError as error:
        if match := _PLACE.match(error.message):
            raise ExportError(f"{brief.path}:{match[1]}: {error.message[match.end() :]}", hint=error.hint) from error
        raise
    said = [warning for warning in result.warnings if warning not in result.remarks]
    found += [(int(match[1]) if (match := _PLACE.match(warning)) else 0, warning) for warning in said]
    warnings = tuple(dict.fromkeys(warning for _, warning in sorted(found, key=itemgetter(0))))
    if strict and warnings:
        raise refusal(warnings, brief.path)
    left_out = names_left_out(library, brief.path) if library.audience == PUBLIC else []
    remarks = (*result.remarks, *left_out, *english_labels(publication.language), *_without_files(publication))
    return ExportResult(result.data, (*remarks, *warnings), remarks)


def english_labels(language: str) -> list[str]:
    """A remark if briefkit has no labels in a language."""
    if language_of_labels(language):
        return []
    return [f"briefkit has no labels in “{language}”: the headings and dates that it adds are in English"]


def _without_files(publication: Publication) -> list[str]:
    """Remarks on figures that have no file: some are meant to be described only, others have lost their picture."""
    return [
        f"{figure_name(one)} is printed without a picture: it has no file"
        for one in publication.figures
        if not one.file
    ]


def left_out_of(path: str) -> Diagnostic:
    """A diagnostic for what a brief says that is held back, by its path."""
    return Diagnostic("embargo", f"what {path} says is left out: it is {UNDER_EMBARGO}", 0)


def _unseen(id_: str) -> Diagnostic:
    """A diagnostic for a related brief that may be held back: its server shows those for the public alone."""
    return Diagnostic("embargo", f"the related brief {id_} is left out: the server shows no such brief", 0)


def sentence_of(finding: Diagnostic) -> str:
    """What a diagnostic says of an export, with its line."""
    return f"line {finding.line}: {finding.message}" if finding.line else finding.message
