"""How the table of issues is laid out: parties as columns while they fit, else a line for each party."""

from __future__ import annotations

from briefkit.core.publication.value import IssueTable

_FEW = 4  # parties: more do not fit side by side
_SHORT = 320  # characters: a longer position makes a column of hardly any width


def fits_in_columns(table: IssueTable) -> bool:
    """Whether the parties can stand side by side."""
    said = (len(cell.says) for line in table.lines for cells in line.cells for cell in cells)
    return 0 < len(table.parties) <= _FEW and max(said, default=0) <= _SHORT
