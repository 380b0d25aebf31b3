"""The passages of a draft or of a brief, as suggesters read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.language.markup import without_markup
from briefkit.core.search.blocks import block_spans
from briefkit.core.text.sentences import GAP
from briefkit.importers import lines as kinds
from briefkit.importers.lines import Line
from briefkit.importers.suggestions.suggestion import (
    CAPTION,
    HEADING,
    QUESTION,
    QUOTE,
    SPEAKER,
    SUMMARY,
    TEXT,
    TITLE,
    Passage,
)

_KINDS = {
    kinds.TITLE: TITLE,
    kinds.STANDFIRST: SUMMARY,
    kinds.HEADING: HEADING,
    kinds.QUESTION: QUESTION,
    kinds.TEXT: TEXT,
    kinds.ITEM: TEXT,
    kinds.QUOTE: QUOTE,
    kinds.SPEAKER: SPEAKER,
    kinds.CAPTION: CAPTION,
}
"""What the paragraphs of a source are → what they are to a suggester; all others suggest nothing."""
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+\Z", re.MULTILINE)
_SPEAKS = re.compile(r"(?:\*\*[^*\n]{1,80}|\[\*\*[^*\n]{1,80}\*\*\]\([^()\s]{1,500}\)(?:\*\*[^*\n]{0,80})?):\*\*")
"""A name in bold, which may be a link, up to a colon."""
_LABEL = re.compile(r"(?:Q|Question|Frage|Вопрос|A|Answer|Antwort|Ответ)\s?\d{0,2}[:.]\s+")


def passages_of_lines(lines: Iterable[Line]) -> tuple[Passage, ...]:
    """The passages of a document that has been read."""
    return tuple(
        Passage(_LABEL.sub("", line.text, count=1), _KINDS[line.kind], line.paragraph.place)
        for line in lines
        if line.kind in _KINDS
    )


def passages_of_brief(brief: Brief) -> tuple[Passage, ...]:
    """The passages of a brief that is there: its title, standfirst, text and captions; lines are those of its file."""
    return tuple(passage for passage in _of_brief(brief) if passage.text.strip())


def _of_brief(brief: Brief) -> Iterator[Passage]:
    yield Passage(brief.title, TITLE, "title")
    if brief.summary:
        yield Passage(brief.summary, SUMMARY, "summary")
    body = brief.body
    line, before = brief.body_line, 0
    for span in block_spans(body):
        line += body.count("\n", before, span.start)
        before = span.start
        if kind := _kind(body, span.start, aside=span.aside, qa=brief.kind == "qa"):
            plain = without_markup(body[span.start : span.end]).alike().text
            yield Passage(" ".join(plain.replace(GAP, "").split()), kind, f"line {line} of the brief")
    yield from (Passage(figure.caption, CAPTION, f"figure {figure.id}") for figure in brief.figures if figure.caption)


def _kind(body: str, start: int, *, aside: bool, qa: bool) -> str:
    """What a block of Markdown is; empty for code, comments and notes."""
    begins = body.rfind("\n", 0, start) + 1
    heading = _HEADING.match(body, begins, start)
    if heading:
        return QUESTION if qa and len(heading[1]) == 2 else HEADING
    if aside:
        return ""
    if ">" in body[begins:start]:
        return QUOTE
    return SPEAKER if _SPEAKS.match(body, start) else TEXT
