"""Similar briefs for the terminal: how much they share, and what."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from briefkit.core.query.value import Names
from briefkit.core.search.related import RelatedBrief
from briefkit.core.text.clean import clean_line

_SECTIONS = {"issue": "issues", "event": "events", "topic": "topics", "person": "people", "party": "parties"}


def related_table(found: Sequence[RelatedBrief], names: Names, width: int) -> Table:
    """One row per brief: score, date, title with the id below it, and a line for each kind of thing shared."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, width=min(width, 140))
    table.add_column("Alike", justify="right", no_wrap=True)
    table.add_column("Date", no_wrap=True, width=10)
    table.add_column("Brief", ratio=2, overflow="fold")
    table.add_column("Why", ratio=3, overflow="fold")
    for related in found:
        brief = related.brief
        title = Text.assemble((clean_line(brief["title"]), "bold"), "\n", (clean_line(brief["id"]), "cyan"))
        table.add_row(Text(f"{related.score} %"), Text(brief["date"] or "undated"), title, _why(related, names))
    return table


def _why(related: RelatedBrief, names: Names) -> Text:
    lines = [
        Text.assemble(
            ("" if kind == "link" else f"{_SECTIONS.get(kind, kind)}  ", "dim"),
            clean_line(", ".join(_title(kind, id_, names) for id_ in ids)),
        )
        for kind, ids in related.shared.items()
    ]
    return Text("\n").join(lines)


def _title(kind: str, id_: str, names: Names) -> str:
    sections = {"party": ("parties", "people")}.get(kind, (_SECTIONS.get(kind),))
    known = next((section for section in sections if section and names.knows(section, id_)), None)
    return names.title(known, id_) if known else id_
