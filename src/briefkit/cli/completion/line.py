"""Reads a command line that is being typed: which command it is, and what the current word belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefkit.cli.completion.offer import Line
from briefkit.cli.dashes import values_after


def read_line(root: Any, words: Sequence[str], word: str) -> Line:
    """The line of the words after `briefkit`, without the current one, and the current word."""
    return _Reader(root).read(words, word)


class _Reader:
    def __init__(self, command: Any) -> None:
        self.path = ""
        self.values: dict[str, list[str]] = {}
        self.given: list[str] = []
        self.awaiting: Any = None
        self.only_words = False
        self._enter(command)

    def _enter(self, command: Any) -> None:
        self.command = command
        self.options = {name: option for option in options_of(command) for name in option.opts}
        self.arguments = [known for known in command.params if known.param_type_name == "argument"]

    def read(self, words: Sequence[str], word: str) -> Line:
        for typed in words:
            self._take(typed)
            if self.command is None:
                return self._line(None, word)
        name, equals, value = word.partition("=")
        if self.awaiting is None and not self.only_words and word.startswith("-"):
            if equals and (option := self.options.get(name)) is not None and values_after(name, self.options):
                return self._line(option, value, name + equals)
            return self._line(None, word)
        return self._line(self.awaiting or self._argument(), word)

    def _line(self, awaiting: Any, word: str, before: str = "") -> Line:
        return Line(self.command, self.path, self.values, self.given, awaiting, word, before)

    def _take(self, typed: str) -> None:
        if self.awaiting is not None:
            self._keep(self.awaiting, typed)
            self.awaiting = None
        elif not self.only_words and typed == "--":
            self.only_words = True
        elif not self.only_words and (count := values_after(typed, self.options)) is not None:
            self._take_option(typed, count)
        elif hasattr(self.command, "commands"):
            self._take_command(typed)
        elif (argument := self._argument()) is not None:
            self._keep(argument, typed)

    def _take_option(self, typed: str, count: int) -> None:
        name, equals, value = typed.partition("=")
        option = self.options.get(name) or self.options.get(f"-{typed[-1]}")
        self.given.append(name)
        if option is not None and count:
            self.awaiting = option
        elif option is not None and equals:
            self._keep(option, value)

    def _take_command(self, typed: str) -> None:
        if typed in self.command.commands:
            self.path = f"{self.path} {typed}".strip()
            self._enter(self.command.commands[typed])
        else:
            self.command = None

    def _keep(self, parameter: Any, value: str) -> None:
        self.values.setdefault(parameter.name, []).append(value)

    def _argument(self) -> Any:
        """The argument that the next word is for: the first without a value, or one that takes several."""
        free = (known for known in self.arguments if known.nargs == -1 or known.name not in self.values)
        return next(free, None)


def options_of(command: Any) -> list[Any]:
    """The options of a command that its help shows."""
    return [known for known in command.params if known.param_type_name == "option" and not known.hidden]
