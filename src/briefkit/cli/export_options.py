"""The options of `briefkit export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefkit.cli.options import OUTPUT, WRITING

PAGE = "Page"
"""Title of a group of options in the help."""

OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="A file for one brief, a folder for several; - is stdout. [default: .]",
        rich_help_panel=OUTPUT,
    ),
]
ToOption = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="FORMAT",
        help="pdf, docx, html, epub, md, txt; xlsx, csv or json for tables; repeat it for several. "
        "[default: from the suffix of --output]",
        rich_help_panel=OUTPUT,
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Fail if anything must be changed or left out.")]
LargePrintOption = Annotated[bool, typer.Option("--large-print", help="Set the text in 16 pt.", rich_help_panel=PAGE)]
OnePageOption = Annotated[
    bool,
    typer.Option(
        "--one-page", help="Only the key points, judgments and issue table, on one page.", rich_help_panel=PAGE
    ),
]
PaperOption = Annotated[
    str | None,
    typer.Option(
        "--paper",
        metavar="SIZE",
        help="a4 or us-letter. [default: the library's]",
        show_default=False,
        rich_help_panel=PAGE,
    ),
]
ReferenceDocxOption = Annotated[
    str | None,
    typer.Option(
        "--reference-docx",
        metavar="FILE",
        help="A Word document of yours whose styles, page and letterhead Word documents take over.",
        show_default=False,
        rich_help_panel=PAGE,
    ),
]
EmbargoedOption = Annotated[
    bool, typer.Option("--embargoed", help="Also briefs under embargo; the page bears its date.")
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="How many processes work at once. [default: as many as there are processors, for many briefs]",
        show_default=False,
    ),
]
OpenOption = Annotated[
    bool,
    typer.Option("--open", help="Open what was made: the file, or the folder of several.", rich_help_panel=OUTPUT),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Only show what would be written.", rich_help_panel=WRITING)
]
