"""Pages whose texts run in two directions: bullets, cells and figures in their places."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefkit.core.body.document import Block, Heading, Items, Mark, NoteRef
from briefkit.export.html.blocks import HtmlBlocks
from briefkit.export.html.html import write_html
from tests.export.samples import everything, judgment, paragraph, publication, source, words


def page(*blocks: Block, language: str, **changed: object) -> str:
    return write_html(publication(*blocks, language=language, **changed)).data.decode()


def block(part: Block, language: str) -> str:
    return HtmlBlocks(publication(language=language)).block(part)


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("בית", "he", "בית"),
        ("house", "he", "<bdi>house</bdi>"),
        ("-5 %", "he", "<bdi>-5 %</bdi>"),
        ("house", "en", "house"),
        ("-5 %", "en", "-5 %"),
        ("בית", "en", '<bdi><span lang="he">בית</span></bdi>'),
    ],
)
def test_an_item_keeps_its_bullet_and_its_direction(text: str, language: str, shown: str) -> None:
    assert block(Items(((paragraph(text),),)), language) == f"<ul><li>{shown}</li></ul>"


def test_bullets_numbers_and_notes_stand_on_the_side_of_the_page() -> None:
    written = write_html(everything(language="ar")).data.decode()
    assert re.findall(r"<li[^>]* dir=", written) == []
    loose = block(Items(((paragraph("house"),),), start=1, tight=False), "he")
    assert loose == '<ol><li><p dir="auto">house</p></li></ol>'
    note = page(paragraph("نص", NoteRef(1)), language="ar", notes=((paragraph("حاشية"),),))
    assert '<li id="note_1"><p dir="auto">حاشية</p>' in note


def test_cells_are_aligned_as_the_page_is() -> None:
    written = page(paragraph("x"), language="he")
    assert "th,td{text-align:start" not in written, "each cell would stand on its own side of the column"


def test_figures_alone_stay_on_the_side_of_the_page() -> None:
    assert block(paragraph("123"), "he") == '<p><bdi dir="ltr">123</bdi></p>'
    assert block(Heading(2, words("2026"), "2026"), "he") == '<h2 id="2026"><bdi dir="ltr">2026</bdi></h2>'
    assert block(paragraph("abc"), "he") == '<p dir="auto">abc</p>'


def test_a_likelihood_is_read_in_the_direction_of_its_word() -> None:
    written = page(Mark("judgments"), language="he", judgments=(judgment("j"), judgment("k", term=None)))
    assert '<bdi><b lang="en">likely</b> <span class="figures" dir="ltr">55–80%</span></bdi>' in written
    assert '<b dir="ltr">55–80%</b>' in written


def test_dates_and_details_are_isolated() -> None:
    entry = replace(source(1, title="Report to ministers"), publisher="משרד", date="2 January 2026")
    written = page(language="he", sources=(entry,), iso_date="2026-09-01", date="1 September 2026")
    assert 'datetime="2026-09-01" dir="auto">1 September 2026</time>' in written
    assert ". <bdi>משרד</bdi>, <bdi>2 January 2026</bdi>" in written
