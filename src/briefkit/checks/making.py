"""How a function becomes a rule: its documentation is the explanation, beside it stand examples."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable

from briefkit.core.checking.rule import ERROR, WARNING, Flaw, Rule
from briefkit.core.diagnostic import Diagnostic

Check = Callable[..., Iterable[Flaw]]


def rule(
    id_: str,
    severity: str = WARNING,
    *,
    bad: str,
    good: str,
    example: str = "front matter",
    subject: str = "brief",
    family: str | None = None,
    by_default: bool = True,
    mends: bool = False,
    mend_bytes: Callable[[bytes], bytes] | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a check; the first line of its docstring is the summary, all of it the explanation.

    Its family is the folder it stands in, its file is named after it, or after a group that it is one of.

    `example` says what `bad` and `good` are: keys of the “front matter”, a “body”, a whole “file”, or only “words”.
    """

    def made(check: Check) -> Rule:
        told = inspect.cleandoc(check.__doc__ or "")
        return Rule(
            id=id_,
            family=family or check.__module__.split(".")[2].replace("_", "-"),
            severity=severity,
            subject=subject,
            summary=told.split("\n", 1)[0],
            explanation=told,
            bad=inspect.cleandoc(bad),
            good=inspect.cleandoc(good),
            example=example,
            check=check,
            by_default=by_default,
            mends=mends,
            mend_bytes=mend_bytes,
        )

    return made


def flaw_of(finding: Diagnostic) -> Flaw:
    """What reading found, as a flaw."""
    return Flaw(finding.message, hint=finding.hint, line=finding.line, column=finding.column)


def reading_rule(
    id_: str, explanation: str, *, bad: str, good: str, severity: str = ERROR, example: str = "front matter"
) -> Rule:
    """A rule whose findings come from parsing: nothing is left to check."""

    def check(findings: Iterable[Diagnostic]) -> Iterable[Flaw]:
        return (flaw_of(finding) for finding in findings if finding.rule == id_)

    check.__doc__ = explanation
    return rule(id_, severity, bad=bad, good=good, subject="reading", family="reading", example=example)(check)
