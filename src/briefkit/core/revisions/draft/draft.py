"""A body while it is edited: each edit is read back, and refused unless it changed what it should and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from briefkit.core.body.shown import definitions_of
from briefkit.core.revisions.draft.leaves import PARAGRAPH, Leaf, Shape, glyphs_of_leaf, leaves_of
from briefkit.core.revisions.draft.rewriting import Unspellable
from briefkit.core.revisions.glyphs import Placed, looks

Look = list[tuple[str, frozenset[str], str]]
Seen = tuple[Shape, Look]


class UnfitError(Exception):
    """An edit cannot be made; the message says why."""


class Role(NamedTuple):
    """What a new block is: `like` another leaf, or a heading with a level, an item of a list, or a paragraph."""

    kind: str = PARAGRAPH
    level: int = 0
    numbered: bool = False


class Read(NamedTuple):
    """A body as it is read."""

    leaves: list[Leaf]
    glyphs: list[list[Placed]]
    seen: list[Seen]
    definitions: dict[str, Any]


class Draft:
    """A body with its leaves, which keep the numbers that they have at first; new ones have none."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.newline = "\r\n" if "\r\n" in body else "\n"
        self._known: dict[tuple[str, str | None], tuple[list[Placed], Look]] = {}
        self.definitions: dict[str, Any] = {}
        self.hold(body, self.read(body))
        self.numbers: list[int | None] = list(range(len(self.leaves)))

    def hold(self, body: str, read: Read) -> None:
        """Have another body, as it is read."""
        self.body, self.leaves, self.glyphs, self._seen_now, self.definitions = body, *read

    def read(self, body: str) -> Read:
        """Read a body; leaves with words that are known are not read again."""
        definitions = definitions_of(body)
        if definitions != self.definitions:
            self._known = {}
        leaves = leaves_of(body)
        known = [self._glyphs(leaf, definitions) for leaf in leaves]
        seen = [(leaf.shape, look) for leaf, (_, look) in zip(leaves, known, strict=True)]
        return Read(leaves, [glyphs for glyphs, _ in known], seen, definitions)

    def _glyphs(self, leaf: Leaf, definitions: dict[str, Any]) -> tuple[list[Placed], Look]:
        key = leaf.kind, leaf.content
        if key not in self._known:
            glyphs = glyphs_of_leaf(leaf, definitions)
            self._known[key] = glyphs, looks(placed.glyph for placed in glyphs)
        return self._known[key]

    def place(self, number: int) -> int:
        """Where a leaf is now. Raises UnfitError if it is gone."""
        try:
            return self.numbers.index(number)
        except ValueError:
            raise UnfitError("the paragraph is not there any more") from None

    def leaf(self, number: int) -> Leaf:
        """A leaf as it is now."""
        return self.leaves[self.place(number)]

    def glyphs_at(self, number: int) -> list[Placed]:
        """The glyphs of a leaf as they are now."""
        return self.glyphs[self.place(number)]

    def seen(self) -> list[Seen]:
        """What readers see of each leaf."""
        return list(self._seen_now)

    def settle(self, bodies: Iterable[str], wanted: list[Seen], numbers: Sequence[int | None]) -> None:
        """Take the first of some bodies in which is what is wanted. Raises UnfitError if none has it."""
        tried: set[str] = set()
        why = "it would be read as something else"
        try:
            for body in bodies:
                if body in tried:
                    continue
                tried.add(body)
                read = self.read(body)
                if read.seen == wanted:
                    self.hold(body, read)
                    self.numbers = list(numbers)
                    return
        except Unspellable as error:
            why = f"{error} has no place in Markdown"
        raise UnfitError(why)

    def undo(self, body: str, numbers: list[int | None]) -> None:
        """Have an earlier body again."""
        self.numbers = numbers
        self.hold(body, self.read(body))

    def attempt(self, act: Callable[[], Any]) -> None:
        """Do something as a whole or not at all. Raises UnfitError."""
        before, numbers = self.body, list(self.numbers)
        try:
            act()
        except (UnfitError, Unspellable) as error:
            self.undo(before, numbers)
            raise UnfitError(str(error)) from error
