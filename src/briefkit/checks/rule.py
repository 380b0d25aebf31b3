"""Turns a function into a rule: its docstring is the explanation, its decorator has the examples."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY

from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import ERROR, WARNING, Diagnostic, Fix, Many, Rule, Trail
from briefkit.core.values import frozen

Found = Iterator[Diagnostic]
"""What a rule finds."""
Finder = Callable[..., Found]


@frozen
class Check(Rule):
    """A rule with the function that looks for violations.

    The arguments of `run` depend on `subject`: (brief, view, settings) for every “brief” that can be listed, (file,
    view, settings) for every “file”, (view, settings) for the “library” as a whole. `history` says that it asks for
    committed versions.
    """

    _: KW_ONLY
    subject: str
    run: Finder
    history: bool = False


@frozen
class RawFile:
    """A brief's file; `text` is None if it cannot be decoded."""

    path: str
    data: bytes
    text: str | None

    @classmethod
    def of(cls, path: str, data: bytes) -> RawFile:
        """A file with its text, if its bytes are one."""
        text = decode(data)
        return cls(path, data, text if isinstance(text, str) else None)


def diagnostic(
    message: str,
    trail: Trail = (),
    hint: str | None = None,
    *,
    line: int = 0,
    column: int = 1,
    at_key: bool = False,
    path: str = "",
    fix: Fix | None = None,
) -> Diagnostic:
    """A violation in the file being checked, or in the one at `path`. The checker adds the rule and the place."""
    return Diagnostic("", message, line, column, hint, path=path, trail=trail, at_key=at_key, fix=fix)


def rule(
    id_: str,
    severity: str = WARNING,
    *,
    bad: str,
    good: str,
    example: str = "front matter",
    subject: str = "brief",
    by_default: bool = True,
    fixable: bool = False,
    history: bool = False,
    many: Many | None = None,
) -> Callable[[Finder], Check]:
    """Turn a function into a rule. The first line of its docstring is the summary, the whole docstring the explanation.

    The rule's family is the folder of its module; the module is named after the rule or after a group of rules.

    `example` says what `bad` and `good` are: keys of the “front matter”, a “body”, a whole “file”, or only “words”.
    """

    def decorate(run: Finder) -> Check:
        family = run.__module__.split(".")[2].replace("_", "-")
        texts = texts_of(run.__doc__ or "", bad, good)
        kind = (example, by_default, fixable, many)
        return Check(id_, family, severity, *texts, *kind, subject=subject, run=run, history=history)

    return decorate


def reading_rule(
    id_: str, explanation: str, *, bad: str, good: str, severity: str = ERROR, example: str = "front matter"
) -> Rule:
    """A rule whose diagnostics come from reading the file, so there is no function to run."""
    return Rule(id_, "reading", severity, *texts_of(explanation, bad, good), example)


def texts_of(explanation: str, bad: str, good: str) -> tuple[str, str, str, str]:
    """Summary, explanation and examples, without the indentation of the source."""
    text = inspect.cleandoc(explanation)
    return text.split("\n", 1)[0], text, inspect.cleandoc(bad), inspect.cleandoc(good)
