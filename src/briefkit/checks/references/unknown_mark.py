"""Marks for generated parts that match nothing, or stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, rule
from briefkit.core.body.outline import Spot
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.publication.parts import FIGURE, MARKS, parts_of
from briefkit.core.text.words import did_you_mean, suggestion


@rule(
    "unknown-mark",
    ERROR,
    bad="<!-- briefkit: figure f9 -->",
    good="No mark, no figure.",
    example="body",
)
def unknown_mark(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A mark for a generated part is unknown, or has nothing to print.

    `<!-- briefkit: issues -->`, `timeline`, `judgments` and `figure ID` print the brief's own issues, events,
    judgments and figures; if it has none, nothing is printed.
    """
    present = parts_of(brief)
    figures = [figure.id for figure in brief.figures]
    for mark, part, argument in _marks(brief, view):
        if part not in MARKS:
            yield at_spot(mark, f"there is no mark “{mark.name}”", suggestion(part, MARKS))
        elif part == FIGURE and argument not in figures:
            yield at_spot(mark, f"no figure “{argument}” in this brief", did_you_mean(argument, figures))
        elif part != FIGURE and not present[part]:
            yield at_spot(mark, f"nothing to print for the mark “{part}”", "remove it")


@rule(
    "repeated-mark",
    bad="<!-- briefkit: issues -->\n\nText.\n\n<!-- briefkit: issues -->",
    good="<!-- briefkit: issues -->\n\nText.",
    example="body",
)
def repeated_mark(brief: Brief, view: LibraryView, *_: object) -> Found:
    """The same part is marked in two places.

    It is printed in the first one.
    """
    lines: dict[tuple[str, str], int] = {}
    for mark, part, argument in _marks(brief, view):
        before = lines.setdefault((part, argument if part == FIGURE else ""), mark.line)
        if before != mark.line and part in MARKS:
            yield at_spot(mark, f"the mark “{mark.name}” stands in line {before} already", "remove one of the two")


def _marks(brief: Brief, view: LibraryView) -> Iterator[tuple[Spot, str, str]]:
    """The marks of a brief, each with its part and what follows that."""
    for mark in view.outline(brief).marks if "briefkit" in brief.body.lower() else ():
        part, _space, argument = mark.name.partition(" ")
        yield mark, part.lower(), argument.strip()
