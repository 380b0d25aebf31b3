"""`briefkit import`"""

from __future__ import annotations

import json as json_
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.complete import complete_import_format, complete_kind
from briefkit.cli.imports_report import data_of, explained, named, report
from briefkit.cli.messages import say_error
from briefkit.cli.options import OUTPUT, WRITING, LibraryOption, SuggesterOption, date_of
from briefkit.cli.progress import StderrProgress
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.imports import Imported, Importer
    from briefkit.library.readings import Result

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
            autocompletion=complete_import_format,
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
            autocompletion=complete_kind,
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
        bool, typer.Option("--dry-run", "-n", help="Only show what would be written.", rich_help_panel=WRITING)
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Make draft briefs of documents: pages, Word and PDF files, mails, notes, lists of works.

    Title, authors, date, questions, pictures' captions and what to read next are told from the text; what is no part of
    it is left out and named. Nothing is invented: an unknown date or author stays unknown. What a brief has already is
    not imported again. Prints the new ids; a file that cannot be imported is named, and the exit code is 2.
    """
    from briefkit.library.imports import Importer, documents_in
    from briefkit.library.incoming import CLIPBOARD

    session, dated = ctx.obj, date_of(date, "--date") if date else None
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
        url=url,
        publisher=publisher,
    )
    names = [*([CLIPBOARD] if paste else []), *documents_in(documents or [], opened)]
    if not names:
        raise BriefkitError("nothing to import", hint="name files, folders or addresses; or --paste")
    if title and len(names) > 1:
        raise BriefkitError("one title cannot be that of several documents", hint="import them one by one")
    if not dry_run:
        session.outcome = lambda: _outcome_of(importer.written)
    _run(session, importer, names, explain=explain, json=json, dry_run=dry_run)


def _outcome_of(written: list[str]) -> str:
    """Half a sentence on an import that was interrupted; it follows “interrupted: ”."""
    if not written:
        return "nothing was imported"
    return f"{counted(len(written), 'brief')} written, the last {written[-1]}; the same command imports the rest"


def _run(session: Session, importer: Importer, names: list[str], *, explain: bool, json: bool, dry_run: bool) -> None:
    from briefkit.library.incoming import incoming, told_name
    from briefkit.library.library import today
    from briefkit.library.readings import readings

    done: list[Imported] = []
    failed = 0
    progress, day = StderrProgress(), today()
    read = readings(names, lambda name: importer.begun(incoming(name, day, lambda: sys.stdin.buffer)))
    for number, (name, reading) in enumerate(read, 1):
        progress.clear()
        outcome = _outcome(session, importer, told_name(name), reading, explain=explain and not json)
        if isinstance(outcome, BriefkitError):
            outcome.message = f"{told_name(name)}: {outcome.message}"
            if len(names) == 1:
                raise outcome
            say_error(outcome, f"not imported: {outcome.message}")
            failed += 1
        else:
            done += outcome
            _tell(session, outcome, names=not (explain or json))
        if len(names) > 1:
            progress.advance("importing", number, len(names))
    if json:
        data_of_all = [data_of(item, explain=explain) for item in done]
        session.write([json_.dumps(data_of_all, ensure_ascii=False, indent=2) + "\n"])
    if dry_run:
        session.say("nothing written (--dry-run)")
    if failed:
        raise BriefkitError(f"{failed} of {len(names)} not imported, as said above")


def _tell(session: Session, outcome: list[Imported], *, names: bool) -> None:
    for item in outcome:
        session.write(named(item) if names else [])
        for message in report(item):
            session.say(message)


def _outcome(
    session: Session, importer: Importer, name: str, reading: Result, *, explain: bool
) -> list[Imported] | BriefkitError:
    """Import a document; returns what became of it, or why nothing did. With `explain` its lines are written first."""
    from briefkit.library.imports import told

    if isinstance(reading, BriefkitError):
        return reading
    try:
        session.write(explained([told(line) for line in reading.lines]) if explain else [])
        return importer.write(name, reading)
    except BriefkitError as error:
        return error
