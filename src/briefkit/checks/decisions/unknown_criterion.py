"""Assessments of options by criteria that the brief does not list."""

from __future__ import annotations

from briefkit.checks.hints import Hints
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR, Trail
from briefkit.core.text.ids import id_key


@rule(
    "unknown-criterion",
    ERROR,
    bad="criteria: [speed]\noptions: [{id: stay, assessments: {sped: At once}}]",
    good="criteria: [speed]\noptions: [{id: stay, assessments: {speed: At once}}]",
)
def unknown_criterion(brief: Brief, *_: object) -> Found:
    """An option is assessed by a criterion that the brief does not list.

    It has no place in the table of options, so it is not printed.
    """
    known, hints = {id_key(criterion.id): criterion.id for criterion in brief.criteria}, Hints()
    for option in brief.options:
        for name in dict(option.assessments):
            if id_key(name) not in known:
                hint = hints.similar(name, known.values()) or "add it to criteria"
                trail: Trail = ("options", option.id, "assessments", name)
                yield diagnostic(f"no criterion “{name}” in this brief", trail, hint, at_key=True)
