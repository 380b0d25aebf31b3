"""Headings in an order that a screen reader and a PDF's bookmarks can follow: no level is skipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefkit.core.body.document import Block, Heading, plain_text

TOP = 2  # the title is the only heading of level 1
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of the body; `level` is its own if it is a heading, else that of a heading one would set here."""

    block: Block
    level: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The body in order, its headings mended, with a sentence for each that was."""

    blocks: tuple[Placed, ...]
    warnings: tuple[str, ...]


def make_outline(blocks: Iterable[Block]) -> Outline:
    """Give every block its place. Siblings stay siblings: after ## both of two #### become ###."""
    placed: list[Placed] = []
    warnings: list[str] = []
    open_levels: list[int] = []
    shift = TOP - min((block.level for block in blocks if isinstance(block, Heading)), default=TOP)
    shift = max(0, shift)  # a body that starts its sections with # is not at fault
    for block in blocks:
        if not isinstance(block, Heading):
            placed.append(Placed(block, min(DEEPEST, TOP + len(open_levels))))
            continue
        if not plain_text(block.children).strip():
            warnings.append(f"line {block.line}: a heading without words is left out")
            continue
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        level = min(DEEPEST, TOP + len(open_levels))
        open_levels.append(block.level)
        if level != min(DEEPEST, block.level + shift):
            warnings.append(f"line {block.line}: {_skipped(block, level - shift)}")
        placed.append(Placed(replace(block, level=level), level))
    return Outline(tuple(placed), tuple(warnings))


def has_contents(kind: str, placed: Iterable[Placed]) -> bool:
    """Whether a reader needs a list of sections: in a report, and wherever there are many."""
    sections = sum(isinstance(place.block, Heading) and place.level == TOP for place in placed)
    return sections >= (4 if kind == "report" else 12)


def _skipped(heading: Heading, level: int) -> str:
    title = plain_text(heading.children).strip()
    return f"the heading “{title}” skips a level; it is printed as {'#' * level} and not {'#' * heading.level}"
