"""The filter options that every command on briefs has: declared once, added to a command by `@filtered`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from briefkit.core.dates import PartialDate, parse_date
from briefkit.core.query import FIELDS, Query, query_from_flags

_HELP = {
    "topic": "A topic's id, alias or title.",
    "issue": "An issue's id, alias or title.",
    "party": "A party; also one that only holds a position.",
    "event": "An event's id, alias or title.",
    "kind": "commentary, analysis, qa, report, memo, testimony, podcast, note, event, or an own kind.",
    "status": "draft, review, published, superseded or retracted.",
    "author": "An author's name or id.",
    "publisher": "The publisher's name.",
    "lang": "A language, such as en or de.",
}
LibraryOption = Annotated[Path | None, typer.Option("--library", help="The folder of the library.", show_default=False)]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="table, plain, json, jsonl, csv, tsv, md, paths, or a template such as '{date}  {title}'. "
        "[default: table on a terminal, else tsv]",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]


@dataclass(frozen=True, slots=True)
class Selection:
    """The filter options of one call: the query they make, and whether there were any."""

    query: Query
    narrowed: bool


def date_of(text: str | None, option: str) -> PartialDate | None:
    """A date from an option. Raises BadParameter with a sentence for people."""
    if text is None:
        return None
    try:
        return parse_date(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _filter_parameters() -> list[inspect.Parameter]:
    told = [
        _parameter(name, Annotated[list[str] | None, typer.Option(f"--{name}", help=_HELP[name], metavar="WORD")], None)
        for name in FIELDS
    ]
    for name, help_ in (("since", "Dated on or after this date."), ("until", "Dated on or before this date.")):
        option = typer.Option(f"--{name}", help=help_, metavar="DATE", show_default=False)
        told.append(_parameter(name, Annotated[str | None, option], None))
    text = typer.Option("--text", help="Words that all stand in the text.", metavar="WORDS")
    told.append(_parameter("text", Annotated[list[str] | None, text], None))
    return told


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Add the filter options to a command, which receives them as its parameter `selection`.

    A repeated option is AND, commas in one value are OR. A command's own parameter of the same name wins.
    """
    own = inspect.signature(command, eval_str=True).parameters
    filters = [parameter for parameter in _filter_parameters() if parameter.name not in own]
    names = [parameter.name for parameter in filters]

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        told = {name: kwargs.pop(name, None) for name in names}
        command(*args, selection=Selection(_query(told), narrowed=any(told.values())), **kwargs)

    kept = [parameter for name, parameter in own.items() if name != "selection"]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in kept]
    run.__signature__ = inspect.Signature([*parameters, *filters])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*parameters, *filters)}
    del run.__wrapped__  # or its signature would be read instead
    return run


def _query(told: dict[str, Any]) -> Query:
    since, until = date_of(told.pop("since", None), "--since"), date_of(told.pop("until", None), "--until")
    text = told.pop("text") or ()
    return query_from_flags(since=since, until=until, text=text, **{name: value or () for name, value in told.items()})
