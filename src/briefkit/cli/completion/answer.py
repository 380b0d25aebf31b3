"""What may stand in the place of the current word of a command line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from briefkit.cli.completion.line import options_of
from briefkit.cli.completion.offer import TEXT, Line, Offer, Takes, fitting


class Answer(NamedTuple):
    """The offers, and FILES or FOLDERS if the shell is to offer those where none of the words fits."""

    offers: list[Offer]
    files: str = ""


def answer(line: Line) -> Answer:
    """What completes the current word of a line."""
    from briefkit.cli.completion.table import taken

    if line.command is None:
        return Answer([])
    if line.awaiting is None:
        return Answer(_names(line) or _leaving_out(line))
    takes: Takes = taken(line.path, line.awaiting) or TEXT
    found = takes.words(line, line.word) if takes.words else ()
    return Answer([offer._replace(word=line.before + offer.word) for offer in found], takes.files)


def _names(line: Line) -> list[Offer]:
    if line.word.startswith("-"):
        return [offer for offer in _options(line) if offer.word.startswith(line.word)]
    commands = getattr(line.command, "commands", {})
    alike = fitting(line.word, [Offer(name) for name in commands])
    return [Offer(name, _first_sentence(commands[name].help)) for name, *_ in alike]


def _options(line: Line) -> Iterator[Offer]:
    """The options of the command that may still be given; short names only where nothing but a dash is typed."""
    for option in options_of(line.command):
        names = [*option.opts, *option.secondary_opts]
        if option.multiple or not any(name in line.given for name in names):
            for name in names:
                if name.startswith("--") or line.word == name:
                    yield Offer(name, _first_sentence(option.help))
    yield Offer("--help", "Show this message and exit.")


def _leaving_out(line: Line) -> list[Offer]:
    """For `-kind:` and the like: the words of a query that begin with a minus."""
    from briefkit.cli.completion.table import taken
    from briefkit.cli.dashes import QUERY

    if line.word.startswith("--"):
        return []
    arguments = (known for known in line.command.params if known.param_type_name == "argument")
    queries = [known for known in arguments if known.metavar == QUERY]
    found: list[Any] = [taken(line.path, known) for known in queries]
    return [*chain.from_iterable(takes.words(line, line.word) for takes in found if takes and takes.words)]


def _first_sentence(text: str | None) -> str:
    first = " ".join((text or "").strip().split("\n\n")[0].split())
    return first.partition(". ")[0].rstrip(".")
