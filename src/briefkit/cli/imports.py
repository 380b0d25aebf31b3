"""`briefkit import`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.bulk import FromOption, OnOption, PartOption, bulk_of, on_cluster
from briefkit.cli.job_report import ReportOption, job_report, refuse_report
from briefkit.cli.options import OUTPUT, WRITING, LibraryOption, SuggesterOption, date_of
from briefkit.errors import BriefkitError

STATED = "Front matter"
"""The panel of what a user says of a document."""


def import_command(
    ctx: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|URL...",
            help="Files, folders of them, addresses of pages, or - for stdin.",
            show_default=False,
        ),
    ] = None,
    paste: Annotated[bool, typer.Option("--paste", help="Import what the clipboard holds.")] = False,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="The format of the documents. [default: by what they hold]",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(
            "--title",
            metavar="TITLE",
            help="The title, if the text has none.",
            show_default=False,
            rich_help_panel=STATED,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            "-k",
            metavar="KIND",
            help="The kind of brief. [default: what the page says, or by its form]",
            show_default=False,
            rich_help_panel=STATED,
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="Its date; a month or a year will do.",
            show_default=False,
            rich_help_panel=STATED,
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANGUAGE",
            help="Its language. [default: by its words]",
            show_default=False,
            rich_help_panel=STATED,
        ),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option(
            "--publisher", metavar="NAME", help="Who published it.", show_default=False, rich_help_panel=STATED
        ),
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(
            "--url", metavar="URL", help="Where it was published.", show_default=False, rich_help_panel=STATED
        ),
    ] = None,
    keep_removed: Annotated[
        bool, typer.Option("--keep-removed", help="Keep lines that are left out in a comment at the end.")
    ] = False,
    suggest: Annotated[
        bool, typer.Option("--suggest/--no-suggest", help="Look for topics, parties, issues … to be reviewed.")
    ] = True,
    again: Annotated[
        bool, typer.Option("--again", help="Import also what the library has already.", rich_help_panel=WRITING)
    ] = False,
    no_original: Annotated[
        bool, typer.Option("--no-original", help="Do not keep the original in originals/.", rich_help_panel=WRITING)
    ] = False,
    suggester: SuggesterOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each line was taken for, and why.", rich_help_panel=OUTPUT)
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Write the report as JSON.", rich_help_panel=OUTPUT)] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", "-n", help="Only show what would be written, as a diff.", rich_help_panel=WRITING),
    ] = False,
    from_: FromOption = None,
    part: PartOption = None,
    report: ReportOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Make draft briefs of documents: pages, Word and PDF files, mails, notes, lists of works.

    Title, authors, date, questions, pictures' captions and what to read next are told from the text; what is no part of
    it is left out and named. Nothing is invented: an unknown date or author stays unknown. What a brief has already is
    not imported again. Prints the new ids; a file that cannot be imported is named, and the exit code is 2.
    """
    from briefkit.cli.imports_run import Wanted, outcome_of, run
    from briefkit.core.query.shard import in_shard
    from briefkit.library.folders import documents_in
    from briefkit.library.imports import Importer
    from briefkit.library.incoming import CLIPBOARD, stated_address
    from briefkit.library.listed import file_names

    session, dated = ctx.obj, date_of(date, "--date") if date else None
    bulk = bulk_of(from_, part, [*(documents or ()), *(["--paste"] if paste else [])])
    address = stated_address(url) if url else None
    opened = session.open(library)
    importer = Importer(
        opened,
        format=format,
        keep_removed=keep_removed,
        suggest=suggest,
        originals=not no_original,
        suggesters=suggester or (),
        again=again,
        dry_run=dry_run,
        title=title,
        kind=kind,
        date=dated,
        language=lang,
        url=address,
        publisher=publisher,
    )
    found, folders = documents_in(file_names(bulk.names or ()) or documents or [], opened)
    every = [*([CLIPBOARD] if paste else []), *found]
    names = [*in_shard(every, bulk.part, str)]
    if dry_run:
        refuse_report(report, "--dry-run does nothing")
    outcomes = job_report("import", report, bulk, bulk.names or documents or ())
    if not names and (every or bulk.names is not None):
        with outcomes.written():
            bulk.report_nothing(session, "imported")
        return
    if not names:
        raise BriefkitError("nothing to import", hint="name files, folders or addresses; or --paste")
    if title and len(names) > 1:
        raise BriefkitError("one title cannot be that of several documents", hint="import them one by one")
    if not dry_run:
        session.outcome = lambda: outcome_of(importer.written)
    with on_cluster(on, opened) as cluster, outcomes.written():
        run(session, importer, names, folders, Wanted(explain, json, dry_run, cluster), outcomes)
