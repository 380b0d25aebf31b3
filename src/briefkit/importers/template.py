"""A draft from a title and a kind, with the sections and keys usual for that kind."""

from __future__ import annotations

from briefkit.core.publication.labels import Labels
from briefkit.importers.importers import Draft, Source
from briefkit.importers.template_words import submission_words

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
"""Kind → the text of such a brief, in English."""
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
    form, body = _submission(source.written_in) if kind == "submission" else ({}, _BODIES.get(kind, ""))
    front_matter |= {"summary": None, **form}
    return Draft(front_matter | {name: [] for name in keys}, body, source.date)


def _submission(language: str) -> tuple[dict[str, object], str]:
    """The form of a submission to fill in, as keys and as text, in a language."""
    labels, words = Labels(language), submission_words(language)
    form: dict[str, object] = {
        "decision": _DECISION,
        "criteria": [{"id": "effect"}, {"id": "feasibility"}],
        "options": [
            {"id": "do-nothing", "title": labels["do_nothing"], "do_nothing": True, **_assessed()},
            {"id": "option-1", "title": None, **_assessed()},
        ],
    }
    texts = {
        words.background: words.why_now,
        labels["options"]: "",
        labels["consultation"]: "",
        words.implications: "",
        words.next_steps: words.what_follows,
    }
    return form, "\n\n".join(part for title, text in texts.items() for part in (f"## {title}", text) if part) + "\n"


def _assessed() -> dict[str, object]:
    return {"assessments": {}, "costs": [], "risks": []}
