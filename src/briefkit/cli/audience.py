"""`--audience`: for whom a command writes. Declared once, added to a command with a table by `@for_readers`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from briefkit.cli.options import OUTPUT
from briefkit.core.text.words import suggestion
from briefkit.errors import ExportError
from briefkit.settings import AUDIENCES

AudienceOption = Annotated[
    str | None,
    typer.Option(
        "--audience",
        metavar="WHO",
        help="public leaves out briefs and fields that are not for the public; internal is all. [default: internal]",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]


def audience_named(name: str | None, default: str) -> str:
    """The audience that an option names. Raises ExportError for an unknown one."""
    if name is not None and name.lower() not in AUDIENCES:
        raise ExportError(f"there is no audience “{name}”", hint=suggestion(name, AUDIENCES))
    return name.lower() if name else default


def refuse_embargoed(audience: str, *, embargoed: bool) -> None:
    """Raise ExportError if briefs under embargo are asked for, and not for internal use."""
    if embargoed and audience != AUDIENCES[0]:
        raise ExportError("--embargoed is not for the public", hint="add “--audience internal”, or leave it out")


def for_readers(command: Callable[..., None]) -> Callable[..., None]:
    """Add `--audience` to a command with a table: the library that it opens then knows only what may be shown."""
    own = [*inspect.signature(command, eval_str=True).parameters.values()]

    @wraps(command)
    def run(*args: Any, audience: str | None = None, **kwargs: Any) -> None:
        kwargs["ctx"].obj.audience = audience_named(audience, AUDIENCES[0])
        command(*args, **kwargs)

    option = inspect.Parameter("audience", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=AudienceOption)
    at = next((number for number, known in enumerate(own) if known.name == "library"), len(own))
    parameters = [known.replace(kind=inspect.Parameter.KEYWORD_ONLY) for known in (*own[:at], option, *own[at:])]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {known.name: known.annotation for known in parameters}
    del run.__wrapped__  # or its signature would be read instead
    return run
