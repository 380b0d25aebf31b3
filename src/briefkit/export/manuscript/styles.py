"""The styles of lines: what a line is, from which each format decides what it looks like."""

from __future__ import annotations

HOUSE, KIND, DATE = "house", "kind", "date"
STATUS, NOTICE = "status", "notice"
TITLE, STANDFIRST, BYLINE, POINT = "title", "standfirst", "byline", "point"
HEADING, SUBHEAD, TEXT, CODE, RULE, TERM, ABSENT, CAPTION = (
    *("heading", "subhead", "text", "code", "rule", "term", "absent", "caption"),
)
CELL = "cell"
SCALE, CLAIM, FACTS, QUOTATION, ESTIMATES, LIKELIHOOD = (
    *("scale", "claim", "facts", "quotation", "estimates", "likelihood"),
)
ISSUE, QUESTION, STATE, STANCE, POSITION, REMARK = "issue", "question", "state", "stance", "position", "remark"
DECISION = "decision"
QUIET = "quiet"
RECOMMENDATION, SOURCE, ADDRESS = "recommendation", "source", "address"
FINE = "fine"
