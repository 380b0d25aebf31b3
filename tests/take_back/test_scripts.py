"""Words of a complex script, and in OpenDocument those of East Asia, have properties of their own."""

from __future__ import annotations

import pytest

from briefkit.core.revisions.document import Returned
from briefkit.importers.revisions.read import read_own
from tests.importers.word_files import docx
from tests.take_back.test_open_losses import odt

_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"


def bold(document: Returned) -> str:
    """The words that are bold."""
    signs = (sign for part in document.paragraphs for sign in part.signs)
    return "".join(sign.glyph.text for sign in signs if "strong" in sign.glyph.styles)


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ("<w:b/>", "one 三"),
        ("<w:bCs/>", "اثنان 12 "),
        ("<w:b/><w:bCs/>", "one اثنان 12 三"),
        ("<w:rtl/><w:bCs/>", "one اثنان 12 三"),
    ],
)
def test_bold_in_word_is_that_of_the_script(look: str, expected: str) -> None:
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">one اثنان 12 三</w:t></w:r>'
    assert bold(read_own(docx(f"<w:p>{run}</w:p>"))) == expected


@pytest.mark.parametrize(
    ("property_", "expected"),
    [
        ('fo:font-weight="bold"', "one "),
        ('style:font-weight-complex="bold"', "اثنان 12 "),
        ('style:font-weight-asian="bold"', "三"),
    ],
)
def test_bold_in_opendocument_is_that_of_the_script(property_: str, expected: str) -> None:
    style = (
        f'<style:style xmlns:fo="{_FO}" style:name="T1" style:family="text">'
        f"<style:text-properties {property_}/></style:style>"
    )
    data = odt('<text:p><text:span text:style-name="T1">one اثنان 12 三</text:span></text:p>', styles=style)
    assert bold(read_own(data)) == expected


def test_a_span_may_take_away_what_the_one_around_it_gives() -> None:
    styles = "".join(
        f'<style:style xmlns:fo="{_FO}" style:name="{name}" style:family="text">'
        f'<style:text-properties fo:font-weight="{weight}"/></style:style>'
        for name, weight in (("T1", "bold"), ("T2", "normal"))
    )
    inner = '<text:span text:style-name="T2">two</text:span>'
    data = odt(f'<text:p><text:span text:style-name="T1">one {inner} three</text:span></text:p>', styles=styles)
    assert bold(read_own(data)) == "one  three"
