"""`briefkit export`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import IdsArgument, LibraryOption, Selection, filtered, words_of
from briefkit.errors import ExportError
from briefkit.settings import PAPERS

if TYPE_CHECKING:
    from briefkit.cli.session import Session

STDOUT = Path("-")


@filtered
def export_command(
    ctx: typer.Context,
    selection: Selection,
    ids: IdsArgument = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A file for one brief, a folder for several; - is stdout. [default: .]"),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", help="pdf or html; repeat it for both. [default: from the suffix of --output]"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail if anything must be changed or left out.")] = False,
    large_print: Annotated[bool, typer.Option("--large-print", help="Set the text in 16 pt.")] = False,
    one_page: Annotated[
        bool, typer.Option("--one-page", help="Only the key points, judgments and issue table, on one page.")
    ] = False,
    paper: Annotated[
        str | None,
        typer.Option("--paper", help="a4 or us-letter. [default: the library's]", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be written.")] = False,
    library: LibraryOption = None,
) -> None:
    """Publish briefs as PDF or HTML."""
    from briefkit.core.publication.value import Layout
    from briefkit.library.publication import export_targets

    session = ctx.obj
    if not ids and not selection.narrowed:
        raise ExportError("no brief named", hint="name one or more, or select with options such as --topic")
    if ids and selection.narrowed:
        raise ExportError("name briefs or select with options, not both")
    if paper not in (None, *PAPERS):
        raise ExportError(f"there is no paper size “{paper}”", hint=f"use {' or '.join(PAPERS)}")
    layout = Layout(large_print, one_page, paper)
    opened = session.open(library)
    briefs = [opened.get(name) for name in ids] if ids else session.select(opened, selection)
    if not briefs:
        raise ExportError("no matching briefs", hint="see what there is with “briefkit list”")
    for brief, format_, path in export_targets(briefs, words_of(to), output):
        if dry_run:
            session.write([f"{path}\n"])
        else:
            written = opened.export(brief, format_, strict=strict, layout=layout)
            for warning in written.warnings:
                session.say(f"{brief.path}: {warning}")
            _write(session, path, written.data)


def _write(session: Session, path: Path, data: bytes) -> None:
    from briefkit.library.files import write_output

    if path == STDOUT:
        session.write([data])
        return
    write_output(path, data, parents=True)
    session.write([f"{path}\n"])
