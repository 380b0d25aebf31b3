"""HTML: one valid, accessible page with all of the publication."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest

from briefkit.core.body.document import CodeBlock, Items, Link, Mark, NoteRef, Quote
from briefkit.core.publication.value import Layout, Publication
from briefkit.errors import ExportError
from briefkit.export.html import page as page_module
from briefkit.export.html.html import write_html
from tests.export.pages import page_of, text_of, tree_of, with_attribute
from tests.export.samples import (
    ENGLISH,
    IMPRINT,
    LANGUAGES,
    everything,
    figure,
    heading,
    issue_table,
    judgment,
    paragraph,
    png,
    publication,
    source,
    table,
    updated,
    words,
)

ROBUST: dict[str, Publication] = {
    "everything": everything(),
    "right to left": everything(language="ar", title="مأزق"),
    "many parties": everything(issues=issue_table(9, 6)),
    "no positions": everything(issues=issue_table(0, 2)),
    "empty": publication(),
    "next to nothing": publication(
        authors=(), experts=(), key_points=(), standfirst=None, disclaimer=None, license=None
    ),
    "blocks inside blocks": publication(
        Quote((heading(2, "Quoted"), Items(((paragraph("x"), table(2, 2), CodeBlock("y")),), start=7))), Items(((),))
    ),
    "notes": publication(
        paragraph("b", NoteRef(1), NoteRef(1), NoteRef(9)), notes=((paragraph("n", NoteRef(1)), Items(((),))),)
    ),
    "a hundred pages": publication(*(paragraph(ENGLISH * 4) for _ in range(330))),
    "questions": publication(
        *(block for i in range(12) for block in (heading(2, f"Q {i}?"), paragraph(ENGLISH, speaker="B"))), kind="qa"
    ),
    "a report": publication(*(heading(2, f"Part {number}") for number in range(5)), kind="report"),
    "headings called like our own parts": publication(
        heading(2, "Sources"), heading(2, "Note 1"), heading(2, "text"), sources=(source(1),)
    ),
}


@pytest.mark.parametrize("name", ROBUST)
def test_parses_strictly_and_its_ids_are_unique(name: str) -> None:
    tree = page_of(ROBUST[name])
    ids = [value for _, value in with_attribute(tree, "id")]
    assert len(ids) == len(set(ids))
    for name_ in ("aria-labelledby", "href"):
        inside = [value.lstrip("#") for _, value in with_attribute(tree, name_) if "/" not in value]
        assert set(inside) <= set(ids)


def test_headings_form_an_outline() -> None:
    tree = page_of(everything())
    levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_the_skip_link() -> None:
    tree = page_of(everything())
    body = next(tree.iter("body"))
    assert [element.tag for element in body] == ["a", "header", "main", "footer"]
    assert body[0].attrib["href"] == "#" + body[2].attrib["id"]


def test_every_part_is_in_its_place() -> None:
    text = text_of(next(page_of(everything()).iter("body")))
    expected = (
        "Commentary 7 November 2018 Draft · Internal Impasse before the meeting Neither side By A. Author "
        "former ambassador Key points Key judgments likely 55–80% likelihood not stated 93% Issues Party 0 + supports "
        "No position recorded Timeline Date Event Buenos Aires Figure 1 What the field shows A. Photographer "
        "What happened a link B. Expert: Column 0 Why and on it goes. Recommendations United States: Notes A note with "
        "Sources "
        "grade B2 https://www.example.org/report/1 Related After Helsinki Disclaimer: Licence: CC BY 4.0"
    )
    at = 0
    for part in expected.split(" "):
        found = text.find(part, at)
        assert found >= 0, part
        at = found


def test_notes_lead_there_and_back() -> None:
    tree = page_of(publication(paragraph("a", NoteRef(1), NoteRef(1)), notes=((paragraph("n"),),)))
    links = [(e.attrib["href"], e.attrib.get("id")) for e in tree.iter("a") if "role" in e.attrib]
    assert links == [("#note_1", "mention_1"), ("#note_1", "mention_1_2"), ("#mention_1", None), ("#mention_1_2", None)]


def test_tables_that_scroll_can_be_reached_by_keyboard() -> None:
    region = next(e for e in page_of(publication(table(9, 2))).iter("div") if e.attrib.get("role") == "region")
    assert region.attrib["tabindex"] == "0"
    assert region.attrib["aria-label"]


def test_cards_on_a_phone_stay_a_table_and_name_their_party() -> None:
    tree = page_of(everything())
    issues = next(e for e in tree.iter("table") if "issues" in e.attrib.get("class", ""))
    assert issues.attrib["role"] == "table"
    assert {e.attrib["data-party"] for e in issues.iter("td")} == {"Party 0", "Party 1", "Party 2"}
    assert {e.attrib["role"] for e in issues.iter("td")} == {"cell"}


def test_the_bar_of_a_likelihood_is_where_its_figures_say() -> None:
    page = write_html(publication(Mark("judgments"), judgments=(judgment("j", low=0.55, high=0.8),))).data.decode()
    assert 'class="from-55 wide-25"' in page
    assert ".from-55{inset-inline-start:55%}" in page
    assert ".wide-25{inline-size:25%}" in page


def test_the_bar_marks_the_first_estimate_and_the_page_tells_all() -> None:
    printed = publication(Mark("judgments"), judgments=(updated("j", (0.6, 0.6), (0.55, 0.8)),))
    page = write_html(printed).data.decode()
    assert '<span class="from-55 wide-25"></span><span class="first from-59 wide-2"></span>' in page
    assert ".from-59{inset-inline-start:59%}" in page
    path = "Estimates: likely, 60% (November 2018) → very likely, 55–80% (7 November 2018)"
    assert path in text_of(page_of(printed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_direction(language: str) -> None:
    tree = page_of(publication(paragraph(LANGUAGES[language]), language=language))
    assert tree.attrib == {"lang": language, "dir": "rtl" if language in ("ar", "he") else "ltr"}
    assert " ".join(LANGUAGES[language].split()) in text_of(tree)


def test_relative_links_are_printed_as_text() -> None:
    blocks = (
        heading(2, "Here"),
        paragraph("", Link("other.md", words("there")), Link("#here", words("up")), Link("#x", words("no"))),
    )
    tree = page_of(publication(*blocks))
    links = [(e.attrib["href"], text_of(e)) for e in next(tree.iter("article")).iter("a")]
    assert links == [("#here", "up")]
    assert "there" in text_of(tree)


def test_what_is_changed_is_reported() -> None:
    printed = everything(figures=(figure(None), figure(png(2, 2), id="f2", alt=None)), images={})
    printed = replace(printed, blocks=(*printed.blocks, Mark("figure", "f2"), heading(6, "Deep", 40)))
    assert write_html(printed).warnings == (
        "line 40: the heading “Deep” skips a level; it is printed as #### instead of ######",
        "line 12: figure “f1” is printed without its picture, “media/f1.png”",
        "the picture “media/inside.png” is not available; its description is printed",
        "line 12: figure “f2” has no alternative text; its caption is used",
    )
    with pytest.raises(ExportError, match=r"media/f1\.png"):
        write_html(printed, strict=True)


def test_the_same_bytes_each_time() -> None:
    assert write_html(everything()).data == write_html(everything()).data


def test_a_page_takes_milliseconds() -> None:
    write_html(everything())
    started = time.process_time()
    for _ in range(20):
        write_html(everything())
    assert (time.process_time() - started) / 20 < 0.025  # the goal is 0.005; five times that for slow machines


@pytest.mark.parametrize("name", ROBUST)
def test_the_sanitizer_finds_nothing_to_change(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sanitized = tree_of(write_html(ROBUST[name]).data)
    monkeypatch.setattr(page_module, "sanitizer", NoSanitizer)
    bare = tree_of(write_html(ROBUST[name]).data)
    assert [(e.tag, e.attrib, text_of(e)) for e in sanitized.iter()] == [
        (e.tag, e.attrib, text_of(e)) for e in bare.iter()
    ]


class NoSanitizer:
    """In place of nh3."""

    def clean(self, content: str) -> str:
        """Return the content unchanged."""
        return content


def test_large_print_and_paper() -> None:
    large = everything(layout=Layout(large_print=True), imprint=replace(IMPRINT, paper="us-letter"))
    style = next(page_of(large).iter("style")).text or ""
    assert "html{font-size:125%!important}" in style
    assert "@page{size:letter}" in style
