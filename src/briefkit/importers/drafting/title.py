"""The title of a draft."""

from __future__ import annotations

import re

from briefkit.errors import BriefkitError
from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.document import Document
from briefkit.importers.importers import Source
from briefkit.importers.lines import Line, of_class
from briefkit.importers.phrases.kinds import kind_named

_WORDS_OF_NAME = re.compile(r"[^\W_]+")


def title_of(source: Source, document: Document, lines: list[Line]) -> tuple[str, list[str], str | None]:
    """The title, what is to be said of it, and its basis if the page has none."""
    if title := source.title or document.first(names.TITLE):
        return title, [], None
    if found := of_class(lines, kinds.TITLE):
        text = found[0].text
        notes = (
            [f"its only title is what it calls itself, “{text}”: to give another, --title"] if kind_named(text) else []
        )
        return text, notes, None
    title = title_of_name(source.name)
    if not title:
        raise BriefkitError("it has no title", hint='give one: --title "What it is about"')
    return title, [f"no title in it: “{title}” is from the name of the file"], "inferred"


def title_of_name(name: str) -> str:
    """The words in the name of a file as a title; empty if it has none."""
    title = " ".join(word for word in _WORDS_OF_NAME.findall(name) if not word.isdigit())
    return title[:1].upper() + title[1:]
