"""`briefkit lsp`"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from briefkit.errors import BriefkitError

_HOW = "docs/language-server.md says how"


def lsp_command(
    stdio: Annotated[  # noqa: ARG001 - there is no other way
        bool, typer.Option("--stdio", help="Talk on stdin and stdout, as always: some editors add this.")
    ] = False,
) -> None:
    """Serve an editor with findings while you type, completion, and what an id means: a language server.

    Your editor starts it, and it finds the library of each file. It writes no file: what it changes, the editor writes.
    """
    if sys.stdin.isatty():
        raise BriefkitError("an editor starts “briefkit lsp”, and talks to it on stdin", hint=_HOW)
    try:
        from briefkit.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        message = "the language server needs a package that is not installed"
        raise BriefkitError(message, hint="python -m pip install 'briefkit[lsp]'") from error
    raise typer.Exit(serve())
