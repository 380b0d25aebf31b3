"""Items beside their marks, such as list items and notes, and quotations with room on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

_ROOM = 8  # columns: where less is left, items stand below their marks


class Hanging:
    """Items of any height, each beside its mark; the marks are aligned to the right, or to the `left`.

    A grid would do, but Rich measures all that is in one several times, so that each level of nesting takes twice as
    long as the last.
    """

    def __init__(self, items: Iterable[tuple[Text, RenderableType]], *, left: bool = False) -> None:
        self.items = list(items)
        self.left = left

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The lines of the items."""
        yield from _Lines(console, options).of(self)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as there is room for: what is inside need not be measured."""
        return Measurement(min(_ROOM, options.max_width), options.max_width)


class Quoted:
    """A part with room on both sides, as long as there is some: what has no column is not shown at all."""

    def __init__(self, part: RenderableType, by: int, style: str) -> None:
        self.part, self.by, self.style = part, by, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The lines of the part."""
        yield from _Lines(console, options).of(self)


class _Margin:
    """What stands to the left of the next line, and the columns that are left free on those after it."""

    def __init__(self, start: list[Segment], columns: int) -> None:
        self.start, self.columns = start, columns

    def take(self) -> list[Segment]:
        """What stands to the left of a line that is now written."""
        start, self.start = self.start, [Segment(" " * self.columns)]
        return start

    def within(self, mark: list[Segment], columns: int) -> _Margin:
        """The margin of an item, whose mark takes so many columns."""
        return _Margin([*self.take(), *mark], self.columns + columns)


class _Lines:
    """Lays out items in items: each text once, in the room that all levels together leave it."""

    def __init__(self, console: Console, options: ConsoleOptions) -> None:
        self.console, self.options = console, options
        self.segments: list[Segment] = []

    def of(self, part: RenderableType) -> list[Segment]:
        self.add(part, _Margin([], 0), self.options.max_width, None)
        return self.segments

    def add(self, part: RenderableType, margin: _Margin, width: int, style: Style | None) -> None:
        match part:
            case Group():
                for inner in part.renderables:
                    self.add(inner, margin, width, style)
            case Hanging():
                self.add_items(part, margin, width, style)
            case Quoted():
                by = part.by if width >= 2 * part.by + _ROOM else 0
                own = Style.combine(filter(None, [style, self.console.get_style(part.style)]))
                self.add(part.part, margin.within([Segment(" " * by)], by), width - 2 * by, own)
            case _:
                options = self.options.update(width=width, height=None)
                for line in self.console.render_lines(part, options, style=style, pad=False):
                    self.add_line(line, margin)

    def add_items(self, items: Hanging, margin: _Margin, width: int, style: Style | None) -> None:
        columns = max((cell_len(mark.plain) for mark, _ in items.items), default=0) + 1
        for mark, item in items.items:
            if width - columns < _ROOM:
                self.add(Group(mark, item), margin, width, style)
                continue
            rest, drawn = Segment(" " * (columns - 1 - cell_len(mark.plain))), [*mark.render(self.console)]
            start = [*([*drawn, rest] if items.left else [rest, *drawn]), Segment(" ")]
            inner, size = margin.within(start, columns), len(self.segments)
            self.add(item, inner, width - columns, style)
            if len(self.segments) == size:
                self.add_line([], inner)

    def add_line(self, line: list[Segment], margin: _Margin) -> None:
        self.segments += (*margin.take(), *line, Segment.line())
