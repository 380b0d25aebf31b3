"""What a command's `--help` prints: usage, purpose, options in groups, examples. Loaded when help is asked for."""

from __future__ import annotations

import inspect
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefkit.cli.context import command_name
from briefkit.cli.examples import EXAMPLES, Example
from briefkit.cli.options import COMMON, CONDITIONS, FILTERS, OUTPUT, WRITING

ARGUMENTS, OPTIONS = "Arguments", "Options"
_LAST = (FILTERS, CONDITIONS, WRITING, OUTPUT, COMMON)
_HANDFUL = 8
"""Up to so many options are one group, and so are more where none says which it is in."""
_WIDEST, _NARROWEST = 100, 24
_NAMES = 24
"""Columns for the names of options: help for a longer name starts on the next line."""
_ROOM = 24
"""Columns that help needs beside the names; where there are fewer, it stands below them."""


class Entry(NamedTuple):
    """An argument, option or command as it is typed, and what it means."""

    name: str
    help: str


def parameter_groups(parameters: Iterable[Any]) -> dict[str, list[Entry]]:
    """The arguments and options of a command by the title of their group, in the order of a page of help."""
    shown = [parameter for parameter in parameters if not getattr(parameter, "hidden", False)]
    options = [parameter for parameter in shown if parameter.param_type_name == "option"]
    few = len(options) <= _HANDFUL or not any(getattr(option, "rich_help_panel", None) for option in options)
    found: dict[str, list[Entry]] = {ARGUMENTS: [], OPTIONS: []}
    for parameter in shown:
        found.setdefault(_title(parameter, few=few), []).append(_entry(parameter))
    in_order = [*(title for title in found if title not in _LAST), *_LAST]
    return {title: found[title] for title in in_order if found.get(title)}


def _title(parameter: Any, *, few: bool) -> str:
    if parameter.param_type_name == "argument":
        return ARGUMENTS
    if few:
        return OPTIONS
    return COMMON if parameter.name == "help" else str(parameter.rich_help_panel or OPTIONS)


def _entry(parameter: Any) -> Entry:
    if parameter.param_type_name == "argument":
        return Entry(_metavar(parameter), _help(parameter))
    names = ", ".join(sorted((*parameter.opts, *parameter.secondary_opts), key=lambda name: name.startswith("--")))
    return Entry(names if parameter.is_flag else f"{names} {_metavar(parameter)}", _help(parameter))


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _help(parameter: Any) -> str:
    text = (parameter.help or "").strip()
    text += "" if text.endswith((".", "]")) else "."
    default = parameter.default
    if parameter.param_type_name == "option" and parameter.required:
        return f"{text} [required]"
    has_one = isinstance(default, (str, int, float, Path)) and not isinstance(default, bool)
    return f"{text} [default: {default}]" if has_one and parameter.show_default else text


def usage_pieces(parameters: Iterable[Any]) -> Iterator[str]:
    """The arguments of a command in its line of usage; those that may be left out are in brackets."""
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            name = _metavar(parameter)
            yield name if parameter.required else f"[{name}]"


def purpose(command: Any) -> list[str]:
    """The paragraphs that say what a command does."""
    return [" ".join(part.split()) for part in inspect.cleandoc(command.help or "").split("\n\n") if part.strip()]


def examples_of(path: str) -> Sequence[Example]:
    """The examples of a command: `judgments list`; of briefkit itself without a path."""
    return EXAMPLES.get(path, ())


def whole_page(command: Any, ctx: Any) -> str:
    """The whole page of a command, as wide as the terminal but not wider than reads well."""
    width = page_width()
    groups = parameter_groups(command.get_params(ctx)) | _commands(command)
    parts = [usage(command, ctx, width), *(wrapped(paragraph, width, "  ") for paragraph in purpose(command))]
    parts += group_parts(groups, width)
    if examples := examples_of(command_name(ctx)):
        parts.append("Examples:\n" + "\n".join(example_lines(example, width) for example in examples))
    return "\n".join(parts)


def page_width() -> int:
    """Columns of a page of help."""
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST) - 2)


def usage(command: Any, ctx: Any, width: int) -> str:
    """The first line of a page: the command with its arguments."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    return wrapped(f"{ctx.command_path} {pieces}", width, "Usage: ", " " * len("Usage: "))


def group_parts(groups: Mapping[str, Sequence[Entry]], width: int) -> list[str]:
    """Each group of options or commands under its title, with what each means in one column."""
    names = max((len(entry.name) for found in groups.values() for entry in found), default=0)
    return [f"{title}:\n" + "".join(entry_lines(found, min(names, _NAMES), width)) for title, found in groups.items()]


def _commands(command: Any) -> dict[str, list[Entry]]:
    """The commands of a group with the first paragraphs of what they do."""
    known: Mapping[str, Any] = getattr(command, "commands", {})
    return {"Commands": [Entry(name, purpose(known[name])[0]) for name in known]} if known else {}


def entry_lines(entries: Iterable[Entry], names: int, width: int) -> Iterator[str]:
    """The lines of each entry, with its meaning behind a column of so many characters for the name."""
    beside = "  " + " " * names + "  "
    if width - len(beside) < _ROOM:
        for entry in entries:
            yield f"  {entry.name}\n{wrapped(entry.help, width, '      ')}"
        return
    for entry in entries:
        first = f"  {entry.name:{names}}  "
        if len(first) > len(beside):
            yield f"  {entry.name}\n"
            first = beside
        yield wrapped(entry.help, width, first, beside)


def example_lines(example: Example, width: int) -> str:
    """What an example does, and below it its call in one line."""
    return f"{wrapped(example.about, width, '  ')}    {example.command}\n"


def wrapped(text: str, width: int, first: str, rest: str | None = None) -> str:
    """Text in lines of at most so many columns; `first` stands before the first one, `rest` before the others."""
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(lines) + "\n"
