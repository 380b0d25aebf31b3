"""Formulas in pages: MathML of our own making, beside a sanitizer that allows none."""

from __future__ import annotations

import re

import pytest

from briefkit.core.body.document import Formula
from briefkit.core.body.markdown import parse_markdown
from briefkit.export.html.html import write_html
from tests.export.samples import paragraph, publication


def maths(*formulas: Formula) -> list[str]:
    """The elements `math` of a page with these formulas."""
    page = write_html(publication(paragraph("See ", *formulas))).data.decode()
    return re.findall(r"<math.*?</math>", page)


def test_a_formula_is_mathml_with_its_source() -> None:
    (found,) = maths(Formula(r"\frac{a}{b} < 1"))
    assert found == (
        '<math display="inline" dir="ltr"><semantics>'
        "<mrow><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>&lt;</mo><mn>1</mn></mrow>"
        '<annotation encoding="application/x-tex">\\frac{a}{b} &lt; 1</annotation></semantics></math>'
    )


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\sqrt{x}", "<mo>√</mo><mi>x</mi>"),
        (r"\sqrt{x+1}", "<mo>√</mo><mo>(</mo><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mo>)</mo>"),
        (r"\sqrt[3]{y}", "<msup><mrow></mrow><mn>3</mn></msup><mo>√</mo><mi>y</mi>"),
        (r"\sqrt{\sqrt{x}}", "<mo>√</mo><mo>(</mo><mrow><mo>√</mo><mi>x</mi></mrow><mo>)</mo>"),
    ],
)
def test_the_sign_of_a_root_needs_no_font_for_formulas(tex: str, shown: str) -> None:
    (found,) = maths(Formula(tex))
    assert f"<mrow>{shown}</mrow>" in found
    assert not re.search("<m(sqrt|root)", found)


def test_cells_say_by_their_class_where_they_stand() -> None:
    (found,) = maths(Formula(r"\begin{align} a &= b \\ c &= d \end{align}", display=True))
    assert re.findall('<mtd class="([^"]*)">', found) == ["right joined", "left"] * 2
    assert " style=" not in found


def test_a_long_formula_can_be_scrolled_and_has_a_name() -> None:
    page = write_html(publication(paragraph("", Formula("x + " * 20 + "y", display=True)))).data.decode()
    assert f'<span class="formula alone" role="group" tabindex="0" aria-label="{"x + " * 20}y"><math' in page


def test_what_cannot_be_set_is_code_as_written() -> None:
    page = write_html(publication(paragraph("", Formula(r"\foo{<x>}")))).data.decode()
    assert r"<code>$\foo{&lt;x&gt;}$</code>" in page
    assert "<math" not in page


@pytest.mark.parametrize(
    "text", ["</annotation></math><script>alert(1)</script>", r"\text{<img src=x onerror=alert()>}"]
)
def test_nothing_gets_out_of_a_formula(text: str) -> None:
    page = write_html(publication(*parse_markdown(f"$$ x^2 {text} $$").blocks)).data.decode()
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_place_of_a_formula_cannot_be_written_by_an_author() -> None:
    page = write_html(publication(*parse_markdown('<i class="formula">1</i> and $x$').blocks)).data.decode()
    assert page.count("<math") == 1
