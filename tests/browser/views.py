"""A page looked at in every view, wide and narrow, light and dark: what axe-core finds, what is loaded, how wide it is.

One tab is for all pages and views: in a new one axe-core takes three times as long, since it has to be compiled first.
"""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_RUN = """([tags, rules]) => axe.run(document, {runOnly: tags, rules, resultTypes: ['violations']})
  .then(found => found.violations)"""
_CONTRAST = "color-contrast"
"""The rule that takes most of the time. Colours are the same at every width."""


def assert_accessible_in_every_view(tab: Page, path: Path, *, within: Path | None = None) -> None:
    """Nothing that axe-core finds, no request but for the page itself, nothing wider than the screen.

    A page of a site may also load what is in the folder of the site, `within`.
    """
    requested: list[str] = []
    tab.on("request", note := lambda request: requested.append(request.url))
    tab.goto(path.as_uri())
    tab.evaluate(AXE)
    for width, scheme in product(WIDTHS, SCHEMES):
        view = f"{width} pixels, {scheme}"
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        rules = {} if width == WIDTHS[0] else {_CONTRAST: {"enabled": False}}
        assert [_said(violation) for violation in tab.evaluate(_RUN, [TAGS, rules])] == [], view
        assert tab.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth"), f"wider than {view}"
    ours = ("data:", *([f"{within.as_uri()}/"] if within else []))
    assert [url for url in requested if url != path.as_uri() and not url.startswith(ours)] == []
    tab.remove_listener("request", note)


def _said(violation: dict[str, Any]) -> tuple[str, list[str]]:
    return violation["id"], [node["html"][:120] for node in violation["nodes"]]
