"""The style of a page: our own sheet, the house's colours made readable, and a rule for each width that a bar needs.

Everything stands in one style element, so that the content security policy can name it by its hash and forbid the rest.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefkit.core.publication import Publication
from briefkit.export.colours import NIGHT, WHITE, readable, tint
from briefkit.export.likelihoods import bar_of

_SHEET = Path(__file__).parent / "templates" / "html" / "page.css"


def page_style(publication: Publication) -> str:
    """The text of the page's style element."""
    accent = publication.imprint.accent
    day = _colours(accent, WHITE, edge=0.30)
    night = _colours(accent, NIGHT, edge=0.45)
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"
    paper = "letter" if publication.imprint.paper == "us-letter" else "A4"
    return f":root{{{day}}}\n{dark}\n@page{{size:{paper}}}\n{_sheet()}\n{''.join(sorted(_bar_rules(publication)))}"


def bar_class(start: float, width: float) -> str:
    """The classes that place a bar: `from-55 to-25` is 25 % wide and starts at 55 %."""
    return f"from-{round(start)} wide-{max(1, round(width))}"


@cache
def _sheet() -> str:
    return _SHEET.read_text("utf-8")


def _colours(accent: str, ground: str, *, edge: float) -> str:
    return (
        f"--accent:{readable(accent, ground)};--tint:{tint(accent, ground, 0.07 if ground == WHITE else 0.25)};"
        f"--edge:{tint(accent, ground, edge)}"
    )


def _bar_rules(publication: Publication) -> set[str]:
    bars = [bar for judgment in publication.judgments if (bar := bar_of(judgment, publication.language))]
    starts = {f".from-{round(bar.start)}{{inset-inline-start:{round(bar.start)}%}}" for bar in bars}
    return starts | {f".wide-{max(1, round(bar.width))}{{inline-size:{max(1, round(bar.width))}%}}" for bar in bars}
