"""The heads and feet of the pages of a Word document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefkit.core.revisions.running import running_words
from briefkit.importers.revisions.word_line import STATES
from briefkit.importers.word.archive import Archive
from briefkit.importers.word.markup import W

_PART = re.compile(r"word/(?:header|footer)\d{0,3}\.xml")
_SHOWN = 80


def running_in(archive: Archive) -> Iterator[str]:
    """The words of each paragraph in the heads and feet, as before the tracked changes."""
    for part in _parts(archive):
        yield from running_words(part)


def tracked_in_heads(archive: Archive) -> Iterator[str]:
    """The tracked changes in the heads and feet."""
    for part in _parts(archive):
        for item in part.iter():
            if item.tag in STATES and (words := _all_text(item)):
                yield f"a change in the head or foot of the pages: “{words[:_SHOWN]}”"


def _parts(archive: Archive) -> Iterator[ET.Element]:
    for name in sorted(filter(_PART.fullmatch, archive.names)):
        part = archive.tree(name)
        if part is not None:
            yield part


def _all_text(element: ET.Element) -> str:
    return "".join(item.text or "" for item in element.iter() if item.tag in (f"{W}t", f"{W}delText")).strip()
