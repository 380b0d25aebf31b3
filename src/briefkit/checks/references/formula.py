"""Formulas that cannot be set."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.core.formulas.read import fault_of


@rule(
    "formula",
    bad=r"The rate is $\fraction{a}{b}$.",
    good=r"The rate is $\frac{a}{b}$.",
    example="body",
)
def formula(brief: Brief, *_: object) -> Found:
    r"""A formula that cannot be set, which is printed as it is written.

    Formulas are written in TeX: `$…$` in a text, `$$…$$` or a fence of `math` on lines of their own. They can have what
    MathML Core can show; they cannot have colours, links, pictures or commands of your own (`\newcommand`). An amount
    of money is no formula: no figure follows the second sign, and figures or words alone are left as they are. If you
    mean the signs themselves, write `\$` or put them between backticks.
    """
    if "$" not in brief.body and "math" not in brief.body:
        return
    lines = brief.body.split("\n")
    for found in parse_markdown(brief.body, first_line=brief.body_line).formulas:
        if reason := fault_of(found.tex, display=found.display):
            start = lines[found.line - brief.body_line].find(found.source) + 1
            hint = f"it is printed as written: {reason}"
            yield diagnostic(f"“{found.name}” cannot be set", hint=hint, line=found.line, column=max(1, start))
