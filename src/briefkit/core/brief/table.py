"""The keys of front matter and the shapes of their values as plain words.

`brief.Brief` and `records` are the format, with its documentation. An index that takes in one changed file has no time
to load them, so that the shapes stand here once more; a test holds the two against each other.

Shapes are `text`, `date`, `span`, `truth`, `credibility`, `probability`, words to choose from (`a|b`), another record
(`>person`), `positions` (records by their holders), and lists of any (`*` behind it).
"""

from __future__ import annotations

from typing import NamedTuple

RESERVED_KEYS = ("id", "path", "body")
"""What a brief is told with besides its front matter, so that no key can be called so."""


class RecordFormat(NamedTuple):
    """A record: shapes by key, the key that a plain text stands for, what it needs, what it always has."""

    keys: dict[str, str]
    short: str | None = None
    required: tuple[str, ...] = ()
    always: dict[str, str | bool] = {}  # noqa: RUF012 - never written to


_STATUSES = "draft|review|published|superseded|retracted"
_BASIS = "stated|url|inferred"

FORMAT: dict[str, RecordFormat] = {
    "brief": RecordFormat(
        {
            "title": "text",
            "kind": "text",
            "date": "date",
            "date_basis": _BASIS,
            "title_basis": _BASIS,
            "status": _STATUSES,
            "language": "text",
            "summary": "text",
            "key_points": "text*",
            "authors": ">person*",
            "experts": ">person*",
            "publisher": "text",
            "origin": ">origin",
            "topics": "text*",
            "parties": "text*",
            "regions": "text*",
            "events": ">event*",
            "issues": ">issue*",
            "judgments": ">judgment*",
            "recommendations": ">recommendation*",
            "sources": ">source*",
            "related": ">related*",
            "figures": ">figure*",
            "supersedes": "text",
            "review_by": "date",
            "access": "public|internal|embargoed",
            "embargo_until": "date",
            "disclaimer": "text",
            "license": "text",
        },
        required=("title", "kind", "date"),
        always={"status": "published"},
    ),
    "person": RecordFormat(
        {"name": "text", "id": "text", "affiliation": "text", "former": "text"}, short="name", required=("name",)
    ),
    "origin": RecordFormat(
        {"url": "text", "retrieved": "date", "doi": "text", "series": "text", "number": "text"}, short="url"
    ),
    "event": RecordFormat(
        {
            "id": "text",
            "title": "text",
            "date": "span",
            "place": "text",
            "role": "subject|past|upcoming",
            "status": "proposed|planned|held|changed|cancelled",
            "status_on": "date",
        },
        short="id",
        required=("id",),
    ),
    "issue": RecordFormat(
        {
            "id": "text",
            "title": "text",
            "question": "text",
            "status": "resolved|converging|negotiable|disputed|deadlocked|dormant",
            "trend": "improving|unchanged|worsening",
            "outlook": "improving|unchanged|worsening|uncertain",
            "positions": "positions",
            "watch": "text*",
        },
        short="id",
        required=("id",),
    ),
    "position": RecordFormat(
        {
            "says": "text",
            "stance": "supports|opposes|conditional|neutral",
            "source": "text",
            "basis": "statement|vote|action|document|leak|inference",
            "date": "date",
        },
        short="says",
    ),
    "update": RecordFormat({"date": "date", "probability": "probability", "term": "text"}, required=("date",)),
    "judgment": RecordFormat(
        {
            "id": "text",
            "claim": "text",
            "about": "text*",
            "depends_on": "text*",
            "by": "text",
            "stated_as": "text",
            "negated": "truth",
            "term": "text",
            "scale": "icd203|phia|ipcc",
            "probability": "probability",
            "mapped_by": "text",
            "confidence": "low|moderate|high",
            "condition": "text",
            "horizon": "text",
            "due": "span",
            "updates": ">update*",
            "outcome": "open|occurred|did-not-occur|void|unresolvable",
            "resolved_on": "date",
            "evidence": "text",
        },
        required=("id", "claim"),
        always={"negated": False},
    ),
    "recommendation": RecordFormat({"text": "text", "to": "text", "issue": "text"}, short="text", required=("text",)),
    "source": RecordFormat(
        {
            "id": "text",
            "title": "text",
            "url": "text",
            "date": "date",
            "publisher": "text",
            "reliability": "A|B|C|D|E|F",
            "credibility": "credibility",
        },
        required=("id",),
    ),
    "related": RecordFormat({"id": "text", "title": "text", "kind": "text", "date": "date", "url": "text"}, short="id"),
    "figure": RecordFormat(
        {"id": "text", "file": "text", "alt": "text", "caption": "text", "credit": "text"}, required=("id",)
    ),
}
