"""What differs between a text that is to be imported and the brief that has it already, in short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefkit.core.diff.value import REVISION
from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.words import counted
from briefkit.library.diff import compare_briefs
from briefkit.library.known_texts import BYTES, Known
from briefkit.output.diff.terminal_text import folded, gutter_text, segments_text

if TYPE_CHECKING:
    from briefkit.core.diff.text.diff import BlockChange
    from briefkit.importers.importers import Draft
    from briefkit.library.library import Library

_MOST = 6
"""Passages that are shown."""
_AROUND = 40
"""Characters of what is the same that are shown before and after a change."""


def difference_lines(library: Library, known: Known, draft: Draft) -> tuple[str, ...]:
    """The passages that differ, one a line; none for the same document, whose brief was changed by its readers."""
    brief = library.store.brief_at(known.path) if known.path and known.what != BYTES else None
    if brief is None:
        return ()
    diff = compare_briefs(library, brief, brief.replaced(body=draft.body), mode=REVISION)
    changed = [block for block in folded(diff.text.blocks, 0) if not isinstance(block, int)]
    title = str(draft.front_matter["title"])
    titles = [] if title == brief.title else [f"its title is “{brief.title}”, here “{clean_one_line(title)}”"]
    lines = titles + [f"{gutter_text(block).plain:2} {_in_short(block)}" for block in changed[:_MOST]]
    more = [f"and {counted(len(changed) - _MOST, 'more passage')}"] if len(changed) > _MOST else []
    return (*lines, *more)


def _in_short(block: BlockChange) -> str:
    """A passage with its changes, and what is the same only beside them."""
    return clean_one_line("".join(_pieces(block)))


def _pieces(block: BlockChange) -> Iterator[str]:
    last = len(block.segments) - 1
    for number, segment in enumerate(block.segments):
        text = segments_text([segment], colored=False).plain
        if len(text) <= 2 * _AROUND:
            yield text
        else:
            yield f"{text[:_AROUND] if number else ''} … {text[-_AROUND:] if number < last else ''}"
