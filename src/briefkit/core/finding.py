"""A finding: one thing that is wrong in one place of one file, said for people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong (`message`), where (1-based `line` and `column` of the file), and what to do about it (`hint`).

    `rule` is the short stable name of the kind of finding. `unlists` says that the brief cannot be listed because of
    it; otherwise the brief is listed without the value in question.
    """

    rule: str
    message: str
    line: int
    column: int = 1
    hint: str | None = None
    unlists: bool = False

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}" + (f" ({self.hint})" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding together with the file it is in: `path` is relative to the library, with `/` between its parts."""

    path: str
    finding: Diagnostic

    def __str__(self) -> str:
        return f"{self.path}:{self.finding}"
