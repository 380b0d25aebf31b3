"""Search results for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.search.rank import Hit
from briefkit.core.text.clean import clean_line


def hits_page(hits: Sequence[Hit]) -> RenderableType:
    """Each hit with its date, title, id, and the passage with the words found in bold."""
    return Group(*(part for hit in hits for part in _hit(hit)))


def _hit(hit: Hit) -> list[RenderableType]:
    metadata = hit.metadata
    head = Text()
    head.append(f"{metadata['date'] or 'undated'}  ", style="dim")
    head.append(clean_line(metadata["title"]), style="bold")
    if metadata["status"] != LIVE:
        head.append(f"  {metadata['status']}", style="yellow")
    head.append(f"\n{clean_line(metadata['id'])}", style="cyan")
    if hit.passage is None:
        return [head, Text()]
    where = hit.passage.section or hit.passage.part
    head.append(f"  {clean_line(where)}", style="dim")
    shown = Text()
    for piece, found in hit.passage.pieces:
        space = " " if piece[:1].isspace() else ""
        end = " " if piece[-1:].isspace() and piece.strip() else ""
        shown.append(f"{space}{clean_line(piece)}{end}", style="bold yellow" if found else "")
    return [head, Padding(shown, (0, 0, 1, 2))]
