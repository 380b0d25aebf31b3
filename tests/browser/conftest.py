"""A headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.needs import needs


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without background network traffic."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=needs("chromium"), args=quiet)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """A tab for pages that are looked at in every view; their own policy does not keep axe-core from running."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()
