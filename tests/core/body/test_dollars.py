"""Formulas between dollar signs, and money, which is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Formula, Paragraph, Quote, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.diff.text.blocks import split_blocks

MONEY = (
    "$5 million to $6 million",
    "US$5–US$6",
    "$5–$6",
    "cost $3bn (in 2018 $)",
    "5$ and 6$",
    "$5 and 6$",
    "between $100m and $200m, or $10-20$",
    "$5m-6m$",
    "A$5/C$6 and NT$30$",
    "$10/$20",
    r"\$5 and $6\$",
    "the $/€ rate and the ¥/$",
    "$1,000.50, then $2,000.50$",
    "option $a or option b$",
    "$GOOG and $AAPL$",
    "$HOME/$USER",
    "between $A and $B.",
    "[a $5](https://x.org) and $6$",
    "`$x$` and $y`a$b`",
    "$x_1 and x_2 for$",
    "$5% of it$",
    "$$$ to $$$$",
    "https://x.org/$metadata#$x$",
    "$5_000$",
)
FORMULAS = {
    "$x$ and $y$": ["x", "y"],
    "the $k$th of $n$-many": ["k", "n"],
    "CO$_2$, H$_2$O and m$^2$": ["_2", "_2", "^2"],
    "$E=mc^2$.": ["E=mc^2"],
    "$GDP = C + I + G$": ["GDP = C + I + G"],
    "$p < 0.05$, $10^6$, $1{,}000$ and $50\\%$": ["p < 0.05", "10^6", "1{,}000", "50\\%"],
    "it costs $5, or $\\alpha x$ for $6": ["\\alpha x"],
    "$ \\alpha + 1 $": ["\\alpha + 1"],
    "$`5`$ and $`a_1`$": ["5", "a_1"],
    "**$x$** *and* [$y$](https://x.org)": ["x", "y"],
    "函数$x$是": ["x"],
    "$f'(x)$ and $a_1 + b_1$": ["f'(x)", "a_1 + b_1"],
    "$x\n= y$": ["x\n= y"],
    "| a | b |\n|---|---|\n| $x$ | $5 |\n": ["x"],
}
BLOCKS = {
    "$$ a = b $$": "a = b",
    "$$\na\n= b\n- c\n# d\n$$": "a\n= b\n- c\n# d",
    "where\n$$\na\n$$": "a",
    "> $$\n> a\n> $$": "a",
    "- x\n\n  $$\n  a\n  $$": "a",
    "```math\na\n```": "a",
    "It is $$a$$ here.": "a",
}


@pytest.mark.parametrize("text", MONEY)
def test_money_is_never_a_formula(text: str) -> None:
    assert parse_markdown(text).formulas == ()


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_in_a_text(text: str) -> None:
    found = parse_markdown(text).formulas
    assert [formula.tex for formula in found] == FORMULAS[text]
    assert not any(formula.display for formula in found)


@pytest.mark.parametrize("text", BLOCKS)
def test_formulas_on_lines_of_their_own(text: str) -> None:
    (formula,) = parse_markdown(text).formulas
    assert formula.display
    assert formula.tex == BLOCKS[text]


def test_what_ends_nowhere_is_text() -> None:
    for text in ("$$\na\n\nb $$", "> $$\n> a\n\n$$", "$$\na", "$$\n\n$$"):
        assert parse_markdown(text).formulas == ()


def test_a_formula_knows_its_line() -> None:
    body = "One\ntwo $x$\n\n> a\n>\n> $$\n> y\n> $$\n"
    assert [formula.line for formula in parse_markdown(body, first_line=10).formulas] == [11, 15]


def test_a_formula_is_what_its_author_wrote_where_only_words_fit() -> None:
    (block,) = parse_markdown("A $x_1$ b $$y$$").blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.children) == "A $x_1$ b $$y$$"


def test_a_formula_on_lines_of_its_own_is_one_block_for_a_diff() -> None:
    body = "One\n\n$$\na\n= b\n- c\n$$\n\nTwo\n"
    assert [block.text for block in split_blocks(body).blocks] == ["One", "$$\na\n= b\n- c\n$$", "Two"]


def test_many_that_end_nowhere_are_looked_for_once() -> None:
    body = "> $$ a\n" * 2_000
    (block,) = parse_markdown(body).blocks
    assert isinstance(block, Quote)


@given(st.text("$ab1 \\`{}_^\n>-", max_size=60))
def test_no_sign_of_a_text_is_lost(text: str) -> None:
    document = parse_markdown(text)
    for formula in document.formulas:
        assert formula.tex == formula.tex.strip() != ""
        assert isinstance(formula, Formula)


@given(st.lists(st.sampled_from(["$5", "$6m", "US$7", "8$", "to", "and", "(in $)", "–", "$/€", "$1.5bn"]), max_size=8))
def test_no_row_of_amounts_is_a_formula(words: list[str]) -> None:
    assert parse_markdown(" ".join(words)).formulas == ()
