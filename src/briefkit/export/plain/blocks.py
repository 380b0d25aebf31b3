"""What lines stand in: the marks and indents of lists and quotations, and the empty lines between blocks."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.export.manuscript.value import InItem, InQuote, Within

QUOTE = "> "


def depth(within: Within) -> int:
    """Columns that the marks before a line take."""
    return sum(len(QUOTE if isinstance(step, InQuote) else _mark(step, "", other=False)) for step in within)


class Blocks:
    """Places blocks one below the other, with what they stand in.

    `term` is the mark of a term, below which its definitions are indented as far; without it they are by four columns.
    """

    def __init__(self, term: str = "") -> None:
        self._term = term
        self._before: Within | None = None
        self._other: dict[int, bool] = {}

    def place(self, lines: list[str], within: Within) -> Iterator[str]:
        """The lines of the next block, after an empty one where the block before needs it."""
        if self._before is not None:
            self._mark_lists(self._before, within)
            if (gap := self._between(self._before, within)) is not None:
                yield gap
        first, rest = self._prefixes(within)
        for number, line in enumerate(lines or [""]):
            yield f"{rest if number else first}{line}".rstrip(" ")
        self._before = within

    def _mark_lists(self, before: Within, after: Within) -> None:
        """Lists that follow each other have different marks, or they would be one."""
        for one, other in zip(before, after, strict=False):
            if isinstance(one, InItem) and isinstance(other, InItem) and one.list != other.list:
                self._other.setdefault(other.list, not self._other.get(one.list, False))
            if _key(one) != _key(other):
                break

    def _prefixes(self, within: Within) -> tuple[str, str]:
        """What stands before the first line of a block, and before its others."""
        first = rest = ""
        for step in within:
            is_quote = isinstance(step, InQuote)
            mark = QUOTE if isinstance(step, InQuote) else self._mark(step)
            space = QUOTE if is_quote else " " * len(mark)
            first += mark if is_quote or (isinstance(step, InItem) and step.opens) else space
            rest += space
        return first, rest

    def _mark(self, item: InItem) -> str:
        return _mark(item, self._term, other=self._other.get(item.list, False))

    def _between(self, before: Within, after: Within) -> str | None:
        """The line between two blocks: empty but for the marks of quotations that hold both. None if there is none."""
        if after and before and _is_tight(before, after):
            return None
        shared = []
        for one, other in zip(before, after, strict=False):
            if _key(one) != _key(other):
                break
            shared.append(other)
        return self._prefixes(tuple(shared))[1].rstrip()


def _mark(item: InItem, term: str, *, other: bool) -> str:
    """The bullet or number of an item, or that of a second list after it."""
    if item.form == "definitions":
        return term or ("" if item.opens else "    ")
    if item.number is None:
        return "* " if other else "- "
    return f"{item.number}) " if other else f"{item.number}. "


def _is_tight(before: Within, after: Within) -> bool:
    last, previous = after[-1], before[-1]
    if not (isinstance(last, InItem) and isinstance(previous, InItem)):
        return False
    same = {_key(step) for step in before} & {_key(step) for step in after}
    return last.opens and last.tight and previous.tight and any(key[0] == "list" for key in same)


def _key(step: InItem | InQuote) -> tuple[str, int]:
    return ("list", step.list) if isinstance(step, InItem) else ("quote", step.quote)
