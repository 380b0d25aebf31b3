"""Captions and credits of pictures, and captions of tables, in pages, Word documents and text."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit.importers import lines as kinds
from briefkit.importers.classify import classified
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.formats import format_of
from briefkit.importers.html.page import read_html
from briefkit.importers.importers import Draft, Source
from briefkit.importers.word.word import read_word
from tests.importers.word_files import cell, docx, p, r, table

TEXT = "The lock at Vask has been shut since May, and the barges that carried grain to the coast now wait below it."
SECOND = "Both ministries blame the other for it. Neither has said when the repair will begin, or who is to pay for it."


def page(body: str, *, above: str = "") -> Draft:
    article = f"<main><h1>The lock at Vask</h1>{above}<div class='body'><p>{TEXT}</p>{body}<p>{SECOND}</p></div></main>"
    return draft_of(read_html(f"<title>The lock at Vask</title>{article}".encode()), Source(name="page"))


def word(*body: str) -> Draft:
    made = docx(*body)
    return draft_of(read_word(made), Source(data=made, name="a-file"))


def figures(made: Draft) -> Any:
    return made.front_matter.get("figures", [])


@pytest.mark.parametrize(
    ("caption", "told", "credit"),
    [
        (
            "<span>Barges below the lock.</span><span class='c1'>IVO MARTEK</span>",
            "Barges below the lock.",
            "IVO MARTEK",
        ),
        (
            "<span>Barges below the lock.</span><span class='c1'>Ivo Martek</span>",
            "Barges below the lock.",
            "Ivo Martek",
        ),
        ("Barges below the lock.<em class='who'>© Ivo Martek</em>", "Barges below the lock.", "Ivo Martek"),
        (
            "<div><span class='a'>Barges below the lock</span><small class='credit'>Reuters</small></div>",
            "Barges below the lock",
            "Reuters",
        ),
        ("Barges below the lock on <b class='d'>May 3</b>", "Barges below the lock on May 3", None),
        ("<span class='drop'>B</span><span class='rest'>arges below the lock.</span>", "Barges below the lock.", None),
    ],
)
def test_a_caption_and_its_credit_in_elements_of_their_own(caption: str, told: str, credit: str | None) -> None:
    made = page(f"<figure><img src='https://a.example/m.jpg'><figcaption>{caption}</figcaption></figure>")
    assert [(figure["caption"], figure.get("credit")) for figure in figures(made)] == [(told, credit)]


def test_sentences_of_two_classes_without_a_blank_are_two() -> None:
    made = page("<p><span class='a'>The first ends here.</span><span class='b'>The second begins.</span></p>")
    assert "The first ends here. The second begins." in made.body
    made = page(
        "<p>The <span class='a'>U.S.</span><span class='b'>A</span> pays, and so does <i>M</i><b>exico</b>.</p>"
    )
    assert "The U.S.A pays" in made.body


def test_a_described_picture_is_a_figure_wherever_its_address_leads() -> None:
    made = page("<img src='lock.jpg' alt='The lock at Vask, shut'>")
    assert figures(made) == [{"id": "f1", "alt": "The lock at Vask, shut"}]
    assert "<!-- briefkit: figure f1 -->" in made.body
    assert "picture f1 is not here, but at ./lock.jpg" in made.notes


def test_a_described_picture_between_title_and_text_is_a_figure() -> None:
    made = page(
        "", above="<dl><dt>From:</dt><dd>The ministry</dd></dl><img src='m.jpg' alt='The minister at the lock'>"
    )
    assert [figure["alt"] for figure in figures(made)] == ["The minister at the lock"]
    assert not figures(page("", above="<img src='logo.png' alt='Logo'>"))
    assert not figures(page("", above="<nav><img src='m.jpg' alt='Back to the start page'></nav>"))


@pytest.mark.parametrize("called", ["Légende : ", "Caption: ", "Bildunterschrift: ", "Pie de foto: "])
def test_lines_below_a_picture_that_are_called_its_caption_and_name_its_maker(called: str) -> None:
    made = page(
        f"<div><img src='a.jpg' alt='The port of Vask'><div>{called}The port, 2023</div><div>© Martek</div></div>"
    )
    assert figures(made) == [{"id": "f1", "alt": "The port of Vask", "caption": "The port, 2023", "credit": "Martek"}]
    assert "The port, 2023" not in made.body
    assert "Martek" not in made.body


def test_a_sign_of_copyright_with_a_year_is_no_credit() -> None:
    made = page("<img src='a.jpg' alt='The port of Vask'><div>© 2023 The ministry of ports</div>")
    assert figures(made) == [{"id": "f1", "alt": "The port of Vask"}]


REVENUE = table((cell("Year"), cell("Revenue")), (cell("2023"), cell("9.4")))


def test_the_caption_of_a_table_stays_beside_it_with_its_source() -> None:
    made = word(
        p(r("The lock"), style="Titel"),
        p(r(TEXT)),
        p(r("Table 1: Revenue by year"), style="Beschriftung"),
        REVENUE,
        p(r("Source: Port of Vask")),
        p(r(SECOND)),
    )
    assert not figures(made)
    assert made.body.split("\n\n")[1].strip() == "Table 1: Revenue by year. Source: Port of Vask"
    assert made.body.split("\n\n")[2].startswith("| Year | Revenue |")


def test_a_caption_without_a_number_below_a_table_is_called_its_caption() -> None:
    made = word(
        p(r("The lock"), style="Titel"),
        p(r(TEXT)),
        REVENUE,
        p(r("Revenue by year"), style="Beschriftung"),
        p(r(SECOND)),
    )
    assert made.body.split("\n\n")[2] == "Table: Revenue by year"


def test_the_source_of_a_table_without_a_caption_stays_below_it() -> None:
    made = word(p(r("The lock"), style="Titel"), p(r(TEXT)), REVENUE, p(r("Source: Port of Vask")), p(r(SECOND)))
    assert made.body.split("\n\n")[2] == "Source: Port of Vask"


def test_the_caption_of_a_table_in_text() -> None:
    tabular = "Table 2. Revenue by year\n\nYear\tRevenue\n2023\t9.4\n\nSource: the port"
    text = f"The lock at Vask\n\n{TEXT}\n\n{tabular}\n\n{SECOND}\n"
    found = classified(format_of(text.encode(), "a.txt").load()(text.encode()))
    told = [(line.kind, line.text) for line in found.lines()]
    assert (kinds.TEXT, "Table 2. Revenue by year. Source: the port") in told
    assert not any(kind == kinds.CAPTION for kind, _ in told)


def test_a_sentence_above_a_table_is_no_caption() -> None:
    sentence = (
        "Table 1 shows that revenue has fallen. It will not recover before the lock is open again, if it ever does."
    )
    made = word(p(r("The lock"), style="Titel"), p(r(sentence)), REVENUE, p(r(SECOND)))
    assert made.body.split("\n\n")[0] == sentence
    assert "Table: " not in made.body


def test_the_style_subtitle_is_the_summary_and_a_line_above_the_title_its_series() -> None:
    made = word(
        p(r("Policy Brief No. 12 | May 2025")),
        p(r("Who pays for the lock"), style="Titel"),
        p(r("Two ministries and a bill"), style="Sub"),
        p(r(TEXT)),
        p(r(SECOND)),
    )
    assert made.front_matter["summary"] == "Two ministries and a bill"
    assert made.front_matter["date"] == "2025-05"
    assert made.front_matter["origin"] == {"series": "Policy Brief", "number": "12"}


def test_a_subtitle_that_dates_or_signs_the_text_is_no_summary() -> None:
    made = word(p(r("The lock"), style="Titel"), p(r("3 May 2025"), style="Sub"), p(r(TEXT)), p(r(SECOND)))
    assert "summary" not in made.front_matter
    assert made.front_matter["date"] == "2025-05-03"


def test_a_heading_for_authors_without_a_text_below_it_goes_with_them() -> None:
    note = "Ana Vidmar is a fellow at the Institute for Rivers. Ivo Martek is a researcher at the College of Vask."
    made = word(
        p(r("The lock"), style="Titel"),
        p(r(TEXT)),
        p(r(SECOND)),
        p(r("About the authors"), style="berschrift1"),
        p(r(note)),
    )
    assert "About the authors" not in made.body
    assert "authors" in made.front_matter
