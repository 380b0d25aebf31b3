"""What stands around a text and states something of it: imprints, captions, characters that turn the direction."""

from __future__ import annotations

import json

import pytest

from briefkit.core.publication.citation import publisher_of
from briefkit.importers.captions import credited, without_label
from briefkit.importers.directions import without_turns
from briefkit.importers.document import Document, Fact
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.formats import FORMATS
from briefkit.importers.html.titles import title_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import HEADING
from briefkit.importers.paragraphs import Paragraph, numbered, paragraphs_of
from briefkit.importers.reading import read
from tests.core.publication.test_citation import brief

TEXT = "The ministers met in Geneva on Monday and agreed on nothing, so that the talks of the two sides will go on."


def drafted(*paragraphs: str) -> Draft:
    return draft_of(Document(tuple(paragraphs_of("\n\n".join(("Port fees", TEXT, TEXT, *paragraphs))))), Source())


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("© Institute for Ports, 2021. All rights reserved. DOI: 10.1234/ab.2021.07", {"doi": "10.1234/ab.2021.07"}),
        ("ISSN 1234-5678, https://doi.org/10.1234/ab.7.", {"doi": "10.1234/ab.7"}),
        ("© 2021 Institute for Ports · Policy Papers No. 14", {"series": "Policy Papers", "number": "14"}),
        ("Alle Rechte vorbehalten. Policy Papers Nr. 3. doi:10.1234/x", {"doi": "10.1234/x", "number": "3"}),
    ],
)
def test_an_imprint_is_read_before_it_is_left_out(line: str, origin: dict[str, str]) -> None:
    draft = drafted(line)
    found = draft.front_matter["origin"]
    assert isinstance(found, dict)
    assert origin.items() <= found.items()
    assert "©" not in draft.body and "ISSN" not in draft.body


def test_a_work_that_a_text_refers_to_gives_no_doi() -> None:
    line = "Smith, Ann (2019): The Fees of Ports. Springer. ISBN 978-3-16-148410-0. DOI: 10.1234/xyz"
    draft = drafted(line)
    assert "origin" not in draft.front_matter
    assert "Springer" in draft.body


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Figure 1: Fees at the port", ("1", "Fees at the port")),
        ("Abbildung 3: Gebühren im Hafen", ("3", "Gebühren im Hafen")),
        ("Рис. 2. Пошлины в портах", ("2", "Пошлины в портах")),
        ("Graphique 4 – Droits de port", ("4", "Droits de port")),
        ("图1：港口收费情况", ("1", "港口收费情况")),
        ("Figures of the ministry", ("", "Figures of the ministry")),
    ],
)
def test_the_number_of_a_figure_is_no_part_of_its_caption(caption: str, expected: tuple[str, str]) -> None:
    assert without_label(caption) == expected


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        ("Fees at the port. Source: ministry", "Fees at the port.", "ministry"),
        ("Fees at the port (Source: ministry)", "Fees at the port", "ministry"),
        ("Gebühren, 2010–2020. Quelle: Ministerium (2020).", "Gebühren, 2010–2020.", "Ministerium (2020)"),
        ("Пошлины в портах. Источник: министерство", "Пошлины в портах.", "министерство"),
    ],
)
def test_the_source_at_the_end_of_a_caption_is_its_credit(caption: str, words: str, credit: str) -> None:
    found = credited(caption)
    assert found is not None
    assert (found.caption, found.credit) == (words, credit)


def test_another_number_of_a_figure_is_said() -> None:
    draft = drafted("Figure 3: Fees at the port. Source: ministry")
    assert draft.front_matter["figures"] == [{"id": "f1", "caption": "Fees at the port.", "credit": "ministry"}]
    assert any("figure f1 has the number 3 in it" in note for note in draft.notes)


def test_headings_stand_one_level_below_the_one_that_they_belong_to() -> None:
    def heading(text: str, level: int) -> Paragraph:
        return Paragraph(text, 1, 1, kind=HEADING, reason="", level=level)

    levels = [("Key points", 3), ("Introduction", 1), ("Fees", 4), ("Ships", 4), ("Outlook", 1)]
    parts = [part for text, level in levels for part in (heading(text, level), Paragraph(TEXT, 1, 1))]
    draft = draft_of(Document(tuple(parts), (Fact("title", "Ports", "x"),)), Source())
    headings = [line for line in draft.body.split("\n") if line.startswith("#")]
    assert headings == ["## Key points", "## Introduction", "### Fees", "### Ships", "## Outlook"]


def test_places_in_a_source_without_lines_are_its_paragraphs_or_pages() -> None:
    parts = [Paragraph("a", 0, 0), Paragraph("", 0, 0, picture="x"), Paragraph("b", 0, 0), Paragraph("c", 0, 0, page=4)]
    assert [part.place for part in numbered(parts)] == ["para. 1", "para. 1", "para. 2", "p. 4"]
    assert Paragraph("d", 7, 8).place == "line 7"


TURN = "\u202e"
WORK = [{"type": "report", "title": f"Port {TURN}fees", "author": [{"family": f"Writer{TURN}"}], "abstract": TEXT}]
MAIL = f"From: Ann {TURN}Writer <a@example.org>\nSubject: Port {TURN}fees\n\n{TEXT}{TURN}\n\n{TEXT}"
PAGE = f"<title>Port &#x202e;fees</title><h1>Port &#x202e;fees</h1><p>{TEXT}&#x2067;</p><p>{TEXT}</p>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text", f"Port {TURN}fees\n\n{TEXT}{TURN}\n\n{TEXT}"),
        ("csl", json.dumps(WORK)),
        ("html", PAGE),
        ("mail", MAIL),
        ("markdown", f'---\ntitle: "Port \\u202efees"\n---\n\n{TEXT}{TURN}\n\n{TEXT}'),
    ],
)
def test_no_reader_leaves_characters_that_turn_the_direction(name: str, text: str) -> None:
    for draft in read(Source(data=text.encode(), name="a"), FORMATS[name]).drafts():
        told = f"{draft.front_matter} {draft.body} {[line.text for line in draft.lines]}"
        assert draft.front_matter["title"] == "Port fees"
        assert not set(told) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_marks_of_letters_and_values_that_are_no_text_remain() -> None:
    value = {"a": [1, None, "שלום\u200f", b"\xe2\x80\xae"], "b\u202e": ("x\u2069",)}
    assert without_turns(value) == {"a": [1, None, "שלום\u200f", b"\xe2\x80\xae"], "b": ("x",)}


@pytest.mark.parametrize(
    ("origin", "publisher"),
    [("origin: {series: Papers}", "House"), ("origin: https://example.org/a", ""), ("origin: {original: abc}", "")],
)
def test_a_text_from_elsewhere_is_not_published_by_the_library(origin: str, publisher: str) -> None:
    assert publisher_of(brief(origin), "House") == publisher
    assert publisher_of(brief(origin, "publisher: Other"), "House") == "Other"


@pytest.mark.parametrize("stated", ["Titre", "Untitled Document", "Home"])
def test_a_title_that_is_left_over_from_a_template_gives_way_to_the_only_main_heading(stated: str) -> None:
    assert title_of(["Droits de port en hausse"], [stated], []) == "Droits de port en hausse"
    assert title_of(["Institut", "Droits de port en hausse"], [stated], []) == stated
    assert title_of(["Le blog"], ["Droits de port en hausse"], []) == "Droits de port en hausse"
