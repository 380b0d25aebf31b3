"""Suggestions that wait for a review."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.text.shell import argument
from briefkit.core.text.words import counted


@rule(
    "unreviewed",
    bad="suggested: [{id: party-1, add: parties, value: russia}]",
    good="parties: [russia]",
)
def unreviewed(brief: Brief, *_: object) -> Found:
    """A brief has suggestions that nobody has accepted or rejected.

    An import, or `briefkit review --find`, has written them under `suggested`. Nothing else reads them: no table, no
    query and no publication has them, so a brief may be published with them. Accept what is right with `briefkit
    review`; what is rejected there is not suggested again.
    """
    if brief.unreviewed:
        hint = f"{counted(len(brief.unreviewed), 'suggestion')}: briefkit review {argument(brief.id)}"
        yield diagnostic("there are suggestions that nobody has reviewed", ("suggested",), hint, at_key=True)
