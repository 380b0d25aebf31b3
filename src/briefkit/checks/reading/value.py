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


EMPTY_VALUE = reading_rule(
    "empty-value",
    """A text is empty, or has only spaces or invisible characters; it counts as absent.

    A key without a value (`summary:`) is fine: it is one yet to be filled in. Quotation marks with nothing between them
    look like an answer, and most often a program or a template wrote them. Where the text is required, such as a
    title, an id or a claim, that is an error of the rule “required”.
    """,
    bad='publisher: ""',
    good="publisher:",
    severity=WARNING,
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
