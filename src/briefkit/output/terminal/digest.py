"""The digest for the terminal: what changed, issue by issue."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.text.clean import clean_line
from briefkit.core.timeline.digest import Digest, DigestRow
from briefkit.core.timeline.digest_text import change_label, change_note
from briefkit.output.terminal.layout import indented, label_grid, measured
from briefkit.output.terminal.moves import symbol_of


def digest_page(digest: Digest, width: int) -> RenderableType:
    """A heading, then one block per issue; changes that belong to no issue come last."""
    blocks: list[RenderableType] = [Text(f"What changed from {digest.since} to {digest.until}", style="bold")]
    for issue, rows in digest.by_issue().items():
        title = Text(clean_line(rows[0].issue_title or "Other changes"), style="bold")
        if issue:
            title.append(f"  {clean_line(issue)}", style="not bold cyan")
        blocks += [Text(), title, _entries(rows, width)]
    return Group(*blocks)


def _entries(rows: Sequence[DigestRow], width: int) -> RenderableType:
    grid = label_grid(width=22 if width >= 80 else 14)
    for row in rows:
        grid.add_row(indented(Text(f"{symbol_of(row.word)} {change_label(row)}")), _change(row))
    return measured(grid, width)


def _change(row: DigestRow) -> Text:
    text = Text(f"{clean_line(row.holder)}: " if row.holder else "", style="bold")
    text.append(clean_line(row.text), style="not bold")
    note = change_note(row)
    return text.append(f"\n{clean_line(note)}", style="not bold dim") if note else text
