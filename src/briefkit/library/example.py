"""The example brief of `briefkit init`: marked as one, published by nobody, and removed with one command."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefkit.core.brief.read import parse_brief
from briefkit.core.registry.registry import parse_registry
from briefkit.core.text.shell import argument
from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from briefkit.storage.files.door import BRIEF, read_file
from briefkit.storage.files.lock import locked
from briefkit.storage.files.walk import brief_paths_at_top
from briefkit.storage.files.write import delete_file
from briefkit.storage.front_matter_handler import new_brief_text

EXAMPLE = "example-port-fees"
"""How the id of the example ends."""
_FILE = re.compile(rf"\d{{4}}-\d{{2}}-{EXAMPLE}\.md")

EXAMPLE_REGISTRY = """\
# What the library knows: ids that briefs use, with titles and other spellings.
topics:
  trade: {title: Trade}
parties:
  exporters: {title: Exporters' association, aliases: [exporters-association]}
  ministry: {title: Ministry of Trade}
issues:
  port-fees: {title: Port fees, question: Should port fees be lowered?}
"""
"""The registry of a library with the example."""

_BODY = """\
This brief shows what one can hold. It is a draft, and its publisher is not you, so it counts nowhere.

## What is at stake

Fees at the port were raised in spring. Exporters say that they pay twice; the ministry wants to see figures first.

## What to expect

A hearing is announced. Until then neither side has a reason to move.
"""


class Removed(NamedTuple):
    """The path of the example that is removed, the entries of the registry that go with it, and what stays and why."""

    path: Path
    entries: list[str]
    notes: list[str]


def example_path(day: datetime.date) -> str:
    """The name of the file of an example that is made on a day."""
    return f"{day:%Y-%m}-{EXAMPLE}.md"


def example_text(day: datetime.date) -> str:
    """The example as it is made on a day."""
    due = day + datetime.timedelta(days=90)
    metadata: dict[str, object] = {
        "title": "Example: Port fees",
        "kind": "note",
        "date": day.isoformat(),
        "status": "draft",
        "language": "en",
        "access": "internal",
        "publisher": "briefkit (example)",
        "disclaimer": "An example that “briefkit init” wrote. Nobody has published it, and what it says is invented.",
        "summary": "Who wants what on port fees, as an example of what a brief can hold.",
        "topics": ["trade"],
        "parties": ["exporters", "ministry"],
        "issues": [
            {
                "id": "port-fees",
                "status": "disputed",
                "positions": {
                    "exporters": {"says": "Want the last rise taken back", "stance": "supports", "source": "s1"},
                    "ministry": {"says": "Wants figures before it decides", "stance": "neutral", "source": "s1"},
                },
            }
        ],
        "judgments": [
            {"id": "j1", "claim": "The fees are lowered", "about": ["port-fees"], "term": "unlikely", "due": str(due)}
        ],
        "sources": [{"id": "s1", "title": "Replies of both sides to the public consultation"}],
    }
    return new_brief_text(metadata, _BODY)


def remove_example(folder: Path, *, force: bool = False, dry_run: bool = False) -> Removed:
    """Delete the example, and the entries of the registry that came with it, are as they came and are used nowhere.

    Raises BriefkitError if there is no example, if it has been changed, unless `force`, or if it cannot be deleted.
    """
    path = _example_in(folder)
    data = read_file(folder, path, BRIEF)
    if not force and not _is_untouched(path, data):
        raise BriefkitError(
            f"{folder / path} has been changed since “briefkit init” wrote it, so it is kept",
            hint=f"delete it all the same with --force, or keep it as yours: briefkit rename {argument(path[:-3])} NEW",
        )
    library = Library.open(folder, index="local")
    if dry_run:
        return Removed(
            folder / path, [], ["what came with it into the registry, and is used nowhere else, would go too"]
        )
    try:
        with locked(folder):
            delete_file(folder, path, data)
    except OSError as error:
        raise BriefkitError(f"{folder / path} cannot be deleted: {error.strerror}") from error
    library.refresh()
    return Removed(folder / path, *_without_entries(library))


def _example_in(folder: Path) -> str:
    """The name of the example's file. Raises BriefkitError if there is none."""
    try:
        found = [name for name in brief_paths_at_top(folder) if _FILE.fullmatch(name)]
    except OSError as error:
        raise BriefkitError(f"{folder} cannot be listed: {error.strerror}") from error
    if not found:
        raise BriefkitError(f"there is no example in {folder}", hint="see “briefkit list”")
    return found[0]


def _is_untouched(path: str, data: bytes) -> bool:
    """Whether a file is the example as it was made on the day that it bears; git may have changed its line ends."""
    brief = parse_brief(data, id=path[:-3], path=path).brief
    if brief is None or brief.date is None:
        return False
    return data.replace(b"\r\n", b"\n") == example_text(brief.date.first).encode()


def _without_entries(library: Library) -> tuple[list[str], list[str]]:
    """Take the example's entries out of the registry; those that are removed, and why others stay."""
    removed, notes = [], []
    for section, id_ in _entries_of_example(library):
        try:
            library.registry_ids.remove(section, id_).apply()
        except BriefkitError as error:
            notes.append(f"{section} {id_} stays in the registry: {error.message}")
        else:
            removed.append(f"{section} {id_}")
            library.refresh()
    return removed, notes


def _entries_of_example(library: Library) -> Iterator[tuple[str, str]]:
    """The section and id of each entry of the example that the registry has as it came."""
    example, _ = parse_registry(EXAMPLE_REGISTRY)
    for section in ("issues", "parties", "topics"):
        for id_ in [*example.ids(section)]:
            if library.registry.entry(section, id_) == example.entry(section, id_):
                yield section, id_
