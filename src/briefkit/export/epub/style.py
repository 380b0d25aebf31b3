"""The style of a book: no colours of text or paper, as readers choose these, and bars placed by physical sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from briefkit.core.publication.dossier import Section
from briefkit.core.publication.value import Publication
from briefkit.export.html.style import bar_rules

_SHEET = Path(__file__).parent / "templates" / "book.css"


def book_style(publication: Publication) -> str:
    """The style sheet of a book."""
    start = "right" if publication.right_to_left else "left"
    return f"{_sheet()}{bar_rules(publication, start, 'width')}\n"


def dossier_style(whole: Publication, sections: Iterable[Section]) -> str:
    """The style sheet of a book whose chapters may run in both directions."""
    rules = [_sheet()]
    ones = [section.publication for section in sections]
    for right_to_left, start in ((False, "left"), (True, "right")):
        judgments = tuple(item for one in ones if one.right_to_left == right_to_left for item in one.judgments)
        within = f"[dir={'rtl' if right_to_left else 'ltr'}] "
        rules.append(bar_rules(replace(whole, judgments=judgments), start, "width", within))
    return "".join(rules) + "\n"


@cache
def _sheet() -> str:
    return _SHEET.read_text("utf-8")
