"""What assistants ask: many questions of many shapes, sensible and not."""

from __future__ import annotations

from itertools import product
from typing import Any

from tests.mcp.client import Call

TOPICS = ("sanctions", "water", "arms-control", "ports", "nothing-of-the-kind")
PARTIES = ("russia", "us", "egypt", "fenland", "zqx*")
ISSUES = ("sanctions", "ukraine", "inf-treaty", "fees", "INF Treaty", "sanctoins")
WORDS = ("talks", '"arms control"', "sanct*", "fees", "ports lower", "Paris OR Geneva", "zqx*", "closed", "(", '"', "’")
EVENTS = ("helsinki-2018", "g20-2018", "summit", "vote", "paris-2018")
QUERIES = (
    None, "topic:sanctions", "party:russia date:2018..2019", "issue:(id:sanctions status:deadlocked)", "kind:qa",
    "NOT status:published", "judgment:(outcome:open)", "access:embargoed", "embargo_until:*", "id:closed-two",
    "related:closed-two", "colour:red", "date:2021-05-15", "event:summit", "@nothing", "supersedes:*", "source:*",
)  # fmt: skip
"""Conditions; some find nothing, some cannot be understood."""
BRIEFS = (
    "impasse-before-paris", "2018-07-after-helsinki", "open", "quiet", "closed", "closed-one", "closed-two", "broken",
    "closed-three", "folder/closed-three", "closed-two.md", "closed-two#j1", "zqx", "", "../../etc/passwd",
    "/etc/passwd", "2021", "Impasse before Paris", "closed two", "\u202eopen",
)  # fmt: skip


def _with(name: str, **values: Any) -> Call:
    return name, {key: value for key, value in values.items() if value is not None}


CALLS: list[Call] = [
    *(_with("search", query=words) for words in WORDS),
    *(_with("search", query=f"{words} {query}") for words, query in product(WORDS[:4], QUERIES[1:8])),
    *(_with("search", query=words, **{"in": part}) for words, part in product(WORDS[:4], ("title", "body", "issues"))),
    *(_with("list", query=query) for query in QUERIES),
    *(_with("list", query=f"topic:{topic}", sort="title") for topic in TOPICS),
    *(_with("show", brief=name) for name in BRIEFS),
    *(_with("issues", query=query) for query in QUERIES),
    *(_with("issues", issue=issue, all=True) for issue in ISSUES),
    *(
        _with("issues", by=by, query=query)
        for by in ("issue", "brief", "party", "contradictions")
        for query in QUERIES[:5]
    ),
    *(_with("issues", query=f"party:{party}", as_of="2018-12-31") for party in PARTIES),
    *(_with("judgments", query=query) for query in QUERIES),
    *(_with("judgments", about=issue) for issue in ISSUES),
    *(_with("judgments", due_by=day, all=True) for day in ("2018-12-01", "today", "2099", "soon")),
    *(_with("judgments", outcome=outcome) for outcome in ("open", "occurred", "perhaps")),
    *(_with("timeline", query=query) for query in QUERIES[:8]),
    *(_with("timeline", affected_by=event) for event in EVENTS),
    *(_with("timeline", since="2018-07", until="2018-12", all=True) for _ in range(1)),
    *(_with("facets", fields=fields) for fields in (None, "topic,party", "event", "issue", "source", "access", "x")),
    *(_with("facets", query=query) for query in QUERIES[:6]),
    *(
        _with("diff", a=a, b=b)
        for a, b in product(("after-helsinki", "open", "closed-two"), ("impasse", "quiet", "us"))
    ),
    _with("diff", a="/etc/passwd", b="open"),
    _with("list", query="x" * 3000),
    _with("list", cursor="bm90aGluZw=="),
    _with("list", nothing=1),
    _with("show"),
]
"""More than 200 calls."""
