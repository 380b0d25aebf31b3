"""What GitHub's Markdown has beyond the standard: tasks in lists, and alerts."""

from __future__ import annotations

import re
from dataclasses import replace

from briefkit.core.body import document as doc

ALERTS = ("note", "tip", "important", "warning", "caution")
"""The kinds of alerts."""
OPEN, DONE = "☐", "☑"
"""The boxes of tasks."""
_ALERT = re.compile(rf"\[!({'|'.join(ALERTS)})\][ \t]*(?:\n|\Z)", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\][ \t\n]")


def alert_of(source: str) -> str:
    """The kind of alert that the first paragraph of a quotation opens, on a line of its own; else an empty text."""
    found = _ALERT.match(source)
    return found[1].lower() if found else ""


def task_of(source: str) -> str:
    """What is in the box that an item opens with: a space or x; else an empty text."""
    found = _TASK.match(source)
    return found[1] if found else ""


def with_box(blocks: tuple[doc.Block, ...], source: str) -> tuple[doc.Block, ...]:
    """An item; if its source opens with `[ ]` or `[x]`, with a box instead of that."""
    found = _TASK.match(source)
    first = blocks[0] if found and blocks else None
    if not isinstance(first, doc.Paragraph) or not isinstance(first.children[0], doc.Text):
        return blocks
    box = doc.Text(f"{DONE if found and found[1] != ' ' else OPEN} {first.children[0].text[3:].lstrip()}")
    return (replace(first, children=(box, *first.children[1:])), *blocks[1:])


def is_task(blocks: tuple[doc.Block, ...]) -> bool:
    """Whether an item is a task."""
    first = blocks[0] if blocks else None
    if not isinstance(first, doc.Paragraph) or not first.children or not isinstance(first.children[0], doc.Text):
        return False
    return first.children[0].text.startswith((f"{OPEN} ", f"{DONE} "))
