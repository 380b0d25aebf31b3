"""`briefkit judgments score`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.options import (
    AllOption,
    AsOfOption,
    ChartFormatOption,
    JsonOption,
    LibraryOption,
    Selection,
    day_of,
    filtered,
)

SVG = "svg"


@filtered
def score_command(
    ctx: typer.Context,
    selection: Selection,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="WORD", help="expert, author, publisher, term, issue, year or condition."),
    ] = None,
    time_weighted: Annotated[
        bool,
        typer.Option(
            "--time-weighted", help="Weight every probability by the days it held, instead of using only the last."
        ),
    ] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="In data formats: one row per likelihood band instead of the scores.")
    ] = False,
    bands: Annotated[str, typer.Option("--bands", help="How to group likelihoods: icd203 or tenths.")] = "icd203",
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: ChartFormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Score resolved judgments: Brier, logarithmic score, calibration."""
    session = ctx.obj
    svg = format_ == SVG and not json
    write = None if svg else session.format(format_, json=json, others=[SVG])
    day = day_of(as_of, "--as-of")
    opened = session.open(library)
    ask = opened.judgments.calibration if calibration and write else opened.judgments.score
    query = session.query(opened, selection)
    table = ask(query, by=by, time_weighted=time_weighted, bands=bands, as_of=day, everything=all_)
    if write is not None:
        session.write(write(table))
        session.note(table.notes)
        return
    session.note(table.notes)
    if svg:
        from briefkit.core.judgments.chart import calibration_svg

        session.write([calibration_svg(table.source, f"Calibration of {table.source.count} forecasts")])
    else:
        from briefkit.output.terminal.calibration import scores_page

        if not table.source.count:
            session.say("no judgment can be scored yet")
        session.show(lambda width: scores_page(list(table), table.source, opened.registry, width))
