"""Whether the condition of a judgment held, and what that makes of its outcome."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.judgments.outcome import lacks_condition
from briefkit.core.ports import LibraryView


@rule(
    "judgment-condition",
    bad="""
    judgments:
      - {id: j1, claim: It holds, condition: they sign, due: "2019", outcome: occurred,
         resolved_on: "2019", evidence: s1}
    sources: [{id: s1, title: The gazette}]
    """,
    good="""
    judgments:
      - {id: j1, claim: It holds, condition: they sign, condition_met: yes, due: "2019", outcome: occurred,
         resolved_on: "2019", evidence: s1}
    sources: [{id: s1, title: The gazette}]
    """,
)
def judgment_condition(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A judgment's outcome does not go with its condition, or nobody has recorded whether the condition held.

    A conditional judgment is scored only with `condition_met: yes`. With `condition_met: no` it is void, whatever
    happened. `condition_met` without a condition says nothing.
    """
    for judgment in brief.judgments:
        trail = ("judgments", judgment.id)
        if judgment.condition_met and not judgment.condition:
            message = f"“{judgment.id}” has condition_met, but no condition"
            yield diagnostic(message, (*trail, "condition_met"), "add “condition: …”, or remove condition_met")
        elif judgment.condition_met == "no" and judgment.outcome != "void":
            message = f"the condition of “{judgment.id}” failed, so it is void and not {_said(judgment)}"
            yield diagnostic(message, (*trail, "condition_met"), "record “outcome: void”, with resolved_on")
        elif lacks_condition(judgment) and not _held(brief, judgment, view):
            message = f"nobody recorded that the condition of “{judgment.id}” held, so it is not scored"
            hint = "add “condition_met: yes”, or “condition_met: no” with “outcome: void”"
            yield diagnostic(message, (*trail, "outcome"), hint)


def _held(brief: Brief, judgment: Judgment, view: LibraryView) -> bool:
    """Whether another brief that carries the forecast on says that the condition held."""
    return any(row.judgment.condition_met == "yes" for row in view.forecast(f"{brief.id}#{judgment.id}"))


def _said(judgment: Judgment) -> str:
    return f"“{judgment.outcome}”" if judgment.outcome else "open"
