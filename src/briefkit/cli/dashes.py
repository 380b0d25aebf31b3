"""Arguments that begin with a dash: options, or words such as the query `-kind:memo`, which leaves briefs out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from briefkit.errors import QueryError

QUERY = "QUERY"
STATEMENT = "STATEMENT"
"""Metavars of arguments that are text of the user's own, which may begin with a dash."""

_LONG = re.compile(r"--[\w-]+")
_OTHER_DASH = re.compile(r"[‐‑–—−－]+([\w-]+)(?:=.*)?", re.DOTALL)
_LETTER = 2
"""The length of an option of one letter, such as `-l`."""
_OPERATOR = re.compile(r"[:=<>~!\s]")

_Options = Mapping[str, Any]
"""Name, such as `--limit` or `-l` → the option of Typer."""


def arranged(command: Any, ctx: Any, args: list[str]) -> list[str]:
    """Arguments as Typer reads them right: words that begin with a minus behind `--`, if the command takes any.

    Raises QueryError for an option in other dashes (`–limit`), and for a word in place of an option.
    """
    options: _Options = {
        name: parameter
        for parameter in command.get_params(ctx)
        if parameter.param_type_name == "option"
        for name in parameter.opts
    }
    taken, words, queries = list[str](), list[str](), list[str]()
    left = iter(args)
    for arg in left:
        if arg == "--":
            words += left
        elif (count := values_after(arg, options)) is not None:
            values = [*islice(left, count)]
            taken += [arg, *values]
            if len(values) < count:
                return taken  # for Typer to name the option that has no value
        else:
            _refuse_other_dash(arg, options)
            words.append(arg)
            queries += [arg] if arg.startswith("-") and len(arg) > 1 else []
    if not queries:
        return args
    kinds = {parameter.metavar for parameter in command.params if parameter.param_type_name == "argument"}
    if not kinds & {QUERY, STATEMENT}:
        _refuse_queries(queries, options)
        return args
    ctx.obj.note(_notes(queries, options))
    return [*taken, "--", *words]


def values_after(arg: str, options: Mapping[str, Any]) -> int | None:
    """How many of the next arguments are the value of an option: 1 or 0. None for a word."""
    if not arg.startswith("-") or arg == "-":
        return None
    if arg.startswith("--"):
        name, equals, _ = arg.partition("=")
        return int(not equals and _takes_value(options.get(name))) if _LONG.fullmatch(name) else None
    for end, letter in enumerate(arg[1:], 2):
        option, rest = options.get(f"-{letter}"), arg[end:]
        if option is None:
            return None
        if _takes_value(option):
            return int(not rest) if not rest or rest[0] == "=" or _fits(option, rest) else None
    return 0


def _takes_value(option: Any) -> bool:
    return option is not None and not option.is_flag and not option.count


def _fits(option: Any, text: str) -> bool:
    """Whether a text that stands directly after the letter of an option, as in `-l5`, can be its value."""
    if option.type.name.startswith("int"):
        return text.isascii() and text.isdecimal()
    if option.name == "format_":
        from briefkit.output.formats import FORMATS, TABLE

        return text in {TABLE, *FORMATS} or "{" in text
    if option.name == "columns":
        from briefkit.core.query.fields import field_name

        return any(field_name("brief", column.strip()) for column in text.split(","))
    return True


def _refuse_other_dash(arg: str, options: _Options) -> None:
    if match := _OTHER_DASH.fullmatch(arg):
        meant = next((name for name in (f"--{match[1]}", f"-{match[1]}") if name in options), None)
        if meant:
            raise QueryError(f"“{arg}” begins with a dash that is not a minus sign", hint=f"did you mean {meant}?")


def _refuse_queries(queries: list[str], options: _Options) -> None:
    """Raise QueryError for a query in front of a command that takes one only as an option, or for a wrong option."""
    if f"-{queries[0]}" in options:
        raise QueryError(f"there is no option “{queries[0]}”", hint=f"did you mean -{queries[0]}?")
    if "--not" in options and len(queries[0]) > _LETTER:
        hint = f"to leave briefs out, write --not '{queries[0][1:]}'"
        raise QueryError(f"there is no option “{queries[0]}”", hint=hint)


def _notes(queries: list[str], options: _Options) -> Iterator[str]:
    """What may surprise about words that begin with a minus.

    Raises QueryError for a single letter, and for the name of an option with one minus instead of two.
    """
    for query in queries:
        if f"-{query}" in options:
            hint = f"write -{query} for the option, NOT {query[1:]} for the query"
            raise QueryError(f"“{query}” may be an option or a query", hint=hint)
        letter, rest = query[:2], query[2:]
        if not rest and letter[1].isascii() and letter[1].isalnum():
            hint = f"for briefs without “{letter[1]}”, write NOT {letter[1]}"
            raise QueryError(f"there is no option {letter}", hint=hint)
        if _takes_value(options.get(letter)) and not _OPERATOR.search(rest):
            yield f"“{query}” is read as NOT {query[1:]}; the option would be {letter} {rest}"
