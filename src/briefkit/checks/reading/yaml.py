"""Front matter that is not there, or not valid YAML."""

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
    """A file has no front matter, or one without an end.

    A brief starts with a line `---`, then its keys, then a line `---`. Without it the file is not listed.
    """,
    bad="title: After Helsinki\nkind: memo\n\nText.",
    good=_GOOD,
    example="file",
)


YAML = reading_rule(
    "yaml",
    """The front matter is not valid YAML, or uses what briefkit does not read.

    Tags, merge keys and aliases are refused, because they make a file mean something else than it shows.
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
    """A key stands twice in one mapping.

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
