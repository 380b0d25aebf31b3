"""Stances on issues without a question."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView


@rule(
    "stance-question",
    bad="""
    issues:
      - {id: relief, title: Relief, positions: {russia: {stance: supports, source: s1}}}
    sources: [{id: s1, title: A}]
    """,
    good="""
    issues:
      - id: relief
        title: Relief
        question: Should relief come first?
        positions: {russia: {stance: supports, source: s1}}
    sources: [{id: s1, title: A}]
    """,
)
def stance_question(brief: Brief, view: LibraryView, *_: object) -> Found:
    """Stances on an issue that has no question.

    “Supports” means nothing without a question. Put the question in the brief or, for all briefs, in the registry.
    """
    for issue in brief.issues:
        if not issue.question and any(position.stance for position in issue.positions):
            entry = view.registry.entry("issues", issue.id)
            if entry is None or not entry.question:
                yield diagnostic(f"stances on “{issue.id}”, but no question", ("issues", issue.id), "add “question: …”")
