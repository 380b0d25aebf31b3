"""`library.open_files`: files that are open in an editor, checked as if their texts were saved.

What is found in an open file is what `briefkit check FILE` would find, were every text on disk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.checks.rule import RawFile
from briefkit.checks.rules import chosen_rules
from briefkit.core.brief.model import Brief, brief_of
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.events.state import Mention, mentions_in
from briefkit.core.query.value import Word, clause
from briefkit.core.search.uses import Spellings, Uses, ids_in, most_used_first
from briefkit.core.text.ids import id_of
from briefkit.errors import EditRefusedError, SettingsError
from briefkit.library.check import LibraryCheck, view_of
from briefkit.library.fix import fix_file, fixed_bytes
from briefkit.library.guard import new_warnings
from briefkit.library.library import today
from briefkit.library.planned_chains import planned_chains
from briefkit.library.spellings import Briefs, usual_spellings, with_changed
from briefkit.library.surroundings import Surroundings
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.door import is_taken, kind_of, read_file
from briefkit.storage.files.head import Head, read_head
from briefkit.storage.files.open_view import OpenView
from briefkit.storage.files.output import place_in_library
from briefkit.storage.files.transaction import FileChange
from briefkit.storage.files.walk import Manifest, chosen_paths, walk
from briefkit.storage.git_history import HistoryError
from briefkit.storage.git_versions import GitVersions, history_of
from briefkit.storage.settings_file import settings_table

if TYPE_CHECKING:
    from briefkit.library.library import Library

__all__ = ["OpenFiles", "place_in_library", "settings_diagnostic"]

_PLACE = re.compile(r"^:(\d+): |line (\d+)(?:, column (\d+))?")
_FEW = 100
"""From more changed files on, ids are counted anew."""


class OpenFiles:
    """The texts of open files by path, and checks of them.

    What the library says besides is kept from one check to the next, until `refresh`. `texts` are bytes as they would
    be saved, of briefs or of registry.yaml; the settings are those on disk.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.texts: dict[str, bytes] = {}
        self._parsed: dict[str, tuple[bytes, Brief | None]] = {}
        self._history: GitVersions | None = None
        self._used: Uses | None = None
        self._head, self._manifest = self._on_disk_now()
        self._read_library()

    def refresh(self) -> None:
        """Pick up what has changed on disk. Raises SettingsError."""
        head, manifest = self._on_disk_now()
        paths = [path for some in manifest.changes_since(self._manifest) for path in some]
        countable = self._used is not None and head == self._head and len(paths) <= _FEW
        before = {path: self._indexed(path) for path in paths} if countable else {}
        self.library.refresh()
        if countable and self._used is not None:
            pairs = [(was, self._indexed(path)) for path, was in before.items()]
            self._used = with_changed(self._used, pairs, self.library.names)
        else:
            self._used = None
        if paths or head != self._head or self._there.today != today():
            self._read_library()
        else:
            self._there.forget_files()
            self._read_history()
        self._head, self._manifest = head, manifest

    def close(self) -> None:
        """End what reads the history."""
        if self._history is not None:
            self._history.close()
            self._history = None

    def is_brief(self, path: str) -> bool:
        """Whether the file at a path is one that `check` checks, or would be if it were saved."""
        if path in self._walked:
            return True
        chosen = chosen_paths([path], self.library.settings.library.exclude)
        return chosen == [path] and not is_taken(self.library.folder, path)

    def diagnostics(self, path: str) -> list[Diagnostic]:
        """What is wrong in an open brief, by line."""
        return self._check().in_file(path)

    def library_diagnostics(self) -> list[Diagnostic]:
        """What is wrong in the registry, the settings and the library as a whole."""
        return list(self._check().of_library())

    def bytes_on_disk(self, path: str) -> bytes:
        """The bytes of a brief or of the registry; empty if there is no such file, or it cannot be read."""
        try:
            return read_file(self.library.folder, path, kind_of(path))
        except OSError:
            return b""

    def text_on_disk(self, path: str) -> str | None:
        """The text of a brief or of the registry; None if it is none."""
        text = decode(self.bytes_on_disk(path))
        return text if isinstance(text, str) else None

    def used(self, section: str) -> list[str]:
        """The ids of a section that briefs use, those of most briefs first."""
        if self._used is None:
            self._used = self.library.store.uses()
        return most_used_first(self._used[section])

    def fixed(self, path: str, found: Diagnostic) -> bytes:
        """An open brief with one finding fixed. Raises EditRefusedError if that would change or break anything else."""
        before = self.texts[path]
        after = fixed_bytes(before, found)
        new_warnings(self.library, [FileChange(path, before, after)], around=self._around)
        return after

    def all_fixed(self, path: str) -> bytes:
        """An open brief as `check --fix` would leave it. Raises EditRefusedError if it would have a new error then."""
        before = self.texts[path]
        check = self._check()
        result = fix_file(check, RawFile.of(path, before))
        if result.change is None and result.refusals and not result.rules:
            raise EditRefusedError("check", result.refusals[0])
        return result.change.after if result.change else before

    def _on_disk_now(self) -> tuple[bytes, Manifest]:
        """What tells whether anything has changed: the settings and the registry, and the files of briefs."""
        folder = self.library.folder
        return read_head(folder).fingerprint, walk(folder, self.library.settings.library.exclude)

    def _read_library(self) -> None:
        """Forget what was learnt of the library."""
        library = self.library
        self._rules = chosen_rules((), (), library.settings.check.enable)
        self._there = view_of(library, today())
        self._walked = frozenset(self._there.walked_paths)
        self._around = Surroundings(library)
        self._saved: dict[str, Brief | None] = {}
        self._usual: Spellings | None = None
        self._read_history()

    def _read_history(self) -> None:
        """Ask git again if there is a new commit."""
        if self._history is None or not self._history.is_current:
            self.close()
            with suppress(HistoryError):  # `check` says that git cannot be asked
                self._history = history_of(self.library.folder)
        self._there.history = self._history

    def _check(self, texts: Mapping[str, bytes] | None = None) -> LibraryCheck:
        """A check of the library with these texts."""
        library, texts = self.library, self.texts if texts is None else texts
        if self._there.today != today():
            self._read_library()
        opened = {path: self._brief(path, data) for path, data in texts.items() if path != REGISTRY_FILE}
        view = OpenView(
            self._there,
            library.settings,
            texts,
            find_chains=partial(planned_chains, library, changed={id_of(path) for path in opened}),
            find_spellings=lambda: self._spellings(opened),
            find_mentions=lambda: self._mentions(opened),
        )
        return LibraryCheck(library, self._rules, view.today, view=view)

    def _brief(self, path: str, data: bytes) -> Brief | None:
        """The brief in a text; the same text is read once."""
        known = self._parsed.get(path)
        if known is None or known[0] != data:
            known = self._parsed[path] = data, parse_brief(data, id=id_of(path), path=path).brief
        return known[1]

    def _on_disk(self, path: str) -> Brief | None:
        if path not in self._saved:
            self._saved[path] = self._indexed(path)
        return self._saved[path]

    def _indexed(self, path: str) -> Brief | None:
        """The brief in a file without its text, as it was when the library was last looked at."""
        found = self.library.store.metadata(clause("id", ":", [Word(id_of(path))]))
        return next((brief_of(metadata) for metadata in found if metadata["path"] == path), None)

    def _spellings(self, opened: Briefs) -> Spellings:
        names = self.library.names
        changed = {
            path: now
            for path, now in opened.items()
            if (ids_in(now, names) if now else None) != ((was := self._on_disk(path)) and ids_in(was, names))
        }
        if self._used is None:
            self._used = self.library.store.uses()
        if changed:
            pairs = ((self._on_disk(path), now) for path, now in changed.items())
            return usual_spellings(self.library, with_changed(self._used, pairs, names), changed)
        if self._usual is None:
            self._usual = usual_spellings(self.library, self._used)
        return self._usual

    def _mentions(self, opened: Briefs) -> Sequence[Mention] | None:
        """What all live briefs say of events, if the open ones say anything else than on disk."""
        names = self._there.registry
        told = {path: mentions_in(now, None, names) if now and now.live else [] for path, now in opened.items()}
        changed = {
            id_of(path): now
            for path, now in told.items()
            if now != (mentions_in(was, None, names) if (was := self._on_disk(path)) and was.live else [])
        }
        if not changed:
            return None
        others = [mention for mention in self._there.mentions if mention.brief not in changed]
        return [*others, *(mention for of_brief in changed.values() for mention in of_brief)]


def settings_diagnostic(folder: Path, data: bytes) -> Diagnostic | None:
    """Why some bytes could not be the settings of a library; None if they could."""
    try:
        settings_table(Head(data, FileNotFoundError()), folder)
    except SettingsError as error:
        return settings_error(folder, error)
    return None


def settings_error(folder: Path, error: SettingsError) -> Diagnostic:
    """An error of the settings as a diagnostic, at the line that it names."""
    message = error.message.removeprefix(f"{folder / SETTINGS_FILE}")
    place = _PLACE.search(message)
    line = int(place[1] or place[2]) if place else 1
    column = int(place[3] or 1) if place else 1
    said = message.lstrip(":0123456789 ").removeprefix("is ")
    return Diagnostic("settings", said, line, column, error.hint, path=SETTINGS_FILE, unlists=True)
