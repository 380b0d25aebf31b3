"""What is in a folder that is to become a library: which Markdown files are briefs already, and which are not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.words import counted
from briefkit.storage.files.door import BRIEF, is_folder_at, is_taken, read_file
from briefkit.storage.files.walk import is_folder, walk

_MOST_NAMED = 3


class FoundNotes(NamedTuple):
    """The Markdown files in a folder: paths of briefs, and of files that are none, each with the reason.

    `left_out` are the folders in it that hold Markdown files but no brief.
    """

    briefs: list[str]
    others: list[tuple[str, str]]
    left_out: list[str]

    def __bool__(self) -> bool:
        return bool(self.briefs or self.others)

    @property
    def stay(self) -> list[tuple[str, str]]:
        """The files that are no briefs and are not in a folder that is left out."""
        return [(path, why) for path, why in self.others if PurePosixPath(path).parts[0] not in self.left_out]


def found_notes(folder: Path) -> FoundNotes:
    """Look at each Markdown file in a folder; nothing if there is no such folder. Raises BriefkitError as `walk`."""
    names = walk(folder).names if is_folder_at(folder, "") else []
    why = {name: _why_no_brief(folder, name) for name in sorted(names)}
    briefs = [name for name, reason in why.items() if reason is None]
    others = [(name, reason) for name, reason in why.items() if reason is not None]
    return FoundNotes(briefs, others, _folders_without(briefs, [name for name, _ in others]))


def libraries_in(folder: Path, names: Iterable[str], settings: str) -> list[str]:
    """The folders below one that have a file of settings: those with some files are looked at, and `briefs`."""
    folders = {"briefs"} | {
        str(parent) for name in names for parent in PurePosixPath(name).parents if str(parent) != "."
    }
    return sorted(name for name in folders if is_taken(folder, f"{name}/{settings}"))


def _why_no_brief(folder: Path, path: str) -> str | None:
    """Why a file is no brief that is listed, after its place; None if it is."""
    if is_folder(path):
        return "the folder cannot be listed"
    if not path.endswith(".md"):
        return "the name does not end in .md"
    try:
        reading = parse_brief(read_file(folder, path, BRIEF), id=PurePosixPath(path).stem, path=path)
    except OSError as error:
        return error.strerror or str(error)
    return None if reading.metadata else next((_said(item) for item in reading.findings if item.unlists), "unreadable")


def _said(finding: Diagnostic) -> str:
    return clean_one_line(finding.message)


def _folders_without(briefs: Iterable[str], others: Iterable[str]) -> list[str]:
    """The folders at the top with Markdown files, none of which is a brief."""
    tops = {PurePosixPath(name).parts[0] for name in others if "/" in name.rstrip("/")}
    return sorted(tops - {PurePosixPath(name).parts[0] for name in briefs})


def notes_lines(folder: Path, found: FoundNotes) -> list[str]:
    """What is said of the Markdown files in a folder: how many become briefs, and why the others do not."""
    if not found:
        return []
    number = len(found.briefs) + len(found.others)
    head = f"found {counted(number, 'Markdown file')} in {folder}: "
    if not found.others:
        return [head + ("it is a brief" if number == 1 else "all are briefs")]
    lines = [head + f"{len(found.briefs) or 'none'} {'is a brief' if len(found.briefs) == 1 else 'are briefs'}"]
    lines[0] += f", {len(found.others)} {'is' if len(found.others) == 1 else 'are'} not"
    lines += [f"  not a brief: {path}: {why}" for path, why in found.others[:_MOST_NAMED]]
    if more := len(found.others) - _MOST_NAMED:
        lines += [f"  … and {counted(more, 'more file')}"] if more > 0 else []
    if found.left_out:
        lines.append(f"  left out, as they hold no brief: {', '.join(found.left_out)} (exclude in briefkit.toml)")
    if found.stay:
        lines.append("  each command names what is not a brief: give it a title, a kind and a date, or exclude it")
    return lines
