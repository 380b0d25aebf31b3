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
}
"""Kind → keys that such a brief usually has besides the common ones, written as empty lists to fill in."""


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
    return Draft(front_matter | {"summary": None} | {name: [] for name in keys}, _BODIES.get(kind, ""), source.date)
