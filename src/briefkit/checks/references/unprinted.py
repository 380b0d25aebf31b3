"""Parts of a body that no export prints, or that it prints as they stand."""

from __future__ import annotations

import re

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.dialects import foreign_markup
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR

_BELOW_HEADER = re.compile(r"^[ \t>|:-]*-[ \t>|:-]*$", re.MULTILINE)
_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)[^\]\n]+\]:", re.MULTILINE)


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


@rule(
    "unused-definition",
    bad="It was agreed.\n\n[1]: https://example.org/communique",
    good="[It was agreed][1].\n\n[1]: https://example.org/communique",
    example="body",
)
def unused_definition(brief: Brief, *_: object) -> Found:
    """The address of a link that is not there, or that is defined twice.

    A line such as `[1]: https://…` only gives the address for links that are written `[words][1]`. It is not printed.
    List sources in the front matter, or write a footnote: `[^1]: …`.
    """
    if _DEFINITION.search(brief.body):
        for line, sentence in parse_markdown(brief.body, first_line=brief.body_line).dropped:
            if sentence.startswith("the address of ["):
                yield diagnostic(sentence, hint="remove it, or write a footnote, [^1]: …", line=line)


@rule(
    "unsupported-markup",
    bad="This was ==agreed== in $\\frac{1}{2}$ of all cases.",
    good="This was **agreed** in half of all cases.",
    example="body",
)
def unsupported_markup(brief: Brief, *_: object) -> Found:
    """Markup of another Markdown dialect, which is printed as it stands.

    briefkit reads CommonMark with tables, strikethrough and footnotes. It has no task lists, alerts, directives
    (`:::`), attributes (`{#id}`), wiki links, highlights (`==…==`), formulas (`$…$`) or templates (`{{ … }}`). If you
    mean the signs themselves, put them between backticks.
    """
    for spot in foreign_markup(brief.body, brief.body_line):
        yield at_spot(
            spot, f"“{spot.name[:40]}” is printed as it stands", f"there are no {spot.text} here: use plain words"
        )
