"""The filter options that all commands on briefs share: declared once, added to a command by `@filtered`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from briefkit.cli.context import HELP as INDEX_HELP
from briefkit.cli.context import keep_index
from briefkit.core.query.table import FLAGS

if TYPE_CHECKING:
    import datetime

    from briefkit.core.dates.dates import PartialDate

FILTERS, CONDITIONS, WRITING, OUTPUT, COMMON = "Filters", "Conditions", "Writing", "Output", "Common"
"""Titles of groups of options in the help; other options are under “Options”."""
_HELP = {
    "topic": "A topic's id, alias or title.",
    "issue": "An issue's id, alias or title.",
    "party": "A party, including one that only holds a position.",
    "event": "An event's id, alias or title.",
    "kind": (
        "commentary, analysis, qa, report, memo, testimony, podcast, note, event, submission, "
        "or one of the library's own."
    ),
    "status": "draft, review, published, superseded or retracted.",
    "author": "An author's name or id.",
    "expert": "An expert's name or id.",
    "publisher": "The publisher's name.",
    "lang": "A language, such as en or de.",
}
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An id or any unique part of it.")]
IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID...", help="Ids or unique parts of them."),
]
LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="The library's folder, or the address of its server.",
        show_default=False,
        rich_help_panel=COMMON,
    ),
]
"""Commands with it also have `--index`: see `index_option`."""
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, plain, json, jsonl, csv, tsv, md, xlsx, paths, null (for xargs -0), or a template such as "
        "'{date}  {title}'. [default: table on a terminal, else tsv]",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
ChartFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="As for list, or svg. [default: table on a terminal, else tsv]",
        rich_help_panel=OUTPUT,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.", rich_help_panel=OUTPUT)]
AsJsonOption = Annotated[bool, typer.Option("--json", help="As JSON.", rich_help_panel=OUTPUT)]
"""For commands that have no other formats."""
SuggesterOption = Annotated[
    list[str] | None,
    typer.Option(
        "--suggester",
        metavar="NAME",
        help="Also ask a suggester of another package; can be repeated.",
        show_default=False,
    ),
]
NullOption = Annotated[
    bool, typer.Option("--null", "-0", help="Paths, each ended by NUL, for xargs -0.", rich_help_panel=OUTPUT)
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Show what was known on this date; undated items are left out.",
        rich_help_panel=FILTERS,
    ),
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Include drafts and superseded briefs.", rich_help_panel=FILTERS)
]


def index_option() -> Any:
    """The option --index as commands with --library have it."""
    from typer.core import TyperOption

    return TyperOption(
        param_decls=["--index"],
        type=str,
        metavar="WHERE",
        help=INDEX_HELP,
        callback=lambda ctx, _option, value: keep_index(ctx, value),
        expose_value=False,
        rich_help_panel=COMMON,
    )


def _filter(name: str, help_: str, metavar: str | None = None, title: str = FILTERS, **options: Any) -> Any:
    return typer.Option(f"--{name}", help=help_, metavar=metavar, rich_help_panel=title, **options)


_OTHERS = {
    "since": _filter("since", "Dated on or after this date.", "DATE", show_default=False),
    "until": _filter("until", "Dated on or before this date.", "DATE", show_default=False),
    "with_parts": _filter("with-parts", "A party includes its parts in the registry."),
    "text": _filter("text", "Words that must all occur in the text.", "WORDS", CONDITIONS),
    "where": _filter("where", "A query that must match.", "QUERY", CONDITIONS),
    "without": _filter("not", "A query that must not match.", "QUERY", CONDITIONS),
}


class Selection(NamedTuple):
    """The filter options of one call. They become a query once the library is known."""

    options: Mapping[str, Any]

    @property
    def narrowed(self) -> bool:
        """Whether any were given."""
        return any(self.options.values())

    def and_where(self, query: str) -> Selection:
        """The same selection with one more query that must match, from the command's argument."""
        return Selection({**self.options, "where": [*filter(None, [query]), *(self.options.get("where") or ())]})


def date_of(text: str | None, option: str) -> PartialDate | None:
    """The date that an option gives, also relative to today. Raises QueryError, which names the option."""
    if text is None:
        return None
    from briefkit.errors import QueryError
    from briefkit.library.part import date_of as read

    try:
        return read(text)
    except QueryError as error:
        raise QueryError(f"{option}: {error.message}", hint=error.hint, details=error.details) from error


def day_of(text: str | None, option: str) -> datetime.date | None:
    """The last day of the date that an option gives. Raises QueryError, which names the option."""
    date = date_of(text, option)
    return date.last if date else None


def words_of(values: list[str] | None) -> list[str]:
    """The words of an option that may be repeated, or list several separated by commas."""
    return [word.strip() for value in values or () for word in value.split(",") if word.strip()]


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _word_option(name: str) -> Any:
    return _filter(name, _HELP[name], "WORD")


def _filter_parameters() -> list[inspect.Parameter]:
    parameters = [_parameter(name, Annotated[list[str] | None, _word_option(name)], None) for name in FLAGS]
    types: dict[str, Any] = {"since": str | None, "until": str | None, "with_parts": bool}
    for name, option in _OTHERS.items():
        default = False if name == "with_parts" else None
        parameters.append(_parameter(name, Annotated[types.get(name, list[str] | None), option], default))
    return parameters


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Add the filter options to a command, which receives them as its parameter `selection`.

    A repeated option means AND, commas in one value mean OR. A command's own parameter of the same name wins.
    """
    own = inspect.signature(command, eval_str=True).parameters
    filters = [parameter for parameter in _filter_parameters() if parameter.name not in own]
    names = [parameter.name for parameter in filters]

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        command(*args, selection=Selection({name: kwargs.pop(name, None) for name in names}), **kwargs)

    kept = [parameter for name, parameter in own.items() if name != "selection"]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in kept]
    run.__signature__ = inspect.Signature([*parameters, *filters])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*parameters, *filters)}
    del run.__wrapped__  # or its signature would be read instead
    return run
