"""The author's tables as HTML, each in a region that can be scrolled, by keyboard as well, on a narrow page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from markupsafe import escape

from briefkit.core.body.document import Cell, Table, plain_text
from briefkit.core.publication.labels import Labels
from briefkit.export.layout import has_row_heads, table_name

_MANY, _CROWDED = 7, 13  # columns: from so many on, a table is printed smaller


class HtmlTables:
    """Renders the tables of one page, and names their regions: no two by the same words.

    `in_labels` is the attribute of what holds a label, empty if labels are in the language of the page. `prefix` begins
    their ids, and `named` counts the names of tables, also of others on the page.
    """

    def __init__(self, labels: Labels, in_labels: str, prefix: str = "", named: Counter[str] | None = None) -> None:
        self.labels = labels
        self.in_labels = in_labels
        self.prefix = prefix
        self.named: Counter[str] = Counter() if named is None else named
        self.captions = 0

    def table(self, table: Table, caption: str, inlines: Callable[[Cell], str]) -> str:
        """A table; `caption` is its caption as HTML, `inlines` renders its cells."""
        if table.label:
            self.captions += 1
            place = f"{self.prefix}table_{self.captions}_"
            told = self.in_labels if table.label.startswith(self.labels["table"]) else ""
            again = self.again(f"{table.label} {plain_text(table.caption)}".strip())
            named = f'aria-label="{escape(again)}"' if again else f'aria-labelledby="{place}"'
            caption = f'<caption id="{place}" dir="auto"><b{told}>{escape(table.label)}</b> {caption}</caption>'
        else:
            named = f'aria-label="{escape(self.name_of(table))}"'
        crowd = " crowded" if len(table.head) >= _CROWDED else " many" if len(table.head) >= _MANY else ""
        return (
            f'<div class="wide scrolls{crowd}" role="region" tabindex="0" {named}>'
            f"<table>{caption}{_rows(table, inlines)}</table></div>"
        )

    def name_of(self, table: Table) -> str:
        """The name of a table without a caption, and how often that was a name before."""
        name = table_name(table, self.labels)
        return self.again(name) or name

    def again(self, name: str) -> str:
        """A name with how often it was given to a table; empty for the first time."""
        self.named[name] += 1
        return "" if self.named[name] == 1 else f"{name} ({self.named[name]})"


def _rows(table: Table, inlines: Callable[[Cell], str]) -> str:
    aligns = [f' class="{align}"' if align in ("right", "center") else "" for align in table.aligns]
    head = _row(['th scope="col"'] * len(aligns), aligns, table.head, inlines)
    tags = ['th scope="row"' if has_row_heads(table) else "td", *["td"] * len(aligns)]
    rows = "".join(_row(tags, aligns, row, inlines) for row in table.rows)
    return f"<thead>{head}</thead><tbody>{rows}</tbody>"


def _row(tags: list[str], aligns: list[str], cells: tuple[Cell, ...], inlines: Callable[[Cell], str]) -> str:
    written = (
        f'<{tag} dir="auto"{align}>{inlines(cell)}</{tag[:2]}>'
        for tag, align, cell in zip(tags, aligns, cells, strict=False)
    )
    return f"<tr>{''.join(written)}</tr>"
