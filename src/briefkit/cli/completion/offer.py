"""What completion offers, and what it asks to find it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.core.text.words import fold


class Offer(NamedTuple):
    """A word in the place of the one that is typed, and what it means; an open one goes on without a space."""

    word: str
    meaning: str = ""
    open: bool = False


class Line(NamedTuple):
    """A command line as far as it is typed: the command, the values by name of parameter, and the current word.

    `command` is None behind the name of one that does not exist.
    `awaiting` is the parameter that the current word is a value of, None for a name of an option or a command.
    `before` is what stands in front of the value in the current word: `--sort=`. `given` has the names of options.
    """

    command: Any
    path: str
    values: Mapping[str, Sequence[str]]
    given: Sequence[str]
    awaiting: Any
    word: str
    before: str = ""

    def value(self, name: str) -> str | None:
        """The last value of a parameter so far."""
        found = self.values.get(name)
        return found[-1] if found else None


Completer = Callable[[Line, str], Iterable[Offer]]
"""From the line, and the part of the current word that is to be completed, to what fits."""

FILES, FOLDERS = "files", "folders"


class Takes(NamedTuple):
    """What a parameter takes: words, files or folders (FILES, FOLDERS), or text that nothing can complete."""

    words: Completer | None = None
    files: str = ""


TEXT = Takes()


def fitting(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """The offers that begin with what is typed, else those that have it inside, else in their meaning."""
    known, folded = [*offers], fold(typed)
    found = [offer for offer in known if fold(offer.word).startswith(folded)]
    found = found or [offer for offer in known if folded in fold(offer.word)]
    return found or [offer for offer in known if folded in fold(offer.meaning)]


def listed(complete: Completer) -> Completer:
    """The same for a list with commas, of which the last word is completed."""

    def last(line: Line, typed: str) -> list[Offer]:
        before, comma, word = typed.rpartition(",")
        start, named = before + comma, before.split(",")
        return [
            offer._replace(word=start + offer.word)
            for offer in complete(line, word.lstrip())
            if offer.word not in named
        ]

    return last
