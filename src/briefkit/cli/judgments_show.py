"""`briefkit judgments show`"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from briefkit.cli.judgments_write import RefArgument
from briefkit.cli.options import AsOfOption, ChartFormatOption, JsonOption, LibraryOption, day_of
from briefkit.cli.to_file import chart_file, to_file

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.judgments.path import LikelihoodPath, PathStep


@to_file(chart_file)
def show_command(
    ctx: typer.Context,
    ref: RefArgument,
    as_of: AsOfOption = None,
    format_: ChartFormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show how likely one judgment was said to be over time, until the question was closed."""
    session = ctx.obj
    svg, write = session.chart_or_format(format_, json=json)
    day = day_of(as_of, "--as-of")
    table = session.open_silently(library).judgments.path(ref, as_of=day)
    path: LikelihoodPath = table.source
    if svg:
        from briefkit.core.judgments.path_chart import path_svg

        session.write([path_svg(path)])
        return

    def page(_: list[PathStep], width: int) -> RenderableType:
        from briefkit.output.terminal.likelihood_path import path_page

        return path_page(path, width)

    session.answer(table, write, page, "nothing was said")
