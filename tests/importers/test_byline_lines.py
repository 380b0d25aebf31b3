"""Bylines on several lines."""

from __future__ import annotations

import pytest

from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.importers import Source
from briefkit.importers.text import read_text

TEXT = "The ports of the north have asked for a third berth, and for the money that it takes to build one.\n\n" * 3


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ada Brenner and\nLuis Ocampo", ["Ada Brenner", "Luis Ocampo"]),
        ("by Ada Brenner\nand Luis Ocampo", ["Ada Brenner", "Luis Ocampo"]),
        ("By\nAda Brenner", ["Ada Brenner"]),
        ("By Ada Brenner,\nLuis Ocampo and\nMia Strand", ["Ada Brenner", "Luis Ocampo", "Mia Strand"]),
        ("Von Ada Brenner und\nLuis Ocampo", ["Ada Brenner", "Luis Ocampo"]),
        ("By Ada Brenner\nand what the ports will do next", ["Ada Brenner"]),
        ("By Ada Brenner\nLuis Ocampo Square", ["Ada Brenner"]),
    ],
)
def test_names_of_a_byline_may_stand_on_lines_of_their_own(byline: str, authors: list[str]) -> None:
    page = f"Three berths\n{byline}\n3 May 2021\n\n{TEXT}"
    assert draft_of(read_text(page.encode()), Source()).front_matter.get("authors") == authors
