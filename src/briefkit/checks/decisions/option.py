"""The options of a submission: two at least, one of them to do nothing, each with its costs, risks and assessments."""

from __future__ import annotations

from briefkit.checks.hints import Hints
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.checks.submissions import OPTIONS, must_be_complete
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.text.ids import id_key

_ASKED = "decision: {by: us, needed_by: 2999, recommended: stay}"
_GOOD = "options: [{id: stay, do_nothing: true, risks: [Decay]}, {id: go, costs: none, risks: [Delay]}]"
_FEWEST = 2


@rule(
    "missing-option",
    bad=f"{_ASKED}\noptions: [{{id: stay, do_nothing: true, risks: [Decay]}}]",
    good=f"{_ASKED}\n{OPTIONS}",
)
def missing_option(brief: Brief, *_: object) -> Found:
    """A submission has fewer than two options.

    With one there is nothing to decide. Drafts are not checked.
    """
    if must_be_complete(brief) and len(brief.options) < _FEWEST:
        has = "only one option" if brief.options else "no options"
        yield diagnostic(f"{has} to decide between", ("options",), "add the others, with doing nothing")


@rule(
    "do-nothing-option",
    bad=f"{_ASKED}\noptions: [{{id: stay, costs: none, risks: [Decay]}}, {{id: go, costs: none, risks: [Delay]}}]",
    good=f"{_ASKED}\n{_GOOD}",
)
def do_nothing_option(brief: Brief, *_: object) -> Found:
    """None of the options is to do nothing, or several are.

    What happens if nothing is decided is what every option is compared with. Drafts are not checked.
    """
    if not must_be_complete(brief) or len(brief.options) < _FEWEST:
        return
    idle = [option.id for option in brief.options if option.do_nothing]
    if not idle:
        yield diagnostic("no option is to do nothing", ("options",), "mark it with “do_nothing: true”, or add one")
    for id_ in idle[1:]:
        message = f"“{id_}” is to do nothing, as “{idle[0]}” is"
        yield diagnostic(message, ("options", id_, "do_nothing"), "there is one way to do nothing")


@rule(
    "option-costs",
    bad=f"{_ASKED}\noptions: [{{id: stay, do_nothing: true, risks: [Decay]}}, {{id: go, risks: [Delay]}}]",
    good=f"{_ASKED}\n{_GOOD}",
)
def option_costs(brief: Brief, *_: object) -> Found:
    """An option other than doing nothing does not say what it costs.

    “costs: none” says that it is free. Drafts are not checked.
    """
    for option in brief.options if must_be_complete(brief) else ():
        if not option.costs and not option.do_nothing:
            yield diagnostic(f"no costs of “{option.id}”", ("options", option.id), "add “costs: …”, or “costs: none”")


@rule(
    "option-risks",
    bad=f"{_ASKED}\noptions: [{{id: stay, do_nothing: true}}, {{id: go, costs: none, risks: [Delay]}}]",
    good=f"{_ASKED}\n{_GOOD}",
)
def option_risks(brief: Brief, *_: object) -> Found:
    """An option does not say what may go wrong with it.

    Doing nothing has risks as well. “risks: none” says that there are none. Drafts are not checked.
    """
    for option in brief.options if must_be_complete(brief) else ():
        if not option.risks:
            yield diagnostic(f"no risks of “{option.id}”", ("options", option.id), "add “risks: …”, or “risks: none”")


@rule(
    "option-assessment",
    bad=f"{_ASKED}\ncriteria: [speed]\n{OPTIONS.replace('id: stay', 'id: stay, assessments: {speed: At once}')}",
    good=f"{_ASKED}\ncriteria: [speed]\n"
    + OPTIONS.replace("id: stay", "id: stay, assessments: {speed: At once}").replace(
        "id: leave", "id: leave, assessments: {speed: A year}"
    ),
)
def option_assessment(brief: Brief, *_: object) -> Found:
    """An option is not assessed by one of the criteria.

    Its cell in the table of options would be empty. Drafts are not checked.
    """
    for option in brief.options if must_be_complete(brief) else ():
        met = {id_key(name) for name, _ in option.assessments}
        for criterion in brief.criteria:
            if id_key(criterion.id) not in met:
                message = f"“{option.id}” is not assessed by “{criterion.id}”"
                hint = f"add “{criterion.id}: …” to its assessments"
                yield diagnostic(message, ("options", option.id, "assessments"), hint)


@rule(
    "unknown-option",
    ERROR,
    bad=f"decision: {{by: us, needed_by: 2999, recommended: say}}\n{OPTIONS}",
    good=f"{_ASKED}\n{OPTIONS}",
)
def unknown_option(brief: Brief, *_: object) -> Found:
    """The option that is recommended or chosen is none of the brief's options.

    Readers would look for it in the table of options in vain.
    """
    decision, hints = brief.decision, Hints()
    known = {id_key(option.id): option.id for option in brief.options}
    for name in ("recommended", "chosen") if decision else ():
        id_ = getattr(decision, name)
        if id_ and id_key(id_) not in known:
            hint = hints.similar(id_, known.values()) or "add it to options"
            yield diagnostic(f"no option “{id_}” in this brief", ("decision", name), hint)
