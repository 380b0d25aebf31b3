"""A draft from a title and a kind, with the sections and keys usual for that kind."""

from __future__ import annotations

from briefkit.importers.importers import Draft, Source

_BODIES = {
    "commentary": "What has happened, and what to expect of it, in two sentences.\n\n## What is at stake\n\n"
    "## What to expect\n",
    "analysis": "## Question\n\n## Where the parties stand\n\n## What to expect\n\n## What would change this view\n",
    "qa": "## First question?\n\nThe answer.\n\n## Second question?\n\nThe answer.\n",
    "report": "## Background\n\n## Findings\n\n## Conclusions\n",
    "memo": "## Question\n\n## Assessment\n\n## Recommendation\n",
    "testimony": "## Statement\n\n## Questions\n\n**Chair:** The question, in a sentence.\n\n"
    "**Witness:** The answer.\n",
    "podcast": "## Who speaks\n\n**Guest:** What the guest says, in a sentence.\n",
    "event": "## What happened\n\n## What it means\n",
    "submission": "## Background\n\nWhy this is decided now, and what has been decided before.\n\n## Options\n\n"
    "## Consultation\n\n## Financial and legal implications\n\n## Next steps\n\nWhat follows once it is decided.\n",
}
_KEYS: dict[str, tuple[str, ...]] = {
    "commentary": ("authors", "issues", "judgments"),
    "analysis": ("authors", "key_points", "issues", "judgments", "sources"),
    "qa": ("experts", "issues", "judgments"),
    "report": ("authors", "key_points", "issues", "judgments", "recommendations", "sources"),
    "memo": ("authors", "key_points", "issues", "judgments", "recommendations"),
    "testimony": ("experts", "issues", "sources"),
    "podcast": ("experts", "issues"),
    "event": ("events", "issues"),
    "submission": ("authors", "consultation", "sources"),
}
"""Kind → keys that such a brief usually has besides the common ones, written as empty lists to fill in."""
_DECISION = {"question": None, "by": None, "needed_by": None, "reason": None, "recommended": None}
_FORMS: dict[str, dict[str, object]] = {
    "submission": {
        "decision": _DECISION,
        "criteria": [{"id": "effect"}, {"id": "feasibility"}],
        "options": [
            {
                "id": "do-nothing",
                "title": "Do nothing",
                "do_nothing": True,
                "assessments": {},
                "costs": [],
                "risks": [],
            },
            {"id": "option-1", "title": None, "assessments": {}, "costs": [], "risks": []},
        ],
    },
}
"""Kind → keys with a form to fill in."""


def draft_of_template(source: Source) -> Draft:
    """The draft for a kind; a kind without a template gets the common keys only."""
    kind = source.kind or "note"
    front_matter: dict[str, object] = {
        "title": source.title,
        "kind": kind,
        "date": str(source.date),
        "status": "draft",
    }
    if source.language:
        front_matter["language"] = source.language
    keys = ("topics", "parties", *_KEYS.get(kind, ()))
    front_matter |= {"summary": None, **_FORMS.get(kind, {})}
    return Draft(front_matter | {name: [] for name in keys}, _BODIES.get(kind, ""), source.date)
