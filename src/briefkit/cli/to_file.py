"""`-o FILE` for every command that answers with a table: declared once, added to a command by `@to_file`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from briefkit.cli.options import OUTPUT
from briefkit.cli.output import STDOUT, FileOption, standard_output
from briefkit.cli.session import SVG
from briefkit.cli.target import Target
from briefkit.errors import QueryError

_Replace = Annotated[
    bool,
    typer.Option("--force", help="Replace a file that briefkit did not make.", rich_help_panel=OUTPUT),
]
Named = Callable[[str], str]
"""Takes the name of a file and returns the format that its ending stands for. Raises QueryError."""


def to_file(named: Named) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add `-o` and `--force` to a command with `--format`.

    The command itself only sees its format, which the ending of the file names unless an option does.
    """

    def add(command: Callable[..., None]) -> Callable[..., None]:
        return _with_target(command, named)

    return add


def table_file(name: str) -> str:
    """The format of a table in a file."""
    from briefkit.output.endings import format_of_file
    from briefkit.output.formats import FORMATS

    return format_of_file(name, FORMATS)


def chart_file(name: str) -> str:
    """The format of a table in a file, or that of a chart."""
    from briefkit.output.endings import format_of_file
    from briefkit.output.formats import FORMATS

    return format_of_file(name, [*FORMATS, SVG])


def _with_target(command: Callable[..., None], named: Named) -> Callable[..., None]:
    own = [*inspect.signature(command, eval_str=True).parameters.values()]

    @wraps(command)
    def run(*args: Any, output: Path | None = None, force: bool = False, **kwargs: Any) -> None:
        path = standard_output(output)
        if path is not None and path != STDOUT:
            asked = _asked(kwargs)
            if not asked:
                kwargs["format_"] = named(path.name)
            _check_ending(path.name, asked, named)
            target = Target(path, force=force)
            target.check()
            kwargs["ctx"].obj.target = target
        command(*args, **kwargs)

    options = [_option("output", FileOption, None), _option("force", _Replace, False)]
    at = next((number for number, known in enumerate(own) if known.name == "library"), len(own))
    parameters = [known.replace(kind=inspect.Parameter.KEYWORD_ONLY) for known in (*own[:at], *options, *own[at:])]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {known.name: known.annotation for known in parameters}
    del run.__wrapped__  # or its signature would be read instead
    return run


def _asked(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each option that names a format, and the format."""
    short = [(f"--{name}", name) for name in ("json", "null") if given.get(name)]
    return [("--format", given["format_"]), *short] if given.get("format_") else short


def _check_ending(name: str, asked: Sequence[tuple[str, str]], named: Named) -> None:
    """Raise QueryError if the ending of a file's name stands for another format than an option."""
    from briefkit.output.endings import check_ending

    for option, format_ in asked:
        try:
            meant = named(name)
        except QueryError:
            meant = None
        check_ending(name, format_, option, meant)


def _option(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
