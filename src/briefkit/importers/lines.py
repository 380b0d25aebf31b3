"""What the paragraphs of a source are, each with the reason: nothing of a source disappears without one."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.values import frozen
from briefkit.importers.paragraphs import Paragraph

TITLE, KIND, BYLINE, DATELINE, STANDFIRST = "title", "kind", "byline", "dateline", "standfirst"
HEADING, QUESTION, TEXT, QUOTE, ITEM, RULE, SPEAKER = "heading", "question", "text", "quote", "item", "rule", "speaker"
TABLE, CODE, FOOTNOTE = "table", "code", "footnote"
ALT, CAPTION, CREDIT = "alt", "caption", "credit"
SERIES, IDENTIFIER, AUTHOR_NOTE, HEADER, NAME = "series", "identifier", "author-note", "header", "name"
ABOUT = "about-author"
RELATED, DISCLAIMER, REPEATED, BOILERPLATE = "related", "disclaimer", "repeated", "boilerplate"

IN_BODY = frozenset((HEADING, QUESTION, TEXT, QUOTE, ITEM, RULE, SPEAKER, TABLE, CODE, FOOTNOTE, AUTHOR_NOTE, NAME))
"""What makes up the text of a brief."""
IN_FRONT_MATTER = frozenset(
    (TITLE, KIND, BYLINE, DATELINE, STANDFIRST, ALT, CAPTION, RELATED, DISCLAIMER, SERIES, IDENTIFIER)
)
"""What is read for its front matter."""


@frozen
class Line:
    """A paragraph of a source with its class and the reason for it."""

    paragraph: Paragraph
    kind: str
    reason: str

    @property
    def text(self) -> str:
        """Its text."""
        return self.paragraph.text


def of_class(lines: Iterable[Line], *classes: str) -> list[Line]:
    """The lines that are of one of the classes."""
    return [line for line in lines if line.kind in classes]
