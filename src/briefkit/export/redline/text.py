"""The passages of a redline: equal, inserted and deleted text, with emphasis and links as readers see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefkit.core.body.shown import definitions_of
from briefkit.core.diff.text.diff import BlockChange, TextDiff, new_text, old_text
from briefkit.core.values import frozen
from briefkit.export.redline.inline import inline_pieces, raw_pieces
from briefkit.export.redline.pieces import BORDER, BREAK, Piece
from briefkit.export.redline.sides import Words

_Sides = tuple[Words, Words]
_NAMES = {
    "changed": "changed",
    "added": "added",
    "removed": "removed",
    "moved-from": "moved away",
    "moved-to": "moved here",
}


@frozen
class Passage:
    """A block as printed. `anchor` is empty if nothing changed; `other` is the anchor of the other end of a move.

    `is_labelled` says whether its name is printed: a passage of which words changed shows that by itself. The words of
    the end that a passage moved away from are printed as they are.
    """

    change: str
    name: str
    kind: str
    level: int
    lead: str
    pieces: tuple[Piece, ...]
    is_labelled: bool = False
    anchor: str = ""
    move: int | None = None
    other: str = ""
    brief: str = ""

    @property
    def cells(self) -> list[list[Piece]]:
        """The pieces of a row, cell by cell. A border that was added or removed is a piece of the cell before it."""
        cells: list[list[Piece]] = [[]]
        for piece in self.pieces:
            is_border = piece.style == BORDER
            if not is_border or (piece.op != "equal" and self.change == "changed"):
                cells[-1].append(piece)
            if is_border and (piece.op != "delete" or self.change != "changed"):
                cells.append([])
        return cells if cells[-1] else cells[:-1]


def passages(diff: TextDiff, old_language: str = "en", new_language: str = "en") -> list[Passage]:
    """Every block in reading order, without those that show nothing, such as the rule below the head of a table."""
    sides = (
        Words(definitions_of(old_text(diff)), old_language),
        Words(definitions_of(new_text(diff)), new_language),
    )
    found = []
    number = 0
    for place, block in enumerate(diff.blocks):
        changed = block.change != "same"
        number += changed
        passage = _passage(block, f"t{number}" if changed else "", _other_end(diff.blocks, place), sides)
        if changed or passage.lead or any(piece.text.strip() for piece in passage.pieces):
            found.append(passage)
    return found


def _other_end(blocks: Sequence[BlockChange], place: int) -> str:
    block = blocks[place]
    if block.move is None:
        return ""
    changed = [other for other in blocks if other.change != "same"]
    found = next(n for n, other in enumerate(changed, 1) if other.move == block.move and other.change != block.change)
    return f"t{found}"


def _passage(block: BlockChange, anchor: str, other: str, sides: _Sides) -> Passage:
    lead, pieces = _shown(block, sides)
    if block.change == "moved-from":
        pieces = [replace(piece, op="equal") for piece in pieces]
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
        is_labelled=bool(anchor) and (block.change != "changed" or not block.edited),
        anchor=anchor,
        move=block.move,
        other=other,
        brief=_brief(pieces),
    )


def _shown(block: BlockChange, sides: _Sides) -> tuple[str, list[Piece]]:
    """The lead and the words of a block; as it is written where readers see nothing of what changed."""
    if block.kind == "code":
        return "", raw_pieces(block.segments)
    lead, pieces = inline_pieces(block.segments, block.kind, *sides)
    is_told = any(piece.op != "equal" for piece in pieces) or not block.edited
    return (lead, pieces) if is_told else ("", raw_pieces(block.segments))


def _brief(pieces: Sequence[Piece]) -> str:
    """The first words of a change, for the list of changes."""
    texts = [(piece.op, piece.text if piece.style not in (BORDER, BREAK) else " ") for piece in pieces]
    runs = [(op, "".join(text for _, text in run)) for op, run in groupby(texts, lambda item: item[0])]
    changed = [text for op, text in runs if op != "equal"] or [text for _, text in runs]
    words = " ".join(" … ".join(text.strip() for text in changed if text.strip()).split())
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"
