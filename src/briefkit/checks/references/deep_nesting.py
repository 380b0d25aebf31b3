"""Lists, quotations and styles that are nested too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.bounds import DEEP_TEXT
from briefkit.core.body.limits import PARSED, PRINTED
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.nesting import FLATTENED, Limiter
from briefkit.core.brief.model import Brief

_OPENING = re.compile(rf"\n((?:[ \t>]|[-*+](?![^ \t\n])|\d{{1,9}}[.)](?![^ \t\n])|\[\^[^\]\s]+\]:){{{PRINTED // 2},}})")
"""How lines begin that may open a list or quotation deep inside others; a tab is as good as two lists.

To look for the ends of lines takes a fraction of the time that `^` takes.
"""
_SIGNS = "*_~"


@rule(
    "deep-nesting",
    bad="> " * (PRINTED + 1) + "It was agreed.",
    good="> It was agreed.",
    example="body",
)
def deep_nesting(brief: Brief, *_: object) -> Found:
    """A list or quotation inside eight others, which is printed on the eighth level.

    Deeper than 20 lists, 40 quotations or 40 styles in each other it is printed as it stands, with its signs.
    """
    if _may_be_deep(brief.body) or _has_many_styles(brief.body):
        for line, message in sorted(_deep_places(brief)):
            yield diagnostic(message, hint="use fewer levels, or headings", line=line)


def _deep_places(brief: Brief) -> Iterator[tuple[int, str]]:
    document = parse_markdown(brief.body, first_line=brief.body_line)
    as_text = {line for line, sentence in document.dropped if sentence == DEEP_TEXT}
    yield from ((line, DEEP_TEXT) for line in as_text)
    for block in chain(document.blocks, *document.notes):
        limiter = Limiter()
        limiter.block(block, PRINTED)
        if deep := limiter.deep.keys() - as_text:
            yield min(deep), FLATTENED


def _may_be_deep(body: str) -> bool:
    """Whether a line may begin more lists and quotations than are printed: two columns each, or one for a `>`."""
    for opening in _OPENING.finditer(f"\n{body}"):
        quotes = opening[1].count(">")
        if quotes + (len(opening[1].expandtabs(4)) - quotes + 1) // 2 > PRINTED:
            return True
    return False


def _has_many_styles(body: str) -> bool:
    """Whether a paragraph may have more styles in each other than are read."""
    if sum(body.count(sign) for sign in _SIGNS) <= 2 * PARSED:
        return False
    return any(sum(part.count(sign) for sign in _SIGNS) > 2 * PARSED for part in body.split("\n\n"))
