"""Keys that are missing or reserved, and values that do not fit."""

from __future__ import annotations

from briefkit.checks.rule import reading_rule
from briefkit.core.diagnostic import WARNING

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
