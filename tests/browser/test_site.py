"""The documentation as a site: complete, with links that lead somewhere, accessible, searched without a server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from playwright.sync_api import Page

from tests.browser.views import assert_accessible_in_every_view
from tests.index_page import pages
from tests.places import DOCS
from tests.thorough import sample

HTML = "{http://www.w3.org/1999/xhtml}"
VIEWED = ["docs/index.html", "docs/marks.html", "docs/settings.html", "README.html", "docs/diff.html", "search.html"]


def built(folder: Path, *source: Path) -> subprocess.CompletedProcess[str]:
    """What comes of building the site, in a process of its own, where warnings for developers are no errors."""
    called = [sys.executable, "-m", "tools.build_site", str(folder), *map(str, source)]
    return subprocess.run(called, cwd=DOCS.parent, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    ran = built(folder)
    assert ran.returncode == 0, ran.stderr
    return folder


def links(path: Path) -> Iterator[tuple[str, str]]:
    """The ids of a page, as (id, ""), and what it links or loads, as ("", address)."""
    for element in html5lib.parse(path.read_text("utf-8")).iter():
        if "id" in element.attrib:
            yield element.attrib["id"], ""
        for name in ("href", "src"):
            if name in element.attrib:
                yield "", element.attrib[name]


def test_every_page_is_there_and_every_link_leads_somewhere(site: Path) -> None:
    assert all((site / "docs" / name).with_suffix(".html").exists() for name in pages())
    found = {path: [*links(path)] for path in site.rglob("*.html")}
    ids = {path: {id_ for id_, _ in entries if id_} for path, entries in found.items()}
    checked = 0
    for path, entries in found.items():
        for address in (address for _, address in entries if address):
            parts = urlsplit(address)
            if parts.scheme or address == "#":
                assert parts.scheme in {"", "https", "http", "mailto", "data"}, address
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.exists(), f"{path.name}: {address}"
            anchor = unquote(parts.fragment)
            assert not anchor or target.suffix != ".html" or anchor in ids[target], f"{path.name}: {address}"
            checked += 1
    assert checked > 3000


@pytest.mark.parametrize("name", sample(VIEWED, 3))
def test_a_page_of_the_site_is_accessible_in_every_view(site: Path, tab: Page, name: str) -> None:
    assert_accessible_in_every_view(tab, site / name, within=site)


def test_the_search_works_without_a_server(site: Path, tab: Page) -> None:
    tab.goto(f"{(site / 'search.html').as_uri()}?q=embargo")
    tab.wait_for_selector("#search-results li a")
    assert "docs/publishing.html" in tab.inner_html("#search-results")


def test_a_link_to_nothing_ends_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Start\n\n## Pages\n\n- [A page](page.md)\n")
    (tmp_path / "docs/page.md").write_text("# A page\n\n[a](index.md#start)\n")
    assert built(tmp_path / "site", tmp_path).returncode == 0
    (tmp_path / "docs/page.md").write_text("# A page\n\n[a](index.md#nothing)\n")
    ran = built(tmp_path / "site", tmp_path)
    assert ran.returncode != 0
    assert "docs/page.md:3" in ran.stderr
