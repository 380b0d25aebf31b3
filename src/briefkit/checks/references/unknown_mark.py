"""Marks for generated parts without effect: they match nothing, stand at the wrong place, or stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, rule
from briefkit.core.body.outline import Spot
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.publication.marks import REPEATED, JudgedMark, judged_marks
from briefkit.core.publication.parts import MARKS, parts_of
from briefkit.core.text.words import did_you_mean, suggestion

_KEYS = 'title: After Helsinki\nkind: memo\ndate: "2018-07-20"\nsummary: What was agreed.\nissues: [sanctions]\n'
_HEAD = f"---\n{_KEYS}---\n\n"


@rule(
    "unknown-mark",
    ERROR,
    bad="<!-- briefkit: figure f9 -->",
    good="No mark, no figure.",
    example="body",
)
def unknown_mark(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A mark for a generated part is unknown, has no effect where it stands, or has nothing to print.

    `<!-- briefkit: issues -->`, `timeline`, `judgments` and `figure ID` print the brief's own issues, events,
    judgments and figures; if it has none, nothing is printed. Nor is anything for a mark that does not stand on a line
    of its own, or stands in a list, a quotation or a footnote.
    """
    for spot, mark in _marks(brief, view):
        match mark.why:
            case "unknown":
                yield at_spot(spot, f"there is no mark “{spot.name}”", suggestion(mark.part, MARKS))
            case "unplaced":
                message = f"nothing is printed for the mark “{spot.name}”, which is {spot.text}"
                yield at_spot(spot, message, "write it on a line of its own, outside lists, quotations and footnotes")
            case "no-figure":
                hint = did_you_mean(mark.argument, [figure.id for figure in brief.figures])
                yield at_spot(spot, f"no figure “{mark.argument}” in this brief", hint)
            case "nothing":
                yield at_spot(spot, f"nothing to print for the mark “{mark.part}”", "remove it")


@rule(
    "repeated-mark",
    bad=_HEAD + "<!-- briefkit: issues -->\n\nText.\n\n<!-- briefkit: issues -->",
    good=_HEAD + "<!-- briefkit: issues -->\n\nText.",
    example="file",
)
def repeated_mark(brief: Brief, view: LibraryView, *_: object) -> Found:
    """The same part is marked in two places.

    It is printed in the first one.
    """
    for spot, mark in _marks(brief, view):
        if mark.why == REPEATED:
            yield at_spot(spot, f"the mark “{spot.name}” stands in line {mark.first} already", "remove one of the two")


def _marks(brief: Brief, view: LibraryView) -> Iterator[tuple[Spot, JudgedMark]]:
    """The marks of a brief, each with what comes of it."""
    spots = view.outline(brief).marks if "briefkit" in brief.body.lower() else ()
    marks = [(spot.line, spot.name, spot.text) for spot in spots]
    yield from zip(spots, judged_marks(marks, parts_of(brief), [figure.id for figure in brief.figures]), strict=True)
