"""The redline in a real browser: accessible, without requests, navigable by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from briefkit import Library
from briefkit.core.diff.value import COMPARISON, REVISION
from briefkit.export.html.redline import redline_html
from briefkit.library.diff import compare_briefs
from tests.browser.test_html_page import opened
from tests.browser.views import assert_accessible_in_every_view
from tests.places import SAMPLE


@pytest.fixture(params=[COMPARISON, REVISION])
def page_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """July and November 2018, as two analyses and as if one were a revision of the other."""
    library = Library.open(SAMPLE)
    briefs = [library.get(name) for name in ("2018-07-after-helsinki", "2018-11-impasse-before-paris")]
    path = tmp_path / "redline.html"
    path.write_bytes(redline_html(compare_briefs(library, briefs[0], briefs[1], mode=request.param)))
    return path


def test_it_is_accessible_in_every_view(tab: Page, page_file: Path) -> None:
    assert_accessible_in_every_view(tab, page_file)


def test_keys_step_through_the_changes_under_its_own_policy(browser: Browser, page_file: Path) -> None:
    page, requested = opened(browser, page_file)
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    focused = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        focused.append(page.evaluate("[...document.querySelectorAll('.change')].indexOf(document.activeElement)"))
    assert focused == [0, 1, 0]
    page.get_by_label("keys n and p").uncheck()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.className") != "change"
    assert (messages, requested) == ([], [])
    page.context.close()
