"""The collection of good and bad briefs: tests/rules/RULE/{good,bad}/, each a .md file or a folder of files.

A case is copied over tests/rules/library; “today” is 1 January 2026. tests/rules/RULE/messages/ holds what `check`
says of each bad one: where, how grave, and what to do.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefkit.core.diagnostic import Diagnostic
from briefkit.library.check import LibraryCheck
from briefkit.library.library import Library

COLLECTION = Path(__file__).parent / "rules"
TODAY = datetime.date(2026, 1, 1)


@dataclass(frozen=True)
class Case:
    """A file or folder that a rule should report, or not."""

    rule: str
    good: bool
    path: Path

    def __str__(self) -> str:
        return self.path.relative_to(COLLECTION).as_posix()

    @property
    def messages(self) -> Path:
        """The file that holds what is said of a bad case."""
        return self.path.parents[1] / "messages" / f"{self.path.name}.txt"

    def lay_out(self, folder: Path) -> Path:
        """The library with the case in it."""
        library = fresh_library(folder)
        if self.path.is_dir():
            shutil.copytree(self.path, library, dirs_exist_ok=True, symlinks=True)
        else:
            shutil.copy(self.path, library)
        return library


def fresh_library(folder: Path) -> Path:
    """A copy of the library that all cases share."""
    library = folder / "library"
    shutil.copytree(COLLECTION / "library", library)
    return library


def cases() -> Iterator[Case]:
    """All cases."""
    for kind in ("good", "bad"):
        for path in sorted(COLLECTION.glob(f"*/{kind}/*")):
            yield Case(path.parent.parent.name, kind == "good", path)


def check_of(library: Path, *rules: str) -> LibraryCheck:
    """A check with the rules on by default, or only some."""
    return Library.open(library).check(select=list(rules), as_of=TODAY)


def diagnostics_of(library: Path) -> list[Diagnostic]:
    """The diagnostics of all rules that are on by default."""
    return list(check_of(library).diagnostics())
