"""Endings of files, and whether one fits the format that an option names: each program trusts the ending."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from briefkit.errors import QueryError

_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "html": ("html", "htm"),
    "md": ("md", "markdown"),
    "txt": ("txt", "text"),
    "text": ("txt", "text"),
    "plain": ("txt", "text"),
    "jsonl": ("jsonl", "ndjson"),
    "csl-json": ("json",),
    "sarif": ("sarif", "json"),
    "junit": ("xml",),
    "bibtex": ("bib",),
}
"""Format → the endings of its files, the usual one first; any other format is its only ending."""
_WITHOUT_ENDING = ("table", "paths", "null", "github")
"""Formats of text that may stand in a file of any name."""
_NO_TEXT = ("pdf", "docx", "doc", "odt", "rtf", "epub", "xlsx", "xls", "ods", "pptx")
_OTHERS = ("csv", "tsv", "json", "svg", "ris")
_KNOWN = {*_NO_TEXT, *_OTHERS, *(ending for endings in _ENDINGS.values() for ending in endings)}
"""Endings that stand for a format, also for one that briefkit does not write."""


def ending_of(name: str) -> str:
    """The ending of a file's name in lower case, without its dot; empty if it has none."""
    return PurePath(name).suffix.removeprefix(".").lower()


def format_by_ending(name: str, formats: Iterable[str]) -> str:
    """Which of some formats the ending of a file's name stands for; the ending if it stands for none of them."""
    ending = ending_of(name)
    return _by_ending(formats).get(ending, ending)


def format_of_file(name: str, formats: Iterable[str]) -> str:
    """Which of some formats the ending of a file's name stands for. Raises QueryError if that is none of them."""
    by_ending = _by_ending(formats)
    if found := by_ending.get(ending_of(name)):
        return found
    usual = dict.fromkeys(_own_endings(format_)[0] for format_ in by_ending.values())
    hint = f"give it one such as .{', .'.join(usual)}, or name the format with --format"
    raise QueryError(f"the ending of “{name}” stands for no format", hint=hint)


def _by_ending(formats: Iterable[str]) -> dict[str, str]:
    """Ending → the first of some formats whose files have it. Formats that fit any ending have none of their own."""
    found: dict[str, str] = {}
    for format_ in formats:
        for ending in _own_endings(format_):
            found.setdefault(ending, format_)
    return found


def _own_endings(format_: str) -> Sequence[str]:
    return () if format_ in _WITHOUT_ENDING else _ENDINGS.get(format_, (format_,))


def check_ending(name: str, format_: str, option: str, meant: str | None, endings: Sequence[str] = ()) -> None:
    """Raise QueryError if the ending of a file's name stands for another format than the one that an option names.

    `meant` is what the ending stands for where the option is given, if anything; `endings` are those of a format that
    is none of briefkit's own. An ending that stands for no format fits all, and so does a name that is no format.
    """
    ending = ending_of(name)
    endings = _endings(format_) or endings
    if ending not in _KNOWN or not endings or ending in endings:
        return
    names = f"name the file “{PurePath(name).stem}.{endings[0]}”"
    hint = f"{names}, or leave out {option} to have {meant}" if meant else names
    raise QueryError(f"“{name}” ends in .{ending}, but {option} asks for {format_}", hint=hint)


def _endings(format_: str) -> Sequence[str]:
    """The endings of the files of a format; none for what is no format."""
    if format_ in _WITHOUT_ENDING or "{" in format_:
        return ("txt", *(known for known in _KNOWN if known not in _NO_TEXT))
    return _ENDINGS.get(format_) or ((format_,) if format_ in _KNOWN else ())
