"""A git repository for tests, with commits on chosen days."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from briefkit.core.diagnostic import Diagnostic
from briefkit.library.check import LibraryCheck
from briefkit.library.library import Library
from tests.needs import needs
from tests.rules_collection import TODAY

_OPTIONS = ("user.name=A", "user.email=a@example.org", "maintenance.auto=false", "core.fsync=none")
"""Without the last two each commit starts a process to see what there is to tidy up, and waits for the disk."""
RULES = ("judgment-backdated", "judgment-altered", "judgment-removed")


class Repository:
    """A repository at `top`, with a library in it at `folder`."""

    def __init__(self, top: Path, folder: str = "") -> None:
        self.top, self.folder = top, top / folder
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "briefkit.toml").write_text("")
        self.git("init", "-q", "--template=", "-b", "main")

    def git(self, *arguments: str, day: str = "2020-01-01") -> str:
        """What git prints; commits are made at noon of a day."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        when = {f"GIT_{who}_DATE": f"{day}T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")}
        ran = subprocess.run(
            [needs("git"), "-C", str(self.top), *(word for option in _OPTIONS for word in ("-c", option)), *arguments],
            check=True, capture_output=True, text=True, env=kept | when,
        )  # fmt: skip
        return ran.stdout

    def commit(self, day: str, **briefs: str | None) -> str:
        """Write briefs (None deletes one), commit everything on a day, and return the short hash."""
        for name, text in briefs.items():
            path = self.folder / f"{name}.md"
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", day, day=day)
        return self.git("rev-parse", "HEAD")[:10]

    def check(self) -> LibraryCheck:
        """A check with the rules that ask git."""
        return Library.open(self.folder).check(select=RULES, as_of=TODAY)

    def found(self) -> list[Diagnostic]:
        """What these rules find."""
        return list(self.check().diagnostics())

    def messages(self) -> list[str]:
        """What is found, as sentences."""
        return [str(item) for item in self.found()]
