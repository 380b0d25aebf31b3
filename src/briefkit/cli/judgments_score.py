"""`briefkit judgments score`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.options import (
    OUTPUT,
    AsOfOption,
    ChartFormatOption,
    JsonOption,
    LibraryOption,
    Selection,
    day_of,
    filtered,
)
from briefkit.cli.to_file import chart_file, to_file


@filtered
@to_file(chart_file)
@for_readers
def score_command(
    ctx: typer.Context,
    selection: Selection,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="WORD", help="expert, author, publisher, term, issue, year or condition."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="WORD",
            help="Score one estimate: first, or last before the close. [default: all, weighted by their days]",
        ),
    ] = None,
    days_before: Annotated[
        int | None,
        typer.Option("--days-before", metavar="N", help="Score the estimate that held N days before the close."),
    ] = None,
    numeric_only: Annotated[
        bool, typer.Option("--numeric-only", help="Leave out forecasts that rest on a term or a band.")
    ] = False,
    calibration: Annotated[
        bool,
        typer.Option(
            "--calibration",
            help="In data formats: one row per likelihood band instead of the scores.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    bands: Annotated[
        str, typer.Option("--bands", metavar="WORD", help="How to group likelihoods: icd203 or tenths.")
    ] = "icd203",
    as_of: AsOfOption = None,
    format_: ChartFormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Score forecasts: what became of them, Brier and logarithmic score, skill, calibration."""
    session = ctx.obj
    svg, write = session.chart_or_format(format_, json=json)
    day = day_of(as_of, "--as-of")
    opened = session.open(library)
    ask = opened.judgments.calibration if calibration and write else opened.judgments.score
    query = session.query(opened, selection)
    table = ask(query, by=by, at=at, days_before=days_before, numeric_only=numeric_only, bands=bands, as_of=day)
    if write is not None:
        session.write_table(table, write)
        return
    session.note(table.notes)
    if svg:
        from briefkit.core.judgments.chart import calibration_svg

        session.write([calibration_svg(table.source, f"Calibration of {table.source.count} forecasts")])
    else:
        from briefkit.core.judgments.ledger import Method
        from briefkit.output.terminal.calibration import scores_page

        if not table.source.count:
            session.say("no forecast can be scored yet")
        method = Method(at, days_before, numeric_only)
        session.show(lambda width: scores_page(list(table), table.source, opened.registry, method, width))
