"""The commands by name. A call loads only the one it runs, because each takes a few milliseconds or more to load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from briefkit.cli.context import command_name, index_named
from briefkit.cli.dashes import arranged
from briefkit.cli.meant import refuse_option, refuse_word
from briefkit.errors import QueryError, no_value

SECTIONS: dict[str, dict[str, str]] = {
    "Start a library": {
        "init": "init:init_command",
        "new": "new:new_command",
        "import": "imports:import_command",
    },
    "Find and read": {
        "list": "list:list_command",
        "search": "search:search_command",
        "show": "show:show_command",
        "related": "related:related_command",
        "facets": "facets:facets_command",
    },
    "Understand and compare": {
        "issues": "issues:issues_command",
        "timeline": "timeline:timeline_command",
        "judgments": "judgments:judgments_app",
        "decisions": "decisions:decisions_app",
        "digest": "digest:digest_command",
        "diff": "diff:diff_command",
        "log": "log:log_command",
    },
    "Write": {
        "check": "check:check_command",
        "review": "review:review_command",
        "source": "source:source_app",
        "take-back": "take_back:take_back_command",
        "set": "set:set_command",
        "tag": "tag:tag_command",
        "edit": "edit:edit_command",
        "rename": "rename:rename_command",
        "supersede": "supersede:supersede_command",
        "registry": "registry:registry_app",
    },
    "Publish and more": {
        "export": "export:export_command",
        "cite": "cite:cite_command",
        "schema": "schema:schema_command",
        "sql": "sql:sql_command",
        "index": "index:index_app",
        "jobs": "jobs:jobs_command",
        "doctor": "doctor:doctor_command",
        "help": "manual:help_command",
        "lsp": "lsp:lsp_command",
        "mcp": "mcp:mcp_command",
    },
}
"""Title in the help → name → module of `briefkit.cli` and attribute in it: a function, or a Typer app of commands."""

COMMANDS = {name: place for section in SECTIONS.values() for name, place in section.items()}
"""Name → module and attribute."""

_UsageError: Any = typer.BadParameter.__base__
"""What Typer raises for an option that it does not know."""

_NUMBERS = {"int", "int range", "float range"}
"""What Typer calls the types of options that take a number."""

HELP = {"help_option_names": ["-h", "--help"]}


def write_help(command: Any, ctx: Any, formatter: Any) -> None:
    """Write a command's page of help."""
    from briefkit.cli.help import whole_page

    formatter.write(whole_page(command, ctx))


class HelpOption(TyperOption):
    """The option `-h`, which shows a command's help on one screen, and `--help`, which shows the whole."""

    def __init__(self) -> None:
        super().__init__(
            param_decls=["-h", "--help"],
            type=str,
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="Show help: -h on one screen, --help in full.",
        )

    def add_to_parser(self, parser: Any, ctx: Any) -> None:  # noqa: ARG002 - the signature is Typer's
        for name in self.opts:
            parser.add_option(obj=self, opts=[name], dest=self.name, action="store_const", const=name)


def _show_help(ctx: Any, _option: Any, name: str | None) -> None:
    if name is None or ctx.resilient_parsing:
        return
    if name == "-h":
        from briefkit.cli.help_screen import short_page

        typer.echo(short_page(ctx.command, ctx), nl=False)
    else:
        typer.echo(ctx.get_help())
    raise typer.Exit


class Command(TyperCommand):
    """A command whose words may begin with a minus, and that loses no value of an option without a word."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if any(parameter.name == "library" for parameter in self.params):
            from briefkit.cli.options import index_option

            self.params.append(index_option())

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ARG002 - the signature is Typer's
        if self._help_option is None:
            self._help_option = HelpOption()
        return self._help_option

    def invoke(self, ctx: Any) -> Any:
        if ctx.obj is not None:
            ctx.obj.command, ctx.obj.index = command_name(ctx), index_named(ctx)
        return super().invoke(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            args = arranged(self, ctx, args)
        refuse_lost_values(self, ctx, args)
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        from briefkit.cli.help import usage_pieces

        return ["[OPTIONS]", *usage_pieces(self.params)]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        write_help(self, ctx, formatter)


class NamedCommands(TyperGroup):
    """Commands by name; for a name that is none it says what does such a thing."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        is_option = args[0][:1] == "-"
        if not (ctx.resilient_parsing or is_option or self.get_command(ctx, args[0])):
            from briefkit.cli.unknown_command import unknown_command

            raise unknown_command(args[0], command_name(ctx), list(self.commands))
        return super().resolve_command(ctx, args)


class _Subcommands(NamedCommands):
    """Commands under one name, with the same kind of help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        help_without_command(ctx, args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        write_help(self, ctx, formatter)


def help_without_command(ctx: Any, args: Sequence[str]) -> None:
    """Show the help of a group that is called without a command, and end with exit code 2."""
    if not args and not ctx.resilient_parsing:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)


def refuse_lost_values(command: Any, ctx: Any, args: list[str]) -> None:
    """Raise QueryError for values of options that would be lost without a word.

    It also does so for a word or an option that the command does not take, if it is known what is meant by it. Lost are
    an empty value, which would count as not given at all, and the first of two values of an option that
    takes one.
    """
    if ctx.resilient_parsing:
        return
    given, extra, order = _parsed(command, ctx, args)
    refuse_word(ctx.command_path, [] if isinstance(command, TyperGroup) else extra)
    times = Counter(order)
    for parameter in command.params:
        if parameter.param_type_name != "option":
            continue
        values = given.get(parameter.name)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, str) and not value.strip():
                raise no_value(parameter.opts[0])
            if isinstance(value, str) and parameter.type.name in _NUMBERS:
                _refuse_other_than_number(parameter, value)
        if times[parameter] > 1 and not (parameter.multiple or parameter.is_flag or parameter.count):
            raise _given_twice(command, parameter)


def _refuse_other_than_number(parameter: Any, typed: str) -> None:
    """Raise QueryError for a value that the option's type refuses: it is another word, or too small."""
    try:
        parameter.type.convert(typed, parameter, None)
    except _UsageError as error:
        least = getattr(parameter.type, "min", None)
        number = "a number" if "float" in parameter.type.name else "a whole number"
        hint = f"write {number}" if least is None else f"write {number} of at least {least}"
        raise QueryError(f"{parameter.opts[0]} cannot be “{typed}”", hint=hint) from error


def _parsed(command: Any, ctx: Any, args: list[str]) -> tuple[Any, list[str], list[Any]]:
    """The values by parameter, the words that the command does not take, and the parameters in order."""
    try:
        parsed: tuple[Any, list[str], list[Any]] = command.make_parser(ctx).parse_args(args=list(args))
    except _UsageError as error:
        if hasattr(error, "possibilities"):  # there is no such option
            known = [name for parameter in command.get_params(ctx) for name in parameter.opts]
            refuse_option(ctx.command_path, str(getattr(error, "option_name", "")), known)
        raise
    return parsed


def _given_twice(command: Any, parameter: Any) -> QueryError:
    has_formats = any("--to" in other.opts for other in command.params)
    hint = "name a folder, and each format with --to" if parameter.name == "output" and has_formats else "leave one out"
    return QueryError(f"{parameter.opts[0]} is given more than once, and takes one value", hint=hint)


def refuse_what_is_no_text(args: Sequence[str]) -> None:
    """Raise QueryError if an argument is not text, as from a script in another encoding: no file or word is named so.

    All arguments pass here, so nothing behind it has to expect any.
    """
    for arg in args:
        shown = arg.encode("utf-8", "backslashreplace").decode()
        if shown != arg:
            raise QueryError(f"“{shown}” is not text", hint="is it UTF-8?")


class Group(typer.Typer):
    """Commands under one name."""

    def command(self, name: str | None = None, **options: Any) -> Any:
        return super().command(name, cls=Command, **options)


class Commands(Mapping[str, Any]):
    """The commands, each built on first access."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = _build(name, COMMANDS[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def group(help: str | None = None) -> typer.Typer:
    """A group of commands, with the help that it shows when it is called without one."""
    return Group(
        cls=_Subcommands,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=HELP,
        help=help,
    )


def _build(name: str, place: str) -> Any:
    module, _, attribute = place.partition(":")
    found = getattr(import_module(f"briefkit.cli.{module}"), attribute)
    if isinstance(found, typer.Typer):
        app = found
    else:
        app = group()
        app.command(name)(found)
    command = typer.main.get_command(app)
    command.name = name
    return command
