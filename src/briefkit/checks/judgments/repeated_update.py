"""Updates of one date."""

from __future__ import annotations

from collections import Counter

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief


@rule(
    "repeated-update",
    bad="""judgments:
  - {id: j1, claim: It holds, due: "2099", updates: [{date: "2018-12"}, {date: "2018-12", term: likely}]}""",
    good="""judgments:
  - {id: j1, claim: It holds, due: "2099", updates: [{date: "2018-12"}, {date: "2019-01", term: likely}]}""",
)
def repeated_update(brief: Brief, *_: object) -> Found:
    """Two updates of a judgment have the same date.

    Only the last of them counts, and an edit that names the date could mean either.
    """
    for judgment in brief.judgments:
        for date, count in Counter(update.date for update in judgment.updates).items():
            if count > 1:
                number = max(n for n, update in enumerate(judgment.updates) if update.date == date)
                trail = ("judgments", judgment.id, "updates", number)
                yield diagnostic(f"another update has the date {date} already", trail, "keep the one that holds")
