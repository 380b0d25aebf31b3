"""`briefkit export`"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from briefkit.cli.dossier import (
    Asked,
    ChangedSinceOption,
    DossierOption,
    LanguageOption,
    OrderOption,
    PartsOption,
    RecipientOption,
    SubtitleOption,
    TitleOption,
    Wanted,
    export_dossier,
)
from briefkit.cli.options import OUTPUT, WRITING, IdsArgument, LibraryOption, Selection, filtered, words_of
from briefkit.cli.output import Batch, ForceOption, standard_output
from briefkit.errors import ExportError
from briefkit.settings import PAPERS

PAGE = "Page"
"""Title of a group of options in the help."""


@filtered
def export_command(
    ctx: typer.Context,
    selection: Selection,
    ids: IdsArgument = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="A file for one brief, a folder for several; - is stdout. [default: .]",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="pdf, docx, html or epub; repeat it for several. [default: from the suffix of --output]",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail if anything must be changed or left out.")] = False,
    large_print: Annotated[
        bool, typer.Option("--large-print", help="Set the text in 16 pt.", rich_help_panel=PAGE)
    ] = False,
    one_page: Annotated[
        bool,
        typer.Option(
            "--one-page", help="Only the key points, judgments and issue table, on one page.", rich_help_panel=PAGE
        ),
    ] = False,
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper",
            metavar="SIZE",
            help="a4 or us-letter. [default: the library's]",
            show_default=False,
            rich_help_panel=PAGE,
        ),
    ] = None,
    reference_docx: Annotated[
        str | None,
        typer.Option(
            "--reference-docx",
            metavar="FILE",
            help="A Word document of yours whose styles, page and letterhead Word documents take over.",
            show_default=False,
            rich_help_panel=PAGE,
        ),
    ] = None,
    embargoed: Annotated[
        bool, typer.Option("--embargoed", help="Also briefs under embargo; the page bears its date.")
    ] = False,
    dossier: DossierOption = False,
    title: TitleOption = None,
    subtitle: SubtitleOption = None,
    recipient: RecipientOption = None,
    changed_since: ChangedSinceOption = None,
    order: OrderOption = None,
    parts: PartsOption = None,
    language: LanguageOption = None,
    force: ForceOption = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Only show what would be written.", rich_help_panel=WRITING)
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Publish briefs as PDF, Word document, HTML or EPUB, each alone or many as one dossier.

    What briefkit made before is replaced, any other file only with --force, and a file of a library never. A brief that
    cannot be exported is named, the others are made, and the exit code is 2.
    """
    from briefkit.core.publication.value import Layout
    from briefkit.library.publication import check_publishable, export_targets

    session = ctx.obj
    asked = Asked(title, subtitle, recipient, changed_since, order, words_of(parts), language)
    _check_options(ids or [], selection, paper)
    layout = Layout(large_print, one_page, paper, reference_docx)
    if dossier:
        wanted = Wanted(ids or [], selection, words_of(to), standard_output(output), embargoed, strict, force, dry_run)
        export_dossier(session, session.open(library), asked, wanted, layout)
        return
    asked.refuse()
    opened = session.open(library)
    batch = Batch(session)
    briefs = batch.briefs(opened, ids) if ids else session.select(opened, selection)
    if not briefs and not ids:
        raise ExportError("no matching briefs", hint="see what there is with “briefkit list”")
    targets = export_targets(briefs, words_of(to), standard_output(output), missing=batch.failed)
    batch.number = len(targets) + batch.failed
    for brief, format_, path in targets:
        with batch.one(brief.path):
            check_publishable(opened, brief, embargoed=embargoed)
            batch.check(path, force=force)
            if not dry_run:
                made = opened.export(brief, format_, strict=strict, layout=layout, embargoed=embargoed)
                for warning in made.warnings:
                    session.say(f"{brief.path}: {warning}")
                batch.write(path, made.data, force=force)
        batch.report(path, dry_run=dry_run)
    batch.finish()


def _check_options(ids: Sequence[str], selection: Selection, paper: str | None) -> None:
    if not ids and not selection.narrowed:
        raise ExportError("no brief named", hint="name one or more, or select with options such as --topic")
    if ids and selection.narrowed:
        raise ExportError("name briefs or select with options, not both")
    if paper not in (None, *PAPERS):
        raise ExportError(f"there is no paper size “{paper}”", hint=f"use {' or '.join(PAPERS)}")
