"""Formulas in PDFs, by both standards."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.body.document import Formula, Items, Paragraph
from briefkit.core.body.markdown import parse_markdown
from briefkit.export.pdf.formulas import formula_data
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import edges_of, keeps_both_standards, pdf_text
from tests.export.samples import heading, paragraph, publication

EVERYTHING = (
    r"\frac{a}{b} \sqrt{x} \sqrt[3]{y} x_1^2 \sum_{i=1}^n \int_0^1 \lim_{x \to 0} f'(x) f''",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
    r"\begin{align} a &= b \\ c &= d \tag{1} \end{align}",
    r"\begin{array}{c|lr} a & b & c \\ \hline d & e & f \end{array}",
    r"\hat{a} \vec{b} \tilde{c} \bar{d} \dot{e} \overline{AB} \underline{CD} \underbrace{a+b}_{c} \overbrace{a}^{b}",
    r"\binom{n}{k} \left( \frac12 \middle| x \right) \bigl[ x \bigr] \left. x \right|_0 \|x\| \lvert y \rvert",
    r"\mathbb{E} \mathcal{L} \mathfrak{g} \mathbf{x} \mathrm{GDP} \textbf{b} \textit{i} \text{é} \Gamma",
    r"\phantom{x} \prescript{14}{6}{C} {}_a^b X \overset{a}{=} \underset{x}{\min} \stackrel{a}{b} \xrightarrow{a}",
    r"\forall x \in \mathbb{R} \; \exists y \quad x \leqslant y \implies \neg z \iff \infty \pm \cdots",
    r"\displaystyle \tfrac12 \dfrac12 \cfrac{1}{1+\cfrac{1}{x}} \operatorname{argmax}_x \coloneqq",
)


@pytest.mark.parametrize("tex", EVERYTHING)
@pytest.mark.parametrize("display", [False, True])
def test_formulas_keep_both_standards(tex: str, *, display: bool) -> None:
    written = write_pdf(publication(paragraph("See ", Formula(tex, display))), strict=True)
    assert keeps_both_standards(written.data)
    assert b"/S/Formula" in written.data or b"/Formula" in written.data


def test_a_formula_has_its_words_as_alternative_text() -> None:
    data = formula_data(Formula(r"\frac{a}{b+c}"), ())
    assert data["alt"] == "a/(b + c)"
    assert not data["alone"]


def test_the_deepest_formula_in_the_deepest_list_is_printed() -> None:
    deep = Paragraph(
        (Formula(r"\sqrt{" * 12 + "x" + "}" * 12), Formula(r"\frac{1}{" * 12 + "x" + "}" * 12, display=True))
    )
    block: Items | Paragraph = deep
    for _ in range(8):
        block = Items(((block,),))
    written = write_pdf(publication(block), strict=True)
    assert keeps_both_standards(written.data)


def test_formulas_in_a_heading_a_table_and_a_note() -> None:
    body = parse_markdown("## A $x$ b\n\n| a | b |\n|---|---|\n| $x$ | $\\frac{a}{b}$ |\n\nc[^1]\n\n[^1]: d $$y$$ e\n")
    assert keeps_both_standards(write_pdf(publication(*body.blocks, notes=body.notes), strict=True).data)


def test_no_formula_leaves_the_page(tmp_path: Path) -> None:
    wide = " + ".join(f"a_{{{number}}}" for number in range(60))
    matrix = rf"\begin{{matrix}} {' & '.join('abcdef' for _ in range(20))} \end{{matrix}}"
    for tex in (wide, matrix, rf"\text{{{'cost of living ' * 20}}}"):
        for display in (True, False):
            data = write_pdf(publication(heading(2, "A"), paragraph("b ", Formula(tex, display)))).data
            left, right = edges_of(data, tmp_path)
            assert left >= 60
            assert right <= 595 - 60


def test_the_words_around_a_formula_come_back(tmp_path: Path) -> None:
    body = parse_markdown("Before $$a = b$$ between $x$ and after.")
    text = pdf_text(write_pdf(publication(*body.blocks)).data, tmp_path)
    assert [word for word in ("Before", "between", "after.") if word not in text] == []


def test_a_formula_with_a_sign_that_no_font_has_is_printed_as_written(tmp_path: Path) -> None:
    written = write_pdf(publication(paragraph("See ", Formula(r"\text{ꦗ} + x", line=3))))
    assert list(written.warnings) == ["line 3: the formula “$\\text{ꦗ} + x$” is printed as written: no font has “ꦗ”"]
    assert "U+A997" in pdf_text(written.data, tmp_path)
