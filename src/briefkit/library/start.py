"""`briefkit init` and `new`: the first files of a library, and new briefs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.text.words import did_you_mean, slug
from briefkit.errors import BriefkitError
from briefkit.importers.draft import Source
from briefkit.importers.importers import importer_named
from briefkit.library.library import Library, today
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.write import create_file
from briefkit.storage.front_matter_handler import new_brief_text

_SETTINGS = """\
# Settings of this library. All others have defaults: see docs/settings.md of briefkit.
[library]
name = {name}
language = "en"
access = "public"       # for briefs that don't say
"""

_REGISTRY = """\
# What the library knows: ids that briefs use, with titles and other spellings.
topics:
  trade: {title: Trade}
parties:
  exporters: {title: Exporters' association, aliases: [exporters-association]}
  ministry: {title: Ministry of Trade}
issues:
  port-fees: {title: Port fees, question: Should port fees be lowered?}
"""

_EXAMPLE_BODY = """\
This is an example. Change it, or delete the file: nothing else refers to it.

## What is at stake

Fees at the port were raised in spring. Exporters say that they pay twice; the ministry wants to see figures first.

## What to expect

A hearing is announced. Until then neither side has a reason to move.
"""


def start_library(folder: Path, name: str, *, dry_run: bool = False) -> list[Path]:
    """Write settings, a registry and an example brief, without overwriting a file. Returns the paths.

    Raises BriefkitError if the folder is already a library or cannot be written.
    """
    now = today()
    if (folder / SETTINGS_FILE).exists():
        raise BriefkitError(f"{folder} is already a library", hint="start a brief in it with “briefkit new”")
    files = {
        folder / SETTINGS_FILE: _SETTINGS.format(name=json.dumps(name, ensure_ascii=False)),
        folder / REGISTRY_FILE: _REGISTRY,
        folder / f"{now:%Y-%m}-port-fees-example.md": _example(now),
    }
    for path in files:
        if path.exists():
            raise BriefkitError(f"{path} already exists", hint="choose another folder")
    if not dry_run:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path, text in files.items():
                create_file(path, text.encode())
        except OSError as error:
            raise BriefkitError(f"{folder} cannot be written: {error.strerror}") from error
    return list(files)


def _example(now: datetime.date) -> str:
    due = now + datetime.timedelta(days=90)
    metadata: dict[str, object] = {
        "title": "Port fees: an example",
        "kind": "note",
        "date": now.isoformat(),
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
    return new_brief_text(metadata, _EXAMPLE_BODY)


def new_brief(library: Library, title: str, kind: str, *, language: str | None = None, dry_run: bool = False) -> Path:
    """Write a new draft, whose id is its month and title, without overwriting a file. Returns its path.

    Raises BriefkitError for an empty title or an unknown kind, and if the folder cannot be written.
    """
    title, folder, now = " ".join(title.split()), library.folder, today()
    if not title:
        raise BriefkitError("a brief needs a title", hint='briefkit new "What it is about"')
    _check_kind(kind, library)
    draft = importer_named("template")(Source(title, kind, now, language))
    text = new_brief_text(draft.front_matter, draft.body).encode()
    taken = {path.stem.casefold() for path in folder.rglob("*.md")}
    for path in _free_paths(folder, f"{now:%Y-%m}-{slug(title)}", taken):
        if dry_run:
            return path
        try:
            create_file(path, text)
        except FileExistsError:  # another program has created it in the meantime
            continue
        except OSError as error:
            raise BriefkitError(f"{path} cannot be written: {error.strerror}") from error
        return path
    raise AssertionError("unreachable: names never run out")


def _check_kind(kind: str, library: Library) -> None:
    kinds = [*KINDS, *library.settings.library.kinds]
    if kind not in kinds:
        hint = did_you_mean(kind, kinds) or f"use one of {', '.join(kinds)}, or add it to kinds in briefkit.toml"
        raise BriefkitError(f"there is no kind “{kind}”", hint=hint)


def _free_paths(folder: Path, stem: str, taken: set[str]) -> Iterator[Path]:
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        if name.casefold() not in taken:
            yield folder / f"{name}.md"
        number += 1
