"""Whether pages that are copied as a whole in a browser, with their menus and offers, get the right title.

    python benchmarks/copied_pages.py FOLDER [--each]

FOLDER is `test/test-pages` of a checkout of mozilla/readability (Apache-2.0), which is not part of this repository.
Needs Playwright and Chromium (`/usr/bin/chromium`). Each page is opened without scripts and without the network, and
all of it selected. Pages of fewer than 1,500 letters and those on which no line is the expected title are left out. The
title counts as found if it is the expected one, or part of it without the name of the site, or the other way round.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from briefkit.errors import BriefkitError
from briefkit.importers.classify import classified
from briefkit.importers.text import read_text

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
_SELECTED = "() => { const all = getSelection(); all.selectAllChildren(document.body); return all.toString() }"
_LEAST_PAGE, _LEAST_TITLE, _LONGEST_TITLE = 1500, 8, 200


def copied(page: Page, source: Path, folder: Path) -> str:
    """The text that a browser copies of a page."""
    saved = folder / "page.html"
    saved.write_text('<meta charset="utf-8">' + _SCRIPT.sub("", source.read_text("utf-8", "replace")), "utf-8")
    page.goto(saved.as_uri(), wait_until="domcontentloaded")
    return str(page.evaluate(_SELECTED))


def is_title(given: str, expected: str) -> bool:
    """Whether a line is the expected title, with or without the name of the site."""
    one, other = ("".join(filter(str.isalnum, text.casefold())) for text in (given, expected))
    return one == other or (len(one) > _LEAST_TITLE and (one in other or other in one))


def titles(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The name of each page that counts, the title that is found, and the expected one."""
    with sync_playwright() as browsers, tempfile.TemporaryDirectory() as scratch:
        browser = browsers.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.route("http*://**", lambda route: route.abort())
        for each in sorted(path for path in folder.iterdir() if (path / "expected-metadata.json").is_file()):
            expected = str(json.loads((each / "expected-metadata.json").read_text("utf-8"))["title"] or "")
            text = copied(page, each / "source.html", Path(scratch))
            lines = [line.strip() for line in text.splitlines() if _LEAST_TITLE < len(line) < _LONGEST_TITLE]
            if len(text) < _LEAST_PAGE or "lorem ipsum" in text[:3000].lower():
                continue
            if any(is_title(line, expected) for line in lines):
                yield each.name, found_title(text), expected


def found_title(text: str) -> str:
    """The title that a draft of a text would have."""
    try:
        lines = classified(read_text(text.encode())).lines()
    except BriefkitError:
        return ""
    return next((line.text for line in lines if line.kind == "title"), "")


def main() -> None:
    """Print how many titles are found, and with --each those that are not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true")
    given = parser.parse_args()
    found = list(titles(given.folder))
    wrong = [(name, title, expected) for name, title, expected in found if not is_title(title, expected)]
    print(f"{len(found) - len(wrong)} of {len(found)} titles")
    for name, title, expected in wrong if given.each else ():
        print(f"{name}: “{title}” for “{expected}”")


if __name__ == "__main__":
    main()
