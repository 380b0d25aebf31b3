"""The attributes of a tag, as Python's reader of HTML finds them."""

from __future__ import annotations

from html.parser import HTMLParser


class Attributes(HTMLParser):
    """Reads one tag; `found` are the names and values of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = attrs
