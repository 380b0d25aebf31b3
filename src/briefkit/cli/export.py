"""`briefkit export`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.complete import complete_id
from briefkit.cli.options import LibraryOption, Selection, filtered
from briefkit.errors import ExportError
from briefkit.settings import PAPERS

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.export.written import Written

STDOUT = Path("-")


@filtered
def export_command(
    ctx: typer.Context,
    selection: Selection,
    ids: Annotated[
        list[str] | None,
        typer.Argument(autocompletion=complete_id, metavar="ID...", help="Ids or unique parts of them."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A file for one brief, a folder for several; - is stdout. [default: here]"),
    ] = None,
    to: Annotated[
        list[str] | None, typer.Option("--to", help="pdf or html; repeat it for both. [default: the file's ending]")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse what would have to be mended or left out.")] = False,
    large_print: Annotated[bool, typer.Option("--large-print", help="Set the text in 16 pt.")] = False,
    one_page: Annotated[
        bool, typer.Option("--one-page", help="Only key points, judgments and issue table, on one page.")
    ] = False,
    paper: Annotated[
        str | None,
        typer.Option("--paper", help="a4 or us-letter. [default: the library's]", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only say what would be written.")] = False,
    library: LibraryOption = None,
) -> None:
    """Publish briefs as PDF or HTML."""
    from briefkit.core.publication.value import Layout

    session = ctx.obj
    if not ids and not selection.narrowed:
        raise ExportError("no brief named", hint="name one or more, or select with options such as --topic")
    if ids and selection.narrowed:
        raise ExportError("name briefs or select with options, not both")
    if paper not in (None, *PAPERS):
        raise ExportError(f"there is no paper “{paper}”", hint=f"use {' or '.join(PAPERS)}")
    layout = Layout(large_print, one_page, paper)
    opened = session.open(library)
    briefs = [opened.get(name) for name in ids] if ids else session.select(opened, selection)
    if not briefs:
        raise ExportError("no brief fits", hint="see what there is with “briefkit list”")
    for brief, format_, path in _targets(briefs, _formats(to, output), output):
        if dry_run:
            session.write([f"{path}\n"])
        else:
            _write(session, path, opened.export(brief, format_, strict=strict, layout=layout), brief)


def _formats(to: list[str] | None, output: Path | None) -> list[str]:
    from briefkit.core.text.words import did_you_mean
    from briefkit.export.writers import writers

    known = writers()
    told = [name.strip() for value in to or () for name in value.split(",")]
    if not told and output is not None and output.suffix and not output.is_dir():
        told = [output.suffix.removeprefix(".").lower()]
    for name in told:
        if name not in known:
            hint = did_you_mean(name, known) or f"use one of {', '.join(known)}"
            raise ExportError(f"cannot export to “{name}”", hint=hint)
    return list(dict.fromkeys(told)) or ["pdf"]


def _targets(briefs: list[Brief], formats: list[str], output: Path | None) -> list[tuple[Brief, str, Path]]:
    """Which brief goes to which file in which format. Raises ExportError where two would go to one."""
    from briefkit.export.writers import writers

    known = writers()
    single = len(briefs) == 1 and len(formats) == 1
    if output == STDOUT or (output is not None and output.suffix and not output.is_dir()):
        if not single:
            raise ExportError(
                f"{len(briefs) * len(formats)} publications cannot go into one file {output}", hint="name a folder"
            )
        return [(briefs[0], formats[0], output)]
    folder = output or Path()
    targets = [(brief, name, folder / f"{brief.id}{known[name].ending}") for brief in briefs for name in formats]
    if len({path for *_, path in targets}) < len(targets):
        raise ExportError("two of these briefs have the same id", hint="rename one of them")
    return targets


def _write(session: Session, path: Path, written: Written, brief: Brief) -> None:
    from briefkit.storage.files.write import replace_file

    for warning in written.warnings:
        session.say(f"{brief.path}: {warning}")
    if path == STDOUT:
        sys.stdout.buffer.write(written.data)
        sys.stdout.buffer.flush()
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, written.data)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}") from error
    session.write([f"{path}\n"])
