"""`briefkit help`"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from briefkit.cli.commands import COMMANDS
from briefkit.errors import BriefkitError


def help_command(
    ctx: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TOPIC",
            help="A page, a command, or a word to look for in headings. [default: the list of pages]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show the documentation in the terminal: the list of its pages, one of them, or the help of a command."""
    from briefkit.output.manual import mentions, topic_name, topics
    from briefkit.output.terminal import manual

    session, pages = ctx.obj, topics()
    asked = " ".join(topic or ()).strip()
    name, called = topic_name(asked), _command(ctx, asked.removeprefix("briefkit").split())
    usage = called.get_help() if called else ""
    if not asked:
        session.show(lambda width: manual.topics_page(pages.values(), width))
    elif page := pages.get(name):
        session.show(lambda width: manual.topic_page(page, pages, width, usage))
    elif usage:
        session.write([usage, "\n"])
    elif members := [one for one in pages.values() if one.group.casefold() == name]:
        session.show(lambda width: manual.group_page(members, width))
    elif found := mentions(asked, pages.values()):
        session.show(lambda width: manual.mentions_page(asked, found, width))
    else:
        raise _unknown(asked, [*pages, *COMMANDS])


def _command(ctx: Any, words: Sequence[str]) -> Any:
    """The context of a command by its path, such as `judgments score`; None if there is no such command."""
    found = ctx.find_root()
    for word in words:
        command = getattr(found.command, "commands", {}).get(word)
        if command is None:
            return None
        found = type(found)(command, info_name=word, parent=found)
    return found


def _unknown(asked: str, names: Iterable[str]) -> BriefkitError:
    from briefkit.core.text.words import did_you_mean
    from briefkit.output.manual import known_words, topics

    near = did_you_mean(asked, names) or did_you_mean(asked, known_words(topics().values()))
    return BriefkitError(f"there is no page or command “{asked}”", hint=near or "“briefkit help” lists the pages")
