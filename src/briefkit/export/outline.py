"""An outline without skipped heading levels, as screen readers and PDF bookmarks require."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from briefkit.core.body.document import Block, Heading, InLanguage, Mark, plain_text
from briefkit.core.publication.labels import Labels, other_language_of_labels
from briefkit.core.publication.parts import HEADINGS, TIMELINE, heading_label
from briefkit.core.publication.value import Publication
from briefkit.core.values import frozen

TOP = 2  # the title is the only heading of level 1
DEEPEST = 6
LISTED = 2
"""How many levels of headings a table of contents lists, from the top."""
BACK = ("recommendations", "sources", "related")
"""The parts after the text that a table of contents lists, by their fields and labels."""


@frozen
class Placed:
    """A block of the body; `level` is its own for a heading, else the level of a heading inserted here."""

    block: Block
    level: int


@frozen
class Outline:
    """The blocks of the body with corrected heading levels, and a warning for each correction."""

    blocks: tuple[Placed, ...]
    warnings: tuple[str, ...]


def make_outline(blocks: Iterable[Block]) -> Outline:
    """Assign heading levels. Siblings stay siblings: two #### after a ## both become ###."""
    placed: list[Placed] = []
    warnings: list[str] = []
    open_levels: list[int] = []
    shift = TOP - min((block.level for block in blocks if isinstance(block, Heading)), default=TOP)
    shift = max(0, shift)  # it is no error to start sections with #
    for block in blocks:
        if isinstance(block, Mark) and not block.line:  # ours, not the author's: a part of its own
            placed.append(Placed(block, TOP))
            continue
        if not isinstance(block, Heading):
            placed.append(Placed(block, min(DEEPEST, TOP + len(open_levels))))
            continue
        if not plain_text(block.children).strip():
            warnings.append(f"line {block.line}: an empty heading is left out")
            continue
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        level = min(DEEPEST, TOP + len(open_levels))
        open_levels.append(block.level)
        if level != min(DEEPEST, block.level + shift):
            warnings.append(f"line {block.line}: {_skipped(block, level - shift)}")
        elif block.level + shift > DEEPEST:
            warnings.append(f"line {block.line}: {_capped(block)}")
        placed.append(Placed(replace(block, level=level), level))
    return Outline(tuple(placed), tuple(warnings))


class Entry(NamedTuple):
    """An entry of a table of contents. `anchor` is that of its heading, None for a heading without one.

    `language` is that of the whole title (BCP 47), if it is another one than that of the publication; else empty.
    """

    level: int
    title: str
    anchor: str | None
    language: str = ""


def contents_of(publication: Publication, placed: Iterable[Placed]) -> list[Entry]:
    """The table of contents: headings of the text, parts in it, parts after it; empty where none is to be printed."""
    placed = tuple(placed)
    if not has_contents(publication.kind, placed):
        return []
    labels, other = Labels(publication.language), other_language_of_labels(publication.language) or ""
    shown = {part: getattr(publication, "events" if part == TIMELINE else part) for part in HEADINGS}
    entries = []
    for level, block in ((place.level, place.block) for place in placed if place.level < TOP + LISTED):
        if isinstance(block, Heading):
            entries.append(Entry(level, plain_text(block.children), block.anchor, _language_of(block)))
        elif isinstance(block, Mark) and block.titled and shown.get(block.part):
            entries.append(Entry(level, labels[heading_label(block.part, publication)], f"{block.part}_", other))
    return entries + [Entry(TOP, labels[part], f"{part}_", other) for part in BACK if getattr(publication, part)]


def _language_of(heading: Heading) -> str:
    match heading.children:
        case (InLanguage(language),):
            return language
        case _:
            return ""


def has_contents(kind: str, placed: Iterable[Placed]) -> bool:
    """Whether to print a table of contents: in reports from 4 sections, in other kinds from 12."""
    sections = sum(isinstance(place.block, Heading) and place.level == TOP for place in placed)
    return sections >= (4 if kind == "report" else 12)


def _skipped(heading: Heading, level: int) -> str:
    title = plain_text(heading.children).strip()
    return f"the heading “{title}” skips a level; it is printed as {'#' * level} instead of {'#' * heading.level}"


def _capped(heading: Heading) -> str:
    title = plain_text(heading.children).strip()
    return f"the heading “{title}” is printed at level {DEEPEST}, the deepest, like those above it"
