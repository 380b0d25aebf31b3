"""How Sphinx makes a site of the Markdown pages: `make docs` runs it, and any warning ends the build.

Its source folder is the repository, so that links between README.md and docs/ lead the same way on the site as on a
forge. The navigation is read from docs/index.md: each of its sections is a group, each link to a page an entry.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

project = html_title = "briefkit"
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**.md"]
exclude_patterns = [
    ".*",
    "src",
    "tests",
    "tools",
    "briefs",
    "benchmarks",
    "fonts",
    "site",
    "demo",
    "dist",
    "docs/*-intro.md",
]

extensions = ["myst_parser"]
myst_heading_anchors = 4  # as a forge makes them: `page.md#a-heading`
smartquotes = False  # what a page shows is what is typed
highlight_language = "none"

html_theme = "furo"
html_theme_options = {"navigation_with_keys": False}
html_extra_path = ["root"]
html_show_copyright = False
html_copy_source = html_show_sourcelink = False


def groups(index: str) -> dict[str, list[tuple[str, str]]]:
    """The groups of the navigation: each section of docs/index.md with the titles and addresses of its pages."""
    _, *sections = re.split(r"^## ", index, flags=re.MULTILINE)
    pages = {
        section.partition("\n")[0]: re.findall(r"\[([^\]\n]+)\]\(([^)#\n]+\.md)\)", section) for section in sections
    }
    return {title: entries for title, entries in pages.items() if entries}


def add_navigation(_app: Sphinx, name: str, source: list[str]) -> None:
    """Add the navigation to the start page, out of sight."""
    if name != root_doc:
        return
    for title, pages in groups(source[0]).items():
        entries = "\n".join(f"{text} <{page}>" for text, page in pages)
        source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n{entries}\n```\n"


_MENDED = {
    '<aside class="sidebar-drawer"': '<aside aria-label="All pages" class="sidebar-drawer"',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<div id="search-results">': '<h1>Search</h1><div id="search-results">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    "<pre>": '<pre tabindex="0">',
}
"""What Sphinx and the theme write → the same with names for landmarks, and wide parts that a keyboard can scroll."""
_EMPTY_HEAD = re.compile(r'<th class="([^"]*)"><p></p></th>')


def make_accessible(app: Sphinx, error: Exception | None) -> None:
    """Mend in the finished pages what axe-core finds in them."""
    if error:
        return
    for path in Path(app.outdir).rglob("*.html"):
        text = path.read_text("utf-8")
        for written, mended in _MENDED.items():
            text = text.replace(written, mended)
        path.write_text(_EMPTY_HEAD.sub(r'<td class="\1"></td>', text), "utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", add_navigation)
    app.connect("build-finished", make_accessible)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
