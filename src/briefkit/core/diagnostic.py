"""A diagnostic: one thing that is wrong in one place of one file, said for people; users know it as a finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

ERROR = "error"
WARNING = "warning"

Trail = tuple[str | int, ...]
"""The way to a value: keys, ids of list items, numbers of those without: ("issues", "sanctions", "status")."""

Fix = Callable[[bytes, int, int], bytes]
"""A file's bytes, and the line and column of the diagnostic → the bytes without what was wrong.

Raises EditRefusedError where that would change anything else.
"""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong (`message`), where (1-based `line` and `column` of the file), and what to do about it (`hint`).

    `rule` is the id of the rule that was broken. `path` is relative to the library, with `/` between its parts, empty
    where the reader of a text does not know its file. `unlists` says that the brief cannot be listed because of it;
    otherwise the brief is listed without the value in question. `trail` leads to the value in the front matter, whose
    place is looked up when somebody wants to see it, or with `at_key` to the key itself; numbers in it count from 0.
    `source` is the line in question.
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
        place = f"{self.path}:{self.line}" if self.path else f"{self.line}"
        return f"{place}:{self.column}: {self.message}" + (f" ({self.hint})" if self.hint else "")

    def in_file(self, path: str) -> Diagnostic:
        """The same of a file."""
        return replace(self, path=path)

    def to_json(self) -> dict[str, Any]:
        """As a JSON object; `hint` is left out where there is none."""
        names = ("path", "line", "column", "rule", "severity", "message", *(["hint"] if self.hint else []))
        return {**{name: getattr(self, name) for name in names}, "fixable": self.fix is not None}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a diagnostic's rule means, explained for people.

    `bad` and `good` are whole front matter keys, a body, a file or words about it, as `example` says; `fixable` rules
    are those for which `check --fix` knows a fix, though not always.
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
