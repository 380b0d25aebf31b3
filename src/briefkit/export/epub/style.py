"""The style of a book: no colours of text or paper, as readers choose these, and bars placed by physical sides."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefkit.core.publication.value import Publication
from briefkit.export.html.style import bar_rules

_SHEET = Path(__file__).parent / "templates" / "book.css"


def book_style(publication: Publication) -> str:
    """The style sheet of a book."""
    start = "right" if publication.right_to_left else "left"
    return f"{_sheet()}{bar_rules(publication, start, 'width')}\n"


@cache
def _sheet() -> str:
    return _SHEET.read_text("utf-8")
