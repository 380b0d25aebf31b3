"""Messages as lines of a terminal, parted between words."""

from __future__ import annotations

from rich.cells import cell_len


def wrapped_lines(text: str, width: int, indent: str) -> list[str]:
    """A text as lines of at most `width` columns, as far as its words allow; `indent` begins all but the first."""
    start = len(text) - len(text.lstrip())
    lines: list[str] = []
    line = text[:start]
    room = width - cell_len(line)
    for word in text[start:].split(" "):
        if cell_len(word) > room and line.strip():
            lines.append(line.rstrip())
            line, room = indent, width - cell_len(indent)
        line += f"{word} "
        room -= cell_len(word) + 1
    return [*lines, line.rstrip()]
