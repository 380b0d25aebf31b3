"""Bylines as newspapers, institutes and ministries print them, read alike in text and in HTML."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.html.page import read_html
from briefkit.importers.importers import Draft, Source
from briefkit.importers.text import read_text

TITLE = "What the ferry costs"
TEXT = (
    "The ferry has carried a third fewer lorries since the spring, but nobody has lowered its price.",
    "The two towns want a guarantee from the operator before they pay for another landing stage.",
)

BYLINES: dict[str, list[object]] = {
    "By Ada Brenner, Director, Near East and South Asia Programme": ["Ada Brenner"],
    "By Ada Brenner, Head of Strategy and Public Relations": ["Ada Brenner"],
    "By Ada Brenner and Luis Ocampo, Near East and South Asia Programme": ["Ada Brenner", "Luis Ocampo"],
    "By Ada Brenner, Senior Fellow for Trade and Transport": ["Ada Brenner"],
    "By Ada Brenner, Professor of Law at Lund University": [{"name": "Ada Brenner", "affiliation": "Lund University"}],
    "By Sofia von der Heide and Pablo Ruiz Ortega": ["Sofia von der Heide", "Pablo Ruiz Ortega"],
    "By Amb. (ret.) Ada Brenner and Gen. Luis Ocampo": ["Ada Brenner", "Luis Ocampo"],
    "By A. Eve Brenner, Ph.D., and Luis B. Ocampo, MPH": ["A. Eve Brenner", "Luis B. Ocampo"],
    "By Ada Brenner, EU High Commissioner for Inland Ports": ["Ada Brenner"],
    "By Herald Staff": [],
    "By Dr Ada Brenner MdB, Bonn": ["Ada Brenner"],
    "By Ada Brenner, MP, and Luis Ocampo MEP": ["Ada Brenner", "Luis Ocampo"],
    "Von unserem Korrespondenten Lukas Moll, Bern": ["Lukas Moll"],
    "Von Lukas Moll und Tina Jahn, Bern": ["Lukas Moll", "Tina Jahn"],
    "Von VLR I Dr. Tina Jahn und LR Lukas Moll": ["Tina Jahn", "Lukas Moll"],
    "Par Luc Petit, chercheur au Centre des Deltas et Anne Morel, directrice": [
        {"name": "Luc Petit", "affiliation": "Centre des Deltas"},
        "Anne Morel",
    ],
    "Por Eva Prados y Juan Pablo Vega, Cádiz": ["Eva Prados", "Juan Pablo Vega"],
    "Автор: Петров П.П., к.э.н.": ["Петров П.П."],
    "Текст: Вера Павлова, Олег Лисин": ["Вера Павлова", "Олег Лисин"],
    "Олег Лисин, программный директор": ["Олег Лисин"],
    "作者：李国强（东海大学教授）": [{"name": "李国强", "affiliation": "东海大学"}],
    "文/李强 周文博": ["李强", "周文博"],
    "بقلم: سامر خليل، باحث في شؤون الموانئ": ["سامر خليل"],
    "بقلم: سامر خليل، رئيس قسم الدراسات": ["سامر خليل"],
    "By Ada Brenner Foundation": [],
    "By Ingénieurs Sans Frontières": [],
    "By Prime Minister Ada Brenner": ["Ada Brenner"],
    "Written by Ada Brenner, edited by Luis Ocampo": ["Ada Brenner"],
    "Photographs by Ada Brenner": [],
    "Translated by Ada Brenner": [],
    "By ADA BRENNER in Cairo and LUIS OCAMPO in London": ["Ada Brenner", "Luis Ocampo"],
    "Ada Brenner · Senior Fellow": ["Ada Brenner"],
    "By Ada Brenner, New Delhi": ["Ada Brenner"],
    "By Ada Brenner, Senior Fellow, and Luis Ocampo, Director": ["Ada Brenner", "Luis Ocampo"],
    "By Ada BrennerFellow for River Studies": ["Ada Brenner"],
    "By Ada Brenner, Senior Fellow, Foreign Policy": ["Ada Brenner"],
    "By Ada Brenner, Vice President, Energy and Infrastructure, River Council": [
        {"name": "Ada Brenner", "affiliation": "River Council"}
    ],
}


def from_text(*above: str) -> Draft:
    return draft_of(read_text("\n\n".join((TITLE, *above, "3 May 2021", *TEXT)).encode()), Source(name="page"))


def from_html(*above: str) -> Draft:
    lines = "".join(f'<p class="byline">{line}</p>' for line in above)
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXT)
    body = f"<article><h1>{TITLE}</h1>{lines}<p>3 May 2021</p>{paragraphs}</article>"
    return draft_of(read_html(f"<html><body>{body}</body></html>".encode()), Source(name="page"))


@pytest.mark.parametrize("draft", [from_text, from_html])
@pytest.mark.parametrize("byline", BYLINES)
def test_a_byline_names_the_same_people_in_text_and_html(byline: str, draft: Callable[..., Draft]) -> None:
    made = draft(byline)
    assert made.front_matter.get("authors", []) == BYLINES[byline]
    assert made.front_matter["title"] == TITLE


def test_names_without_by_are_the_authors_only_if_markup_says_so() -> None:
    line = "Ada Brenner | Luis Ocampo"
    assert from_html(line).front_matter["authors"] == ["Ada Brenner", "Luis Ocampo"]
    made = from_text(line)
    assert "authors" not in made.front_matter
    assert any(f"“{line}” stands alone" in note for note in made.notes)


def test_a_name_behind_a_post_is_taken_only_if_something_joins_it_to_the_names_before() -> None:
    line = "By Ada Brenner, Senior Fellow, Luis Ocampo"
    for made in (from_text(line), from_html(line)):
        assert made.front_matter["authors"] == ["Ada Brenner"]
        assert any("“Luis Ocampo” may be another author" in note for note in made.notes)


def test_those_who_speak_are_no_authors() -> None:
    made = from_text("Speakers", "Ada Brenner", "Senior Fellow, River Council", "Moderator", "Luis Ocampo, Director")
    assert "authors" not in made.front_matter


def test_reporters_are_named_in_the_first_words_of_a_chinese_text() -> None:
    text = "新华社北京5月3日电（记者李强、周文博）渡轮自春季以来运送的货车减少了三分之一，但没有人降低价格。"
    made = draft_of(read_text(f"渡轮的费用\n\n2021-05-03\n\n{text}\n\n{text}".encode()), Source(name="page"))
    assert made.front_matter["authors"] == ["李强", "周文博"]


def test_a_person_is_the_same_with_the_family_name_first() -> None:
    metadata = '<meta name="citation_author" content="Brenner, Ada"><meta name="author" content="Ocampo, Luis">'
    page = f"<html><head>{metadata}</head><body><article><h1>{TITLE}</h1><p class=byline><a>Dr. Ada Brenner</a>, "
    page += f"<a>Luis Ocampo</a></p><p>{TEXT[0]}</p><p>{TEXT[1]}</p></article></body></html>"
    made = draft_of(read_html(page.encode()), Source(name="page"))
    assert made.front_matter["authors"] == ["Ada Brenner", "Luis Ocampo"]
    assert not [note for note in made.notes if "author" in note]
