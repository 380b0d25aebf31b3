"""Charts as pictures: their shapes in the colours and the typeface of a publication, readable by day and by night."""

from __future__ import annotations

import re
from html import escape

from briefkit.core.publication.chart import SIZE, Chart
from briefkit.core.publication.value import Imprint, Picture
from briefkit.export.colours import NIGHT, WHITE, readable, tint
from briefkit.export.directions import direction_of

_TEXT = re.compile(r"(<text [^<>]*+>)([^<>]*+)(</text>)")
_FAMILIES = "'Source Sans 3','Source Sans Pro',system-ui,-apple-system,'Segoe UI','Noto Sans',Arial,sans-serif"
_ISOLATE, _END = "\u2068", "\u2069"
_DAY = {"ink": "#1b1d21", "grey": "#55595f", "line": "#8b9098", "grid": "#dcdfe3", "ground": WHITE}
_DARK = {"ink": "#e7e8ea", "grey": "#a9aeb6", "line": "#7d838c", "grid": "#3b4048", "ground": NIGHT}
"""The colours of the page (page.css); lines have a contrast of 3 : 1, as shapes need by WCAG 2.2, 1.4.11.

Those of a grid are paler: what they would tell is in the numbers beside them, and data stands out from them."""


def chart_picture(chart: Chart, imprint: Imprint) -> Picture:
    """A chart as a drawing that needs nothing from elsewhere; by night its colours are those of the page by night.

    A drawing runs from left to right; each text is in the direction of its own first letter all the same.
    """
    face = imprint.face.replace("'", "").replace("\\", "")
    family = (f"'{face}'," if face else "") + _FAMILIES
    night = _rules(imprint.accent, _DARK)
    style = f"{_rules(imprint.accent, _DAY)}@media screen and (prefers-color-scheme:dark){{{night}}}"
    size = f'viewBox="0 0 {chart.width} {chart.height}" width="{chart.width}" height="{chart.height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{escape(family)}" font-size="{SIZE}">'
    ground = '<rect class="ground" width="100%" height="100%"/>'
    shapes = _TEXT.sub(_in_its_direction, chart.shapes)
    drawing = "\n".join([head, f"<title>{escape(chart.title)}</title>", f"<style>{style}</style>", ground, shapes])
    return Picture(f"{drawing}\n</svg>\n".encode(), "svg", chart.width, chart.height)


def _in_its_direction(found: re.Match[str]) -> str:
    """A text, isolated if it is not from left to right (Unicode Standard Annex 9)."""
    text = found[2] if direction_of(found[2]) != "rtl" else f"{_ISOLATE}{found[2]}{_END}"
    return f"{found[1]}{text}{found[3]}"


def _rules(accent: str, colours: dict[str, str]) -> str:
    """The rules of the classes of shapes."""
    ground = colours["ground"]
    shown = readable(accent, ground)
    return (
        f".ground{{fill:{ground}}}.ink{{fill:{colours['ink']}}}.soft{{fill:{colours['grey']}}}"
        f".line{{stroke:{colours['line']};stroke-width:1}}.grid{{stroke:{colours['grid']};stroke-width:1}}"
        f".solid{{fill:{shown};stroke:{shown};stroke-width:1}}"
        f".hollow{{fill:{ground};stroke:{shown};stroke-width:1.6}}.stroke{{fill:none;stroke:{shown};stroke-width:2}}"
        f".dashed{{stroke:{shown};stroke-width:1;stroke-dasharray:3 3}}.pale{{fill:{tint(shown, ground, 0.2)}}}"
    )
