"""Marks for generated parts that match nothing."""

from __future__ import annotations

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.text.words import did_you_mean, suggestion

_PARTS = ("issues", "timeline", "judgments", "figure")


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
    if "briefkit" not in brief.body:
        return
    there = {"issues": brief.issues, "judgments": brief.judgments, "timeline": brief.events}
    figures = [figure.id for figure in brief.figures]
    for mark in view.outline(brief).marks:
        part, _space, argument = map(str.strip, mark.name.partition(" "))
        if part not in _PARTS:
            hint = suggestion(part, _PARTS)
            yield at_spot(mark, f"there is no mark “{mark.name}”", hint)
        elif part == "figure" and argument not in figures:
            yield at_spot(mark, f"no figure “{argument}” in this brief", did_you_mean(argument, figures))
        elif part != "figure" and not there[part]:
            yield at_spot(mark, f"nothing to print for the mark “{part}”", "remove it")
