"""`briefkit mcp`"""

from __future__ import annotations

import io
import sys

import typer

from briefkit.cli.audience import AudienceOption, audience_named
from briefkit.cli.options import LibraryOption
from briefkit.settings import AUDIENCES


def mcp_command(ctx: typer.Context, audience: AudienceOption = None, library: LibraryOption = None) -> None:
    """Let an assistant read the library: a server of the Model Context Protocol on stdin and stdout.

    It changes nothing, and never tells of briefs under embargo. See docs/assistants.md.
    """
    from briefkit import __version__
    from briefkit.library.circulation import Circulation
    from briefkit.mcp.protocol import Conversation
    from briefkit.mcp.stdio import StdioServer
    from briefkit.mcp.tools import INSTRUCTIONS, LibraryTools

    session = ctx.obj
    readers = audience_named(audience, AUDIENCES[0])
    circulation = Circulation(session.open(library), readers)
    if sys.stdin is not None and sys.stdin.isatty():
        session.say("briefkit: an assistant is expected on stdin; see docs/assistants.md. Ctrl-C ends this")
    server = {"name": "briefkit", "title": "briefkit: policy briefs", "version": __version__}
    conversation = Conversation(LibraryTools(circulation), server, INSTRUCTIONS)
    reader = io.BytesIO() if sys.stdin is None else sys.stdin.buffer
    StdioServer(
        conversation, reader, lambda line: session.write([line]), session.say, stopped=circulation.forget
    ).serve()
