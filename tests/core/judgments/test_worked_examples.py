"""The worked examples of docs/judgments.md give the figures that were computed by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from briefkit.core.registry.registry import Registry
from briefkit.library.library import Library
from briefkit.settings import Settings
from briefkit.storage.parsed_store import GivenBriefs, Parsed
from tests.core.judgments.ledger import brief

PAGE = Path(__file__).parents[3] / "docs" / "judgments.md"
EXAMPLE = re.compile(r"^\*\*(\d+)\. .*?^```yaml\n(.*?)^```\n\n\*\*(.*?)\*\*$", re.DOTALL | re.MULTILINE)
EXAMPLES = EXAMPLE.findall(PAGE.read_text("utf-8"))


@pytest.mark.parametrize(("number", "briefs", "figures"), EXAMPLES, ids=[number for number, *_ in EXAMPLES])
def test_worked_example(number: str, briefs: str, figures: str) -> None:
    heads = list(yaml.safe_load_all(briefs))
    parsed = [
        brief(head.pop("id", number), yaml.safe_dump({"status": "published", **head}, sort_keys=False))
        for head in heads
    ]
    library = Library(Path("nowhere"), GivenBriefs(Settings(), Parsed(Registry(), parsed)))
    (row,) = library.judgments.score().records()
    for figure in figures.replace("−", "-").split(", "):
        name, value = figure.split()
        assert row[name] == pytest.approx(float(value), abs=1e-6), figure


def test_there_are_ten() -> None:
    assert len(EXAMPLES) >= 10
