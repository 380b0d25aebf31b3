"""`library.check`: check a library file by file; each file is read and parsed once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefkit.checks.plugged import FAMILY as PLUGGED
from briefkit.checks.plugged import plugged_id
from briefkit.checks.rule import RawFile
from briefkit.checks.rules import chosen_rules, rule_named
from briefkit.checks.run import Checker
from briefkit.core.brief.model import brief_to_json
from briefkit.core.brief.read import Reading, parse_brief
from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import ERROR, Diagnostic, Rule
from briefkit.core.events.state import Mention
from briefkit.core.judgments.chains import chains
from briefkit.core.judgments.rows import JudgmentRow, rows_of_judgments
from briefkit.core.query.match import asks_text, matcher
from briefkit.core.query.shard import Shard, in_shard
from briefkit.core.query.value import EVERYTHING, PRESENT, Clause, Query
from briefkit.core.text.ids import id_of
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import PluginError, UnknownBriefError
from briefkit.installed.plugins import CHECKS, plugins
from briefkit.library.judgments import judgment_defaults
from briefkit.library.library import Library
from briefkit.library.names import find_file, find_listed
from briefkit.library.reference import document_problem
from briefkit.library.spellings import usual_spellings
from briefkit.settings import MEDIA_FOLDER, REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.files.door import is_folder_at
from briefkit.storage.files.leftovers import interrupted_notes
from briefkit.storage.files.view import FolderView
from briefkit.storage.files.walk import is_folder, why_unread
from briefkit.storage.git_history import HistoryError
from briefkit.storage.git_versions import history_of
from briefkit.storage.toml import line_of_setting
from briefkit.storage.workers import in_batches

if TYPE_CHECKING:
    from briefkit.library.on_cluster import OnCluster

_BATCH, _WORTH_IT = 100, 400
"""Files per batch, and the number of files from which worker processes are worth starting."""


class _FileResult(NamedTuple):
    """What was found in one file: its path as it is shown, its diagnostics, those that keep it from being listed.

    `listed` says whether it is a brief.
    A folder that cannot be listed does not count: nobody knows how many briefs it holds.
    """

    path: str
    diagnostics: list[Diagnostic]
    unlisted: list[Diagnostic]
    listed: bool
    counts: bool


class LibraryCheck:
    """One check of a library with some rules, as of a day. If names are `listed`, they are paths in the library first.

    `view` is the library as the rules see it, if not as it is on disk.

    `checked` is the number of files checked so far, `paths_checked` has their paths as they are shown; `unlisted`
    collects problems that keep a file from being listed and that no selected rule reports, `notes` what could not be
    checked.
    """

    def __init__(
        self,
        library: Library,
        rules: Sequence[Rule],
        today: datetime.date,
        *,
        listed: bool = False,
        view: FolderView | None = None,
    ) -> None:
        self.library = library
        self._find = partial(find_listed if listed else find_file, library, unlisted=True)
        self.view = view or view_of(library, today)
        self.checker = Checker(rules, self.view, library.settings)
        self.checked = 0
        self.paths_checked: list[str] = []
        self.unlisted: list[Diagnostic] = []
        self.notes: list[str] = []

    def paths(self, names: Sequence[str]) -> list[str]:
        """The paths of briefs, given their ids, unambiguous parts of ids, or paths. Raises UnknownBriefError."""
        return list(dict.fromkeys(self._find(name).path for name in names))

    def unknown(self, names: Sequence[str]) -> dict[str, UnknownBriefError]:
        """The names that mean no brief, or several, each with its error."""
        found = {}
        for name in names:
            try:
                self._find(name)
            except UnknownBriefError as error:
                found[name] = error
        return found

    def diagnostics(
        self,
        names: Sequence[str] | None = None,
        query: Query | None = None,
        part: Shard | None = None,
        on: OnCluster | None = None,
    ) -> Iterator[Diagnostic]:
        """The diagnostics, file by file, of the named briefs, those that match a query, or the whole library.

        Of these only the files of a `part` are checked; what belongs to the library as a whole is in the first one.
        With `on` the workers of a cluster check the files. Raises UnknownBriefError.
        """
        try:
            self._open_history()
            yield from self._diagnostics(names, query, part, on)
        finally:
            self.close()

    def results(self, paths: Sequence[str], query: Query | None) -> list[_FileResult | None]:
        """What is found in some files, for a process that puts it together with that of others. Close it at the end."""
        if self.view.history is None:
            self._open_history()
        return [*map(partial(self._check, self._test(query)), paths)]

    def _batches(
        self, paths: Sequence[str], query: Query | None, on: OnCluster | None
    ) -> Iterator[list[_FileResult | None]]:
        """What is found in each file, some at a time, by this process, by several, or on a cluster."""
        if on is None:
            work = partial(self._check, self._test(query))
            yield from in_batches(paths, work, batch=_BATCH, worth_it=_WORTH_IT)
            return
        from briefkit.library.remote import Asked

        asked = Asked(tuple(self.checker.rules), self.view.today, query)
        for chunk, found in on.checked(self.library, asked, paths):
            yield found if found is not None else self.results(chunk, query)

    def _diagnostics(
        self, names: Sequence[str] | None, query: Query | None, part: Shard | None, on: OnCluster | None
    ) -> Iterator[Diagnostic]:
        whole = names is None and query is None and (part is None or part.number == 1)
        asked = self.view.walked_paths if names is None else self.paths(names)
        paths = [*in_shard(asked, part, str)]
        if len(paths) >= _WORTH_IT and on is None:
            _ = (
                self.view.events.mentions,
                self.view.spellings,
                self.view.first_commit,
                self.view.forecasts,
            )  # before there are processes, which cannot share the index
        for batch in self._batches(paths, query, on):
            for result in filter(None, batch):
                self.checked += result.counts and (result.listed or query is None)
                self.paths_checked.append(result.path)
                self.unlisted += result.unlisted
                yield from result.diagnostics
        if whole:
            yield from self.of_library()
            self.notes += interrupted_notes(self.library.folder, asked)
        elif not self.checked and names is None and part is None and "no-briefs" in self.checker.rules:
            hint = "no brief matches the selection"
            yield Diagnostic("no-briefs", "checked 0 briefs", 1, hint=hint, path=SETTINGS_FILE)

    def _open_history(self) -> None:
        """Read the history of the folder, if it is in a git repository and a rule asks for it."""
        try:
            self.view.history = history_of(self.library.folder) if self.checker.asks_history else None
        except HistoryError as error:
            hint = f" ({error.hint})" if error.hint else ""
            self.notes.append(f"judgments were not compared with git: {error.message}{hint}")

    def close(self) -> None:
        """End what reads the history."""
        if self.view.history is not None:
            self.view.history.close()

    def files(
        self, names: Sequence[str] | None, query: Query | None, part: Shard | None = None
    ) -> Iterator[tuple[RawFile, Reading]]:
        """The files to check, each with what was read from it. Raises UnknownBriefError."""
        matches = self._test(query)
        asked = self.view.walked_paths if names is None else self.paths(names)
        for path in in_shard(asked, part, str):
            file, reading = self.read(path)
            if matches(reading):
                yield file, reading

    def in_file(self, path: str) -> list[Diagnostic]:
        """What is found in one file, by line."""
        found = self._check(lambda _reading: True, path)
        return found.diagnostics if found else []

    def _check(self, matches: Callable[[Reading], bool], path: str) -> _FileResult | None:
        """Check one file; None if it does not match."""
        file, reading = self.read(path)
        if not matches(reading):
            return None
        diagnostics = list(_with_source(self.checker.check_file(file, reading), file.text))
        unlisted, listed = self._unlisted(path, reading), reading.brief is not None
        return _FileResult(file.path, diagnostics, unlisted, listed, counts=not is_folder(path))

    def _unlisted(self, path: str, reading: Reading) -> list[Diagnostic]:
        if reading.brief is not None:
            return []
        bad = [finding for finding in reading.findings if finding.unlists]
        reported = any(finding.rule in self.checker.rules for finding in bad)
        return [] if reported else [finding.in_file(path) for finding in bad]

    def of_library(self) -> Iterator[Diagnostic]:
        """The diagnostics of the registry, the settings and the library as a whole."""
        texts = {name: self._text(name) for name in (REGISTRY_FILE, SETTINGS_FILE)}
        root = read_yaml(texts[REGISTRY_FILE])[0] if texts[REGISTRY_FILE] else None
        yield from self._media_folder()
        for found in self.checker.check_library(root):
            yield from _with_source([_in_settings(found, texts[SETTINGS_FILE])], texts.get(found.path))

    def _media_folder(self) -> Iterator[Diagnostic]:
        """The diagnostic of the media folder, in which no briefs are looked for, if it cannot be listed."""
        path = f"{MEDIA_FOLDER}/"
        reason = why_unread(self.library.folder, path) if is_folder_at(self.library.folder, path) else None
        if reason and "file" in self.checker.rules:
            yield Diagnostic("file", f"the folder cannot be read: {reason}", 1, 1, "check its permissions", path=path)

    def _text(self, name: str) -> str:
        try:
            text = decode(self.view.own_file(name))
        except OSError:
            return ""
        return text if isinstance(text, str) else ""

    def _test(self, query: Query | None) -> Callable[[Reading], bool]:
        """Whether a brief matches. A file that cannot be listed always does: nobody knows what it would say."""
        if query is None:
            return lambda _reading: True
        test, body = matcher(query, self.library.store.match_context), asks_text(query)
        return lambda reading: reading.brief is None or test(brief_to_json(reading.brief, body=body))

    def read(self, path: str) -> tuple[RawFile, Reading]:
        """One file with its brief, or with the reason why it cannot be read."""
        data = self.view.data(path)
        if isinstance(data, Diagnostic):
            return RawFile(shown_path(path), b"", None), Reading((data,))
        return RawFile.of(path, data), parse_brief(data, id=id_of(path), path=path)


def view_of(library: Library, today: datetime.date) -> FolderView:
    """A library as rules see it on a day."""

    def mentions() -> Sequence[Mention]:
        return library.store.event_mentions(None, live=True)

    def judgments() -> list[list[JudgmentRow]]:
        ledger = library.store.carried_judgments(EVERYTHING)
        rows = rows_of_judgments((stated for stated, _ in ledger.judgments), judgment_defaults(library))
        return chains(rows, ledger.editions)

    def superseding() -> Iterator[tuple[str, str]]:
        found = library.store.metadata(Clause("supersedes", PRESENT))
        return ((metadata["path"], metadata["supersedes"]) for metadata in found)

    return FolderView(
        library.folder,
        library.settings,
        today,
        find_mentions=mentions,
        find_spellings=lambda: usual_spellings(library, library.store.uses()),
        find_chains=judgments,
        find_document_problem=lambda: document_problem(library),
        find_superseding=superseding,
    )


def rules(name: str | None = None, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Rule]:
    """The rule with a name, those selected by their ids or families, or every rule. Raises SettingsError."""
    return [rule_named(name)] if name else chosen_rules(select or ["all"], ignore, ())


def rules_of_plugins() -> list[Rule]:
    """The rules of other packages that are installed; one that cannot be loaded says so in place of its summary."""
    return [*map(_rule_of_plugin, plugins(CHECKS))]


def _rule_of_plugin(name: str) -> Rule:
    id_ = plugged_id(name)
    try:
        return rule_named(id_)
    except PluginError as error:
        return Rule(id_, PLUGGED, ERROR, error.message, error.message, "", "", "words", by_default=False)


def _with_source(found: Sequence[Diagnostic], text: str | None) -> Iterator[Diagnostic]:
    lines = text.split("\n") if found and text else []
    for item in found:
        inside = 0 < item.line <= len(lines)
        yield replace(item, source=lines[item.line - 1].rstrip("\r")) if inside else item


def _in_settings(found: Diagnostic, text: str) -> Diagnostic:
    """A diagnostic of briefkit.toml, moved to the line that names its subject: the TOML reader gives no positions."""
    if found.path != SETTINGS_FILE or not found.trail:
        return found
    if len(found.trail) > 1:
        return replace(found, line=line_of_setting(text, ".".join(map(str, found.trail))) or 1, column=1)
    word = str(found.trail[0])
    for number, line in enumerate(text.split("\n"), 1):
        if (column := line.find(word)) >= 0 and not line.lstrip().startswith("#"):
            return replace(found, line=number, column=column + 1)
    return found
