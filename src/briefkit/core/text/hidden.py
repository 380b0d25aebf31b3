"""Characters that nobody sees: which stay, what takes the place of others, and which need a person.

What parts words is by Unicode's rules for word boundaries (UAX #29): controls, separators and the zero-width space do;
other format characters, such as the soft hyphen, don't.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from briefkit.core.text.scripts import SPACELESS

_FORMAT = "\u00ad\u2060\ufeff"  # soft hyphen, word joiner, byte order mark
_BREAKS = "\x0b\x0c\x1c-\x1f\u2028\u2029"  # ends of lines, paragraphs, pages and records
_OTHER = "\x00-\x08\x0e-\x1b\x7f\u200b"
_C1 = "\x80-\x9f"  # where text in Windows-1252 was taken for Latin-1, these were quotation marks and dashes
HIDDEN = re.compile(f"[{_FORMAT}{_BREAKS}{_OTHER}{_C1}]")
_RUN = re.compile(f"[{_FORMAT}{_BREAKS}{_OTHER}{_C1}]+")
_PERSON, _BREAK = re.compile(f"[{_OTHER}]"), re.compile(f"[{_BREAKS}]")
_LATER = re.compile(f"[{_C1}]")

_ZERO_WIDTH_SPACE = "\u200b"


def stays(text: str, at: int) -> bool:
    """Whether the hidden character at a place in a text belongs there: scripts without spaces part words by it."""
    if text[at] != _ZERO_WIDTH_SPACE:
        return False
    start, end = _run_at(text, at)
    return re.search(f"[{SPACELESS}]", text[start - 1 : start] + text[end : end + 1]) is not None


def without_hidden(text: str, replacement: tuple[str, str] = ("", " ")) -> str:
    """A text without the hidden characters that a program can replace: the same words, none joined.

    A run that parts words becomes a space, unless there is one beside it; `replacement` has what is written for
    nothing and for a space. What stays and what needs a person is left.
    """

    def replaced(run: re.Match[str]) -> str:
        new = _in_place_of(text, *run.span())
        return run[0] if new is None else replacement[len(new)]

    return _RUN.sub(replaced, text)


def needs_person(text: str, at: int) -> bool:
    """Whether only a person can say what the hidden character at a place in a text should have been."""
    return _in_place_of(text, *_run_at(text, at)) is None


@lru_cache(maxsize=64)  # all characters of a run have the same answer
def _in_place_of(text: str, start: int, end: int) -> str | None:
    """What takes the place of a run of hidden characters: nothing, a space, or None if it is not for us to say."""
    run, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if _LATER.search(run) or (_ZERO_WIDTH_SPACE in run and stays(text, start + run.index(_ZERO_WIDTH_SPACE))):
        return None
    if _BREAK.search(run):
        return "" if before.isspace() or after.isspace() or not before or not after else " "
    return None if _PERSON.search(run) and _in_word(before) and _in_word(after) else ""


def _run_at(text: str, at: int) -> tuple[int, int]:
    """The run of hidden characters around the one at a place."""
    runs = _runs(text)
    return runs[bisect_right(runs, (at, len(text))) - 1]


@lru_cache(maxsize=2)
def _runs(text: str) -> list[tuple[int, int]]:
    return [run.span() for run in _RUN.finditer(text)]


def _in_word(character: str) -> bool:
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    return character != "" and unicodedata.category(character)[0] in "LMN"


def hint(text: str, at: int) -> str:
    """What to do about the hidden character at a place in a text."""
    character = text[at]
    if _BREAK.match(character):
        return "put a space or a line end in its place"
    if not needs_person(text, at):
        return "remove it"
    if character == _ZERO_WIDTH_SPACE:
        return "put a space in its place if it parts two words, else remove it"
    if not _LATER.match(character):
        return "write what should be there, perhaps a letter or a space, or remove it"
    try:
        return f"write {character.encode('latin-1').decode('cp1252')} if that was meant (Windows-1252), or remove it"
    except UnicodeDecodeError:
        return "write what should be there, or remove it"
