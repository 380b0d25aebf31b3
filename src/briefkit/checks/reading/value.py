"""Missing or reserved keys, and invalid values."""

from __future__ import annotations

from briefkit.checks.rule import reading_rule
from briefkit.core.diagnostic import WARNING

REQUIRED = reading_rule(
    "required",
    """Something required is missing: title, kind or date, or a key that a list item needs.

    A draft may omit its date. An item without its id, claim, name or text is left out of every table.
    """,
    bad="sources: [{title: A treaty}]",
    good="sources: [{id: s1, title: A treaty}]",
)


VALUE = reading_rule(
    "value",
    """A value is not valid for its key, so briefkit ignores it.

    Dates are YYYY, YYYY-MM or YYYY-MM-DD; statuses, stances and outcomes come from fixed lists.
    """,
    bad="status: publised",
    good="status: published",
)


RESERVED_KEY = reading_rule(
    "reserved-key",
    """The keys id, path and body are reserved.

    A brief's id is its file name, so the two can never contradict each other.
    """,
    bad="id: helsinki",
    good="desk: Europe",
    severity=WARNING,
)
