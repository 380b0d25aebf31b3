"""What a check is: a rule with its explanation, and the flaws it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from briefkit.core.edit.value import Edit

ERROR = "error"
WARNING = "warning"
SEVERITIES = (WARNING, ERROR)
FAMILIES = (
    "reading",
    "front-matter",
    "references",
    "positions",
    "judgments",
    "language",
    "publication",
    "files",
    "library",
)
SUBJECTS = ("reading", "brief", "file", "library")

Trail = tuple[str | int, ...]
"""The way to a value: keys, ids of list items, numbers of those without: ("issues", "sanctions", "status")."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule finds: the message, and where: a trail through the front matter, or a line and a column.

    Numbers in a trail count from 0, as in Python. `key` means the key itself, not its value. `path` is another file of
    the library than the one in hand. The fix, where there is a safe one, is `edits` of the front matter, or
    `respell`: the text at the place, and what should stand there.
    """

    message: str
    trail: Trail = ()
    hint: str | None = None
    line: int = 0
    column: int = 1
    key: bool = False
    path: str | None = None
    edits: tuple[Edit, ...] = ()
    respell: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that `check` looks for.

    `check` takes what `subject` says: (brief, view, settings) for a brief that can be listed, (file, view, settings)
    for every file, (view, settings) for the library as a whole; the findings of a `reading` rule come from parsing.
    `bad` and `good` are whole front matter keys or body text, as `example` says; `mend_bytes` is a fix of a file's
    bytes.
    """

    id: str
    family: str
    severity: str
    subject: str
    summary: str
    explanation: str
    bad: str
    good: str
    example: str
    check: Callable[..., Iterable[Flaw]]
    by_default: bool = True
    mend_bytes: Callable[[bytes], bytes] | None = None
    mends: bool = False

    @property
    def fixable(self) -> bool:
        """Whether `check --fix` can mend what it finds."""
        return self.mends or self.mend_bytes is not None


@dataclass(frozen=True, slots=True)
class RawFile:
    """A brief's file as it lies there: `text` is None where it cannot be decoded."""

    path: str
    data: bytes
    text: str | None


class Report(NamedTuple):
    """A finding as it is told: where, how grave, and the line in question. `path` is relative to the library."""

    path: str
    line: int
    column: int
    rule: str
    severity: str
    message: str
    hint: str | None = None
    source: str | None = None
    fixable: bool = False

    def to_json(self) -> dict[str, Any]:
        """As a JSON object; `hint` is left out where there is none."""
        told: dict[str, Any] = {name: getattr(self, name) for name in _TOLD}
        return told if self.hint else {name: value for name, value in told.items() if name != "hint"}


_TOLD = ("path", "line", "column", "rule", "severity", "message", "hint", "fixable")
