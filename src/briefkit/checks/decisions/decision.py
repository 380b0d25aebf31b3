"""The decision that a submission asks for: who, by when, what is recommended, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.checks.submissions import OPTIONS, must_be_complete
from briefkit.core.brief.model import Brief, Decision
from briefkit.core.dates.phrase import when
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.text.shell import argument

_HEAD = 'title: Treaty\nkind: submission\ndate: "2018-07-20"\nsummary: What to decide.\n'
_ASKED = "{question: Should we stay?, by: us, needed_by: 2999, recommended: stay"


def _file(front_matter: str) -> str:
    return f"---\n{_HEAD}{front_matter}\n{OPTIONS}\n---\n\nText.\n"


@rule(
    "missing-decision",
    bad=_file(""),
    good=_file(f"decision: {_ASKED}}}"),
    example="file",
)
def missing_decision(brief: Brief, *_: object) -> Found:
    """A submission does not say which decision it asks for.

    Whoever decides reads that first, and `decisions due` lists nothing else. Drafts are not checked.
    """
    if must_be_complete(brief) and not brief.decision:
        yield diagnostic("a submission without a decision", ("kind",), "add “decision: {question: …, by: …}”")


@rule(
    "decision-maker",
    bad=f"decision: {{needed_by: 2999, recommended: stay}}\n{OPTIONS}",
    good=f"decision: {{by: us, needed_by: 2999, recommended: stay}}\n{OPTIONS}",
)
def decision_maker(brief: Brief, *_: object) -> Found:
    """A decision is wanted, but of whom is not said.

    Name a party or a person. Drafts are not checked.
    """
    for decision in _decisions(brief):
        if decision.is_open and not decision.by:
            yield diagnostic("nobody is named who decides", ("decision",), "add “by: …”, a party or a person")


@rule(
    "decision-deadline",
    bad=f"decision: {{by: us, recommended: stay}}\n{OPTIONS}",
    good=f"decision: {{by: us, needed_by: 2999, recommended: stay}}\n{OPTIONS}",
)
def decision_deadline(brief: Brief, *_: object) -> Found:
    """A decision is wanted, but by when is not said.

    A submission without a deadline lies at the bottom of the pile, and is never due. Drafts are not checked.
    """
    for decision in _decisions(brief):
        if decision.state == "open" and not decision.needed_by:
            yield diagnostic("the decision has no deadline", ("decision",), "add “needed_by: YYYY-MM-DD”")


@rule(
    "decision-recommendation",
    bad=f"decision: {{by: us, needed_by: 2999}}\n{OPTIONS}",
    good=f"decision: {{by: us, needed_by: 2999, recommended: stay}}\n{OPTIONS}",
)
def decision_recommendation(brief: Brief, *_: object) -> Found:
    """A decision is wanted, but no option is recommended.

    A submission advises; a text that does not is a report. Drafts are not checked.
    """
    for decision in _decisions(brief):
        if decision.is_open and brief.options and not decision.recommended:
            yield diagnostic("no option is recommended", ("decision",), "add “recommended: …”, the id of an option")


@rule(
    "decision-overdue",
    bad=f'decision: {{by: us, needed_by: "2018-08-01", recommended: stay}}\n{OPTIONS}',
    good=f"""
    decision: {{by: us, needed_by: "2018-08-01", chosen: stay, decided_on: "2018-07-30", evidence: s1}}
    sources: [{{id: s1, title: Minutes}}]
    {OPTIONS}
    """,
)
def decision_overdue(brief: Brief, view: LibraryView, *_: object) -> Found:
    """The day by which a decision was needed has passed, and nothing is recorded of it.

    Record what came of it with `briefkit decisions resolve`, or move the deadline. Drafts are not checked.
    """
    for decision in _decisions(brief):
        if decision.is_overdue(view.today):
            message = f"the decision was needed by {decision.needed_by} and is still open"
            hint = f"record it: briefkit decisions resolve {argument(brief.id)} --chose OPTION"
            yield diagnostic(message, ("decision", "needed_by"), hint)


@rule(
    "decision-outcome",
    ERROR,
    bad=f"""
    decision: {{outcome: rejected, chosen: stay, decided_on: "2018-07-30", evidence: s1}}
    sources: [{{id: s1, title: Minutes}}]
    {OPTIONS}
    """,
    good=f"""
    decision: {{outcome: rejected, decided_on: "2018-07-30", evidence: s1}}
    sources: [{{id: s1, title: Minutes}}]
    {OPTIONS}
    """,
)
def decision_outcome(brief: Brief, *_: object) -> Found:
    """The outcome of a decision and the option that was chosen do not go together.

    Only what is “chosen” has an option, and it needs one.
    """
    for decision in [brief.decision] if brief.decision else []:
        if decision.state == "chosen" and not decision.chosen:
            yield diagnostic("chosen, but not which option", ("decision", "outcome"), "add “chosen: …”")
        elif decision.chosen and decision.state != "chosen":
            message = f"the option “{decision.chosen}” is chosen, but the outcome is {decision.state}"
            yield diagnostic(message, ("decision", "outcome"), "remove one of the two")


@rule(
    "decision-undated",
    bad=f"decision: {{chosen: stay, evidence: s1}}\nsources: [{{id: s1, title: Minutes}}]\n{OPTIONS}",
    good=f"""
    decision: {{chosen: stay, decided_on: "2018-07-30", evidence: s1}}
    sources: [{{id: s1, title: Minutes}}]
    {OPTIONS}
    """,
)
def decision_undated(brief: Brief, *_: object) -> Found:
    """What came of a decision has no date, or such a date has no outcome.

    An answer as of a given day (`--as-of`) knows a decision from its decided_on date.
    """
    for decision in [brief.decision] if brief.decision else []:
        if decision.state != "open" and not decision.decided_on:
            yield diagnostic("the decision has no date", ("decision",), "add “decided_on: YYYY-MM-DD”")
        if decision.state == "open" and decision.decided_on:
            message = f"decided {when(decision.decided_on)}, but not what"
            yield diagnostic(message, ("decision", "decided_on"), "add “chosen: …” or “outcome: …”")


@rule(
    "decision-evidence",
    bad=f'decision: {{chosen: stay, decided_on: "2018-07-30"}}\n{OPTIONS}',
    good=f"""
    decision: {{chosen: stay, decided_on: "2018-07-30", evidence: s1}}
    sources: [{{id: s1, title: Minutes}}]
    {OPTIONS}
    """,
)
def decision_evidence(brief: Brief, *_: object) -> Found:
    """A decision is recorded without a source that shows it.

    Minutes, a signed submission or an announcement will do.
    """
    decision = brief.decision
    if decision and decision.state in ("chosen", "rejected") and not decision.evidence:
        yield diagnostic("no evidence of the decision", ("decision",), "add “evidence: …”, the id of a source")


def _decisions(brief: Brief) -> Iterator[Decision]:
    """The decision of a brief that must be complete, if it has one."""
    if brief.decision and must_be_complete(brief):
        yield brief.decision
