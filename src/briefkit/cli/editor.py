"""Runs the user's editor on a brief, and reports what is wrong with it afterwards."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefkit.cli.session import Session
    from briefkit.core.diagnostic import Diagnostic


def editor_command() -> list[str] | None:
    """The words of $VISUAL or $EDITOR. Raises BriefkitError if they are not a command."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        return shlex.split(command) if command else None
    except ValueError as error:
        raise BriefkitError(f"the editor “{command}” is not a valid command: {error}", hint="set $EDITOR") from error


def open_editor(session: Session, path: Path) -> None:
    """Open a file and wait. Raises BriefkitError if no editor is set, or if it cannot be started."""
    command = editor_command()
    if not command:
        raise BriefkitError("no $EDITOR is set", hint=f"set it, or open {path} yourself")
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        raise BriefkitError(f"the editor “{command[0]}” cannot be started: {error}", hint="set $EDITOR") from error
    if code:
        session.say(f"the editor exited with code {code}; the file is {path}")


def report_findings(session: Session, path: Path) -> Sequence[Diagnostic]:
    """Report what is wrong with a brief. Raises BriefkitError if it can no longer be read."""
    from briefkit.library.files import diagnostics_in

    findings = diagnostics_in(path)
    for finding in findings:
        session.say(f"{path}:{finding}")
    return findings
