"""More key points than fit on a page."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief


@rule(
    "too-many-key-points",
    bad="key_points: [One., Two., Three., Four., Five., Six.]",
    good="key_points: [One., Two., Three., Four., Five.]",
)
def too_many_key_points(brief: Brief, *_: object) -> Found:
    """More than five key points.

    Five fill the one-page version; a sixth runs over the page.
    """
    if len(brief.key_points) > 5:
        yield diagnostic(f"{len(brief.key_points)} key points; only five fit on one page", ("key_points", 5))
