"""What is meant by an option or a word that a command does not take, where that is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefkit.core.text.shell import argument
from briefkit.core.text.words import asked_back, near
from briefkit.errors import QueryError

_OPTIONS = {
    ("diff", "--since"): "name the version to compare with: --rev HEAD~3, or a commit of “briefkit log ID”",
    ("diff", "--from"): "name the version to compare with: --rev HEAD~3, or two: --rev HEAD~3..HEAD",
}
"""The end of a command's path, and an option of others → a hint."""

_CUTOFF = 0.8
"""How like an option must be, from 0 to 1: the dashes alone make all of them like each other."""

_WORDS = {
    "judgments update": ("--probability", "--term"),
    "judgments resolve": ("--outcome", "--outcome"),
    "decisions resolve": ("--chose", "--chose"),
}
"""The end of a command's path → the options for a number and for another word behind its argument."""


def refuse_word(path: str, words: Sequence[str]) -> None:
    """Raise QueryError for the first of some words that a command does not take, if an option takes it."""
    for end, (of_number, of_word) in _WORDS.items():
        if words and path.endswith(f" {end}"):
            option = of_number if words[0][:1].isdecimal() else of_word
            hint = f"did you mean {option} {argument(words[0])}?"
            raise QueryError(f"“{words[0]}” stands alone, and the command takes no second argument", hint=hint)


def refuse_option(path: str, option: str, known: Iterable[str]) -> None:
    """Raise QueryError for an option that a command does not have, with what is meant: those `known` are its own."""
    for (end, name), hint in _OPTIONS.items():
        if option == name and path.endswith(f" {end}"):
            raise QueryError(f"there is no option {option}", hint=hint)
    names = [name for name in known if name.startswith("--")]
    begun = [name for name in names if name.startswith(option)]
    found = begun or near(option, names, cutoff=_CUTOFF)
    raise QueryError(f"there is no option {option}", hint=asked_back(found) or f"see “{path} --help”")
