"""The style of a page: our style sheet, the publisher's colours made readable, and a rule for each bar.

Everything is in one style element, the publisher's own rules last, so that the content security policy can allow it by
its hash and forbid everything else.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefkit.core.publication.value import Publication
from briefkit.export.colours import NIGHT, WHITE, readable, tint
from briefkit.export.likelihoods import bar_of, spans_of
from briefkit.export.own_parts import own_style

_TEMPLATES = Path(__file__).parent / "templates"


def page_style(publication: Publication, sheet: str = "") -> str:
    """The text of the page's style element. Rules of another `sheet` of ours follow those of `page.css`."""
    accent = publication.imprint.accent
    day = _colours(accent, WHITE, touch=0.07, edge=0.30)
    night = _colours(accent, NIGHT, touch=0.12, edge=0.30)
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"
    paper = "letter" if publication.imprint.paper == "us-letter" else "A4"
    size = "html{font-size:125%!important}" if publication.layout.large_print else ""
    bars = bar_rules(publication, "inset-inline-start", "inline-size")
    sheets = "\n".join(map(_sheet, filter(None, ("page.css", sheet))))
    own = f'--own:"{face}",;' if (face := publication.imprint.face) else ""
    return f":root{{{own}{day}}}{size}\n{dark}\n@page{{size:{paper}}}\n{sheets}\n{bars}\n{own_style(publication)}"


def bar_class(start: float, width: float) -> str:
    """The classes that place a bar: `from-55 wide-25` is 25 % wide and starts at 55 %."""
    return f"from-{round(start)} wide-{max(1, round(width))}"


@cache
def _sheet(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _colours(accent: str, ground: str, *, touch: float, edge: float) -> str:
    shown = readable(accent, ground)
    shown = readable(
        shown, tint(shown, ground, touch)
    )  # also readable on the tinted background of boxes and table heads
    return f"--accent:{shown};--tint:{tint(shown, ground, touch)};--edge:{tint(shown, ground, edge)}"


def bar_rules(publication: Publication, start: str, size: str, within: str = "") -> str:
    """The rules of the classes that place the bars of a publication, by these properties, `within` a selector."""
    bars = [bar for judgment in publication.judgments if (bar := bar_of(judgment, publication.language))]
    spans = [span for bar in bars for span in spans_of(bar)]
    starts = {f"{within}.from-{round(span.start)}{{{start}:{round(span.start)}%}}" for span in spans}
    widths = {f"{within}.wide-{max(1, round(span.width))}{{{size}:{max(1, round(span.width))}%}}" for span in spans}
    return "".join(sorted(starts | widths))
