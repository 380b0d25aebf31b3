"""The fields that queries may ask for: front matter keys by scope, and short names for common ones.

The table says how texts compare, which does not follow from their shape, and it saves a warm `list` from loading the
format. A key that is not in it compares as its shape implies (`scopes`). Kinds of value: `id` (by the registry's
section), `word` (any case), `lang`, `prose` (by its words), `date` (by its first day, `date end` by its last),
`number`, `truth`, `order` (words with an order), and `any` for keys that briefkit does not know. `>` leads to items.
"""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.brief.vocabulary import CLOSENESS, CONFIDENCES

_PERSON = {"name": "id people", "id": "id people", "affiliation": "word", "former": "prose"}
SCOPES: dict[str, dict[str, str]] = {
    "brief": {
        "id": "word",
        "path": "word",
        "title": "prose",
        "kind": "word",
        "date": "date",
        "date_basis": "word",
        "title_basis": "word",
        "status": "word",
        "language": "lang",
        "summary": "prose",
        "key_points": "prose",
        "authors": "> person",
        "experts": "> person",
        "publisher": "word",
        "origin": "> origin",
        "topics": "id topics",
        "parties": "id parties",
        "regions": "word",
        "events": "> event",
        "issues": "> issue",
        "judgments": "> judgment",
        "recommendations": "> recommendation",
        "decision": "> decision",
        "criteria": "> criterion",
        "options": "> option",
        "consultation": "> consultation",
        "sources": "> source",
        "related": "> related",
        "figures": "> figure",
        "suggested": "> suggestion",
        "supersedes": "word",
        "review_by": "date end",
        "access": "word",
        "embargo_until": "date",
        "disclaimer": "prose",
        "license": "word",
        "body": "prose",
        "text": "prose",
        "live": "truth",
    },
    "person": _PERSON,
    "origin": {
        "url": "word",
        "retrieved": "date",
        "doi": "word",
        "series": "word",
        "number": "any",
        "original": "word",
    },
    "event": {
        "id": "id events",
        "title": "prose",
        "date": "date",
        "place": "word",
        "role": "word",
        "status": "word",
        "status_on": "date",
    },
    "issue": {
        "id": "id issues",
        "title": "prose",
        "question": "prose",
        "status": "order closeness",
        "trend": "word",
        "outlook": "word",
        "positions": "> position",
        "watch": "prose",
    },
    "position": {
        "holder": "id holders",
        "says": "prose",
        "stance": "word",
        "source": "word",
        "basis": "word",
        "date": "date",
        "quote": "prose",
        "at": "word",
    },
    "suggestion": {
        "id": "word",
        "add": "word",
        "value": "any",
        "quote": "prose",
        "at": "word",
        "because": "prose",
        "by": "word",
        "rejected": "prose",
    },
    "judgment": {
        "id": "word",
        "claim": "prose",
        "about": "id issues",
        "depends_on": "id events",
        "by": "id people",
        "stated_as": "prose",
        "quote": "prose",
        "at": "word",
        "negated": "truth",
        "term": "word",
        "scale": "word",
        "probability": "number",
        "mapped_by": "word",
        "confidence": "order confidence",
        "condition": "prose",
        "condition_met": "word",
        "horizon": "prose",
        "due": "date end",
        "updates": "> update",
        "outcome": "word",
        "resolved_on": "date",
        "evidence": "word",
        "continues": "word",
    },
    "update": {"date": "date", "probability": "number", "term": "word"},
    "recommendation": {"text": "prose", "to": "id parties", "issue": "id issues"},
    "decision": {
        "question": "prose",
        "by": "id holders",
        "needed_by": "date end",
        "reason": "prose",
        "recommended": "word",
        "outcome": "word",
        "chosen": "word",
        "decided_on": "date",
        "decided_by": "id holders",
        "evidence": "word",
        "note": "prose",
    },
    "criterion": {"id": "word", "title": "prose", "weight": "word"},
    "option": {
        "id": "word",
        "title": "prose",
        "do_nothing": "truth",
        "text": "prose",
        "assessments": "prose",
        "costs": "> cost",
        "risks": "> risk",
    },
    "cost": {"text": "prose", "amount": "word", "currency": "word", "period": "word"},
    "risk": {"text": "prose", "likelihood": "word", "impact": "word", "mitigation": "prose"},
    "consultation": {"who": "id holders", "on": "date", "view": "prose", "source": "word"},
    "source": {
        "id": "word",
        "title": "prose",
        "url": "word",
        "date": "date",
        "publisher": "word",
        "reliability": "word",
        "credibility": "number",
        "quote": "prose",
        "at": "word",
        "original": "word",
    },
    "related": {"id": "word", "title": "prose", "kind": "word", "date": "date", "url": "word"},
    "figure": {"id": "word", "file": "word", "alt": "prose", "caption": "prose", "credit": "prose"},
}
AROUND = {"position": {"issue": "> issue"}}
"""What contains an item, and can be asked for from inside its group."""

ORDERS = {"closeness": CLOSENESS, "confidence": CONFIDENCES}

ITEMS: dict[str, dict[str, tuple[str, ...]]] = {
    "brief": {
        "issue": ("issues",),
        "position": ("issues", "positions"),
        "judgment": ("judgments",),
        "event": ("events",),
        "source": ("sources",),
        "author": ("authors",),
        "expert": ("experts",),
        "recommendation": ("recommendations",),
        "decision": ("decision",),
        "option": ("options",),
        "criterion": ("criteria",),
        "consultation": ("consultation",),
        "figure": ("figures",),
        "related": ("related",),
    },
    "issue": {"position": ("positions",)},
    "judgment": {"update": ("updates",)},
    "option": {"cost": ("costs",), "risk": ("risks",)},
    "position": {"issue": ("issue",)},
}
"""The groups of each scope, `issue:(…)` and so on, with the keys that lead to their items."""


class Leaf(NamedTuple):
    """Where the values of a field are (keys from the scope down) and how they compare, `by` which section or order."""

    path: tuple[str, ...]
    kind: str
    by: str = ""


_HOLDER = Leaf(("issues", "positions", "holder"), "id", "holders")
_AUTHORS = (Leaf(("authors", "id"), "id", "people"), Leaf(("authors", "name"), "id", "people"))
_EXPERTS = (Leaf(("experts", "id"), "id", "people"), Leaf(("experts", "name"), "id", "people"))
_PARTY = (Leaf(("parties",), "id", "parties"), _HOLDER)
_ISSUE = (Leaf(("issues", "id"), "id", "issues"), Leaf(("issues", "title"), "id", "issues"))
_RELATED = (Leaf(("related", "id"), "word"), Leaf(("related", "title"), "prose"))
_OWN_HOLDER = (Leaf(("holder",), "id", "holders"),)
_HELD_IN_ISSUE = (Leaf(("positions", "holder"), "id", "holders"),)

SHORT: dict[str, dict[str, tuple[Leaf, ...]]] = {
    "brief": {
        "topic": (Leaf(("topics",), "id", "topics"),),
        "party": _PARTY,
        "party-with-parts": _PARTY,
        "region": (Leaf(("regions",), "word"),),
        "issue": _ISSUE,
        "event": (Leaf(("events", "id"), "id", "events"), Leaf(("events", "title"), "id", "events")),
        "position": (_HOLDER, Leaf(("issues", "positions", "says"), "prose")),
        "holder": (_HOLDER,),
        "judgment": (Leaf(("judgments", "id"), "word"), Leaf(("judgments", "claim"), "prose")),
        "author": _AUTHORS,
        "expert": _EXPERTS,
        "person": (*_AUTHORS, *_EXPERTS, Leaf(("judgments", "by"), "id", "people"), _HOLDER),
        "lang": (Leaf(("language",), "lang"),),
        "source": tuple(
            Leaf(("sources", key), kind)
            for key, kind in {"id": "word", "title": "prose", "publisher": "word", "url": "word"}.items()
        ),
        "recommendation": (
            Leaf(("recommendations", "to"), "id", "parties"),
            Leaf(("recommendations", "text"), "prose"),
        ),
        "decision": (Leaf(("decision", "question"), "prose"),),
        "option": (Leaf(("options", "id"), "word"), Leaf(("options", "title"), "prose")),
        "criterion": (Leaf(("criteria", "id"), "word"), Leaf(("criteria", "title"), "prose")),
        "consultation": (Leaf(("consultation", "who"), "id", "holders"), Leaf(("consultation", "view"), "prose")),
        "figure": (Leaf(("figures", "id"), "word"), Leaf(("figures", "caption"), "prose")),
        "related": _RELATED,
        "origin": (Leaf(("origin", "url"), "word"),),
        "url": (Leaf(("origin", "url"), "word"), Leaf(("sources", "url"), "word"), Leaf(("related", "url"), "word")),
        "doi": (Leaf(("origin", "doi"), "word"),),
    },
    "issue": {
        "position": (*_HELD_IN_ISSUE, Leaf(("positions", "says"), "prose")),
        "holder": _HELD_IN_ISSUE,
        "party": _HELD_IN_ISSUE,
        "party-with-parts": _HELD_IN_ISSUE,
    },
    "position": {
        "party": _OWN_HOLDER,
        "party-with-parts": _OWN_HOLDER,
        "person": (Leaf(("holder",), "id", "people"),),
        "issue": (Leaf(("issue", "id"), "id", "issues"), Leaf(("issue", "title"), "id", "issues")),
    },
    "judgment": {
        "issue": (Leaf(("about",), "id", "issues"),),
        "event": (Leaf(("depends_on",), "id", "events"),),
        "person": (Leaf(("by",), "id", "people"),),
        "update": (Leaf(("updates", "term"), "word"),),
    },
    "option": {
        "cost": (Leaf(("costs", "text"), "prose"), Leaf(("costs", "amount"), "word")),
        "risk": (Leaf(("risks", "text"), "prose"),),
    },
}

PLURALS = {
    "topics": "topic",
    "regions": "region",
    "issues": "issue",
    "events": "event",
    "positions": "position",
    "judgments": "judgment",
    "authors": "author",
    "experts": "expert",
    "people": "person",
    "sources": "source",
    "recommendations": "recommendation",
    "decisions": "decision",
    "options": "option",
    "criteria": "criterion",
    "costs": "cost",
    "risks": "risk",
    "figures": "figure",
    "updates": "update",
    "language": "lang",
    "words": "text",
}
WITH_PARTS = "party-with-parts"

FLAGS = ("topic", "party", "issue", "event", "kind", "status", "author", "expert", "publisher", "lang")
"""The fields that have an option on the command line."""
