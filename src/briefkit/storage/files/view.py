"""A library as rules see it, read from its folder on demand."""

from __future__ import annotations

import datetime
from bisect import insort
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from briefkit.core.body.outline import Outline
from briefkit.core.body.outline_read import read_outline
from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.version import Version
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.events.state import EventState, EventStates, Mention
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.publication.own_fonts import FontProblem
from briefkit.core.publication.picture import logo_left_out, picture_of
from briefkit.core.publication.value import OWN_PARTS
from briefkit.core.quotes.kept_text import KeptText
from briefkit.core.registry.registry import Registry
from briefkit.core.search.uses import Spellings
from briefkit.core.text.ids import id_key, id_of, same_id
from briefkit.core.text.near_ids import did_you_mean_id
from briefkit.errors import SettingsError
from briefkit.settings import ORIGINALS_FOLDER, SETTINGS_FILE, Settings
from briefkit.storage.files.brief_data import read_data
from briefkit.storage.files.door import kind_of, look_at, read_file
from briefkit.storage.files.library_files import FolderFiles, LibraryFiles
from briefkit.storage.files.links import symbolic_links
from briefkit.storage.files.media import (
    MISSING,
    picture_problem,
    places_of,
    places_of_picture,
    read_image,
    reason_of,
)
from briefkit.storage.files.originals import Originals, names_in
from briefkit.storage.files.own_fonts import read_own_fonts
from briefkit.storage.files.own_parts import read_own_parts
from briefkit.storage.files.recent import Recent
from briefkit.storage.files.superseding import superseded_ids
from briefkit.storage.files.walk import ENDING, walked_paths
from briefkit.storage.git_versions import GitVersions
from briefkit.storage.settings_file import read_registry

_MAX_HINTS = 200


class FolderView:
    """A `core.ports.LibraryView` of a folder. Only the briefs read last are kept.

    `find_mentions` returns what all live briefs say of events, `find_spellings` the usual spelling, and a file that has
    it, of each word (with its section) that is an id in an unusual one, `find_chains` the judgments of each forecast
    that several state, `find_document_problem` what is wrong with the Word document of the house, `find_superseding`
    the briefs that supersede others, as (path, id); each is called once. Without the last, the files are read.
    `files` are those besides briefs, if not in the folder. `history` is what git knows of the folder, if it is asked.
    """

    history: GitVersions | None = None

    def __init__(
        self,
        library: Path,
        settings: Settings,
        today: datetime.date,
        *,
        find_mentions: Callable[[], Sequence[Mention]] = tuple,
        find_spellings: Callable[[], Spellings] = dict,
        find_chains: Callable[[], Iterable[Sequence[JudgmentRow]]] = tuple,
        find_document_problem: Callable[[], FontProblem | None] = lambda: None,
        find_superseding: Callable[[], Iterable[tuple[str, str]]] | None = None,
        files: LibraryFiles | None = None,
    ) -> None:
        self.library = library
        self.files = files or FolderFiles(library)
        self.today = today
        self._find_mentions = find_mentions
        self._find_spellings = find_spellings
        self._find_chains = find_chains
        self._find_document_problem = find_document_problem
        self._find_superseding = find_superseding or self._read_superseding
        self._exclude = settings.library.exclude
        self._brand = settings.brand
        self._hints: dict[str, str | None] = {}
        self._briefs: Recent[str, Brief | None] = Recent()
        self._outlines: Recent[str, Outline] = Recent()
        self._reasons: Recent[tuple[str, str, bool], str | None] = Recent()
        self._versions: Recent[str, Sequence[Version]] = Recent()

    @cached_property
    def brief_paths(self) -> list[str]:
        """The paths of all briefs, sorted."""
        return [path for path in self.walked_paths if path.endswith(ENDING)]

    @cached_property
    def walked_paths(self) -> list[str]:
        """The paths of all briefs, and of what may be or hold some but cannot be read as such; sorted."""
        return walked_paths(self.library, self._exclude)

    @cached_property
    def _by_id(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in self.brief_paths:
            found.setdefault(id_of(path), []).append(path)
        return found

    @cached_property
    def read_registry(self) -> tuple[Registry, list[Diagnostic]]:
        """The registry in the folder, and its problems."""
        return read_registry(self.library)

    def add(self, path: str) -> None:
        """Add a brief whose file was just made, so that the folder need not be read again."""
        by_key, by_id, id_ = self._by_key, self._by_id, id_of(path)
        if path not in by_id.get(id_, ()):  # it is there if the folder was read only now
            insort(self.brief_paths, path)
            by_id.setdefault(id_, []).append(path)
            by_key.setdefault(id_key(id_), []).append(path)

    @property
    def registry(self) -> Registry:
        """The registry in the folder."""
        return self.read_registry[0]

    @property
    def registry_findings(self) -> Sequence[Diagnostic]:
        """The problems in the registry."""
        return self.read_registry[1]

    @property
    def ids(self) -> Collection[str]:
        """The ids of all briefs."""
        return self._by_id.keys()

    @cached_property
    def _by_key(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, paths in self._by_id.items():
            found.setdefault(id_key(id_), []).extend(paths)
        return found

    def paths(self, id_: str) -> Sequence[str]:
        """The files that have an id, in any case and composition; first those that are spelled so."""
        alike = self._by_key.get(id_key(id_), ())
        return sorted(alike, key=lambda path: (id_of(path) != id_, path)) if len(alike) > 1 else alike

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """What all live briefs say of events."""
        return self._find_mentions()

    @cached_property
    def events(self) -> EventStates:
        """The states of events."""
        return EventStates(lambda: self.mentions, lambda: self.registry)

    def event(self, id_: str, brief: Brief | None = None) -> EventState:
        """The state of an event; of the brief that is checked, what its file says now counts."""
        return self.events.of(id_, brief)

    @cached_property
    def spellings(self) -> Spellings:
        """The words in an unusual spelling."""
        return self._find_spellings()

    @cached_property
    def forecasts(self) -> dict[str, Sequence[JudgmentRow]]:
        """The judgments of each forecast that several state, by the name (BRIEF#ID) of each."""
        return {row.ref: chain for chain in self._find_chains() if len(chain) > 1 for row in chain}

    def forecast(self, ref: str) -> Sequence[JudgmentRow]:
        """The judgments that are one forecast with another."""
        return self.forecasts.get(ref, ())

    def usual_spelling(self, section: str, word: str) -> tuple[str, str] | None:
        """The usual spelling of a word that is an id, if it is another, and a file that has it."""
        return None if self.registry.knows(section, word) else self.spellings.get((section, word))

    def near(self, id_: str) -> str | None:
        """A hint at similar ids. Finding them takes time, so in a library full of errors only the first ids get one."""
        if id_ not in self._hints and len(self._hints) < _MAX_HINTS:
            self._hints[id_] = did_you_mean_id(id_, [id_of(path) for path in self.paths(id_)] or self._by_id)
        return self._hints.get(id_)

    def brief(self, id_: str) -> Brief | None:
        """The brief with an id."""
        paths = self.paths(id_)
        return self._at(paths[0]) if paths else None

    def _at(self, path: str) -> Brief | None:
        return self._briefs.get(path, lambda: self._read(path))

    def _read(self, path: str) -> Brief | None:
        data = self.data(path)
        return None if isinstance(data, Diagnostic) else parse_brief(data, id=id_of(path), path=path).brief

    def data(self, path: str) -> bytes | Diagnostic:
        """The bytes of a brief's file, or a diagnostic that it cannot be read."""
        return read_data(self.library, path)

    def own_file(self, name: str) -> bytes:
        """The bytes of the registry or the settings. Raises OSError."""
        return read_file(self.library, name, kind_of(name))

    def outline(self, brief: Brief) -> Outline:
        """The structure of a brief's body."""
        return self._outlines.get(brief.path, lambda: read_outline(brief.body, brief.body_line))

    def forget(self, path: str) -> None:
        """Forget a brief that is about to change."""
        self._briefs.forget(path)
        self._outlines.forget(path)

    def forget_files(self) -> None:
        """Forget what was found out about files besides briefs."""
        self._reasons = Recent()
        for name in ("originals", "unused_originals", "links", "logo_problem", "templates_problem", "font_problems"):
            vars(self).pop(name, None)

    def successor(self, id_: str) -> Brief | None:
        """A published brief that supersedes another."""
        for path in self.superseding.get(id_key(id_), ()):
            brief = self._at(path)
            if (
                brief is not None
                and brief.live
                and not same_id(brief.id, id_)
                and self._is_meant(brief.supersedes, id_)
            ):
                return brief
        return None

    def _is_meant(self, ref: str | None, id_: str) -> bool:
        """Whether a reference means the brief with an id."""
        return any(id_of(path) == id_ for path in self.paths(ref)[:1]) if ref else False

    @cached_property
    def superseding(self) -> dict[str, list[str]]:
        """The files that may supersede an id (as `id_key`), in order; `successor` reads them."""
        found: dict[str, list[str]] = {}
        for path, name in sorted(self._find_superseding()):
            found.setdefault(id_key(name), []).append(path)
        return found

    def _read_superseding(self) -> Iterator[tuple[str, str]]:
        """The files that may supersede others, by a line that looks like it."""
        for path in self.brief_paths:
            data = self.data(path)
            if not isinstance(data, Diagnostic):
                yield from ((path, name) for name in superseded_ids(data, partial(self._superseded, path)))

    def _superseded(self, path: str) -> str | None:
        brief = self._at(path)
        return brief.supersedes if brief else None

    @cached_property
    def first_commit(self) -> datetime.date | None:
        """The day of the first commit that has one of the briefs."""
        return self.history.first_day(self.brief_paths) if self.history else None

    def versions(self, path: str) -> Sequence[Version]:
        """The committed versions of a file, oldest first."""
        if self.history is None:
            return ()
        return self._versions.get(path, lambda: self._versions_at(path))

    def _versions_at(self, path: str) -> Sequence[Version]:
        data = self.data(path)
        return self.history.versions(path, data) if self.history and isinstance(data, bytes) else ()

    def file_problem(self, brief_path: str, source: str, *, picture: bool = False) -> str | None:
        """Why a file, relative to the brief or to the library, cannot be used; None if it can."""
        folder = str(PurePosixPath(brief_path).parent)
        key = (folder, source, picture)
        return self._reasons.get(key, lambda: self._reason(brief_path, source, picture=picture))

    def _reason(self, brief_path: str, source: str, *, picture: bool) -> str | None:
        paths = (places_of_picture if picture else places_of)(brief_path, source)
        if isinstance(paths, str):
            return paths
        try:
            for path in paths:
                if self.exists(path):
                    return self.picture_problem(path) if picture else None
        except OSError as error:
            return reason_of(error)
        return MISSING

    def picture_problem(self, path: str) -> str | None:
        """Why an existing file cannot be read as a picture; None if it can."""
        return picture_problem(self.library, path)

    def exists(self, path: str) -> bool:
        """Whether there is a file or folder at a path. Raises OSError for a link, and if it cannot be a path."""
        try:
            look_at(self.library, path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    @cached_property
    def originals(self) -> Originals:
        """The kept originals."""
        return Originals(self.files)

    def original_problem(self, name: str) -> str | None:
        """What is wrong with a kept original."""
        return self.originals.problem(name)

    def original_text(self, name: str) -> KeptText | None:
        """The text of a kept original."""
        return self.originals.text(name)

    @cached_property
    def unused_originals(self) -> Sequence[str]:
        """The files of kept originals whose names are in no brief, be it one that cannot be listed."""
        unused = dict(self.originals.files)
        for path in self.brief_paths if unused else ():
            data = self.data(path)
            for name in names_in(data) if isinstance(data, bytes) else ():
                unused.pop(name, None)
        return sorted(f"{ORIGINALS_FOLDER}/{file}" for files in unused.values() for file in files)

    @cached_property
    def links(self) -> Sequence[tuple[str, str]]:
        """The symbolic links in the library, except in folders whose names start with a dot."""
        return symbolic_links(self.library)

    @cached_property
    def logo_problem(self) -> str | None:
        """Why the publisher's logo is not printed, in the words of an export; None if it is."""
        logo = self._brand.logo
        if not logo:
            return None
        data = read_image(self.files, SETTINGS_FILE, logo)
        reason = data if isinstance(data, str) else picture_of(data)
        return logo_left_out(logo, reason) if isinstance(reason, str) else None

    @cached_property
    def templates_problem(self) -> FontProblem | None:
        """Why the publisher's own parts of publications cannot be used, in the words of an export."""
        if not self._brand.templates:
            return None
        try:
            read_own_parts(self.files, self._brand.templates, OWN_PARTS)
        except SettingsError as error:
            return FontProblem(error.message, error.hint or "")
        return None

    @cached_property
    def document_problem(self) -> FontProblem | None:
        """Why the Word document of the house cannot be taken over, in the words of an export."""
        return self._find_document_problem()

    @cached_property
    def font_problems(self) -> Sequence[FontProblem]:
        """What is wrong with the publisher's own fonts."""
        return read_own_fonts(self.files, self._brand).problems
