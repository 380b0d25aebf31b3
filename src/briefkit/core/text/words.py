"""What a word is: one definition for search and filters."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence

_PLAIN = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
"""What each ASCII character is for words: itself in lower case, or a space."""
_LONGEST_COMPARED = 100
_MOST_COMPARED = 1000
"""Letters of a word and number of names that `near` compares: the time grows with the product of lengths and number."""


def fold(text: str) -> str:
    """Text for comparison: compatibility forms unified (NFKC), case folded, accents and notes removed."""
    if text.isascii():
        return text.lower()
    from briefkit.core.text.folding import folded  # noqa: PLC0415 - loads a megabyte of tables

    return folded(text)


def composed(text: str) -> str:
    """Text for comparison: canonically composed (NFC), as a keyboard gives it and a macOS file name may not."""
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - as above

    return unicodedata.normalize("NFC", text)


def wording(text: str) -> str:
    """Text for comparison, in which only case, white space and composition make no difference."""
    return " ".join(composed(text).casefold().split())


def meant(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the names that a typed word means: one rule for everything that is called by an id or a name.

    Equal names win, then those that differ in Unicode composition, then in case and accents. More than one is
    ambiguous; none is unknown.
    """
    for form in (str, composed, fold):
        asked = form(typed)
        places = [place for place, name in enumerate(names) if asked and form(name) == asked]
        if places:
            return places
    return []


def words(text: str) -> list[str]:
    """The words of a text in order, folded; scripts without spaces, such as Chinese and Thai, letter by letter."""
    if text.isascii():
        return text.translate(_PLAIN).split()  # three times as fast as a regular expression
    from briefkit.core.text.folding import split_words  # noqa: PLC0415 - as above

    return split_words(text)


def is_spaceless(word: str) -> bool:
    """Whether a word is a letter of a script without spaces, of which words are made."""
    if word.isascii():
        return False
    from briefkit.core.text.folding import cluster  # noqa: PLC0415 - as above

    return cluster().fullmatch(word) is not None


def counted(number: float, noun: str) -> str:
    """A number with its noun: `1 brief`, `2 briefs`, `0.5 seconds`."""
    shown = number if isinstance(number, int) else f"{number:g}"
    return f"{shown} {noun}" if number == 1 else f"{shown} {noun}s"


def contains_words(text_words: list[str], wanted: list[str]) -> bool:
    """Whether every wanted word is among the words of a text."""
    return set(wanted) <= set(text_words)


def near(word: str, known: Iterable[str], *, most: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words closest in spelling, best first; those that differ in case or accents only are the closest.

    `cutoff`, from 0 to 1, is how like they must be.
    """
    names = [name for name in known if len(name) <= _LONGEST_COMPARED]
    if len(word) > _LONGEST_COMPARED:
        return []
    if len(names) > _MOST_COMPARED:
        names = _likeliest(word, names)
    alike = [names[place] for place in meant(word, names)]
    return alike[:most] or difflib.get_close_matches(word, names, n=most, cutoff=cutoff)


def _likeliest(word: str, names: list[str]) -> list[str]:
    """The names to compare with, where comparing all would take long: those that begin alike and are about as long."""
    asked = fold(word)
    return sorted(names, key=lambda name: (fold(name) != asked, name[:1] != word[:1], abs(len(name) - len(word))))[
        :_MOST_COMPARED
    ]


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names similar words, or None."""
    return asked_back(near(word, known))


def asked_back(found: Sequence[str]) -> str | None:
    """A hint that names what may be meant, or None if that is nothing."""
    return f"did you mean {' or '.join(found)}?" if found else None


def suggestion(word: str, known: Collection[str]) -> str:
    """A hint that names similar words or, if there are none, every word."""
    return did_you_mean(word, known) or f"use one of {', '.join(known)}"


def near_paths(name: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The dotted paths that end in a name, else those closest to it in spelling."""
    paths = list(known)
    return [path for path in paths if path.rpartition(".")[2] == name][:most] or near(name, paths, most=most)


def name_hint(name: str, known: Iterable[str]) -> str:
    """A hint at the dotted paths that a name may mean or, if there are none, at what there is: a part for example."""
    paths = list(known)
    if found := near_paths(name, paths):
        return f"did you mean {' or '.join(found)}?"
    deeper = next((f", and parts of them, such as {path}" for path in paths if "." in path), "")
    return f"there are {', '.join(path for path in paths if '.' not in path)}{deeper}"


def shortened(text: str, most: int) -> str:
    """A text in one line, with an ellipsis if it has more than `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
