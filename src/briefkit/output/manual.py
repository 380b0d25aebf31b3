"""The pages of the documentation as topics of `briefkit help`.

A page is a topic if the front matter above its title has a `description` of one line and a `group` of `GROUPS`. The
pages are part of what is installed; in a checkout they are in `docs/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from briefkit.core.text.words import fold, words
from briefkit.errors import BriefkitError

GROUPS = ("Start", "Tasks", "Guides", "Servers", "Reference")
"""The groups of topics, in the order of their list."""
_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "docs", _PACKAGE.parents[1] / "docs")
"""Where the pages are once they are installed, and in a checkout."""
_FENCE = re.compile(r"`{3,}")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


class Topic(NamedTuple):
    """A page: its name, which is that of its file, and `text` from its title on, in Markdown."""

    name: str
    title: str
    about: str
    group: str
    text: str

    @property
    def headings(self) -> list[str]:
        """Its headings, the title first, without code marks."""
        return [found.replace("`", "") for found in _HEADING.findall(_without_fenced(self.text))]


def _without_fenced(text: str) -> str:
    """A page without its blocks of code."""
    kept, fence = list[str](), ""
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if line.rstrip("\n") == fence else fence
        elif mark:
            fence = mark[0]
        else:
            kept.append(line)
    return "".join(kept)


def topics() -> dict[str, Topic]:
    """The topics by name, group by group and in alphabetical order. Raises BriefkitError if they are not installed."""
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    if folder is None:
        raise BriefkitError(
            "the pages of the documentation are not installed",
            hint="briefkit COMMAND --help shows the help of a command",
        )
    read = (_topic(path.stem, path.read_text("utf-8")) for path in folder.rglob("*.md"))
    found = [topic for topic in read if topic.group in GROUPS]
    return {topic.name: topic for topic in sorted(found, key=lambda topic: (GROUPS.index(topic.group), topic.name))}


def _topic(name: str, page: str) -> Topic:
    front, _, text = page.removeprefix("---\n").partition("\n---\n") if page.startswith("---\n") else ("", "", page)
    values = dict(line.partition(": ")[::2] for line in front.splitlines())
    title = _HEADING.search(text)
    return Topic(name, title[1] if title else name, values.get("description", ""), values.get("group", ""), text)


def topic_name(asked: str) -> str:
    """The name of a topic as somebody may ask for it: with its folder, the ending of its file, or capital letters."""
    return fold(asked).rpartition("/")[2].removesuffix(".md").replace(" ", "-")


class Mention(NamedTuple):
    """A topic, and its headings that have what was looked for."""

    topic: Topic
    headings: list[str]


def mentions(asked: str, pages: Iterable[Topic]) -> list[Mention]:
    """The topics that have all words of what is asked in a heading, or words that begin so."""
    wanted = words(asked)
    if not wanted:
        return []
    found = (Mention(page, [heading for heading in page.headings if _has(heading, wanted)]) for page in pages)
    return [mention for mention in found if mention.headings]


def _has(heading: str, wanted: list[str]) -> bool:
    there = words(heading)
    return all(any(word.startswith(start) for word in there) for start in wanted)


def known_words(pages: Iterable[Topic]) -> list[str]:
    """The words of headings that may be meant by a misspelled one."""
    return sorted({word for page in pages for heading in page.headings for word in words(heading) if len(word) > 3})
