"""Dossier files: reading one, comparing its dossier with the one made last, and noting in it that it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.brief.shapes import ANY, ByKey
from briefkit.core.brief.split import decode, encode
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.dossier.file import LAST_MADE, ROOT, DossierFile, parse_dossier_file
from briefkit.core.edit.edit import edit_text
from briefkit.core.edit.value import Set, Value
from briefkit.core.publication.audience import seen_of
from briefkit.core.publication.labels import Labels
from briefkit.core.query.value import Word, clause
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError, ExportError
from briefkit.library.library import today
from briefkit.settings import PUBLIC
from briefkit.storage.files.door import DOSSIER, read_named, remedy_of
from briefkit.storage.files.named import replace_named

if TYPE_CHECKING:
    from briefkit.library.library import Library

_SHAPE: ByKey[Any] = ByKey(ByKey(ANY))
_DIGITS = 16
"""How many hexadecimal digits of a hash are kept: 64 bits tell apart what one office will ever write."""


class OpenedFile(NamedTuple):
    """A dossier file by its path, as its user wrote that, and what it says."""

    path: Path
    file: DossierFile

    def place(self, key: str) -> str:
        """The file and the line of a key."""
        return f"{self.path}:{self.file.lines.get(key, 1)}"

    def wrong(self, key: str, error: BriefkitError) -> ExportError:
        """An error in the value of a key, with its place."""
        return ExportError(f"{self.place(key)}: {error.message}", hint=error.hint, details=error.details)


class Compared(NamedTuple):
    """How a dossier differs from the one made last: words for the contents by the ids of briefs, and what has left it.

    `since` is the day of the last one, `had` the ids of its briefs. `notes` are sentences for whoever makes it.
    """

    labels: Mapping[str, str]
    left: Sequence[str]
    since: PartialDate | None
    notes: Sequence[str]
    had: Collection[str] = ()


def read_dossier_file(path: Path) -> OpenedFile:
    """Read a dossier file. Raises ExportError, which names each thing that is wrong with its line."""
    try:
        data = read_named(path, DOSSIER)
    except FileNotFoundError as error:
        raise ExportError(f"there is no file {path}", hint="name a dossier file that is there, or briefs") from error
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror or error}", hint=remedy_of(error)) from error
    text = decode(data)
    file, found = (None, [text]) if isinstance(text, Diagnostic) else parse_dossier_file(text)
    if file is not None:
        return OpenedFile(path, file)
    placed = [one.in_file(str(path)) for one in found]
    if len(placed) == 1:
        one = placed[0]
        raise ExportError(f"{path}:{one.line}: {one.message}", hint=one.hint)
    raise ExportError(f"{path} cannot be used as it is:", details=tuple(map(str, placed)))


def compare_with_last(opened: OpenedFile, library: Library, briefs: Sequence[Brief], language: str) -> Compared:
    """What is new, revised or gone in a dossier of some briefs since it was made on an earlier day.

    A brief that the library does not show is not named: its readers may not know of it.
    """
    last = opened.file.baseline(today())
    if last is None:
        note = f"{opened.path} does not say that it was made before today: nothing is marked as new or revised"
        return Compared({}, (), None, [note])
    labels = Labels(language or library.settings.library.language)
    hashes = hashes_of(library, briefs)
    words = {id_: "revised" if id_ in last.briefs else "new" for id_ in hashes}
    changed = {id_: labels[words[id_]] for id_, hash_ in hashes.items() if last.briefs.get(id_) != hash_}
    gone = [id_ for id_ in last.briefs if id_ not in hashes]
    found = library.find(clause("id", ":", [Word(id_) for id_ in gone])) if gone else []
    titles = {brief.id: brief.title for brief in found}
    left = [titles[id_] for id_ in gone if id_ in titles]
    return Compared(changed, left, last.date, list(_unnamed(len(gone) - len(left))), last.briefs.keys())


def _unnamed(number: int) -> Iterator[str]:
    """A sentence on briefs that left a dossier and are not named."""
    if number:
        verb = "is" if number == 1 else "are"
        why = "gone from the library, or not for the readers"
        yield f"{counted(number, 'brief')} that left the dossier {verb} not named: {why}"


def note_made(opened: OpenedFile, library: Library, briefs: Sequence[Brief]) -> str:
    """Note in a dossier file that it was made today of some briefs; nothing else in it changes. Returns a sentence.

    Raises WriteError if it cannot be written, EditRefusedError if something else would change.
    """
    before = read_named(opened.path, DOSSIER)
    text = decode(before)
    now = parse_dossier_file(text)[0] if isinstance(text, str) else None
    if now is None or isinstance(text, Diagnostic):
        raise ExportError(f"{opened.path} has been changed meanwhile, and cannot be read any more")
    last = now.baseline(today())
    value: dict[str, Value] = {"date": str(today()), "briefs": dict(hashes_of(library, briefs))}
    if last:
        value["before"] = {"date": str(last.date), "briefs": dict(last.briefs)}
    edited = edit_text(text, Set((ROOT, LAST_MADE), value), first_line=1, shape=_SHAPE)
    replace_named(opened.path, before, encode(edited, before))
    return f"{opened.path} now says that it was made today, and of which {counted(len(briefs), 'brief')}"


def hashes_of(library: Library, briefs: Sequence[Brief]) -> dict[str, str]:
    """The beginning of the SHA-256 of each brief's file, in hexadecimal digits, by its id. Raises OSError.

    For the public it is that of what the public may see of the brief: nobody is to learn that the rest has changed.
    """
    return {brief.id: hashlib.sha256(_seen(library, brief)).hexdigest()[:_DIGITS] for brief in briefs}


def _seen(library: Library, brief: Brief) -> bytes:
    if library.audience != PUBLIC:
        return library.source(brief)
    return seen_of(brief).encode()
