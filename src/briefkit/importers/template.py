"""A draft from a title and a kind, with the sections and keys usual for that kind."""

from __future__ import annotations

from briefkit.core.publication.labels import Labels
from briefkit.importers.importers import Draft, Source
from briefkit.importers.template_forms import KEYS, body_of, examples_of

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
    front_matter |= {"summary": None, **(_submission(source.written_in) if kind == "submission" else {})}
    front_matter |= {name: [] for name in ("topics", "parties", *KEYS.get(kind, ()))}
    examples = examples_of(source.date.first) if source.date else {}
    comments = {key: example for key, example in examples.items() if key in front_matter}
    return Draft(front_matter, body_of(kind, source.written_in), source.date, comments=comments)


def _submission(language: str) -> dict[str, object]:
    """The form of a submission to fill in, in a language."""
    return {
        "decision": _DECISION,
        "criteria": [{"id": "effect"}, {"id": "feasibility"}],
        "options": [
            {"id": "do-nothing", "title": Labels(language)["do_nothing"], "do_nothing": True, **_assessed()},
            {"id": "option-1", "title": None, **_assessed()},
        ],
    }


def _assessed() -> dict[str, object]:
    return {"assessments": {}, "costs": [], "risks": []}
