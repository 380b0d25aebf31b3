"""docs/index.md: every page of the documentation, in groups, with what it is about.

The navigation of the site is made of it, too (tools/site/conf.py).
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.places import DOCS

_ENTRY = re.compile(r"^- \[([^\]\n]+)\]\(([^)#\n]+\.md)\)(.*)$", re.MULTILINE)
_LATER = "Guides"
"""The group of a page that names none."""


def pages() -> list[str]:
    """The addresses of all pages in docs/, but for the start page and what generated pages begin with."""
    found = (path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if not path.name.endswith("-intro.md"))
    return sorted(page for page in found if page != "index.md")


def index_page() -> str:
    """The start page as it is, with the pages that it lacks at the end of their groups, and each page's description."""
    text = (DOCS / "index.md").read_text("utf-8")
    for page in pages():
        if f"]({page})" not in text:
            text = _with_entry(text, _front(page).get("group", _LATER), f"- [{_title(page)}]({page})\n")
    return _ENTRY.sub(_described, text)


def _described(entry: re.Match[str]) -> str:
    about = _front(entry[2]).get("description")
    return f"- [{entry[1]}]({entry[2]})" + (f": {about}" if about else entry[3])


def _with_entry(text: str, group: str, entry: str) -> str:
    """The page with one more entry at the end of a group; a group that is new follows the first one."""
    start, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    named = [section.partition("\n")[0].removeprefix("## ") for section in sections]
    if group in named:
        at = named.index(group)
        sections[at] = sections[at].rstrip("\n") + f"\n{entry}" + "\n" * (at < len(sections) - 1)
    else:
        sections.insert(1, f"## {group}\n\n{entry}\n")
    return start + "".join(sections)


def _front(page: str) -> dict[str, str]:
    text = _path(page).read_text("utf-8")
    head, end, _ = text.removeprefix("---\n").partition("\n---\n")
    return yaml.safe_load(head) if text.startswith("---\n") and end else {}


def _title(page: str) -> str:
    found = re.search(r"^# (.+)$", _path(page).read_text("utf-8"), flags=re.MULTILINE)
    return found[1] if found else Path(page).stem


def _path(page: str) -> Path:
    return DOCS / page
