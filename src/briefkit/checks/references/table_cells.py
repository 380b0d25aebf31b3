"""Table cells without a column."""

from __future__ import annotations

import re

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR

_BELOW_HEADER = re.compile(r"^[ \t>|:]*+-[ \t>|:-]*+$", re.MULTILINE)


@rule(
    "table-cells",
    ERROR,
    bad="| party | wants |\n|---|---|\n| EU | less | but only from 2021 |",
    good="| party | wants |\n|---|---|\n| EU | less, but only from 2021 |",
    example="body",
)
def table_cells(brief: Brief, *_: object) -> Found:
    """A row of a table has more cells than the header, and they are not printed.

    Every | begins a cell, also one between backticks. Inside a cell it is written `\\|`.
    """
    if "|" in brief.body and _BELOW_HEADER.search(brief.body):
        for cell in parse_markdown(brief.body, first_line=brief.body_line).cells:
            have = "1 column" if cell.columns == 1 else f"{cell.columns} columns"
            hint = "add a column to the header, or write \\| for a | inside a cell"
            yield diagnostic(f"“{cell.text}” is not printed: the table has only {have}", hint=hint, line=cell.line)
