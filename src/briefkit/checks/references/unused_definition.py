"""Addresses that no link uses."""

from __future__ import annotations

import re

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.parser import ADDRESS
from briefkit.core.brief.model import Brief

_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)[^\]\n]+\]:", re.MULTILINE)


@rule(
    "unused-definition",
    bad="It was agreed.\n\n[1]: https://example.org/communique",
    good="[It was agreed][1].\n\n[1]: https://example.org/communique",
    example="body",
)
def unused_definition(brief: Brief, *_: object) -> Found:
    """The address of a link that is not there, or that is defined twice.

    A line such as `[1]: https://…` only gives the address for links that are written `[words][1]`. It is not printed.
    List sources in the front matter, or write a footnote: `[^1]: …`.
    """
    if _DEFINITION.search(brief.body):
        for line, sentence in parse_markdown(brief.body, first_line=brief.body_line).dropped:
            if sentence.startswith(ADDRESS):
                yield diagnostic(sentence, hint="remove it, or write a footnote, [^1]: …", line=line)
