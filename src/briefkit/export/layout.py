"""Layout decisions that are the same in every format."""

from __future__ import annotations

from briefkit.core.body.document import Paragraph, Quote, Table, plain_text
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import IssueTable, OptionTable

LONGEST_PULLED = 300  # characters
URGENT = frozenset(["warning", "caution"])
"""The alerts that stand out most."""
_COLONS = tuple(":：﹕︓׃៖፦᠄")  # of any script
_LEAD = 400  # letters of a paragraph that stays with what it leads to; a longer one would leave a gap on its page
_LONGEST_HEADS = 80  # characters of the heads that name a table without a caption
_NAME = 80  # characters of the name of a row
_FEW = 4  # parties or options: more do not fit side by side
_SHORT = 320  # characters: longer positions would need wider columns


def fits_in_columns(table: IssueTable) -> bool:
    """Whether the parties fit side by side; else each has its own row."""
    said = (len(position.says) for line in table.lines for cell in line.cells for position in cell.positions)
    return 0 < len(table.parties) <= _FEW and table.all_named and max(said, default=0) <= _SHORT


def options_fit(table: OptionTable) -> bool:
    """Whether the options fit side by side; else each has rows of its own."""
    said = (len(text.text) + len(text.note) for line in table.lines for cell in line.cells for text in cell)
    return len(table.options) <= _FEW and max(said, default=0) <= _SHORT


def has_row_heads(table: Table) -> bool:
    """Whether the first cells of a table name its rows: they are short, none is empty, and no two are the same."""
    names = [plain_text(row[0]).strip() if row else "" for row in table.rows]
    named = all(0 < len(name) <= _NAME for name in names)
    return len(table.head) > 1 and named and len({name.casefold() for name in names}) == len(names)


def table_name(table: Table, labels: Labels) -> str:
    """The name of a table without a caption: the heads of its columns."""
    heads = ", ".join(filter(None, (plain_text(cell).strip() for cell in table.head)))
    return labels["table"] + (f"{labels.colon}{heads[:_LONGEST_HEADS]}" if heads else "")


def is_pull_quote(quote: Quote) -> bool:
    """Whether a quotation is short enough for a pull quote; a longer one is set as text."""
    only = quote.blocks[0] if len(quote.blocks) == 1 and not quote.alert else None
    return isinstance(only, Paragraph) and len(plain_text(only.children)) <= LONGEST_PULLED


def leads_in(text: str) -> bool:
    """Whether a paragraph leads to what follows it, such as a list, and stays on its page: it ends in a colon."""
    return len(text) <= _LEAD and text.rstrip().endswith(_COLONS)


def longest_word(columns: int) -> int:
    """How many letters without a space have room in one of so many columns of a table; more must be broken."""
    return max(4, 96 // max(1, columns))
