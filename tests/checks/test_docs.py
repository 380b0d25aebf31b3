"""docs/checks.md is made from the rules and kept current."""

from __future__ import annotations

import os

from briefkit.checks.rules import RULES
from briefkit.output.rules_text import rules_page
from tests.places import ROOT

PAGE = ROOT / "docs" / "checks.md"
MARK = "<!-- What follows is made from the rules: UPDATE_DOCS=1 make test -->\n"


def test_page_of_rules_is_current() -> None:
    introduction, mark, _ = PAGE.read_text("utf-8").partition(MARK)
    wanted = introduction + mark + rules_page(RULES.values())
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(wanted, "utf-8")
    assert PAGE.read_text("utf-8") == wanted
