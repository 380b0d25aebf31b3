"""The properties of a run of text."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from briefkit.export.docx.look import EASTERN, word_language


class Format(NamedTuple):
    """How words look, and their language. `style` is the id of a style of characters, `raised` super- or subscript.

    `backwards`: they run from right to left. `dotted` is the kind of dots at their characters. `eastern`: signs that
    East Asian and Western fonts share are set in the former.
    """

    style: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    highlighted: bool = False
    raised: str = ""
    colour: str = ""
    dotted: str = ""
    language: str = ""
    backwards: bool = False
    eastern: bool = False
    hidden: bool = False


@lru_cache(maxsize=512)
def properties_of(how: Format) -> str:
    """The element with the properties, in the order of the schema; empty if there are none."""
    parts = [
        f'<w:rStyle w:val="{how.style}"/>' if how.style else "",
        '<w:rFonts w:hint="eastAsia"/>' if how.eastern else "",
        "<w:b/><w:bCs/>" if how.bold else "",
        "<w:i/><w:iCs/>" if how.italic else "",
        "<w:strike/>" if how.struck else "",
        "<w:webHidden/>" if how.hidden else "",
        f'<w:color w:val="{how.colour}"/>' if how.colour else "",
        '<w:highlight w:val="yellow"/>' if how.highlighted else "",
        '<w:u w:val="single"/>' if how.underlined else "",
        f'<w:vertAlign w:val="{how.raised}"/>' if how.raised else "",
        "<w:rtl/>" if how.backwards else "",
        f'<w:em w:val="{how.dotted}"/>' if how.dotted else "",
        _language(how) if how.language else "",
    ]
    inside = "".join(parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _language(how: Format) -> str:
    tag = word_language(how.language)
    if how.backwards:
        return f'<w:lang w:bidi="{tag}"/>'
    east = how.language.partition("-")[0] in EASTERN
    return f'<w:lang w:eastAsia="{tag}"/>' if east else f'<w:lang w:val="{tag}"/>'
