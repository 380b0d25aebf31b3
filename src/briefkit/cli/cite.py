"""`briefkit cite`"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import AudienceOption, audience_named, refuse_embargoed
from briefkit.cli.messages import say_error
from briefkit.cli.options import OUTPUT, IdsArgument, LibraryOption, Selection, filtered
from briefkit.cli.output import Batch
from briefkit.cli.to_file import to_file
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError, ExportError
from briefkit.settings import AUDIENCES

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library


def citation_file(name: str) -> str:
    """The format of citations in a file."""
    from briefkit.library.citations import FORMATS
    from briefkit.output.endings import format_of_file

    return format_of_file(name, FORMATS)


@to_file(citation_file)
@filtered
def cite_command(
    ctx: typer.Context,
    selection: Selection,
    ids: IdsArgument = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text, csl-json, bibtex or ris. [default: from the ending of --output, else text]",
            show_default=False,
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="house (as in publications), apa, chicago, harvard, ieee, mla or iso690.",
            rich_help_panel=OUTPUT,
        ),
    ] = "house",
    language: Annotated[
        str,
        typer.Option(
            "--language",
            metavar="TAG",
            help="The language of words such as “n.d.”. [default: the brief's, or with a style the library's]",
            show_default=False,
            rich_help_panel=OUTPUT,
        ),
    ] = "",
    sources: Annotated[bool, typer.Option("--sources", help="The sources of the briefs, instead of these.")] = False,
    embargoed: Annotated[bool, typer.Option("--embargoed", help="Also briefs under embargo.")] = False,
    audience: AudienceOption = None,
    library: LibraryOption = None,
) -> None:
    """Cite briefs, or their sources: as text in a citation style, or for programs that manage references.

    A brief that is not to be cited – a draft, or one under embargo – is named, the others are cited, and the exit code
    is 2.
    """
    from briefkit.core.query.value import EVERYTHING
    from briefkit.core.text.languages import language_tag
    from briefkit.library.citations import addresses_left_out, check_cite, cite
    from briefkit.library.publication import english_labels

    session, style = ctx.obj, style.lower()
    check_cite(format_ or "text", style)
    readers = audience_named(audience, AUDIENCES[0])
    refuse_embargoed(readers, embargoed=embargoed)
    if language and not language_tag(language):
        raise ExportError(f"“{language}” is no language tag", hint="use one such as en or de-AT (BCP 47)")
    if bool(ids) == selection.narrowed:
        raise ExportError("name briefs, or select some with options", hint="see what there is with “briefkit list”")
    opened = session.open(library)
    batch = Batch(session, "cited")
    briefs = batch.briefs(opened, ids) if ids else session.select(opened, selection)
    if not briefs and not ids:
        raise ExportError("no matching briefs", hint="see what there is with “briefkit list”")
    if readers != AUDIENCES[0]:
        query = EVERYTHING if ids else opened.select(**selection.options).query
        opened, briefs, *_ = batch.chosen(opened, briefs, readers, query=query)
    citable = _citable(opened, briefs, sources=sources, embargoed=embargoed)
    in_labels = (format_ or "text") == "text" and style == "house" and not sources
    tags = dict.fromkeys(language or brief.language or opened.settings.library.language for brief in citable)
    unlabelled = [sentence for tag in tags if in_labels for sentence in english_labels(tag)]
    for sentence in (*unlabelled, *addresses_left_out(citable, sources=sources)):
        session.say(sentence)
    if citable:
        session.write([cite(opened, citable, format_ or "text", style=style, language=language, sources=sources)])
    if left := len(briefs) - len(citable) + batch.failed:
        raise ExportError(f"{counted(left, 'brief')} not cited, as said above")


def _citable(library: Library, briefs: Sequence[Brief], *, sources: bool, embargoed: bool) -> list[Brief]:
    """Those of some briefs that can be cited; the others are named. The only brief raises its error."""
    from briefkit.library.citations import check_citable
    from briefkit.library.publishable import CITE, check_publishable

    citable = []
    for brief in briefs:
        try:
            if not sources:
                check_citable(brief)
            check_publishable(library, brief, embargoed=embargoed or (sources and brief.date is None), to_do=CITE)
            citable.append(brief)
        except BriefkitError as error:
            if len(briefs) == 1:
                raise
            say_error(error, f"not cited: {error.message}")
    return citable
