"""The title among the links and notices above a text."""

from __future__ import annotations

import pytest

from briefkit.importers.classify import classified
from briefkit.importers.text import read_text

TEXT = """The ferry agreement between the two island states ends in March, and neither government has said what follows.

Fishing crews on both islands depend on the ferry for fuel, and the harbour masters have asked for a winter timetable.

A commission on the agreement was to meet in October. It has not met, and its members say that nobody invited them."""
TITLE = "What comes after the ferry agreement"


def title(page: str) -> str:
    return next(line.text for line in classified(read_text(page.encode())).lines() if line.kind == "title")


@pytest.mark.parametrize(
    "above",
    [
        "Games\nMovies\nWikis",
        "All the news, numbers and views for people who run markets\nWorld\nLearn more about our data",
        "Direkt zum Hauptmenü springen\nWeiter zur Navigation\nDirekt zum Hauptinhalt springen\nDokumente",
        "Saltar al contenido principal\nEl Ministerio",
        "Aller directement au contenu de la page\nActualités",
        "EMBARGOED UNTIL 00.01, 17 NOVEMBER 2025\nPress release",
        "Home | News | Opinion | Fisheries | Weather | Sport | Video | Subscribe",
        "\n".join(
            [
                *(f"Follow the harbour desk on network {number}" for number in range(3)),
                *(f"Section {number}" for number in range(20)),
                "Why the lighthouse keepers went on strike",
                "A bridge that nobody wanted to pay for",
            ]
        ),
    ],
)
def test_the_title_is_the_line_whose_words_the_text_has(above: str) -> None:
    assert title(f"{above}\n{TITLE}\nBy Ada Brenner\n3 May 2021\n\n{TEXT}\n") == TITLE


def test_a_title_in_other_words_stays_above_its_subtitle() -> None:
    page = (
        f"Still waters\nHow the ferry agreement between two island states came to its end\nBy Ada Brenner\n\n{TEXT}\n"
    )
    assert title(page) == "Still waters"
    links = "\n".join(f"Section {number}" for number in range(20))
    page = (
        f"{links}\nA ferry for fishing crews\nHow the agreement between two island states came to its end\n\n{TEXT}\n"
    )
    assert title(page) == "A ferry for fishing crews"


def test_a_body_is_no_title_of_a_page_with_links() -> None:
    links = "\n".join(f"Section {number}" for number in range(20))
    text = TEXT.replace("A commission on the agreement", "The Council on Island Affairs")
    assert title(f"Council on Island Affairs\n{links}\n{TITLE}\n\n{text}\n") == TITLE
