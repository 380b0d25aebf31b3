"""Formulas in TeX as trees, and why some are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.formulas.read import LONGEST, fault_of, read_formula
from briefkit.core.formulas.spoken import spoken_formula
from briefkit.core.formulas.tree import CONTAINERS, MARKS, TOKENS, FormulaError, Part

SPOKEN = {
    r"E = mc^2": "E = mc^2",
    r"\frac{a}{b+c}": "a/(b + c)",
    r"\sqrt[3]{x} + \sqrt{y}": "√[3](x) + √(y)",
    r"\sum_{i=1}^n x_i": "∑_(i = 1)^nx_i",
    r"\begin{align} a &= b \\ c &= d \end{align}": "a, = b; c, = d",
    r"a \\ b": "a; b",
    r"\mathbb{E}[X] \leqslant f'(x)": "E[X]⩽f′(x)",
    r"\text{if } x \label{eq:1} \nonumber": "if x",
    r'\text{für "alle"} x': 'für "alle"x',
    r'\textbf{"x"}': '"x"',
    r"x = 1 \tag{1}": "x = 1, (1)",
    r"x = 1 \tag{1} \\ y = 2 \tag{A}": "x = 1, (1); y = 2, (A)",
    r"\begin{aligned} x &= 1 \\ y &= 2 \end{aligned} \tag{2}": "x, = 1; y, = 2, (2)",
    r"\begin{equation} x = 1 \tag{1} \end{equation}": "x = 1, (1)",
    r"\hat{y} \binom{n}{k}": "yˆ(n; k)",
    r"\sin^2 x": "sin^2 x",
}
FAULTS = {
    r"\foo": "unknown command “\\foo”",
    r"\frac{a": "expected closing token “}”, but reached end of input",
    "a_1_2": "duplicate subscript or superscript",
    r"\color{red}{x}": "it sets colours",
    r"\cancel{x}": "it strikes out or frames a part",
    r"\newcommand{\x}{\x\x}\x": "“\\newcommand” defines commands, which formulas here cannot",
    r"\def\x{\x}\x": "“\\def” defines commands, which formulas here cannot",
    r"\href{https://x.org}{y}": "unknown command “\\href”",
    r"\includegraphics{x.png}": "unknown command “\\includegraphics”",
    r"\input{/etc/passwd}": "unknown command “\\input”",
    r"\htmlData{a=b}{c}": "unknown command “\\htmlData”",
    r"\style{color:red}{x}": "unknown command “\\style”",
    "x" * (LONGEST + 1): "it has more than 3,000 characters",
    "{" * 1400 + "}" * 1400: "it is nested too deep",
    "^{" * 900 + "}" * 900: "it is nested too deep",
    r"\hat" + r"\hat" * 700 + " x": "it is nested too deep",
    r"\left(" * 200 + r"\right)" * 200: "it is nested too deep",
    r"\sqrt{" * 30 + "x" + "}" * 30: "it is nested too deep",
    " ": "it is empty",
    "a\x00b\x0c": "it has a control character",
}


@pytest.mark.parametrize("tex", SPOKEN)
def test_a_formula_in_one_line(tex: str) -> None:
    assert spoken_formula(read_formula(tex, display=True)) == SPOKEN[tex]


@pytest.mark.parametrize("tex", FAULTS)
def test_why_a_formula_cannot_be_set(tex: str) -> None:
    assert fault_of(tex, display=True) == FAULTS[tex]
    with pytest.raises(FormulaError):
        read_formula(tex, display=False)


def names(parts: tuple[Part, ...]) -> set[str]:
    """The names of all parts, of which each has only marks that are known."""
    found = {part.name for part in parts}
    for part in parts:
        assert set(part.marks) <= MARKS.get(part.name, set())
        found |= names(part.parts)
    return found


_SIGNS = [
    "\\frac",
    "\\sqrt",
    "\\left(",
    "\\right)",
    "{",
    "}",
    "^",
    "_",
    "x",
    "\\alpha",
    "\\text{a}",
    "&",
    "\\\\",
    "<",
]


@given(st.lists(st.sampled_from(_SIGNS), max_size=30).map("".join))
def test_any_formula_is_read_or_refused_by_name(tex: str) -> None:
    try:
        tree = read_formula(tex, display=True)
    except FormulaError as error:
        assert error.reason
    else:
        assert names(tree.parts) <= CONTAINERS | TOKENS
        assert spoken_formula(tree) == spoken_formula(tree).strip()
