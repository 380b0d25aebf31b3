"""A diagnostic: one problem at one place in a file, described for people. Users know it as a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from briefkit.core.values import frozen

ERROR = "error"
WARNING = "warning"

Trail = tuple[str | int, ...]
"""The path to a value in the front matter: keys, ids of list items, and indexes of items that have no id.

For example ("issues", "sanctions", "status")."""

Fix = Callable[[bytes, int, int], bytes]
"""Takes a file's bytes and the line and column of a diagnostic; returns the bytes with the problem fixed.

Raises EditRefusedError if that would change anything else.
"""


@frozen
class Diagnostic:
    """A problem (`message`), where it is (1-based `line` and `column` in the file), and what to do about it (`hint`).

    `rule` is the id of the broken rule. `path` is relative to the library, with `/` as separator, and empty where the
    file is not known. `unlists` means that the brief cannot be listed; otherwise it is listed without the value in
    question. `trail` leads to the value in the front matter, or with `at_key` to its key; the line and column are
    looked up only to be shown, and indexes count from 0. `source` is the text of the line.
    """

    rule: str
    message: str
    line: int = 0
    column: int = 1
    hint: str | None = None
    unlists: bool = False
    path: str = ""
    severity: str = ERROR
    trail: Trail = ()
    at_key: bool = False
    source: str | None = None
    fix: Fix | None = None

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}" if self.line else ""
        parts = (":".join(filter(None, (self.path, place))), self.message)
        return ": ".join(filter(None, parts)) + (f" ({self.hint})" if self.hint else "")

    def in_file(self, path: str) -> Diagnostic:
        """A copy with the path of its file."""
        return replace(self, path=path)

    def to_json(self) -> dict[str, Any]:
        """As a JSON object; `hint` is left out if there is none."""
        names = ("path", "line", "column", "rule", "severity", "message", *(["hint"] if self.hint else []))
        return {**{name: getattr(self, name) for name in names}, "fixable": self.fix is not None}


Unlisted = tuple[Sequence[Diagnostic], int, dict[str, int]]
"""Why files are not listed: the first findings of the first of them, the number of such files, and by path how many
more findings the files have that are named."""


def first_of_each(findings: Iterable[Diagnostic], most: int, of_each: int) -> Unlisted:
    """Of the first `most` files the first `of_each` findings."""
    by_path: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    named = dict(islice(by_path.items(), most))
    more = {path: len(found) - of_each for path, found in named.items() if len(found) > of_each}
    return [finding for found in named.values() for finding in found[:of_each]], len(by_path), more


@frozen
class Many:
    """Many findings of one rule in one sentence, and the command that mends them.

    `{subjects}` in the sentence stands for the number of different messages, `{findings}` for that of findings.
    """

    sentence: str
    remedy: str


@frozen
class Rule:
    """What a rule checks, explained for people.

    `bad` and `good` are examples: front matter keys, a body, a file, or a description of one, as `example` says.
    `fixable` means that `check --fix` can fix some of its findings. `many` describes many findings that one command
    mends.
    """

    id: str
    family: str
    severity: str
    summary: str
    explanation: str
    bad: str
    good: str
    example: str
    by_default: bool = True
    fixable: bool = False
    many: Many | None = None
