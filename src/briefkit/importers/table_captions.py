"""The captions of tables, which stay beside their tables: they are those of no pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefkit.importers import lines as kinds
from briefkit.importers.forms import SENTENCE_ENDS
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.phrases.figures import SOURCE, TABLE

_LONGEST = 300
_SOURCE = re.compile(SOURCE, re.IGNORECASE)
_REASON = "the caption of a table"


def with_captions_of_tables(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs of which those above or below a table that are its caption are known as text beside it.

    Where its figures come from (“Source: …”), on the line below the table, ends the caption; without one it stays.
    """
    found = list(paragraphs)
    for at, part in enumerate(found):
        if _is_caption(part) and TABLE.match(part.text) and not _is_beside_picture(found, at):
            found[at] = _as_caption(part)
    for table in [at for at, part in enumerate(found) if part.rows]:
        caption = next((at for at in (table - 1, table + 1) if _is_caption_at(found, at)), None)
        if caption is not None:
            found[caption] = _as_caption(found[caption])
        source = table + 2 if caption == table + 1 else table + 1
        if source < len(found) and _is_source(found[source]):
            found[source] = replace(found[source], kind=kinds.TEXT, reason="where the figures of a table come from")
            if caption is not None:
                found[caption] = _with_source(found[caption], found[source])
                found[source] = replace(found[source], text="")
    return [part for part in found if part.text or part.picture]


def _is_caption(part: Paragraph) -> bool:
    return part.kind == kinds.CAPTION and not part.rows


def _is_caption_at(found: list[Paragraph], at: int) -> bool:
    """Whether a paragraph beside a table is its caption: by its markup, or by the number that it begins with."""
    if not 0 <= at < len(found) or found[at].rows or len(found[at].text) > _LONGEST:
        return False
    part = found[at]
    if part.reason == _REASON:
        return True
    numbered = part.kind in ("", kinds.TEXT, kinds.HEADING) and TABLE.match(part.text) is not None
    is_short = not part.text.endswith(SENTENCE_ENDS) or part.text.count(". ") == 0
    return (_is_caption(part) and not _is_beside_picture(found, at)) or (numbered and is_short)


def _is_beside_picture(found: list[Paragraph], at: int) -> bool:
    return any(0 <= other < len(found) and found[other].kind == kinds.ALT for other in (at - 1, at + 1))


def _as_caption(part: Paragraph) -> Paragraph:
    """A caption as text: one without a number is called one of a table."""
    called = TABLE.match(part.text) or (part.markdown or part.text).startswith("Table:")
    marked = part.markdown if called else f"Table: {part.markdown or part.text}"
    return replace(part, markdown=marked, kind=kinds.TEXT, reason=_REASON, level=0, bullet=False)


def _is_source(part: Paragraph) -> bool:
    return part.kind in ("", kinds.CAPTION) and len(part.text) <= _LONGEST and _SOURCE.match(part.text) is not None


def _with_source(caption: Paragraph, source: Paragraph) -> Paragraph:
    """A caption with the source behind it, as a sentence of its own."""
    end = "" if caption.text.endswith((*SENTENCE_ENDS, "?")) else "."
    both = f"{caption.text}{end} {source.text}"
    marked = f"{caption.markdown}{end} {source.markdown or source.text}" if caption.markdown else ""
    return replace(caption, text=both, markdown=marked)
