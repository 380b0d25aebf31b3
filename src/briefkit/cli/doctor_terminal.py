"""The programs and the terminal of a user, for `briefkit doctor`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.cli.editor import user_editor
from briefkit.core.doctor import ABSENT, ERROR, FINE, NOTE, SETUP, Row
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.session import Session

_NARROW = 60
"""Columns for which every page is laid out."""


def terminal_rows(session: Session) -> Iterator[Row]:
    """The editor, the pager, the terminal, and completion in the user's shell."""
    yield _editor()
    yield _pager()
    yield _terminal(session)
    yield _completion()


def _editor() -> Row:
    try:
        editor = user_editor()
    except BriefkitError as error:
        return Row(SETUP, "editor", ERROR, error.message, error.hint)
    if editor is None:
        do = "set EDITOR=notepad" if os.name == "nt" else "export EDITOR=nano"
        return Row(SETUP, "editor", ABSENT, "no $EDITOR is set, for “new” and “edit”", do)
    if shutil.which(editor.words[0]) is None:
        message = f"the editor “{editor.words[0]}” in {editor.variable} is not there"
        return Row(SETUP, "editor", ERROR, message, f"set {editor.variable} to another")
    return Row(SETUP, "editor", FINE, " ".join(editor.words))


def _pager() -> Row:
    from briefkit.output.streams import user_pager

    command = user_pager(os.environ)
    if command is None:
        return Row(SETUP, "pager", ABSENT, "none, so that long pages scroll by", "export PAGER=less")
    if shutil.which(command.split()[0]) is None:
        message = f"“{command}” is not there, so that long pages scroll by"
        return Row(SETUP, "pager", NOTE, message, "export PAGER=less")
    return Row(SETUP, "pager", FINE, command)


def _terminal(session: Session) -> Row:
    """What the terminal can show. Of another output than a terminal there is nothing to say."""
    encoding = _encoding()
    if not session.terminal:
        return Row(SETUP, "terminal", FINE, "the output goes to none")
    width = shutil.get_terminal_size().columns
    colours = "colours" if session.colored else "no colours"
    message = f"{width} columns, {colours}, {encoding}"
    if encoding.upper().replace("-", "") != "UTF8":
        return Row(SETUP, "terminal", NOTE, f"{message}: briefkit writes UTF-8", "export LC_ALL=C.UTF-8")
    if width < _NARROW:
        return Row(SETUP, "terminal", NOTE, message, f"make it at least {_NARROW} columns wide")
    return Row(SETUP, "terminal", FINE, message)


def _encoding() -> str:
    """The encoding that the user's locale says the terminal has."""
    import locale

    return locale.getencoding()


def _completion() -> Row:
    from briefkit.cli.completion.install import script_path

    shell = Path(os.environ.get("SHELL", "")).name
    script = script_path(shell)
    if script is None:
        return Row(SETUP, "completion", ABSENT, "works in bash, zsh, fish; your shell is not known to be one of them")
    if script.is_file():
        return Row(SETUP, "completion", FINE, f"in {shell}")
    return Row(SETUP, "completion", ABSENT, f"not installed in {shell}", "briefkit --install-completion")
