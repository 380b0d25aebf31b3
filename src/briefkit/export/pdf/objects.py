"""The numbered objects of a PDF as Typst writes one: none packed into another, with one table of their places."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

_END = re.compile(rb"startxref\n(\d{1,20})\n%%EOF\s?\Z")
_TABLE = re.compile(rb"xref\n0 (\d{1,10})\n")
_ENTRY = 20  # bytes of a line of the table: ten for a place, five for a generation, n for an object in use
_FIRST, _LAST = b" 0 obj\n", b"\nendobj"
_STREAM = re.compile(rb"<</Length (\d{1,12})/Filter/FlateDecode>>\nstream\n")


class PdfObjects:
    """Finds objects of a PDF, and gives the PDF with some of them changed."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError for a PDF of another form."""
        end = _END.search(data, max(0, len(data) - 64))
        table = _TABLE.match(data, int(end[1])) if end else None
        if end is None or table is None:
            raise ValueError("not a PDF with one plain table of objects")
        self._data = data
        self._table, self._trailer = table.start(), table.end() + int(table[1]) * _ENTRY
        self._head = table[0]
        self._lines = [data[at : at + _ENTRY] for at in range(table.end(), self._trailer, _ENTRY)]
        used = (number for number, line in enumerate(self._lines) if line[17:18] == b"n")
        self._numbers = dict(sorted((int(self._lines[number][:10]), number) for number in used))

    def starting_with(self, start: bytes) -> Iterator[tuple[int, bytes]]:
        """The number and the content of each object that starts so, as they follow in the file."""
        sought, at = _FIRST + start, 0
        while (at := self._data.find(sought, at)) >= 0:
            first, place = at + len(_FIRST), self._data.rfind(b"\n", 0, at) + 1
            at = self._data.index(_LAST, first)
            if place in self._numbers:  # else it is in the content of another
                yield self._numbers[place], self._data[first:at]

    def stream(self, number: int) -> bytes:
        """What is in a compressed stream; nothing for an object that is none."""
        place = next((at for at, other in self._numbers.items() if other == number), 0)
        found = _STREAM.match(self._data, self._data.find(_FIRST, place) + len(_FIRST))
        return zlib.decompress(self._data[found.end() : found.end() + int(found[1])]) if found else b""

    def replaced(self, changed: Mapping[int, bytes]) -> bytes:
        """The PDF with new content for some objects."""
        parts: list[bytes] = []
        lines = self._lines.copy()
        copied = longer = 0
        for at, number in self._numbers.items():
            if longer:
                lines[number] = b"%010d%s" % (at + longer, lines[number][10:])
            if number in changed:
                first = self._data.index(_FIRST, at) + len(_FIRST)
                last = self._data.index(_LAST, first)
                parts += self._data[copied:first], changed[number]
                longer += len(changed[number]) - (last - first)
                copied = last
        parts += self._data[copied : self._table], self._head, *lines
        end = _END.sub(b"startxref\n%d\n%%%%EOF" % (self._table + longer), self._data[self._trailer :])
        return b"".join([*parts, end])
