"""The generated parts of a page, its contents and its style."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from briefkit.core.body.document import Block, Heading, Mark
from briefkit.core.publication.value import Contributor, FigureEntry, Layout, Picture, Publication, RelatedEntry
from briefkit.export.colours import NIGHT, WHITE, readable, tint
from briefkit.export.html.html import write_html
from briefkit.export.html.style import bar_class, page_style
from tests.export.pages import page_of, text_of, with_attribute
from tests.export.samples import (
    IMPRINT,
    SVG,
    everything,
    figure,
    heading,
    issue_table,
    judgment,
    paragraph,
    png,
    publication,
    words,
)

PNG = "data:image/png;base64,"


def contents_of(printed: Publication) -> list[tuple[str, str]]:
    """The links of the table of contents."""
    tree = page_of(printed, strict=False)
    nav = [element for element in tree.iter("nav") if element.attrib.get("class") != "skip"]
    return [(link.attrib["href"], text_of(link)) for element in nav for link in element.iter("a")]


def test_contents_list_the_sections_of_a_report() -> None:
    parts = [heading(2, f"Part {number}") for number in range(4)]
    blocks: tuple[Block, ...] = (
        parts[0],
        heading(3, "Inside"),
        paragraph("x"),
        *parts[1:],
        Heading(2, words("No anchor"), ""),
    )
    listed = [(f"#part-{number}", f"Part {number}") for number in range(4)]
    listed.insert(1, ("#inside", "Inside"))
    assert contents_of(publication(*blocks, kind="report")) == listed
    assert contents_of(publication(*blocks)) == []
    assert contents_of(publication(*parts[:3], kind="report")) == []


def pictures(printed: Publication) -> list[str]:
    """The kinds of the pictures on a page, in order."""
    return [value.partition(";")[0] for _, value in with_attribute(page_of(printed, strict=False), "src")]


def test_pictures_are_in_their_places() -> None:
    printed = publication(
        Mark("figure", "f2"),
        Mark("figure", "f1"),
        figures=(figure(png(1, 1)), figure(Picture(SVG, "svg"), id="f2")),
        logo=Picture(b"GIF89a", "gif"),
    )
    assert pictures(printed) == ["data:image/gif", "data:image/svg+xml", "data:image/png"]
    assert pictures(replace(printed, logo=None)) == ["data:image/svg+xml", "data:image/png"]
    assert pictures(publication()) == []


def figure_on_page(entry: FigureEntry) -> tuple[list[str], str, tuple[str, ...]]:
    """The descriptions of a figure's pictures, its words, and the warnings."""
    printed = publication(Mark("figure", "f1"), figures=(entry,))
    (element,) = page_of(printed, strict=False).iter("figure")
    images = [image.attrib["alt"] for image in element.iter("img")]
    return images, text_of(element), write_html(printed).warnings


UNDESCRIBED = "line 12: figure “f1” has no alternative text; its caption is used"


@pytest.mark.parametrize(
    ("changed", "alt", "warnings"),
    [
        ({}, "A blue field", ()),
        ({"alt": None}, "What the field shows", (UNDESCRIBED,)),
        ({"alt": " ", "caption": None}, " ", (UNDESCRIBED,)),
        ({"alt": None, "caption": None, "number": 3}, "Figure 3", (UNDESCRIBED,)),
    ],
)
def test_a_figure_is_described(changed: dict[str, Any], alt: str, warnings: tuple[str, ...]) -> None:
    images, text, found = figure_on_page(figure(png(1, 1), **changed))
    assert (images, found) == ([alt], warnings)
    assert "not available" not in text


def test_a_figure_without_its_picture_says_so() -> None:
    images, text, warnings = figure_on_page(figure(None))
    assert (images, warnings) == ([], ("line 12: figure “f1” is printed without its picture, “media/f1.png”",))
    assert text.startswith("Picture not available. A blue field Figure 1")
    images, text, warnings = figure_on_page(figure(None, file=None))
    assert (images, warnings) == ([], ())
    assert text == "Figure 1 What the field shows Credit: A. Photographer"
    assert "figure" not in [element.tag for element in page_of(publication(Mark("figure", "none"))).iter()]


def test_each_mark_prints_its_own_part() -> None:
    whole = everything()
    titles = {"judgments": "Key judgments", "issues": "Issues", "timeline": "Timeline"}
    for part, title in titles.items():
        tree = page_of(replace(whole, blocks=(heading(2, "First"), Mark(part, line=3), heading(3, "x"))), strict=False)
        found = [(element.tag, text_of(element)) for element in tree.iter() if re.fullmatch("h[2-6]", str(element.tag))]
        assert ("h3", title) in found
        assert not {name for name in titles.values() if name != title} & {text for _, text in found}
    assert "Issues" not in text_of(next(page_of(publication(Mark("issues"))).iter("article")))


@pytest.mark.parametrize(("parties", "by_party"), [(4, True), (5, False)])
def test_few_parties_are_side_by_side(parties: int, by_party: bool) -> None:
    tree = page_of(publication(Mark("issues"), issues=issue_table(parties, 1)))
    heads = [text_of(element) for element in tree.iter("th") if element.attrib.get("scope") == "col"]
    assert ("Party 3" in heads) is by_party


def test_the_byline_names_former_posts_and_a_licence_is_linked() -> None:
    tree = page_of(publication(authors=(Contributor("A", None, "minister"),), license="CC0-1.0"))
    assert "former minister" in text_of(tree)
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in [url for _, url in with_attribute(tree, "href")]


@pytest.mark.parametrize(
    ("start", "width", "classes"),
    [
        (55, 25, "from-55 wide-25"),
        (0.4, 0.4, "from-0 wide-1"),
        (92.6, 2, "from-93 wide-2"),
        (12.5, 1.6, "from-12 wide-2"),
    ],
)
def test_the_classes_of_a_bar_are_whole_numbers(start: float, width: float, classes: str) -> None:
    assert bar_class(start, width) == classes


def test_every_bar_has_its_rules_once() -> None:
    judgments = (
        judgment("a", low=0.001, high=0.025),
        judgment("b", low=0.55, high=0.8),
        judgment("c", low=0.55, high=0.8),
        judgment("d", low=None, high=None),
    )
    style = page_style(publication(judgments=judgments))
    for rule in (".from-0{inset-inline-start:0%}", ".wide-2{inline-size:2%}", ".wide-25{inline-size:25%}"):
        assert style.count(rule) == 1
    assert len(re.findall(r"^\.(?:from|wide)-", style.replace("}.", "}\n."), re.MULTILINE)) == 4


def test_colours_by_day_and_by_night() -> None:
    style = page_style(publication(imprint=replace(IMPRINT, accent="#1f3a5f")))
    day = f":root{{--accent:#1f3a5f;--tint:{tint('#1f3a5f', WHITE, 0.07)};--edge:{tint('#1f3a5f', WHITE, 0.3)}}}\n"
    assert style.startswith(day)
    night = readable("#1f3a5f", NIGHT)
    night = readable(night, tint(night, NIGHT, 0.12))
    shown = f"--accent:{night};--tint:{tint(night, NIGHT, 0.12)};--edge:{tint(night, NIGHT, 0.3)}"
    assert f"@media screen and (prefers-color-scheme:dark){{:root{{{shown}}}}}" in style


def test_ordinary_print_and_paper() -> None:
    style = page_style(publication())
    assert "font-size:125%!important" not in style
    assert "@page{size:A4}" in style
    large = page_style(publication(layout=Layout(large_print=True), imprint=replace(IMPRINT, paper="us-letter")))
    assert "}html{font-size:125%!important}\n" in large
    assert "@page{size:letter}" in large


def _lines_of(printed: Publication, name: str) -> list[str]:
    return [text_of(element) for element in page_of(printed, strict=False).iter("p") if element.get("class") == name]


def test_the_citation_is_linked_at_its_address() -> None:
    assert _lines_of(everything(), "citation") == [
        "Suggested citation: A. Author. Impasse before the meeting. https://doi.org/10.1234/5"
    ]
    links = [value for _, value in with_attribute(page_of(everything()), "href")]
    assert "https://doi.org/10.1234/5" in links
    assert _lines_of(publication(), "citation") == []


def test_what_replaced_a_brief_and_what_its_status_means_stand_at_its_head() -> None:
    later = RelatedEntry("Sanctions again", "Memo", "July 2019", "https://example.org/again", "again")
    printed = publication(status_label="Retracted", notice="Do not rely on it.", successor=later)
    expected = ["Do not rely on it.", "Superseded by: Sanctions again, Memo, July 2019"]
    assert _lines_of(printed, "notice") == expected
    assert "https://example.org/again" in [value for _, value in with_attribute(page_of(printed), "href")]
    assert _lines_of(replace(printed, successor=replace(later, url=None)), "notice") == expected


def test_a_part_below_a_heading_of_the_author_s_is_named_without_one() -> None:
    marks = (Mark("issues", titled=False), Mark("judgments", titled=False), Mark("timeline", titled=False))
    for parties in (2, 9):
        tree = page_of(everything(blocks=(heading(2, "Who wants what"), *marks), issues=issue_table(parties, 1)))
        heads = [text_of(element) for element in tree.iter("h2")]
        assert heads[:3] == ["Key points", "Who wants what", "Recommendations"]
        names = [value for _, value in with_attribute(tree, "aria-label")]
        assert names.count("Issues") == names.count("Timeline") == 2
        assert names.count("Key judgments") == 1
        ids = {value for _, value in with_attribute(tree, "id")}
        assert {value for _, value in with_attribute(tree, "aria-labelledby")} <= ids
