"""What pages set around and within their text by their words: kickers, standfirsts, buttons, notices, keywords."""

from __future__ import annotations

import pytest

from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.html.page import read_html
from briefkit.importers.importers import Draft, Source

TEXT = "The lock at Vask has been shut since May, and the barges that carried grain to the coast now wait below it."
SECOND = "Both ministries blame the other for it. Neither has said when the repair will begin, or who is to pay for it."


def page(body: str = "", *, head: str = "<h1>The lock at Vask</h1>", behind: str = "") -> Draft:
    article = f"<article>{head}<div class='b'><p>{TEXT}</p>{body}<p>{SECOND}</p></div>{behind}</article>"
    return draft_of(read_html(f"<title>The lock at Vask</title>{article}".encode()), Source(name="page"))


def body(made: Draft) -> list[str]:
    return made.body.strip().split("\n\n")


def test_a_heading_below_the_title_in_the_head_of_a_text_is_its_summary() -> None:
    second = "Two ministries quarrel about a bill that neither can pay"
    made = page(head=f"<header><a class='k'>RIVERS</a><h1>The lock at Vask</h1><h2>{second}</h2></header>")
    assert made.front_matter["summary"] == second
    assert body(made) == [TEXT, SECOND]
    assert [line.text for line in made.lines if line.reason == "a line above the title"] == ["RIVERS"]


def test_a_heading_below_the_title_outside_of_a_head_stays() -> None:
    made = page("<h2>What the ministries have agreed on</h2>")
    assert "summary" not in made.front_matter
    assert body(made)[1] == "## What the ministries have agreed on"


@pytest.mark.parametrize("above", ["Commentary", "3 May 2025"])
def test_a_label_above_the_title_is_read(above: str) -> None:
    made = page(head=f"<span>{above}</span><h1>The lock at Vask</h1>")
    assert body(made) == [TEXT, SECOND]
    assert made.front_matter["kind"] == "commentary"
    assert not any(line.reason == "a line above the title" for line in made.lines)


@pytest.mark.parametrize(
    "items",
    [
        ("Compartir en Whatsapp", "Copiar enlace"),
        ("Share on Facebook", "Copy link", "Print"),
        ("Auf Facebook teilen", "Link kopieren"),
        ("分享到微信", "打印"),
    ],
)
def test_lists_of_what_readers_may_do_with_a_page_are_no_text(items: tuple[str, ...]) -> None:
    listed = "".join(f"<li>{text}</li>" for text in items)
    assert body(page(f"<ul>{listed}</ul>")) == [TEXT, SECOND]


def test_a_list_of_which_one_item_only_looks_like_a_button_stays() -> None:
    made = page("<ul><li>Share the cost of the repair</li><li>Open the lock by May</li></ul>")
    assert body(made)[1] == "- Share the cost of the repair\n- Open the lock by May"


@pytest.mark.parametrize(
    "box",
    [
        "<section><h2>Tu suscripción se está usando en otro dispositivo</h2><p>¿Quieres añadir otro?</p></section>",
        "<div><h3>Already a subscriber?</h3><p>Log in to go on.</p></div>",
        "<section><h2>Archivado En</h2><ul><li>Ríos</li><li>Puertos</li></ul></section>",
        "<div><p>Filed under:</p><a href='/a'>Rivers</a> <a href='/b'>Ports</a></div>",
    ],
)
def test_notices_to_subscribers_and_keywords_are_no_text(box: str) -> None:
    assert body(page(behind=box)) == [TEXT, SECOND]


def test_a_box_of_links_within_a_text_is_what_to_read_next() -> None:
    made = page("<section><header>Más información</header><a href='/b'>Ten keys to the southern border</a></section>")
    assert made.front_matter["related"] == [{"title": "Ten keys to the southern border"}]
    assert body(made) == [TEXT, SECOND]


def test_a_part_of_a_text_that_is_called_more_information_stays() -> None:
    made = page(f"<section><h2>More information</h2><p>{TEXT} <a href='/b'>The report</a> says so.</p></section>")
    assert "## More information" in made.body
    assert "related" not in made.front_matter


def test_a_source_that_the_metadata_name_is_the_publisher_unless_they_name_one() -> None:
    source = b"<meta name='source' content='Agency of the rivers'>"
    text = f"<article><h1>The lock at Vask</h1><p>{TEXT}</p><p>{SECOND}</p></article>".encode()
    assert read_html(b"<title>x</title>" + source + text).first("publisher") == "Agency of the rivers"
    site = b"<meta property='og:site_name' content='Rivers today'>"
    assert read_html(b"<title>x</title>" + source + site + text).first("publisher") == "Rivers today"


def test_a_statement_to_parliament_is_testimony() -> None:
    made = page(head="<span>Oral statement to Parliament</span><h1>The lock at Vask</h1>")
    assert made.front_matter["kind"] == "testimony"
