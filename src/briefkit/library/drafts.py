"""Drafts that importers make, written as new files of a library: none is ever overwritten."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.text.slug import slug
from briefkit.core.text.words import fold
from briefkit.errors import BriefkitError
from briefkit.importers.importers import Draft
from briefkit.library.free_name import taken_ids
from briefkit.library.guard import new_warnings
from briefkit.library.library import Library
from briefkit.library.pictures import forget_pictures, illustrated, write_pictures
from briefkit.library.surroundings import Surroundings
from briefkit.storage.files.lock import locked
from briefkit.storage.files.transaction import FileChange
from briefkit.storage.files.walk import markdown_files
from briefkit.storage.files.write import create_file
from briefkit.storage.front_matter_handler import new_brief_text


class NewBrief(NamedTuple):
    """The file of a new draft, the draft and the bytes there, and what `check` warns of in it, as sentences."""

    path: Path
    draft: Draft
    notes: list[str]
    text: bytes


class DraftWriter:
    """Writes drafts into one library; a name that has been given is not given again, also by `dry_run`."""

    def __init__(self, library: Library, *, dry_run: bool = False) -> None:
        self.library = library
        self.dry_run = dry_run
        self.around = Surroundings(library)
        self._taken = set(taken_ids(markdown_files(library.folder)))

    def write(self, draft: Draft) -> NewBrief:
        """Write a draft to a new file, named after the month or year of its date and its title.

        One that is a brief already is written as it is, under its own name.

        Its pictures are written to `media/`, under the name of the brief and a number.

        Raises BriefkitError for whatever `check` calls an error, and if the folder cannot be written.
        """
        whole = illustrated(draft, self.library.folder)
        for path in self._free_paths(self._stem(draft)):
            placed, pictures = whole.placed(self.library.folder, path.stem)
            text = placed.data or new_brief_text(placed.front_matter, placed.body, placed.comments).encode()
            change = FileChange(path.name, b"", text)
            notes = new_warnings(self.library, [change], added=pictures, around=self.around)
            if self.dry_run or self._created(path, text, pictures):
                if not self.dry_run:
                    self.around.files.add(path.name)
                self._taken.add(fold(path.stem))
                return NewBrief(path, placed, notes, text)
        raise AssertionError("unreachable: names never run out")

    def path_of(self, draft: Draft) -> Path:
        """The path that a draft would get if no other program has written there."""
        return next(self._free_paths(self._stem(draft)))

    def notice(self, paths: Sequence[str]) -> None:
        """Take into account what other programs have written."""
        for path in paths:
            self.around.files.add(path)
        self._taken |= set(taken_ids(paths))
        self.around.files.originals.list_again()

    def _stem(self, draft: Draft) -> str:
        if draft.stem:
            return draft.stem
        language = str(draft.front_matter.get("language") or self.library.settings.library.language)
        name = slug(str(draft.front_matter["title"]), language)
        return f"{PartialDate(draft.date.year, draft.date.month)}-{name}" if draft.date else name

    def _free_paths(self, stem: str) -> Iterator[Path]:
        names = self._names(stem, self._taken)
        return (self.library.folder / f"{name}.md" for name in names)

    @staticmethod
    def _names(stem: str, taken: Container[str]) -> Iterator[str]:
        number = 1
        while True:
            name = stem if number == 1 else f"{stem}-{number}"
            if fold(name) not in taken:
                yield name
            number += 1

    def _created(self, path: Path, text: bytes, pictures: dict[str, bytes]) -> bool:
        """Whether a file could be created, and its pictures; another program may have done so in the meantime."""
        try:
            with locked(self.library.folder):  # so that no other writer takes its temporary file for a leftover
                made = write_pictures(self.library.folder, pictures)
                try:
                    create_file(path, text)
                except BaseException:
                    forget_pictures(made)
                    raise
        except FileExistsError:
            return False
        except OSError as error:
            raise BriefkitError(f"{path} cannot be written: {error.strerror}") from error
        return True
