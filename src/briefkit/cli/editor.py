"""Runs the user's editor on a brief, and reports what is wrong with it afterwards."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefkit.errors import BriefkitError
from briefkit.output.foreground import run_in_foreground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefkit.cli.session import Session
    from briefkit.core.diagnostic import Diagnostic


class Edited(NamedTuple):
    """What became of a file in the editor: the problems that remain, and whether the editor ended as it should."""

    findings: Sequence[Diagnostic]
    has_failed: bool

    @property
    def is_good(self) -> bool:
        """Whether there is nothing to tell of."""
        return not self.findings and not self.has_failed


class Editor(NamedTuple):
    """The user's editor: the variable that names it, and its command as words."""

    variable: str
    words: list[str]


def user_editor() -> Editor | None:
    """The editor in $VISUAL, else in $EDITOR, with its arguments. Raises BriefkitError if it is not a command."""
    for variable in ("VISUAL", "EDITOR"):
        if command := os.environ.get(variable, "").strip():
            return Editor(f"${variable}", _words(command, f"${variable}"))
    return None


def _words(command: str, variable: str) -> list[str]:
    if Path(command).is_file():  # its path may hold spaces that nobody has quoted
        return [command]
    try:
        return shlex.split(command)
    except ValueError as error:
        message = f"{variable} is “{command}”, which is not a command: {error}"
        raise BriefkitError(message, hint=f"set {variable} to another editor") from error


def edit_file(session: Session, library: Path, path: str, *, no_input: bool = False) -> Edited:
    """Open a library's file in the editor until nothing is wrong with it, or the user stops.

    Raises BriefkitError if the file cannot be read, if no editor is set, or if it cannot be started.
    """
    from briefkit.cli.writing import ask, is_interactive
    from briefkit.library.files import bytes_in, diagnostics_in

    diagnostics_in(library, path)
    editor, full = user_editor(), library / path
    if editor is None:
        raise BriefkitError("no $EDITOR is set", hint=f"set it, or open {full} yourself")
    while True:
        before = bytes_in(library, path)
        has_failed = not _run(session, editor, full)
        session.wrote(bytes_in(library, path) != before)
        findings = diagnostics_in(library, path)
        for finding in findings:
            session.say(f"{full}:{finding}")
        if not findings or no_input or not is_interactive() or not ask("open it again?"):
            return Edited(findings, has_failed)


def _run(session: Session, editor: Editor, path: Path) -> bool:
    """Run the editor on a file; whether it ended with exit code 0."""
    name = editor.words[0]
    try:
        code = run_in_foreground([*editor.words, str(path)])
    except OSError as error:
        message = f"the editor “{name}” in {editor.variable} cannot be started: {error.strerror or error}"
        raise BriefkitError(message, hint=f"set {editor.variable} to another, or open {path} yourself") from error
    if code:
        session.say(f"the editor “{name}” exited with code {code}; the file is {path}")
    return not code
