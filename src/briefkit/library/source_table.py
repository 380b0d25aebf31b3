"""The sources of briefs as a table, with the proofs of their quotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefkit.core.quotes.rows import SOURCES, SourceRow, source_rows
from briefkit.core.tables import Table
from briefkit.storage.files.originals import Originals

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library


def source_table(library: Library, briefs: Iterable[Brief]) -> Table[SourceRow]:
    """The quotes of briefs with their sources, and whether each is proved; and their other sources."""
    find = Originals(library.files).text
    return Table(SOURCES, [row for brief in briefs for row in source_rows(brief, find)])
