"""Alerts in a publication."""

from __future__ import annotations

import pytest

from briefkit.core.body.document import Items, Quote, plain_text
from briefkit.core.body.github import ALERTS
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.alerts import NAMES, named_alerts


def name_in(text: str, language: str) -> str:
    """The first words of an alert, which may stand in a list."""
    (block,) = named_alerts(parse_markdown(text).blocks, language)
    alert = block.items[0][0] if isinstance(block, Items) else block
    assert isinstance(alert, Quote)
    return plain_text(alert.blocks[0].children)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Warning"), ("de-AT", "Warnung"), ("ar", "تحذير"), ("zh-Hans", "警告"), ("eu", "Warning")],
)
def test_alerts_are_named_in_the_language_of_the_brief(language: str, name: str) -> None:
    assert name_in("> [!WARNING]\n> x", language) == name
    assert name_in("- > [!WARNING]\n  > x", language) == name


def test_every_language_has_every_name() -> None:
    assert {language: len(set(names)) for language, names in NAMES.items()} == dict.fromkeys(NAMES, len(ALERTS))


def test_quotations_have_no_name() -> None:
    assert name_in("> x", "en") == "x"
