"""Text as Markdown that shows it and nothing else: signs with a meaning in Markdown are escaped, but no others."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"([\\`*_\[\]<~^]|\$(?=\S)|&(?=#?\w{1,32};)|!(?=\[)|=(?==))")
_AT_START = re.compile(r"(?:#{1,6}(?=\s|\Z)|>|\||[+-](?=\s|\Z)|[:~](?=\s)|=+\s*\Z|-+\s*\Z)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")


def words_as_markdown(text: str) -> str:
    """Words in the middle of a paragraph as Markdown."""
    parts = _ADDRESS.split(text)
    return "".join(part if number % 2 else _ANYWHERE.sub(r"\\\1", part) for number, part in enumerate(parts))


def as_markdown(text: str) -> str:
    """A paragraph on one line as Markdown."""
    return escaped_start(words_as_markdown(text))


def escaped_start(escaped: str) -> str:
    """Markdown in which nothing at the start of a line makes it another block than a paragraph."""
    if number := _NUMBER.match(escaped):
        return f"{number[1]}\\{escaped[number.end(1) :]}"
    start = _AT_START.match(escaped)
    return f"\\{escaped}" if start and start[0] else escaped


def is_bold(markdown: str) -> bool:
    """Whether a paragraph in Markdown is bold as a whole."""
    return len(markdown) > 4 and markdown.startswith("**") and markdown.endswith("**") and "**" not in markdown[2:-2]


_ADDRESS = re.compile(r"(https?://[^\s<>\"\\`*_\[\]~^]+)")
