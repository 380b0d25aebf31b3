"""A publication as a manuscript: the one sequence of what is printed, for formats that are written line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefkit.core.body.document import Mark
from briefkit.core.publication.parts import (
    CONSULTATION,
    DECISION,
    FIGURE,
    ISSUES,
    JUDGMENTS,
    OPTIONS,
    TIMELINE,
    heading_label,
)
from briefkit.core.publication.value import Publication
from briefkit.export.colours import accent_warning
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.back import back_parts
from briefkit.export.manuscript.body import Body
from briefkit.export.manuscript.decisions import consultation_parts, decision_parts, option_parts
from briefkit.export.manuscript.front import front_parts
from briefkit.export.manuscript.lists import Numbers
from briefkit.export.manuscript.tables import issue_parts, judgment_parts, timeline_parts
from briefkit.export.manuscript.value import Contents, Line, Manuscript, Part
from briefkit.export.manuscript.wording import Wording
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import TOP, Outline, Placed, contents_of, make_outline
from briefkit.export.texts import map_texts
from briefkit.export.together import kept_together


def make_manuscript(publication: Publication) -> Manuscript:
    """The manuscript of a publication, with warnings for whatever differs from the author's text."""
    printed, nested = readable(publication)
    outline = make_outline(printed.blocks)
    wording, numbers = Wording(printed.language), Numbers()
    body = Body(printed, wording, numbers)
    parts = tuple(_parts(printed, outline, wording, body))
    notes = tuple(tuple(body.blocks(note)) for note in printed.notes)
    warnings = (*nested, *outline.warnings, *body.warnings)
    return Manuscript(printed, parts, notes, warnings, tuple(accent_warning(printed.imprint.accent)))


def readable(publication: Publication) -> tuple[Publication, tuple[str, ...]]:
    """A publication whose nesting and line breaks are those of print, and a warning for each line that changed."""
    limited, nested = limit_nesting(publication)
    return map_texts(limited, kept_together, code=False), nested


def _parts(publication: Publication, outline: Outline, wording: Wording, body: Body) -> Iterator[Part]:
    yield from front_parts(publication, wording, body.numbers.next_list())
    if entries := contents_of(publication, outline.blocks):
        heading = Line(styles.HEADING, (wording.label("contents"),), level=TOP, anchor="contents_")
        yield Contents(heading, tuple(entries))
    for place in outline.blocks:
        yield from placed_parts(place, publication, wording, body)
    if not outline.blocks:
        yield Line(styles.QUIET, (wording.label("no_text"),))
    yield from back_parts(publication, wording, body.numbers)


def placed_parts(place: Placed, publication: Publication, wording: Wording, body: Body) -> Iterator[Part]:
    """A block of the body, or the generated part for a mark, with its heading unless the author wrote one."""
    block = place.block
    if not isinstance(block, Mark):
        yield from body.blocks([block])
        return
    if block.part == FIGURE:
        yield from body.figure(block.argument)
        return
    parts = list(_GENERATED[block.part](publication, wording))
    if parts and block.titled:
        heading = wording.label(heading_label(block.part, publication))
        yield Line(styles.HEADING, (heading,), level=place.level, anchor=f"{block.part}_")
    yield from parts


_GENERATED: dict[str, Callable[[Publication, Wording], Iterator[Part]]] = {
    DECISION: decision_parts,
    JUDGMENTS: judgment_parts,
    ISSUES: issue_parts,
    OPTIONS: option_parts,
    CONSULTATION: consultation_parts,
    TIMELINE: timeline_parts,
}
"""The parts that are made from front matter, by the mark that stands for them."""
