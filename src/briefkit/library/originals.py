"""Originals of imports: kept with their text, so that quotes can be proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.core.quotes.kept_text import KeptText, Passage
from briefkit.importers.decode import decode
from briefkit.importers.paragraphs import paragraphs_of
from briefkit.settings import ORIGINALS_FOLDER
from briefkit.storage.files.originals import Original, Originals, keep_original

if TYPE_CHECKING:
    from briefkit.importers.importers import Draft
    from briefkit.importers.paragraphs import Paragraph
    from briefkit.importers.reading import Reading
    from briefkit.library.library import Library

_WITH_LINES = {"text", "markdown"}
"""The formats whose paragraphs are counted by lines."""
_AFTER_ORIGIN = ("figures", "related", "disclaimer", "suggested")


def original_of(reading: Reading, name: str) -> Original | None:
    """The original of a document that was read; None for a file of mails or works, each of which has one of its own."""
    data, format_ = reading.source.data, reading.format
    if reading.document is not None:
        paragraphs: Iterable[Paragraph] = reading.document.paragraphs
    elif format_.name in _WITH_LINES:
        paragraphs = paragraphs_of(decode(data).text)
    else:
        return None
    ending = next((one for one in format_.endings if name.lower().endswith(one)), format_.endings[0])
    return Original(data, ending, KeptText(_passages(paragraphs, lined=format_.name in _WITH_LINES)))


def originals_of(reading: Reading, name: str) -> list[Original | None]:
    """The original of each draft of a document: the document, or in a file of several its own part."""
    if whole := original_of(reading, name):
        return [whole] * max(len(reading.ready), 1)
    return [original_of_draft(draft) if draft.original else None for draft in reading.drafts()]


def original_of_draft(draft: Draft) -> Original:
    """The original of a draft that was one of several documents in a file."""
    paragraphs = (line.paragraph for line in draft.lines)
    return Original(draft.original, draft.original_ending, KeptText(_passages(paragraphs, lined=False)))


def _passages(paragraphs: Iterable[Paragraph], *, lined: bool) -> Iterator[Passage]:
    """The paragraphs that have words, with their places."""
    number = 0
    for paragraph in paragraphs:
        if paragraph.text.strip():
            number += 1
            lines = (paragraph.first, paragraph.last) if lined else (0, 0)
            yield Passage(paragraph.text, number, paragraph.page, *lines)


def keeps_originals(library: Library) -> bool:
    """Whether a library keeps originals."""
    return library.settings.import_.originals == "on"


def kept(library: Library, original: Original, known: Originals | None = None) -> tuple[list[Path], str | None]:
    """Keep an original; the files that are new, and why it could not be kept. `known` as in `keep_original`."""
    try:
        return keep_original(library.folder, original, known), None
    except OSError as error:
        reason = error.strerror or error
        return [], f"the original is not kept: {ORIGINALS_FOLDER}/ cannot be written ({reason})"


def with_original(draft: Draft, name: str) -> Draft:
    """A draft that names its original."""
    matter = dict(draft.front_matter)
    origin = matter.get("origin")
    matter["origin"] = {**(origin if isinstance(origin, dict) else {}), "original": name}
    last = {key: matter.pop(key) for key in _AFTER_ORIGIN if key in matter} if not origin else {}
    return replace(draft, front_matter=matter | last)
