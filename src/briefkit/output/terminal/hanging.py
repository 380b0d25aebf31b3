"""Items beside their marks: list items and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.text import Text

_ROOM = 8  # columns: where less is left, items stand below their marks


class Hanging:
    """Items of any height, each beside its mark; the marks are aligned to the right.

    A grid would do, but Rich measures all that is in one several times, so that each level of nesting takes twice as
    long as the last.
    """

    def __init__(self, items: Iterable[tuple[Text, RenderableType]]) -> None:
        self.items = list(items)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The lines of the items."""
        width = max((cell_len(mark.plain) for mark, _ in self.items), default=0)
        room = options.max_width - width - 1
        for mark, item in self.items:
            if room < _ROOM:
                yield from (*console.render(mark, options), *console.render(item, options))
                continue
            lines = console.render_lines(item, options.update(width=room, height=None)) or [[]]
            before = " " * (width - cell_len(mark.plain))
            marks = [Segment(before), *mark.render(console, end=" ")]
            for start, line in zip(chain([marks], repeat([Segment(" " * (width + 1))])), lines, strict=False):
                yield from (*start, *line, Segment.line())

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as there is room for: what is inside need not be measured."""
        return Measurement(min(_ROOM, options.max_width), options.max_width)


class Quoted:
    """A part with room on both sides, as long as there is some: what has no column is not shown at all."""

    def __init__(self, part: RenderableType, by: int, style: str) -> None:
        self.part, self.by, self.style = part, by, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """The part, padded or not."""
        by = self.by if options.max_width >= 2 * self.by + _ROOM else 0
        yield Padding(self.part, (0, by), style=self.style)
