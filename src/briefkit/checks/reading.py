"""What reading itself finds. A file that cannot be read is not listed, and these rules cannot be ignored for it."""

from __future__ import annotations

from briefkit.checks.making import reading_rule
from briefkit.core.checking.rule import WARNING

_GOOD = """
---
title: After Helsinki
kind: memo
date: "2018-07-20"
summary: What was agreed, and what was not.
---
Text.
"""

FILE = reading_rule(
    "file",
    """A file of the library cannot be read, or its name is not UTF-8.

    Nothing else can be said of it, and it is in no list.
    """,
    bad="a brief without read permission",
    good="a brief that you can open",
    example="words",
)
ENCODING = reading_rule(
    "encoding",
    """A file is not UTF-8 text.

    Old editors save Windows-1252 or UTF-16. Save the file as UTF-8: the message names the byte that gives it away.
    """,
    bad="a file saved as Windows-1252 by an old editor",
    good="the same file saved as UTF-8",
    example="words",
)
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
REQUIRED = reading_rule(
    "required",
    """Something that must be there is missing: title, kind or date, or the key that a list item cannot do without.

    A draft may lack its date. An item without its id, claim, name or text is left out of every table.
    """,
    bad="sources: [{title: A treaty}]",
    good="sources: [{id: s1, title: A treaty}]",
)
VALUE = reading_rule(
    "value",
    """A value does not fit its key, so briefkit goes on without it.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD; statuses, stances and outcomes are words of a fixed list.
    """,
    bad="status: publised",
    good="status: published",
)
RESERVED_KEY = reading_rule(
    "reserved-key",
    """The keys id, path and body are reserved.

    A brief's id is its file's name, so that it cannot say two different things.
    """,
    bad="id: helsinki",
    good="desk: Europe",
    severity=WARNING,
)

RULES = (FILE, ENCODING, FRONT_MATTER, YAML, DUPLICATE_KEY, REQUIRED, VALUE, RESERVED_KEY)
