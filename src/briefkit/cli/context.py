"""What a command line has said so far: its command, and with --index where answers come from."""

from __future__ import annotations

from typing import Any

import typer

HELP = "Where the index is: local, for answers from the files, or the address of a server."
_KEY = "briefkit.index"


def keep_index(ctx: typer.Context, value: str | None) -> str | None:
    """Keep the value of the option, also for completion; the one nearest to the command counts."""
    if value is not None:
        ctx.meta[_KEY] = value
    return value


def index_named(ctx: typer.Context) -> str | None:
    """The value of the option on the command line so far."""
    value = ctx.meta.get(_KEY)
    return str(value) if value is not None else None


def command_name(ctx: Any) -> str:
    """The names of a command and of its groups; briefkit itself, however it was started, has none."""
    return f"{command_name(ctx.parent)} {ctx.info_name}".strip() if ctx.parent else ""
