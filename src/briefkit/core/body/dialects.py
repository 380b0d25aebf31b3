"""Markup of other Markdown dialects, which is printed as it stands: directives, attributes, templates, citations …

Alerts are printed as meant where the parser reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.outline import Spot, spots_of, without_code

_FOREIGN = re.compile(
    r"""^[ \t]{0,3}(?P<directive>:::+[ \t]*\S[^\n]*)                   # ::: warning
    | ^[ \t]*>[ \t]*(?P<alert>\[![A-Za-z]+\])                        # > [!NOTE]
    | (?P<wiki>!?\[\[[^\[\]\n]+\]\])                                 # [[a page]]
    | (?P<highlight>(?<![=\w])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\w]))   # ==marked==
    | (?P<template>\{%[^%\n]*%\}|\{\{[^{}\n]*\}\})                   # {% if x %}, {{ x }}
    | (?P<citation>\[(?:see[ ])?-?@[A-Za-z0-9_][^\[\]\n]*\](?![(\[:]))  # [@smith2020, p. 3]
    | (?P<language>\[[^\[\]\n]++\]\{[ \t]*lang=[^{}\n]*\})              # [mot]{lang=fr}
    | (?P<attributes>\{:?[ \t]*[.\#][A-Za-z][^{}\n]*\}|\{:toc\})     # {#id .class}
    """,
    re.MULTILINE | re.VERBOSE,
)
_NAMES = {"directive": "directives", "alert": "alerts of this kind", "wiki": "wiki links",
          "highlight": "highlights", "template": "templates",
          "citation": "citations", "attributes": "attributes",
          "language": "attributes"}  # fmt: skip
_HINTS = ("[[", "==", "{%", "{{", "{", ":::", "[!", "[@", "[-@", "[see ")


def foreign_markup(body: str, first_line: int = 1) -> Iterator[Spot]:
    """The markup outside of code that no export understands; `text` is what the dialect calls it, in the plural."""
    if not any(hint in body for hint in _HINTS):
        return
    known: frozenset[int] | None = None
    for spot, match in spots_of(_FOREIGN, without_code(body), first_line):
        if match.lastgroup == "alert":
            known = parse_markdown(body, first_line=first_line).alerts if known is None else known
            if spot[0] in known:
                continue
        yield Spot(match[match.lastgroup or 0].strip(), _NAMES[match.lastgroup or ""], *spot)
