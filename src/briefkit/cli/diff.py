"""`briefkit diff`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import AudienceOption, audience_named, refuse_embargoed
from briefkit.cli.export_options import EmbargoedOption
from briefkit.cli.needs import ANSWERS, VERSIONS
from briefkit.cli.options import OUTPUT, JsonOption, LibraryOption
from briefkit.cli.output import STDOUT, ForceOption, standard_output
from briefkit.errors import BriefkitError, ExportError, LibraryNotFoundError
from briefkit.settings import AUDIENCES

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.cli.session import Session
    from briefkit.core.diff.value import Diff
    from briefkit.library.diff import Compared
    from briefkit.library.library import Library
    from briefkit.library.redline_readers import Readers

DOCUMENTS = ("html", "pdf", "docx", "xlsx", "csv")
"""The formats that are for others, as those of `export`."""
FORMATS = ("text", "json", "md", "html", "pdf", "docx", "xlsx", "csv")
_FOLDER = "csv"
"""The format that needs a folder, with a file for each table."""
ONLY = ("issues", "judgments", "text", "meta")
MODES = ("revision", "comparison")

BriefArgument = Annotated[str, typer.Argument(metavar="A", help="An id or any unique part of it, or a file.")]
OtherArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="B",
        help="Another id or file. [default: A as last committed]",
        show_default=False,
    ),
]
RevOption = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help="Compare with this revision, or compare two: A..B. [default: HEAD]",
        show_default=False,
    ),
]
ModeOption = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="WORD", help="revision or comparison. [default: detected from A and B]", show_default=False
    ),
]
SideBySideOption = Annotated[
    bool, typer.Option("--side-by-side", "-y", help="Show both sides in two columns.", rich_help_panel=OUTPUT)
]
StatOption = Annotated[bool, typer.Option("--stat", help="Show only numbers.", rich_help_panel=OUTPUT)]
OnlyOption = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="PART",
        help=f"Only this part: {', '.join(ONLY[:-1])} or {ONLY[-1]}.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
ContextOption = Annotated[
    int,
    typer.Option(
        "--context",
        "-U",
        min=0,
        metavar="N",
        help="Unchanged passages to show around each change.",
        rich_help_panel=OUTPUT,
    ),
]
DiffFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="text, json, md, html, pdf, docx, xlsx or csv. [default: from the suffix of --output, else text]",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The file to write, or the folder for csv; - is stdout.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
FailOnOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="PARTS",
        help="Exit with 1 only if one of these differs: issues, positions, judgments, events, sources, meta, text.",
        show_default=False,
    ),
]


def diff_command(
    ctx: typer.Context,
    a: BriefArgument,
    b: OtherArgument = None,
    rev: RevOption = None,
    as_: ModeOption = None,
    side_by_side: SideBySideOption = False,
    stat: StatOption = False,
    only: OnlyOption = None,
    context: ContextOption = 1,
    format_: DiffFormatOption = None,
    json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
    audience: AudienceOption = None,
    embargoed: EmbargoedOption = False,
    fail_on: FailOnOption = None,
    library: LibraryOption = None,
) -> None:
    """Show what changed: in a brief since its last commit, between two files, or between two analyses of one dispute.

    Exit codes: 0 no differences, 1 differences, 2 error.
    """
    from briefkit.library.diff import compare, is_file

    session = ctx.obj
    name, output = _format(format_, output, json=json), standard_output(output)
    if name == _FOLDER:
        _check_folder(output)
    _checked("part", only, ONLY)
    wanted = _fail_on(fail_on)
    mode = _checked("mode", as_, MODES)
    needed = not all(map(is_file, filter(None, (a, b))))
    opened = library_if_any(session, library, needed=needed, need=ANSWERS if b else VERSIONS)
    readers = _readers(opened, audience, embargoed, name in DOCUMENTS)
    compared = compare(opened, a, b, revisions=rev, mode=mode, readers=readers)
    opened = readers.library if readers else opened
    diff = compared.diff
    session.note(diff.warnings)
    if diff.same:
        _report_unseen(session, diff)
    if not diff.same or _is_always_made(name):
        _write(session, opened, compared, name, output, force, (only, context, side_by_side, stat))
    if any(count for part, count in diff.statistics.by_part.items() if part in wanted):
        raise typer.Exit(1)


def _readers(library: Library | None, audience: str | None, embargoed: bool, document: bool) -> Readers | None:
    """For whom it is: what is no document is for those who work on it, unless an option names others."""
    usual = library.settings.export.audience if library and document else AUDIENCES[0]
    named = audience_named(audience, usual)
    refuse_embargoed(named, embargoed=embargoed)
    if not document and named == AUDIENCES[0]:
        return None
    from briefkit.library.redline_readers import Readers

    return Readers(library, named, document=document, embargoed=embargoed)


def _checked(what: str, value: str | None, known: tuple[str, ...]) -> str | None:
    from briefkit.core.text.words import suggestion

    if value is not None and value not in known:
        raise BriefkitError(f"there is no {what} “{value}”", hint=suggestion(value, known))
    return value


def _format(format_: str | None, output: Path | None, *, json: bool) -> str:
    """The format that the options ask for, else that of the ending of the file. Raises BriefkitError."""
    from briefkit.output.endings import check_ending, format_by_ending

    meant = format_by_ending(output.name, FORMATS) if output else ""
    asked = "json" if json else format_
    name = _checked("format", asked or meant or None, FORMATS) or "text"
    if output and asked:
        check_ending(output.name, name, "--json" if json else "--format", meant if meant in FORMATS else None)
    return name


def _fail_on(parts: str | None) -> tuple[str, ...]:
    from briefkit.core.diff.value import PARTS

    if parts is None:
        return PARTS
    names = tuple(name.strip() for name in parts.split(",") if name.strip())
    for name in names:
        _checked("part", name, PARTS)
    return names


def library_if_any(session: Session, named: str | None, *, needed: bool, need: str | None = None) -> Library | None:
    """The library, or None if there is none. Raises LibraryNotFoundError if one is named or needed."""
    try:
        return session.open(named, need=need)
    except LibraryNotFoundError:
        if needed or named:
            raise
        return None


def _report_unseen(session: Session, diff: Diff) -> None:
    """Say what differs between two that read alike."""
    from briefkit.core.diff.text.diff import new_text, old_text

    if diff.unseen:
        session.say(f"only what cannot be seen differs: {', '.join(item.text for item in diff.unseen)}")
    elif old_text(diff.text) != new_text(diff.text):
        session.say("only whitespace differs")


_Shown = tuple[str | None, int, bool, bool]
"""What to show: the first fields of a `View`, which is built where it is needed, since it loads Rich."""


def _is_always_made(name: str) -> bool:
    """Whether a format is made also of two that are the same."""
    if name in ("text", _FOLDER):
        return name == _FOLDER
    from briefkit.library.redline import FORMATS as MADE

    return MADE[name].always


def _write(
    session: Session,
    library: Library | None,
    compared: Compared,
    name: str,
    output: Path | None,
    force: bool,
    shown: _Shown,
) -> None:
    if name == _FOLDER and output is not None:
        _write_folder(session, library, compared, output, force=force)
    elif output is not None and output != STDOUT:
        from briefkit.library.files import check_output, write_output

        check_output(output, force=force)
        write_output(output, _data(session, library, compared, name, shown), force=force)
        session.say(f"wrote {output}")
    elif name == "text":
        from briefkit.output.diff.terminal import SIDE_BY_SIDE, View, diff_page

        view = View(*shown, colored=session.colored)

        def page(width: int) -> RenderableType:
            if view.side_by_side and width < SIDE_BY_SIDE:
                session.say(f"--side-by-side needs {SIDE_BY_SIDE} columns and there are {width}: shown without")
            return diff_page(compared.diff, view, width)

        session.show(page)
    else:
        from briefkit.library.redline import FORMATS as MADE

        is_binary = MADE[name].is_binary
        if is_binary and output is None and session.terminal:
            raise BriefkitError(f"a terminal cannot show {name}", hint=f"name a file: -o FILE.{name}")
        data = _data(session, library, compared, name, shown)
        if session.terminal and not is_binary:
            from briefkit.core.text.clean import clean

            data = clean(data.decode()).encode()
        session.write([data])


def _check_folder(output: Path | None) -> None:
    """Raise ExportError for a format of several files that has no folder."""
    from briefkit.library.export_targets import is_file

    if output is None or is_file(output):
        message = "a difference is several tables, and a CSV file holds one"
        raise ExportError(message, hint="name a folder with -o, or write a workbook: -o FILE.xlsx")


def _write_folder(session: Session, library: Library | None, compared: Compared, folder: Path, *, force: bool) -> None:
    """Write each table as a file of a folder, after a look at whether each may be."""
    from briefkit.library.files import check_output, write_output
    from briefkit.library.redline import table_files
    from briefkit.library.tables import table_path

    files = [(table_path(file, _FOLDER, "", folder), file.data) for file in table_files(library, compared, _FOLDER)]
    for path, _ in files:
        check_output(path, force=force)
    for path, data in files:
        write_output(path, data, force=force, parents=True)
        session.say(f"wrote {path}")


def _data(session: Session, library: Library | None, compared: Compared, name: str, shown: _Shown) -> bytes:
    diff = compared.diff
    if name == "text":
        from briefkit.output.diff.terminal import View, diff_page
        from briefkit.output.streams import plain_page

        return plain_page(lambda width: diff_page(diff, View(*shown, colored=False), width)).encode()
    from briefkit.library.redline import FORMATS as MADE

    made = MADE[name].make(library, compared, True if shown[0] == "text" else None)
    for warning in made.warnings:
        session.say(f"{diff.new.path}: {warning}")
    return made.data
