"""The numbers of lists and quotations in a document."""

from __future__ import annotations


class Numbers:
    """Numbers the lists and the quotations of a document, each from 1."""

    def __init__(self) -> None:
        self.lists = 0
        self.quotes = 0

    def next_list(self) -> int:
        """The number of the next list."""
        self.lists += 1
        return self.lists

    def next_quote(self) -> int:
        """The number of the next quotation."""
        self.quotes += 1
        return self.quotes
