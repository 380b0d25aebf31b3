"""`briefkit judgments score`"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.known import AllOption, AsOfOption, data_format, day_of_option, judgments_of_selection, listing_of
from briefkit.cli.options import JsonOption, LibraryOption, Selection, filtered
from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from briefkit.core.judgments.score import Group
    from briefkit.core.registry.registry import Registry

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
        bool, typer.Option("--time-weighted", help="Every probability counts for the days it held, not only the last.")
    ] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="As data: a line for each band of likelihood instead of the scores.")
    ] = False,
    bands: Annotated[str, typer.Option("--bands", help="How to cut likelihoods: icd203 or tenths.")] = "icd203",
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help="As for issues, or svg. [default: table on a terminal, else tsv]"),
    ] = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Score resolved judgments: Brier, logarithmic score, calibration."""
    from briefkit.core.judgments.calibration import BANDS
    from briefkit.core.judgments.calibration import calibration as calibrated
    from briefkit.core.judgments.chart import calibration_svg
    from briefkit.core.judgments.score import GROUPINGS, Group, ledger, scores_by

    _known("score by", by, [*GROUPINGS])
    _known("cut likelihoods by", bands, [*BANDS])
    session = ctx.obj
    svg = format_ == SVG and not json
    write = None if svg else data_format(session, format_, json=json)
    day = day_of_option(as_of, "--as-of")
    opened = session.open(library)
    rows = judgments_of_selection(session, opened, selection, day, everything=all_)
    whole = Group("all", ledger(rows, time_weighted=time_weighted))
    groups = scores_by(rows, by, time_weighted=time_weighted) if by else []
    if svg:
        plotted = calibrated(whole.ledger.forecasts, bands)
        session.write([calibration_svg(plotted, f"Calibration of {plotted.count} forecasts")])
    elif write is not None:
        session.write(write(_bands(groups, whole, bands) if calibration else _scores(groups, whole, by)))
    else:
        _show(session, groups, whole, by, bands, opened.registry)


def _known(what: str, word: str | None, words: list[str]) -> None:
    if word is not None and word not in words:
        hint = did_you_mean(word, words) or f"use one of {', '.join(words)}"
        raise QueryError(f"cannot {what} “{word}”", hint=hint)


def _scores(groups: list[Group], whole: Group, by: str | None) -> Any:
    from briefkit.core.judgments.score_json import SCORE_KEYS, group_to_json

    told = [group_to_json(group, by or "all") for group in groups]
    return listing_of(SCORE_KEYS, [*told, group_to_json(whole, "all")])


def _bands(groups: list[Group], whole: Group, bands: str) -> Any:
    from briefkit.core.judgments.calibration import BAND_KEYS, band_to_json, calibration

    told = [
        {"group": group.name} | band_to_json(band)
        for group in (*groups, whole)
        for band in calibration(group.ledger.forecasts, bands).bands
    ]
    return listing_of(("group", *BAND_KEYS), told)


_SECTIONS = {"expert": "people", "author": "people", "issue": "issues"}


def _names(by: str | None, registry: Registry) -> Callable[[str], str]:
    section = _SECTIONS.get(by or "")
    return lambda name: (registry.title(section, name) if section else name) or "not said"


def _show(session: Any, groups: list[Group], whole: Group, by: str | None, bands: str, registry: Registry) -> None:
    from rich.console import Group as Page
    from rich.text import Text

    from briefkit.core.judgments.calibration import calibration
    from briefkit.output.terminal import calibration as page

    if not whole.ledger.forecasts:
        session.say("no judgment can be scored yet")
        session.show(lambda _width: page.left_out_text(whole.ledger.left_out))
        return
    name = _names(by, registry)
    plotted = calibration(whole.ledger.forecasts, bands)
    counts = [len(group.ledger.forecasts) for group in (*groups, whole) if group.ledger.forecasts]
    session.show(
        lambda width: Page(
            page.scores_table(groups, whole, by, name, width),
            Text(),
            page.score_notes(counts),
            page.left_out_text(whole.ledger.left_out),
            Text(),
            page.calibration_plot(plotted, width),
        )
    )
