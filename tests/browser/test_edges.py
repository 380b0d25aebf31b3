"""Nothing runs over the edge of a phone or of a printed page, and nothing is cut there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefkit import Library
from tests.browser.test_html_page import exported, opened
from tests.export.long_runs import COMPOUND, RUNS, brief_with
from tests.export.reading import edges_of, pdf_text


@pytest.mark.parametrize("name", RUNS)
def test_nothing_is_wider_than_a_phone(browser: Browser, name: str, tmp_path: Path) -> None:
    path = exported(brief_with(RUNS[name], tmp_path), "runs", tmp_path)
    for width in (320, 375):
        page, _ = opened(browser, path, viewport={"width": width, "height": 700})
        assert page.evaluate("document.scrollingElement.scrollWidth") == width
        page.context.close()


def test_a_printed_page_has_whole_lines_of_code_and_all_columns(browser: Browser, tmp_path: Path) -> None:
    formula = "fee = base_rate * gross_tonnage * (1 - discount_for_frequency) * (1 + surcharge_for_dangerous_goods)"
    words = f"| Land | {COMPOUND} | Stand |\n|---|---|---|\n| {COMPOUND} | {COMPOUND[:50]} | Ende |\n"
    years = f"{'|2026' * 14}|\n{'|---' * 14}|\n{'|5,042,271' * 14}|\n"
    code = f"```\n{formula}  # as in Annex II\n```\n"
    (tmp_path / "briefkit.toml").write_text("")
    head = "---\ntitle: Wide\nkind: note\ndate: 2026-09-01\n---\n"
    (tmp_path / "wide.md").write_text(f"{head}{code}\n{words}\n{years}")
    page, _ = opened(browser, exported(Library.open(tmp_path), "wide", tmp_path))
    printed = page.pdf(prefer_css_page_size=True)
    page.context.close()
    text = pdf_text(printed, tmp_path)
    assert "# as in Annex II" in " ".join(text.split())
    assert "Ende" in text
    assert text.count("5,042,271") == 14
    assert edges_of(printed, tmp_path)[1] <= 595.3 - 20 / 25.4 * 72 + 1


def test_what_leads_to_something_is_printed_on_its_page(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    led = ("- item\n- item", "| a | b |\n|---|---|\n| item | c |", "> item and more", "```\nitem\n```", "item.")
    texts = [publication_of(count, f"{led_by}\n") for count in range(20, 28) for led_by in led]
    for number, text in enumerate(texts):
        (tmp_path / f"leads-{number}.md").write_text(text)
    library = Library.open(tmp_path)
    page = browser.new_page()
    ends = 0
    for number in range(len(texts)):
        page.goto(exported(library, f"leads-{number}", tmp_path).as_uri())
        printed = pdf_text(page.pdf(prefer_css_page_size=True), tmp_path).split("\f")
        (found,) = (sheet for sheet in printed if "Heading" in sheet)
        assert "item" in found.split("Heading")[1]
        assert "These:" in found.split("Heading")[1]
        ends += "Line" not in found
    page.close()
    assert ends, "at least once it had to go to the next page"


def publication_of(count: int, led: str) -> str:
    """A brief with so many lines, a heading, a lead-in, and what it leads to."""
    lines = "".join(f"Line {number}.\n\n" for number in range(count))
    return f"---\ntitle: Leads\nkind: note\ndate: 2026-09-01\n---\n{lines}## Heading\n\nThese:\n\n{led}"
