"""Published briefs without a summary."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Many

_WITHOUT_SUMMARY = frozenset(["note", "event", "podcast"])


@rule(
    "missing-summary",
    bad="summary:",
    good="summary: What was agreed in Helsinki, and what was not.",
    many=Many("{findings} briefs have no summary", "briefkit set ID summary=…"),
)
def missing_summary(brief: Brief, *_: object) -> Found:
    """A published brief has no summary.

    The summary is the standfirst of every export and is shown in lists of search results. Notes, events and podcasts
    may omit it.
    """
    if brief.live and brief.kind not in _WITHOUT_SUMMARY and not (brief.summary or "").strip():
        yield diagnostic("no summary", ("summary",), "add “summary: …”, a paragraph for readers who read no further")
