"""The passages of a redline: equal, inserted and deleted text, with emphasis and links as readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefkit.core.diff.text.diff import BlockChange, TextDiff
from briefkit.core.diff.text.segments import Segment
from briefkit.export.redline.inline import Piece, inline_pieces, shown

_LEAD = re.compile(r"(#{1,6}|[-*+]|\d+[.)]|>|\[\^[^\[\]\s]{1,100}\]:)[ \t]+")
_NAMES = {
    "changed": "changed",
    "added": "added",
    "removed": "removed",
    "moved-from": "moved away",
    "moved-to": "moved here",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as printed. `anchor` is empty if nothing changed; `other` is the anchor of the other end of a move."""

    change: str
    name: str
    kind: str
    level: int
    lead: str
    pieces: tuple[Piece, ...]
    anchor: str = ""
    move: int | None = None
    other: str = ""
    brief: str = ""


def passages(diff: TextDiff) -> list[Passage]:
    """Every block in reading order."""
    found = []
    number = 0
    for place, block in enumerate(diff.blocks):
        changed = block.change != "same"
        number += changed
        found.append(_passage(block, f"t{number}" if changed else "", _other_end(diff.blocks, place)))
    return found


def _other_end(blocks: Sequence[BlockChange], place: int) -> str:
    block = blocks[place]
    if block.move is None:
        return ""
    changed = [other for other in blocks if other.change != "same"]
    found = next(n for n, other in enumerate(changed, 1) if other.move == block.move and other.change != block.change)
    return f"t{found}"


def _passage(block: BlockChange, anchor: str, other: str) -> Passage:
    lead, pieces = _split_lead(block)
    name = _NAMES.get(block.change, "")
    if block.change == "changed" and not block.edited:
        name = "nesting changed"
    if block.change == "moved-to" and block.edited:
        name = "moved here and edited"
    return Passage(
        change=block.change,
        name=name,
        kind=block.kind,
        level=block.level,
        lead=lead,
        pieces=tuple(pieces),
        anchor=anchor,
        move=block.move,
        other=other,
        brief=_brief(pieces),
    )


def _split_lead(block: BlockChange) -> tuple[str, list[Piece]]:
    """Splits off the marker of a heading, list item or quotation, which is not part of its text."""
    segments = list(block.segments)
    found = None if block.kind in {"code", "html", "row"} else _LEAD.match(segments[0].new or segments[0].old)
    if found and all(segment.op in {"equal", "insert", "delete"} for segment in segments[:1]):
        first, cut = segments[0], found.end()
        old = first.old[cut:] if _LEAD.match(first.old) else first.old
        segments[0] = Segment(first.op, old, first.new[cut:] if first.new else "")
    else:
        found = None
    lead = found[1].removeprefix("[^").removesuffix("]:") if found else ""
    return ("•" if lead in {"-", "*", "+"} else "" if lead[:1] in {"#", ">"} else lead), list(
        _pieces(segments, block.kind)
    )


def _pieces(segments: Sequence[Segment], kind: str) -> Iterator[Piece]:
    if kind not in {"code", "html", "row"}:
        yield from inline_pieces(segments, kind)
        return
    for segment in segments:
        text = segment.new or segment.old
        if segment.op in {"split", "merge"}:
            yield Piece(segment.op, "¶")
        else:
            yield Piece(segment.op, shown(text) if kind == "html" else text)


def _brief(pieces: Sequence[Piece]) -> str:
    """The first words of a change, for the list of changes."""
    runs = [(op, "".join(piece.text for piece in run)) for op, run in groupby(pieces, lambda piece: piece.op)]
    changed = [text for op, text in runs if op != "equal"] or [text for _, text in runs]
    words = " ".join(" … ".join(text.strip() for text in changed if text.strip()).split())
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"
