"""Front matter that is missing, or is not valid YAML."""

from __future__ import annotations

from briefkit.checks.rule import reading_rule

_GOOD = """
---
title: After Helsinki
kind: memo
date: "2018-07-20"
summary: What was agreed, and what was not.
---
Text.
"""


FRONT_MATTER = reading_rule(
    "front-matter",
    """A file has no front matter, or its front matter has no end.

    A brief starts with a line `---`, then its keys, then another line `---`. Without these, the file is not listed.
    """,
    bad="title: After Helsinki\nkind: memo\n\nText.",
    good=_GOOD,
    example="file",
)


YAML = reading_rule(
    "yaml",
    """The front matter is not valid YAML, or uses YAML features that briefkit does not accept.

    Tags, merge keys and aliases are refused, because they make a file mean something other than it shows.
    """,
    bad="""
    ---
    title: Ukraine: what next
    kind: memo
    date: "2018-07-20"
    ---
    """,
    good=_GOOD,
    example="file",
)


DUPLICATE_KEY = reading_rule(
    "duplicate-key",
    """A key appears twice in one mapping.

    YAML readers silently keep one of the two, and not always the same one.
    """,
    bad="""
    ---
    title: After Helsinki
    title: Before Paris
    kind: memo
    date: "2018-07-20"
    ---
    """,
    good=_GOOD,
    example="file",
)
