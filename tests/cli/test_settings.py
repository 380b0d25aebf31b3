"""What briefkit.toml may say: a good value of each kind is taken, a wrong one refused by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import briefkit

GOOD = """
[library]
name = "Fee Desk"
language = "de"
likelihood_scale = "phia"
access = "internal"
kinds = ["speech"]
exclude = ["old/**"]
[views]
open = "issue:(status:disputed)"
[disclaimers]
own = "The views are the author's."
[brand]
accent = "#1F3a5f"
[check]
ignore = [{rule = "figure-credit", reason = "our own charts"}]
"""


def told(folder: Path, settings: str) -> tuple[int, str]:
    (folder / "briefkit.toml").write_text(settings, "utf-8")
    ran = briefkit("list", folder=folder)
    return ran.code, ran.stderr


def test_good_values_are_taken(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD)[0] == 0
    assert told(tmp_path, "")[0] == 0


@pytest.mark.parametrize(
    ("good", "bad", "named"),
    [
        ('"#1F3a5f"', '"red"', "brand.accent"),
        ('"#1F3a5f"', '"#1f3a5f0"', "brand.accent"),
        ('"#1F3a5f"', "7", "brand.accent"),
        ('"phia"', '"phi"', "library.likelihood_scale"),
        ('"internal"', '"secret"', "library.access"),
        ('["speech"]', "true", "library.kinds"),
        ('["speech"]', "[1]", "library.kinds"),
        ('"Fee Desk"', "[]", "library.name"),
        ('[{rule = "figure-credit", reason = "our own charts"}]', '["figure-credit"]', "check.ignore"),
        ("name =", "nam =", "name"),
        ("[brand]", "[brnad]", "brand"),
        ("[views]\nopen =", "[views]\nopen = 3\nclosed =", "views.open"),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(tmp_path: Path, good: str, bad: str, named: str) -> None:
    assert good in GOOD
    code, message = told(tmp_path, GOOD.replace(good, bad, 1))
    assert (code, named in message) == (2, True), message
