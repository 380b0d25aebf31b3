"""Judgments that say which one they carry on."""

from __future__ import annotations

from briefkit.checks.hints import Hints
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.succession import succeeds
from briefkit.core.diagnostic import ERROR
from briefkit.core.judgments.chains import terms_of
from briefkit.core.ports import LibraryView

_Problem = tuple[str, str | None]
"""What is wrong, and what to do about it."""
_MOST_KNOWN = 20


@rule(
    "judgment-continues",
    ERROR,
    bad='judgments: [{id: j1, claim: It holds, due: "2999", continues: 2018-07-after-helsinki#j1}]',
    good='judgments: [{id: j1, claim: It holds, due: "2999"}]',
)
def judgment_continues(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A judgment continues one that is not there, or that it cannot carry on, so both count as forecasts of their own.

    `continues` names a judgment, BRIEF#ID, in another published brief that is not later than this one. A brief that
    supersedes another carries on what it repeats even without it. The claim may be worded anew; with another due date
    or condition it is another question, and a forecast of its own.
    """
    hints = Hints()
    for judgment in brief.judgments:
        if judgment.continues and (problem := _problem(judgment, brief, view, hints)):
            message, hint = problem
            yield diagnostic(message, ("judgments", judgment.id, "continues"), hint)


def _problem(judgment: Judgment, brief: Brief, view: LibraryView, hints: Hints) -> _Problem | None:
    name, _, id_ = (judgment.continues or "").rpartition("#")
    if not name or not id_:
        return f"“{judgment.continues}” is not a judgment", "write BRIEF#ID"
    if name == brief.id:
        return f"“{judgment.id}” continues a judgment of its own brief", "name one of an earlier brief, or remove it"
    if name not in view.ids:
        return f"no brief “{name}” in the library", view.near(name) or "see “briefkit list”"
    target = view.brief(name)
    if target is None:  # as another rule says of its file
        return None
    found = {one.id: one for one in target.judgments}
    ids = list(found)
    if id_ not in found:
        return f"“{name}” has no judgment “{id_}”", hints.similar(id_, ids) or _known(ids)
    return _out_of_order(judgment, brief, target) or _other_question(judgment, found[id_])


def _known(ids: list[str]) -> str:
    more = f" and {len(ids) - _MOST_KNOWN} more" if len(ids) > _MOST_KNOWN else ""
    return f"it has {', '.join(ids[:_MOST_KNOWN]) or 'none'}{more}"


def _out_of_order(judgment: Judgment, brief: Brief, target: Brief) -> _Problem | None:
    if not succeeds(target.status):
        return f"“{judgment.id}” continues a judgment of a {_noun(target)}, which is not published", "publish it first"
    if target.date and brief.date and target.date.first > brief.date.first:
        message = f"“{judgment.id}” continues a judgment of a later brief, {target.id} ({target.date})"
        return message, "is it the other way round?"
    return None


def _other_question(judgment: Judgment, target: Judgment) -> _Problem | None:
    (due, condition), (old_due, old_condition) = terms_of(judgment), terms_of(target)
    if (due, condition) == (old_due, old_condition):
        return None
    what = "due date" if due != old_due else "condition"
    message = f"“{judgment.id}” continues a judgment with another {what}, so it is a forecast of its own"
    return message, f"remove “continues”, or repeat the {what}"


def _noun(brief: Brief) -> str:
    return "brief in review" if brief.status == "review" else "draft"
