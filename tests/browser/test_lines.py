"""What stays on one line in a browser, on screens of many widths: names, the start of an address, grades."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from briefkit.core.body.document import Mark
from briefkit.core.publication.value import ADDRESS, CitationPiece, Contributor
from briefkit.export.html.html import write_html
from tests.export.samples import heading, judgment, paragraph, publication, source

ADDRESS_TEXT = "https://www.example.org/documents/on/the/fees-of-harbours"
BROKEN = """() => {
  const beside = (one, other) => one.top < other.bottom && other.top < one.bottom;
  const broken = [];
  for (const element of document.querySelectorAll('.whole'))
    if (element.offsetParent && element.getClientRects().length > 1) broken.push(element.textContent);
  for (const grade of document.querySelectorAll('.grade')) {
    const range = document.createRange();
    const before = document.createTreeWalker(grade.parentElement, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = before.nextNode(); node && !grade.contains(node); node = before.nextNode())
      if (node.textContent.trim()) last = node;
    const end = last.textContent.trimEnd().length;
    range.setStart(last, end - 1);
    range.setEnd(last, end);
    const rects = [...grade.getClientRects()];
    if (rects.length > 1 || !beside(rects[0], range.getBoundingClientRect())) broken.push(grade.textContent);
  }
  return broken;
}"""
LINES = """selector => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector));
  return [...range.getClientRects()].map(rect => rect.width);
}"""


def opened(browser: Browser, folder: Path, **fields: Any) -> Any:
    people = tuple(Contributor(f"Bernadette{'e' * (number % 9)} Featherstonehaugh") for number in range(12))
    printed = publication(
        Mark("judgments"),
        heading(2, "Sanctions, and what comes after them in the years between one settlement and the next"),
        paragraph("Yes.", speaker="Bernadette Featherstonehaugh"),
        *(paragraph("x " * number + ADDRESS_TEXT) for number in range(1, 30)),
        authors=people,
        judgments=(judgment("j1", by="Bernadette Featherstonehaugh"),),
        sources=tuple(source(number, title="x " * (number + 4), grade="B2") for number in range(1, 30)),
        citation=(CitationPiece("A. Author."), CitationPiece(" "), CitationPiece(ADDRESS_TEXT, ADDRESS, ADDRESS_TEXT)),
        **fields,
    )
    path = folder / "page.html"
    path.write_bytes(write_html(printed).data)
    page = browser.new_page()
    page.goto(path.as_uri())
    return page


def test_names_starts_of_addresses_and_grades_stay_whole(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        for width in (320, 341, 375, 403, 540, 760, 1003):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(BROKEN) == [], (media, width)
            assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), (media, width)
    page.close()


def test_the_lines_of_title_and_headings_are_balanced(browser: Browser, tmp_path: Path) -> None:
    title = "Sanctions, and what comes after them in the years between one settlement and the next one"
    page = opened(browser, tmp_path, title=title)
    for width in (375, 540, 760):
        page.set_viewport_size({"width": width, "height": 800})
        for selector in ("h1", ".body>h2[dir]"):
            widths = page.evaluate(LINES, selector)
            assert len(widths) > 1
            assert min(widths) > 0.6 * max(widths), (selector, width)
    page.close()


def test_a_long_name_does_not_widen_the_page(browser: Browser, tmp_path: Path) -> None:
    long = "The Standing Committee of the Associated Chambers of Commerce and Industry of the Northern Ports"
    page = opened(browser, tmp_path, experts=(Contributor(long), Contributor("Donaudampfschifffahrts-Verband")))
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.close()
