"""The measure (the length of the lines) at the place that is being encoded, which decides where words may break."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from math import ceil
from typing import Protocol

from briefkit.core.publication.value import Imprint, Layout
from briefkit.core.text.languages import language_runs
from briefkit.export.pdf.room import BODY, LARGE, LARGE_SMALL, LEAST, breadth_of
from briefkit.export.pdf.runs import Piece, Run, runs_of
from briefkit.export.together import kept_together

_ENLARGED = 1.7  # how many times the letters of a table are in large print


class Typeset(Protocol):
    """What is typeset: its language (BCP 47), its layout and its publisher's settings."""

    @property
    def language(self) -> str: ...
    @property
    def layout(self) -> Layout: ...
    @property
    def imprint(self) -> Imprint: ...


class Measure:
    """The room of a line in ems, and the number of table columns side by side, in a language.

    `breadth` is how many times as wide as the bundled ones the publisher's letters are, `line` a whole line in them.
    """

    def __init__(self, publication: Typeset) -> None:
        self.language = publication.language
        self.large = publication.layout.large_print
        face = publication.imprint.fonts.face
        self.breadth = breadth_of(face.widths) if face else 1.0
        self.line = BODY / self.breadth
        self.room = self.line * LARGE if self.large else self.line
        self.columns = 1

    def indented(self, indent: float) -> AbstractContextManager[None]:
        """Lines that are shorter by an indent in ems."""
        return self.of_room(max(LEAST, self.room - indent))

    @contextmanager
    def of_room(self, room: float) -> Iterator[None]:
        """Lines with this room in ems."""
        self.room, before = room, self.room
        try:
            yield
        finally:
            self.room = before

    @contextmanager
    def in_columns(self, columns: int) -> Iterator[None]:
        """Lines in one of so many table columns; there the number of letters counts, or the table is set smaller."""
        self.columns, before = self.narrow(columns), self.columns
        try:
            with self.of_room(self.line):
                yield
        finally:
            self.columns = before

    @contextmanager
    def in_language(self, tag: str) -> Iterator[None]:
        """Words in a language (BCP 47), by which they are broken."""
        self.language, before = tag, self.language
        try:
            yield
        finally:
            self.language = before

    def narrow(self, columns: int) -> int:
        """The number of columns that are as narrow in the usual face and size."""
        return ceil(columns * self.breadth * (_ENLARGED if self.large else 1))

    def pieces(self, text: str, room: float = BODY, *, code: bool = False) -> Run:
        """A text with marks for where its lines may break here, or in a line of less room."""
        if not code:
            text = kept_together(text)
        room = min(self.room, room / self.breadth)
        runs: list[Piece] = []
        for other, part in language_runs(text, self.language):
            run = runs_of(part, self.columns, room, other or self.language, code=code)
            if part == text and not other:
                return run
            runs += [{"lang": other, "run": run}] if other else run if isinstance(run, list) else [run]
        return runs

    def small(self, text: str, room: float) -> Run:
        """A text in a place of its own with so much room, which large print enlarges more."""
        return self.pieces(text, room * LARGE_SMALL if self.large else room)
