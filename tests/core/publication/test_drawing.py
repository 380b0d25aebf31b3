"""Drawings: their size, and which are refused because they would take endless time or load something."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable

import pytest

from briefkit.core.publication.drawing_cost import MOST_DRAWN, TOO_MANY
from briefkit.core.publication.picture import picture_of
from briefkit.core.publication.value import Picture
from tests.export.samples import png

UNKNOWN = "it is not a PNG, JPEG, GIF, WebP or SVG under 40 MiB"
DOT = '<rect id="dot" width="1" height="1"/>'
FILTERED = '<filter id="f" {}>{}</filter><rect width="9" height="9" filter="url(#f)"/>'


def drawing(inside: str = DOT, attributes: str = 'width="40" height="20"') -> str:
    """A drawing."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'


def doubled(part: Callable[[int], str], levels: int) -> str:
    """Parts of which each refers twice to the one before."""
    return DOT.replace("dot", "p0") + "".join(part(number) for number in range(1, levels))


def embedded(data: bytes, kind: str = "png") -> str:
    """A picture inside."""
    return f'<image href="data:image/{kind};base64,{base64.b64encode(data).decode()}"/>'


def reason(text: str | bytes) -> str:
    """Why a drawing is not shown."""
    found = picture_of(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, str), "it is shown"
    return found


def shown(text: str | bytes) -> Picture:
    """A drawing that is shown."""
    found = picture_of(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, Picture), found
    return found


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ("width='40px' height=' 20.9 '", (40, 20)),
        ('width="4e1" height="2E+1px"', (40, 20)),
        ('width="40mm" height="100%"', (0, 0)),
        ('viewBox="0 0 40 20"', (0, 0)),
        ('width="auto" height="calc(1px)"', (0, 0)),
        ('width="0.5" height="100000"', (0, 100_000)),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[int, int]) -> None:
    found = shown(drawing(attributes=attributes))
    assert (found.format, found.width, found.height, found.pixels) == ("svg", *size, 0)


@pytest.mark.parametrize("width", ["1e999", "9" * 400, "-1", "0", "0.0mm", "100001", "1e30in"])
def test_a_side_without_end_or_without_length_is_refused(width: str) -> None:
    assert reason(drawing(attributes=f'width="{width}"')).startswith("its width, “")


@pytest.mark.parametrize("box", ["0 0 0 20", "0,0,-1,1", "0 0 1e999 1"])
def test_a_view_without_area_is_refused(box: str) -> None:
    assert reason(drawing(attributes=f'viewBox="{box}"')) == f"its viewBox, “{box}”, has no area"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + drawing(),
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n' + drawing(),
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        + drawing(),
        '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:rect/></s:svg>',
        drawing("<script>alert(1)</script><style>@import url(http://127.0.0.1:1/x.css);</style>"),
        drawing('<a href="https://example.org/"><rect/></a><animate attributeName="x" dur="1s"/>'),
        drawing(FILTERED.format('x="-0.2" width="140%"', '<feGaussianBlur stdDeviation="3"/>')),
        drawing(FILTERED.format('filterUnits="userSpaceOnUse" width="900"', '<feOffset dx="2"/>')),
        drawing('<g clip-path="url(#dot)">' * 300 + DOT + "</g>" * 300),
    ],
)
def test_ordinary_drawings_are_shown(text: str) -> None:
    assert shown(text).format == "svg"


def test_other_encodings_are_read() -> None:
    assert shown(drawing().encode("utf-16")).width == 40
    assert (
        shown(b'<?xml version="1.0" encoding="ISO-8859-1"?>' + drawing("<text>\xe9</text>").encode("latin-1")).width
        == 40
    )


@pytest.mark.parametrize(
    "data",
    [
        b"<!---->" * 40 + b"x",
        b"<html><svg/></html>",
        b"<svg><rect/></svg>",
        b"<!DOCTYPE html><svg/>",
        b"",
        b"\x1f\x8b\x08\x00compressed",
        b"plain text",
    ],
)
def test_what_is_no_drawing_is_called_so(data: bytes) -> None:
    assert reason(data) == UNKNOWN


def test_damaged_drawings_are_refused_by_line() -> None:
    assert reason(drawing("\n<rect>")) == "it is not valid XML (line 2: mismatched tag)"
    assert reason(drawing("&nbsp;")) == "it is not valid XML (line 1: undefined entity)"


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + drawing("<text>&b;</text>")
    file = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + drawing("<text>&a;</text>")
    for text in (bomb, file):
        assert reason(text) == "it declares entities in its DOCTYPE: remove them, or save it as plain SVG"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/x.png", "file:///etc/hostname", "other.png", "//example.org/x"]
)
@pytest.mark.parametrize("element", ["image", "feImage", "use"])
@pytest.mark.parametrize("name", ["href", "x:href"])
def test_what_would_have_to_be_loaded_is_refused(address: str, element: str, name: str) -> None:
    text = drawing(f'<{element} {name}="{address}"/>', 'xmlns:x="http://www.w3.org/1999/xlink"')
    assert reason(text) == f"it refers to “{address}”, which no export loads: embed it, or remove it"


@pytest.mark.parametrize(
    "inside",
    [
        doubled(lambda n: f'<g id="p{n}"><use href="#p{n - 1}"/><use href="#p{n - 1}"/></g>', 40),
        doubled(
            lambda n: (
                f'<pattern id="p{n}"><path fill="url(#p{n - 1})"/><path style="fill: url( #p{n - 1} )"/></pattern>'
            ),
            40,
        )
        + '<rect fill="url(#p39)"/>',
        doubled(lambda n: f'<mask id="p{n}"><g mask="url(#p{n - 1})"/><g mask="url(\'#p{n - 1}\')"/></mask>', 40),
        f'<marker id="m">{"<g/>" * 100}</marker><path marker-mid="url(#m)" d="M0 0{"L1 1" * 2000}"/>',
        f'<style>.a, .b {{ fill: url(#p) }}</style><pattern id="p">{"<g/>" * 400}</pattern>' + '<g class="x a"/>' * 600,
        f'<style>path {{ fill: url(#p) }}</style><pattern id="p">{"<g/>" * 400}</pattern>' + "<path/>" * 600,
        FILTERED.format("", "<feFlood/>" * 40) + '<g filter="url(#f)"/>' * 60,
        "<g/>" * (MOST_DRAWN + 1),
    ],
    ids=["use", "pattern", "mask", "marker", "class", "element", "filter", "many"],
)
def test_what_draws_without_end_is_refused(inside: str) -> None:
    assert reason(drawing(inside)) == TOO_MANY
    assert TOO_MANY == "it draws more than 200 thousand shapes, counting those that it repeats"


def test_references_in_a_circle_are_drawn_once() -> None:
    assert shown(drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#no"/>')).width == 40


def test_style_sheets_with_too_many_rules_are_refused() -> None:
    rules = "<style>" + ".a{fill:red}" * 8000 + "</style>"
    assert reason(drawing(rules + "<g/>" * 8000)).startswith("its style sheet takes too long")
    assert shown(drawing(rules + "<g/>" * 800)).width == 40


@pytest.mark.parametrize(
    ("region", "step", "named"),
    [
        ("", '<feGaussianBlur stdDeviation="2 5000"/>', "stdDeviation is more than 500"),
        ("", '<feTurbulence numOctaves="1e999"/>', "numOctaves is more than 10"),
        ("", '<feMorphology radius="-1000"/>', "radius is more than 100"),
        ("", '<feConvolveMatrix order="999"/>', "order is more than 15"),
        ('filterUnits="userSpaceOnUse" width="99999"', "", "its width is 99999"),
        ('x="-9999"', "", "its x is -9999"),
        ('height="9999%"', "", "its height is 9999%"),
    ],
)
def test_filters_that_take_minutes_are_refused(region: str, step: str, named: str) -> None:
    assert reason(drawing(FILTERED.format(region, step))) == f"a filter in it takes too long to draw: {named}"


def test_html_inside_is_noticed() -> None:
    assert not shown(drawing(DOT)).has_html
    label = '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">Paris</p></foreignObject>'
    assert shown(drawing(f"<g>{label}</g>{DOT}")).has_html


def test_pictures_inside_count() -> None:
    assert shown(drawing(embedded(png(30, 20).data) * 2)).pixels == 2 * 30 * 20
    assert shown(drawing(embedded(drawing(embedded(png(30, 20).data)).encode(), "svg+xml"))).pixels == 30 * 20
    assert shown(
        drawing(f'<image href="data:image/svg+xml,{drawing("").replace(chr(34), "%22").replace("<", "%3C")}"/>')
    )
    assert reason(drawing(embedded(b"nothing"))) == f"of a picture inside: {UNKNOWN}"
    assert reason(drawing('<image href="data:image/png;base64,A"/>')) == "a picture inside is not valid base64"


@pytest.mark.parametrize(
    "hostile",
    [
        lambda size: b"<!---->" * size + b"x",
        lambda size: b"<?xml " * size,
        lambda size: b" " * size * 8,
        lambda size: b"<svg " + b'width="1" ' * size,
        lambda size: drawing("<g>" * size).encode(),
        lambda size: drawing("<style>" + "a{" * size + "</style>").encode(),
        lambda size: drawing("<style>" + "url(#" * size + "</style>").encode(),
        lambda size: drawing(attributes=f'width="{"1" * size}"').encode(),
        lambda size: drawing(attributes=f'viewBox="{"." * size}"').encode(),
        lambda size: drawing(f'<path fill="{"url(" * size}"/>').encode(),
        lambda size: drawing("".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(size // 20))).encode(),
    ],
)
def test_reading_takes_time_in_proportion(hostile: Callable[[int], bytes]) -> None:
    data = hostile(100_000)
    start = time.process_time()
    picture_of(data)
    assert time.process_time() - start < 3, "quadratic work would take minutes"
