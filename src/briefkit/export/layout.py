"""How a part is set, where every format decides alike."""

from __future__ import annotations

from briefkit.core.body.document import Paragraph, Quote, plain_text
from briefkit.core.publication.value import IssueTable

LONGEST_PULLED = 300  # characters
_FEW = 4  # parties: more do not fit side by side
_SHORT = 320  # characters: a longer position makes a column of hardly any width


def fits_in_columns(table: IssueTable) -> bool:
    """Whether the parties can stand side by side; else each has a line of its own."""
    said = (len(cell.says) for line in table.lines for cells in line.cells for cell in cells)
    return 0 < len(table.parties) <= _FEW and max(said, default=0) <= _SHORT


def is_pull_quote(quote: Quote) -> bool:
    """Whether a quotation is short enough to be set as a display; a longer one is set as text."""
    only = quote.blocks[0] if len(quote.blocks) == 1 else None
    return isinstance(only, Paragraph) and len(plain_text(only.children)) <= LONGEST_PULLED
