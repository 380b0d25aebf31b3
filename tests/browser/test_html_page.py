"""The HTML page in a real browser: accessible, responsive, without network requests or scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from briefkit import Library
from tests.browser.views import assert_accessible_in_every_view
from tests.places import LIBRARIES, SAMPLE
from tests.thorough import thorough

QUICK = ["2018-07-after-helsinki", "2021-10-helsinki-to-geneva", "2019-08-nach-dem-inf-vertrag"]
IDS = [
    brief.id if brief.id in QUICK else pytest.param(brief.id, marks=thorough)
    for brief in Library.open(SAMPLE).find()
    if brief.date
]


def exported(library: Library, id_: str, folder: Path) -> Path:
    path = folder / f"{id_}.html"
    path.write_bytes(library.export(library.get(id_), "html").data)
    return path


def opened(browser: Browser, path: Path, **view: Any) -> tuple[Page, list[str]]:
    """The page, and every URL that it requested except its own."""
    page = browser.new_context(**view).new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("dialog", lambda dialog: requested.append(f"dialog: {dialog.message}"))
    page.goto(path.as_uri())
    return page, [url for url in requested if url != path.as_uri() and not url.startswith("data:")]


@pytest.mark.parametrize("id_", IDS)
def test_a_page_is_accessible_in_every_view(tab: Page, id_: str, tmp_path: Path) -> None:
    assert_accessible_in_every_view(tab, exported(Library.open(SAMPLE), id_, tmp_path))


def test_a_submission_is_accessible_in_every_view(tab: Page, tmp_path: Path) -> None:
    submissions = Library.open(LIBRARIES / "submissions")
    assert_accessible_in_every_view(tab, exported(submissions, "2021-11-night-patrols", tmp_path))


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{7*7}}",
    "<iframe src=https://example.org></iframe>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href=https://example.org>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "<details open ontoggle=alert(1)>",
    "@import url(https://example.org)",
]


def test_no_script_runs_and_nothing_leaves(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    for number, payload in enumerate(PAYLOADS):
        evil = json.dumps(payload)
        (tmp_path / f"evil-{number}.md").write_text(
            f"---\ntitle: {evil}\nkind: qa\ndate: 2018\nlanguage: {evil}\nsummary: {evil}\nkey_points: [{evil}]\n"
            f"authors: [{{name: {evil}, affiliation: {evil}}}]\npublisher: {evil}\ntopics: [{evil}]\n"
            f"issues: [{{id: {evil}, question: {evil}, positions: {{{evil}: {evil}}}}}]\n"
            f"judgments: [{{id: j, claim: {evil}, term: {evil}}}]\nlicense: {evil}\n"
            f"sources: [{{id: s, title: {evil}, url: {evil}}}]\nrelated: [{{title: {evil}, url: {evil}}}]\n"
            f"figures: [{{id: f, file: {evil}, caption: {evil}, alt: {evil}}}]\n"
            f"---\n## {payload}\n\n{payload}\n\n**{payload}:** {payload}\n\n| {payload} |\n|---|\n| {payload} |\n\n"
            f"![{payload}](media/x.png) x[^1]\n\n[^1]: {payload}\n"
        )
    library = Library.open(tmp_path)
    for brief in library.find():
        page, requested = opened(browser, exported(library, brief.id, tmp_path))
        assert page.evaluate("document.querySelectorAll('script:not([type=\"application/ld+json\"])').length") == 0
        page.mouse.move(200, 200)
        assert requested == [], brief.title
        assert page.evaluate("[...document.querySelectorAll('a')].every(a => /^(https?:|mailto:|file:)/.test(a.href))")
        page.context.close()
