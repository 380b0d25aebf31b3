"""Explanations of rules."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.diagnostic import Rule
from briefkit.output.rules_text import explanation_lines, rule_lines

ONE = Rule("one", "reading", "error", "First.", "More about it.", "a: 1\n\nb: 2", "a: 3", "front matter")
LONGER = Rule(
    "longer-id",
    "files",
    "warning",
    "Second.",
    "Why.",
    "bad words",
    "good\nwords",
    "words",
    by_default=False,
    fixable=True,
)


def test_a_line_for_each_rule() -> None:
    assert list(rule_lines([ONE, LONGER])) == [
        "one        error    First.\n",
        "longer-id  warning  Second. (fixable, off by default)\n",
    ]
    assert list(rule_lines([replace(LONGER, by_default=True)])) == ["longer-id  warning  Second. (fixable)\n"]


def test_an_explanation_with_examples() -> None:
    assert "".join(explanation_lines(ONE)) == (
        "one (error, reading)\n\nMore about it.\n\nBad:\n\n    a: 1\n\n    b: 2\n\nGood:\n\n    a: 3\n"
    )
    assert next(explanation_lines(LONGER)).startswith("longer-id (warning, files) (fixable, off by default)\n")
