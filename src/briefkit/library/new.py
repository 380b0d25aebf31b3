"""`briefkit new`: write the draft of a brief that an importer makes."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.dates.dates import PartialDate, day_of
from briefkit.core.text.blank import is_blank
from briefkit.core.text.slug import slug
from briefkit.core.text.words import did_you_mean, fold
from briefkit.errors import BriefkitError
from briefkit.importers.importers import Source, importer_named
from briefkit.library.free_name import taken_ids
from briefkit.library.guard import new_warnings
from briefkit.library.library import Library, today
from briefkit.storage.files.lock import locked
from briefkit.storage.files.transaction import FileChange
from briefkit.storage.files.walk import markdown_files
from briefkit.storage.files.write import create_file
from briefkit.storage.front_matter_handler import new_brief_text


class NewBrief(NamedTuple):
    """The file of a new draft, and what `check` warns of in it, as sentences."""

    path: Path
    notes: list[str]


def new_brief(
    library: Library,
    title: str,
    kind: str,
    *,
    date: PartialDate | None = None,
    language: str | None = None,
    dry_run: bool = False,
) -> NewBrief:
    """Write a new draft, dated today by default, without overwriting a file. Its id is its month, or year, and title.

    Raises BriefkitError for a title that is empty or no text, an unknown kind and whatever `check` calls an error, and
    if the folder cannot be written.
    """
    title, folder, dated = " ".join(title.split()), library.folder, date or day_of(today())
    _check_title(title)
    _check_kind(kind, library)
    draft = importer_named("template")(Source(title, kind, dated, language))
    text = new_brief_text(draft.front_matter, draft.body).encode()
    taken = set(taken_ids(markdown_files(folder)))
    stem = f"{PartialDate(dated.year, dated.month)}-{slug(title, language or library.settings.library.language)}"
    for path in _free_paths(folder, stem, taken):
        notes = new_warnings(library, [FileChange(path.name, b"", text)])
        if dry_run:
            return NewBrief(path, notes)
        try:
            with locked(folder):  # so that no other writer takes its temporary file for a leftover
                create_file(path, text)
        except FileExistsError:  # another program has created it in the meantime
            continue
        except OSError as error:
            raise BriefkitError(f"{path} cannot be written: {error.strerror}") from error
        return NewBrief(path, notes)
    raise AssertionError("unreachable: names never run out")


def _check_title(title: str) -> None:
    if is_blank(title):
        raise BriefkitError("a brief needs a title", hint='briefkit new "What it is about"')
    try:
        title.encode()
    except UnicodeEncodeError:
        raise BriefkitError("the title is not text", hint="is it UTF-8?") from None


def _check_kind(kind: str, library: Library) -> None:
    kinds = [*KINDS, *library.settings.library.kinds]
    if kind not in kinds:
        hint = did_you_mean(kind, kinds) or f"use one of {', '.join(kinds)}, or add it to kinds in briefkit.toml"
        raise BriefkitError(f"there is no kind “{kind}”", hint=hint)


def _free_paths(folder: Path, stem: str, taken: Container[str]) -> Iterator[Path]:
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        if fold(name) not in taken:
            yield folder / f"{name}.md"
        number += 1
