"""`briefkit init`: the first files of a library."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from briefkit.errors import BriefkitError
from briefkit.library.library import today
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.door import is_taken
from briefkit.storage.files.lock import locked
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
    if is_taken(folder, SETTINGS_FILE):
        raise BriefkitError(f"{folder} is already a library", hint="start a brief in it with “briefkit new”")
    files = {
        SETTINGS_FILE: _SETTINGS.format(name=json.dumps(name, ensure_ascii=False)),
        REGISTRY_FILE: _REGISTRY,
        f"{now:%Y-%m}-port-fees-example.md": _example(now),
    }
    for file in files:
        if is_taken(folder, file):
            raise BriefkitError(f"{folder / file} already exists", hint="choose another folder")
    if not dry_run:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with locked(folder):  # so that no other writer takes its temporary files for leftovers
                for file, text in files.items():
                    create_file(folder / file, text.encode())
        except OSError as error:
            raise BriefkitError(f"{folder} cannot be written: {error.strerror}") from error
    return [folder / file for file in files]


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
