"""The pieces of a redline: runs of words with one operation and one style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from briefkit.core.values import frozen

RESTYLED = "restyled"
"""The operation of words that are the same on both sides but set otherwise, such as in bold."""
BREAK, BORDER = "break", "cell"
"""The styles of a line break, and of a border between two cells."""

_NAMES = {
    "strong": "bold",
    "em": "italic",
    "s": "struck through",
    "u": "underlined",
    "sub": "lowered",
    "sup": "raised",
    "kbd": "a key",
    "mark": "highlighted",
}
_APART = {"note", BREAK, BORDER}


@frozen
class Piece:
    """A run of words: `op` as in a segment, or restyled.

    `style` holds strong, em, s, u, sub, sup, kbd, mark, code, link and note, apart by spaces, as on the new side; or is
    that of a break or border. Of a restyled piece `was` holds the styles of the old side. `target` is the address of a
    link that changed, `old_target` the one before.
    """

    op: str
    text: str
    style: str = ""
    was: str = ""
    target: str = ""

    @property
    def tags(self) -> list[str]:
        """The styles that are elements of HTML, the outermost first."""
        return [style for style in self.style.split() if style in _NAMES]

    @property
    def told(self) -> str:
        """How a restyled piece was set and is set, in words."""
        return f"was {_in_words(self.was)}, is {_in_words(self.style)}"


def _in_words(style: str) -> str:
    return " and ".join(_NAMES.get(name, name) for name in style.split() if name != "link") or "plain"


def joined_pieces(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece. A space between two words of one kind belongs to them."""
    found = [piece for piece in pieces if piece.text]
    for place in range(1, len(found) - 1):
        before, space, after = found[place - 1 : place + 2]
        if (
            space.text.isspace()
            and _is_run(before)
            and _kind(before) == _kind(after)
            and space.op in {before.op, "equal"}
        ):
            found[place] = replace(before, text=" ")
    for kind, run in groupby(found, lambda piece: _kind(piece) if _is_run(piece) else id(piece)):
        first = next(run)
        yield first if isinstance(kind, int) else replace(first, text="".join(piece.text for piece in (first, *run)))


def _kind(piece: Piece) -> tuple[str, ...]:
    return piece.op, piece.style, piece.was, piece.target


def _is_run(piece: Piece) -> bool:
    """Whether a piece may be joined with its neighbours: notes, breaks and borders stay what they are."""
    return piece.op not in {"split", "merge"} and not set(piece.style.split()) & _APART
