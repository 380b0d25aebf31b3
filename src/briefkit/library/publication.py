"""`library.publication` and `export`: a brief prepared for print, and as a file of some format."""

from __future__ import annotations

import hashlib
import os
import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefkit.checks.places import place_of
from briefkit.core.brief.embargo import must_wait, unread
from briefkit.core.brief.model import brief_of
from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication.audience import PUBLIC
from briefkit.core.publication.labels import language_of_labels
from briefkit.core.publication.make import PublicationResult, make_publication
from briefkit.core.publication.remarks import remarks_of
from briefkit.core.publication.value import OWN_PARTS, Imprint
from briefkit.core.publication.work import LineOf
from briefkit.core.text.words import suggestion
from briefkit.errors import ExportError
from briefkit.export.pictures import figure_name
from briefkit.export.result import ExportResult, refusal
from briefkit.export.writers import WRITERS, find_writer, get_ready, writers
from briefkit.library.around import Around
from briefkit.library.audience import names_left_out
from briefkit.library.library import today
from briefkit.library.reference import with_reference
from briefkit.library.wrong_quotes import wrong_quotes
from briefkit.output.endings import check_ending, format_by_ending
from briefkit.storage.files.file_name import fitting_name
from briefkit.storage.files.media import read_image
from briefkit.storage.files.own_fonts import read_own_fonts
from briefkit.storage.files.own_parts import read_own_parts

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Trail
    from briefkit.core.publication.value import Layout, Publication
    from briefkit.core.yaml.nodes import Node
    from briefkit.library.library import Library

_PLACE = re.compile(r"line (\d+): ")


class ToDo(NamedTuple):
    """What is to be done with a brief: how it is said to be done, and how that is done to one under embargo."""

    done: str
    with_embargo: str
    unclear: str


EXPORT = ToDo(
    "exported",
    "export it all the same, with the embargo on its first page",
    "export it all the same, marked as not cleared for publication",
)
CITE = ToDo("cited", "cite it all the same", "cite it all the same")
LineOfKey = Callable[["Diagnostic"], int]
"""Finds the line of an unknown key; 0 if that is not known."""


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
        parts=read_own_parts(library.folder, brand.templates, OWN_PARTS) if brand.templates else {},
        fonts=read_own_fonts(library.folder, brand),
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
    mentions, paths = around.mentions(events), around.paths
    related = {related.id for related in brief.related if related.id in paths}
    successors = around.successors(brief)
    others = {*related, *(mention.brief for mention in mentions), *(later.id for later in successors)}
    others -= {brief.id, None}
    held = around.held_back(others)
    shown = {metadata["path"]: metadata for metadata in around.metadata(others) if metadata["id"] not in held}
    made = make_publication(
        brief,
        registry,
        imprint or imprint_of(library),
        lambda source: read_image(library.folder, brief.path, source),
        lambda id_: brief if id_ == brief.id else brief_of(shown[paths[id_]]) if paths.get(id_) in shown else None,
        layout=layout,
        mentions=[mention for mention in mentions if mention.brief not in held],
        line_of=_line_finder(library, brief),
        paths=frozenset(paths.values()),
        held_back=held,
        successor=_last(takewhile(lambda later: later.id not in held, successors)),
        today=today(),
        numbers=numbers,
    )
    left_out = [
        Diagnostic("embargo", f"what {path} says is left out: it is under embargo, or may be", 0)
        for path in sorted(held.values())
    ]
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


def check_publishable(library: Library, brief: Brief, *, embargoed: bool = False, to_do: ToDo = EXPORT) -> None:
    """Raise ExportError for a brief without a date, and without `embargoed` for one that is held back.

    Held back is what is under embargo, and what may be: its access or the end of its embargo cannot be read. `to_do` is
    what is to be done with it, for the message.
    """
    if brief.date is None:
        message = f"{brief.path} has no date yet, so it cannot be published"
        raise ExportError(message, hint="add “date: YYYY-MM-DD” to its front matter")
    check_not_held_back(library, brief, embargoed=embargoed, to_do=to_do)


def check_not_held_back(library: Library, brief: Brief, *, embargoed: bool = False, to_do: ToDo = EXPORT) -> None:
    """Raise ExportError for a brief that is held back, unless it is `embargoed` that is asked for."""
    if not embargoed:
        access = library.settings.library.access
        check_embargo(brief, access, lambda found: _line_of_key(library, brief, found), to_do=to_do)


def check_embargo(brief: Brief, access: str, line_of: LineOfKey, *, label: str = "", to_do: ToDo = EXPORT) -> None:
    """Raise ExportError for a brief that is under embargo, or may be; `access` is the library's.

    `line_of` finds a key that briefkit does not know, `label` says which version of the brief it is.
    """
    if not must_wait(brief, access, today()):
        return
    name = f"{brief.path} ({label})" if label else brief.path
    for found in unread(brief):
        raise _unclear(name, found, line_of, to_do)
    until = f"until {brief.embargo_until}" if brief.embargo_until else "without an end date"
    message = f"{name} is under embargo {until}, so it is not {to_do.done}"
    raise ExportError(message, hint=f"to {to_do.with_embargo}: --embargoed")


def _line_of_key(library: Library, brief: Brief, found: Diagnostic) -> int:
    return place_of(_front_matter(library, brief), found.trail, at_key=True)[0]


def _unclear(name: str, found: Diagnostic, line_of: LineOfKey, to_do: ToDo) -> ExportError:
    if found.at_key:
        line, why = line_of(found), f"{found.message} ({found.hint})"
    else:
        line, why = found.line, f"its {found.trail[0]} cannot be read ({found.message})"
    hint = f"correct it, or to {to_do.unclear}: --embargoed"
    place = f"{name}:{line}" if line else name
    return ExportError(f"{place}: {why}, so it is held back", hint=hint)


def export_brief(
    library: Library,
    brief: Brief,
    format_: str,
    *,
    strict: bool = False,
    layout: Layout | None = None,
    embargoed: bool = False,
) -> ExportResult:
    """A brief exported to a format, with a warning for each change or omission. Raises ExportError."""
    check_publishable(library, brief, embargoed=embargoed)
    writer = find_writer(format_)
    if writer is None:
        raise ExportError(f"cannot export to “{format_}”", hint=f"use one of {', '.join(writers())}")
    get_ready([format_])
    prepared = prepare_publication(library, brief, layout)
    publication = prepared.publication
    if format_ == "docx":
        named = layout.reference_docx if layout else None
        publication = replace(publication, imprint=with_reference(library, publication.imprint, named))
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


def sentence_of(finding: Diagnostic) -> str:
    """What a diagnostic says of an export, with its line."""
    return f"line {finding.line}: {finding.message}" if finding.line else finding.message


def _line_finder(library: Library, brief: Brief) -> LineOf:
    """A function that finds the line of a value in the front matter, reading the file when it is first asked."""
    root: list[Node | None] = []

    def line_of(trail: Trail) -> int:
        if not root:
            root.append(_front_matter(library, brief))
        return place_of(root[0], trail)[0]

    return line_of


def _front_matter(library: Library, brief: Brief) -> Node | None:
    return parse_brief(library.source(brief), id=brief.id, path=brief.path).front_matter


def export_targets(
    briefs: Sequence[Brief], to: Sequence[str], output: Path | None, *, missing: int = 0
) -> list[tuple[Brief, str, Path]]:
    """The (brief, format, path) of each file to export; `missing` briefs were asked for too and not found.

    Formats are those of `to`, otherwise that of the suffix of `output`, otherwise PDF. Raises ExportError for an
    unknown format, and if two publications would be written to one file.
    """
    formats = formats_of(to, output)
    endings = {name: writer.ending for name in formats if (writer := find_writer(name))}
    if output is not None and is_file(output):
        check_one_file((len(briefs) + missing) * len(formats), output)
        return [(brief, formats[0], output) for brief in briefs]
    folder = output or Path()
    targets = [
        (brief, name, folder / fitting_name(folder, brief.id, endings[name])) for brief in briefs for name in formats
    ]
    if len({path for *_, path in targets}) < len(targets):
        raise ExportError("two of these briefs have the same id", hint="rename one of them")
    return targets


def check_one_file(number: int, output: Path | None) -> None:
    """Raise ExportError if several publications would be written to one file."""
    if number > 1 and output is not None and is_file(output):
        raise ExportError(f"cannot write {number} publications to one file, {output}", hint="name a folder")


def joint_targets(name: str, formats: Sequence[str], output: Path | None) -> list[tuple[str, Path]]:
    """The (format, path) of each file of one document. Raises ExportError if several formats would be one file."""
    if output is not None and is_file(output):
        if len(formats) > 1:
            raise ExportError(f"cannot write {len(formats)} formats to one file, {output}", hint="name a folder")
        return [(formats[0], output)]
    folder = output or Path()
    endings = {format_: writer.ending for format_ in formats if (writer := find_writer(format_))}
    return [(format_, folder / fitting_name(folder, name, endings[format_])) for format_ in formats]


def is_file(output: Path) -> bool:
    """Whether a place for exports is one file: whatever is there and no folder, else what has a suffix, or stdout."""
    if os.path.isdir(output):  # noqa: PTH112 - unlike Path.is_dir it answers for what may not be looked at
        return False
    return output == Path("-") or bool(output.suffix) or os.path.lexists(output)


def formats_of(to: Sequence[str], output: Path | None, tables: Collection[str] = ()) -> list[str]:
    """The formats of an export: those of `to`, else that of the suffix of `output`, else PDF. Raises ExportError.

    `tables` are the names of formats that are no writers.
    """
    file = output.name if output is not None and output.suffix and is_file(output) else None
    by_ending = format_by_ending(file, WRITERS) if file else None
    formats = list(dict.fromkeys(map(str.lower, to) if to else filter(None, [by_ending]))) or ["pdf"]
    for name in formats:
        if name not in tables and find_writer(name) is None:
            raise ExportError(f"cannot export to “{name}”", hint=suggestion(name, [*writers(), *tables]))
    if file and by_ending and len(formats) == 1:
        writer = find_writer(formats[0])
        meant = by_ending if by_ending in tables or find_writer(by_ending) else None
        check_ending(file, formats[0], "--to", meant, [writer.ending.removeprefix(".")] if writer else [])
    return formats
