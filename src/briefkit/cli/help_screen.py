"""Help on one screen: what briefkit can do (`briefkit --help`), and a command with many options in short (`-h`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefkit.cli.bulk import BULK
from briefkit.cli.context import command_name
from briefkit.cli.help import (
    ARGUMENTS,
    OPTIONS,
    Entry,
    entry_lines,
    example_lines,
    examples_of,
    group_parts,
    page_width,
    parameter_groups,
    purpose,
    usage,
    whole_page,
    wrapped,
)
from briefkit.cli.options import COMMON, CONDITIONS, FILTERS, OUTPUT, WRITING
from briefkit.cli.purposes import PURPOSES

SCREEN = 50
"""Lines of a screen of help."""

_SHARED = (FILTERS, CONDITIONS, BULK, COMMON)
"""Groups that many commands have, whose options are only named on a short page."""

_MORE = "“briefkit COMMAND --help” explains a command, “briefkit help” has all pages."
_EXAMPLES = 2
"""Examples on the front page; the others are in docs/commands.md."""


def front_page(command: Any, ctx: Any) -> str:
    """What briefkit is, each command in its section with its purpose, and where to read on."""
    width = page_width()
    names = max(map(len, PURPOSES))
    sections = [
        f"{title}:\n" + "".join(entry_lines([Entry(name, PURPOSES[name]) for name in section], names, width))
        for title, section in command.sections.items()
    ]
    examples = [Entry(example.command, example.about) for example in examples_of("")[:_EXAMPLES]]
    sections.append("Examples:\n" + "".join(entry_lines(examples, max(len(entry.name) for entry in examples), width)))
    options = [entry for found in parameter_groups(command.get_params(ctx)).values() for entry in found]
    return (
        usage(command, ctx, width)
        + wrapped(purpose(command)[0], width, "")
        + f"\n{''.join(sections)}{_named(OPTIONS, options, width)}{wrapped(_MORE, width, '')}"
    )


def short_page(command: Any, ctx: Any) -> str:
    """The whole page of a command if it fits a screen, else one that only names the options of some groups.

    These are the groups that many commands share and, where that is not enough, those on writing, then all with a title
    of their own, and last those on output.
    """
    page = whole_page(command, ctx)
    groups = parameter_groups(command.get_params(ctx))
    own = [title for title in groups if title not in {ARGUMENTS, OPTIONS, OUTPUT, WRITING, *_SHARED}]
    named = list[str]()
    for more in (_SHARED, [WRITING], own, [OUTPUT]):
        if page.count("\n") <= SCREEN:
            break
        named += more
        page = _shortened(command, ctx, groups, named)
    return page


def _shortened(command: Any, ctx: Any, groups: Mapping[str, Sequence[Entry]], named: Sequence[str]) -> str:
    width = page_width()
    in_full = {title: entries for title, entries in groups.items() if title not in named}
    parts = [usage(command, ctx, width), wrapped(purpose(command)[0], width, "  "), *group_parts(in_full, width)]
    parts.append("".join(_named(title, groups[title], width) for title in groups if title in named))
    parts.append("Examples:\n" + "".join(example_lines(example, width) for example in examples_of(command_name(ctx))))
    return "\n".join([*parts, wrapped(f"“{ctx.command_path} --help” explains every option.", width, "")])


def _named(title: str, entries: Sequence[Entry], width: int) -> str:
    """The options of a group by name only, in as few lines as hold them."""
    names = ", ".join(entry.name.replace(" ", "\xa0") for entry in entries)
    return wrapped(names, width, f"{title}: ", "  ").replace("\xa0", " ")
