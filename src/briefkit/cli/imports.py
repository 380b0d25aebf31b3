"""`briefkit import`"""

from __future__ import annotations

import json as json_
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.complete import complete_kind
from briefkit.cli.messages import say_error
from briefkit.cli.options import OUTPUT, WRITING, LibraryOption, date_of
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefkit.cli.session import Session
    from briefkit.library.imports import Imported, Importer, ToldLine

_MOST_TOLD = 8  # lines that are left out, in a report


def import_command(
    ctx: typer.Context,
    documents: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Text files, folders of them (.txt), or - for stdin.")
    ],
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TITLE", help="The title, if the text has none.", show_default=False),
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
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Its date; a month or a year will do.", show_default=False),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANGUAGE", help="Its language. [default: by its words]", show_default=False),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.", show_default=False)
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where it was published.", show_default=False)
    ] = None,
    keep_removed: Annotated[
        bool, typer.Option("--keep-removed", help="Keep lines that are left out in a comment at the end.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each line was taken for, and why.", rich_help_panel=OUTPUT)
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Write the report as JSON.", rich_help_panel=OUTPUT)] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Only show what would be written.", rich_help_panel=WRITING)
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Make draft briefs of texts that were copied from pages or mails.

    Title, authors, date, questions, pictures' captions and what to read next are told from the text; what is no part of
    it is left out and named. Nothing is invented: an unknown date or author stays unknown. What a brief has already is
    not imported again. Prints the new ids; a file that cannot be imported is named, and the exit code is 2.
    """
    from briefkit.library.imports import Importer, documents_in

    session, dated = ctx.obj, date_of(date, "--date") if date else None
    opened = session.open(library)
    importer = Importer(
        opened,
        keep_removed=keep_removed,
        dry_run=dry_run,
        title=title,
        kind=kind,
        date=dated,
        language=lang,
        url=url,
        publisher=publisher,
    )
    names = list(documents_in(documents))
    if title and len(names) > 1:
        raise BriefkitError("one title cannot be that of several documents", hint="import them one by one")
    _run(session, importer, names, explain=explain, json=json, dry_run=dry_run)


def _run(session: Session, importer: Importer, names: list[str], *, explain: bool, json: bool, dry_run: bool) -> None:
    done: list[Imported] = []
    for name in names:
        outcome = _told(session, importer, name, explain=explain and not json, named=not (explain or json))
        if isinstance(outcome, BriefkitError):
            outcome.message = f"{'standard input' if name == '-' else name}: {outcome.message}"
            if len(names) == 1:
                raise outcome
            say_error(outcome, f"not imported: {outcome.message}")
            continue
        done.append(outcome)
        for message in _report(outcome):
            session.say(message)
    if json:
        data_of_all = [_data_of(item, explain=explain) for item in done]
        session.write([json_.dumps(data_of_all, ensure_ascii=False, indent=2) + "\n"])
    if dry_run:
        session.say("nothing written (--dry-run)")
    if failed := len(names) - len(done):
        raise BriefkitError(f"{failed} of {len(names)} not imported, as said above")


def _told(session: Session, importer: Importer, name: str, *, explain: bool, named: bool) -> Imported | BriefkitError:
    """Import a document, and write its lines or its id; returns what became of it, or why nothing did."""
    from briefkit.library.imports import lines_in

    try:
        data = _data(name)
        explained = list(_explained(lines_in(data))) if explain else []
    except BriefkitError as error:
        return error
    session.write(explained)
    outcome = _imported(importer, name, data)
    if named and not isinstance(outcome, BriefkitError):
        session.write(_named(outcome))
    return outcome


def _imported(importer: Importer, name: str, data: bytes) -> Imported | BriefkitError:
    """What became of a document, or why nothing did."""
    try:
        return importer.read(name, data)
    except BriefkitError as error:
        return error


def _data(name: str) -> bytes:
    from briefkit.library.imports import read_document

    return sys.stdin.buffer.read() if name == "-" else read_document(name)


def _named(item: Imported) -> list[str]:
    return [] if item.known_as else [f"{item.path.stem}\n"]


def _explained(lines: Sequence[ToldLine]) -> Iterator[str]:
    """Every line with its class and the reason."""
    from briefkit.core.text.clean import clean_one_line

    width = max((len(line.kind) for line in lines), default=0)
    for line in lines:
        yield f"{line.line:5}  {line.kind:{width}}  {clean_one_line(line.text)}\n"
        yield f"{'':5}  {'':{width}}  ({clean_one_line(line.reason)})\n"


def _report(item: Imported) -> Iterator[str]:
    """What is to be said of a document, as lines."""
    if item.known_as:
        yield f"{item.source}: {item.known_as} has this text already, so it is not imported again"
        return
    matter = item.draft.front_matter
    yield f"{item.source} → {item.path.name}: {matter['kind']}, “{matter['title']}”"
    for name, noun in (
        ("authors", "author"),
        ("experts", "expert"),
        ("figures", "figure"),
        ("related", "related text"),
    ):
        if found := matter.get(name):
            assert isinstance(found, list)  # noqa: S101 - for mypy
            yield f"  {counted(len(found), noun)}: {'; '.join(map(_name_of, found))}"
    yield from (f"  {note}" for note in item.notes)
    if removed := item.left_out:
        told = "; ".join(f"line {line.line}: {line.text[:50]}" for line in removed[:_MOST_TOLD])
        more = f"; and {len(removed) - _MOST_TOLD} more" if len(removed) > _MOST_TOLD else ""
        yield f"  left out, {counted(len(removed), 'line')}: {told}{more}"


def _name_of(entry: object) -> str:
    if isinstance(entry, dict):
        return str(entry.get("name") or entry.get("title") or entry.get("credit") or entry.get("id"))
    return str(entry)


def _data_of(item: Imported, *, explain: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "source": item.source,
        "id": item.known_as or item.path.stem,
        "imported": item.known_as is None,
        "front_matter": item.draft.front_matter,
        "notes": item.notes,
        "left_out": [{"line": line.line, "kind": line.kind, "text": line.text} for line in item.left_out],
    }
    if explain:
        data["lines"] = [
            {"line": line.line, "kind": line.kind, "reason": line.reason, "text": line.text} for line in item.lines
        ]
    return data
