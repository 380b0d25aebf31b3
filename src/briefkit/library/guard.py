"""What `check` would newly find after planned changes: errors refuse them, warnings are told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from briefkit.checks.rule import Check, RawFile
from briefkit.checks.rules import chosen_rules
from briefkit.checks.run import Checker
from briefkit.core.brief.read import Reading, parse_brief
from briefkit.core.brief.shapes import Json
from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import ERROR, Diagnostic, Rule
from briefkit.core.edit.value import refused
from briefkit.core.text.ids import id_of
from briefkit.core.yaml.read import read_yaml
from briefkit.library.library import today
from briefkit.library.planned_chains import planned_chains
from briefkit.library.surroundings import Surroundings
from briefkit.settings import REGISTRY_FILE
from briefkit.storage.files.planned_view import PlannedView
from briefkit.storage.files.transaction import FileChange
from briefkit.storage.git_history import HistoryError
from briefkit.storage.git_versions import history_of

if TYPE_CHECKING:
    from briefkit.library.library import Library

_OF_SUCCESSION = frozenset(["superseded"])
_OF_NAMES = frozenset(["duplicate-brief", "conflict-copy", "portable-name"])
"""Rules that look at the whole library: skipped where neither succession nor the name of a file changes."""
_TOLD_BY_WRITERS = frozenset(["unreviewed", "comment"])
"""What is normal after a change: whoever writes suggestions says how many there are."""
_SUCCESSION = ("status", "supersedes")
_WORD = re.compile(r"[^\s,]+")
_OWN_IDS = ("sources", "judgments", "figures")
"""Lists whose ids are a brief's own."""


def new_warnings(
    library: Library,
    changes: Sequence[FileChange],
    renamed: tuple[str, str] | None = None,
    *,
    added: Mapping[str, bytes] | None = None,
    around: Surroundings | None = None,
) -> list[str]:
    """The warnings that `check` would have after some changes and does not have before, as sentences.

    `added` are files that will be there besides, such as pictures, by their paths; `around` is the library as it is.

    Raises EditRefusedError, which names the file, if it would have a new error.
    """
    around = around or Surroundings(library)
    found = _new_findings(_Guard(library, changes, renamed, added or {}, around)) if changes else []
    for item in found:
        if item.severity == ERROR:
            raise refused("check", f"{item.path}: {item.message}", item.hint)
    return [f"warning: {item.path}: {item.message}" + (f" ({item.hint})" if item.hint else "") for item in found]


def _new_findings(guard: _Guard) -> list[Diagnostic]:
    try:
        return list(guard.new_findings())
    finally:
        guard.close()


class _Guard:
    """The library before and after some changes."""

    def __init__(
        self,
        library: Library,
        changes: Sequence[FileChange],
        renamed: tuple[str, str] | None,
        added: Mapping[str, bytes],
        around: Surroundings,
    ) -> None:
        self.changes, self.renamed, self._around = changes, renamed, around
        gone: dict[str, bytes | None] = {change.path: None for change in changes if change.moved_to}
        after = gone | {change.moved_to or change.path: change.after for change in changes} | dict(added)
        succession = any(_succession(change.before) != _succession(change.after) for change in changes)
        named = gone or not all(change.before for change in changes)
        skipped = (frozenset() if succession else _OF_SUCCESSION) | (frozenset() if named else _OF_NAMES)
        skipped |= _TOLD_BY_WRITERS
        rules = chosen_rules((), (), library.settings.check.enable)
        self.rules = [rule for rule in rules if rule.id not in skipped]
        folder, settings, day = library.folder, library.settings, today()
        before = {change.path: change.before or None for change in changes}
        find_chains = partial(planned_chains, library, changed={id_of(path) for path in (*before, *after)})
        self.before = PlannedView(around.files, settings, day, before, find_chains)
        self.after = PlannedView(around.files, settings, day, after, find_chains)
        self._settings, self._store = settings, library.store
        if any(_judgments(change.before) != _judgments(change.after) for change in changes):
            with suppress(HistoryError):  # `check` says that git cannot be asked
                self.before.history = self.after.history = history_of(folder)

    def close(self) -> None:
        """Stop asking git."""
        if self.after.history is not None:
            self.after.history.close()

    def new_findings(self) -> Iterator[Diagnostic]:
        """What is found after the changes and not before: first in the files that change, then in others."""
        for change in self.changes:
            if change.path == REGISTRY_FILE:
                yield from self._in_registry(change)
            else:
                yield from self._in_changed_brief(change)
        errors = [rule for rule in self.rules if rule.severity == ERROR]
        for path, data in self._others():
            for item in self._in_brief(path, data, path, data, errors):
                yield replace(item, message=f"line {item.line}: {item.message}")

    def _in_changed_brief(self, change: FileChange) -> Iterator[Diagnostic]:
        for section, id_ in sorted(_ids(change.after) - _ids(change.before)):
            if not _WORD.fullmatch(id_) and (section in _OWN_IDS or id_ not in self._store.uses()[section]):
                message = f"“{id_}” cannot be an id in {section}: it has a space or a comma"
                yield Diagnostic("id", message, hint="use words joined by hyphens", path=change.path)
        yield from self._in_brief(change.path, change.before, change.moved_to or change.path, change.after, self.rules)

    def _in_brief(
        self, old_path: str, before: bytes, path: str, after: bytes, rules: Sequence[Rule]
    ) -> Iterator[Diagnostic]:
        found = Checker(rules, self.after, self._settings).check_file(*_read(path, after))
        if found:
            file, reading = _read(old_path, before)
            if reading.brief is None and before:  # what could not be seen before is not new
                found = [item for item in found if not _is_of_brief(item, rules)]
            yield from self._new(Checker(rules, self.before, self._settings).check_file(file, reading), found)

    def _in_registry(self, change: FileChange) -> Iterator[Diagnostic]:
        found = self._of_registry(self.after, change.after)
        if found:
            yield from self._new(self._of_registry(self.before, change.before), found)

    def _of_registry(self, view: PlannedView, data: bytes) -> list[Diagnostic]:
        text = decode(data)
        root = read_yaml(text)[0] if isinstance(text, str) else None
        found = Checker(self.rules, view, self._settings).check_library(root)
        return [item for item in found if item.path == REGISTRY_FILE]

    def _others(self) -> Iterator[tuple[str, bytes]]:
        """The briefs that do not change, but may be wrong because of the changes."""
        from briefkit.core.edit.move import Move
        from briefkit.core.edit.references import may_refer

        changed = {change.moved_to or change.path for change in self.changes}
        old = [Move(change.path, change.moved_to) for change in self.changes if change.moved_to]
        every = self._renamed_words()
        for path in self.after.brief_paths if old or every else {*self._newly_superseded(), *self._continuing()}:
            data = self.after.data(path) if path not in changed else None
            if isinstance(data, bytes) and (every or not old or any(may_refer(data, move) for move in old)):
                yield path, data

    def _newly_superseded(self) -> Iterator[str]:
        """The files of briefs that a change supersedes; none if one of several with the same id changes itself."""
        changed = {change.path for change in self.changes}
        for change in self.changes:
            new = _succession(change.after)[1]
            paths = self.after.paths(new) if new and new != _succession(change.before)[1] else ()
            if changed.isdisjoint(paths):
                yield from paths

    def _continuing(self) -> Iterator[str]:
        """The files of briefs with a judgment that continues one of a brief whose date, status or judgments change."""
        changed = {id_of(change.path) for change in self.changes if _carried(change.before) != _carried(change.after)}
        for path, continued in self._around.continuing if changed else ():
            if not changed.isdisjoint(continued):
                yield path

    def _renamed_words(self) -> bool:
        """Whether a word that briefs use for an issue or event stands for another one than before."""
        if not any(change.path == REGISTRY_FILE for change in self.changes):
            return False
        old, new, used = self.before.registry, self.after.registry, self._store.uses()
        return any(
            new.resolve(section, word) != old.resolve(section, word)
            for section in ("issues", "events")
            for word in used[section]
        )

    def _new(self, before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The diagnostics that have been added, told apart by rule and message."""
        known = Counter((item.rule, item.message) for item in before)
        for item in after:
            same = next((said for said in self._as_before(item.message) if known[item.rule, said]), None)
            if same is None:
                yield item
            else:
                known[item.rule, same] -= 1

    def _as_before(self, message: str) -> Iterator[str]:
        """A message as it may have been before: the same, or with the old id, since what was said of it is not new."""
        yield message
        if self.renamed:
            old, new = self.renamed
            yield message.replace(f"“{new}”", f"“{old}”")
            yield message.replace(f"{new}.md”", f"{old}.md”")


def _read(path: str, data: bytes) -> tuple[RawFile, Reading]:
    return RawFile.of(path, data), parse_brief(data, id=id_of(path), path=path)


@lru_cache(maxsize=4)
def _metadata(data: bytes) -> Mapping[str, Any]:
    """What a file says in its front matter; each is asked for several things in turn."""
    return parse_brief(data, id="", path="").metadata or {}


def _succession(data: bytes) -> tuple[str, str]:
    """The status of a brief, and the id of the brief that it supersedes."""
    metadata = _metadata(data)
    status, supersedes = (str(metadata.get(name) or "") for name in _SUCCESSION)
    return status, supersedes


def _carried(data: bytes) -> tuple[object, ...]:
    """What a judgment that continues one of a brief takes for granted: its date, status and judgments."""
    metadata = _metadata(data)
    questions = [[item.get(key) for key in ("id", "due", "condition")] for item in metadata.get("judgments", ())]
    return metadata.get("date"), metadata.get("status"), questions


def _judgments(data: bytes) -> Json:
    return _metadata(data).get("judgments")


def _ids(data: bytes) -> set[tuple[str, str]]:
    """The ids that a brief lists: those of sections of the registry, and its own; each with the name of its list."""
    metadata = _metadata(data)
    words = {(section, word) for section in ("topics", "parties") for word in metadata.get(section, ())}
    listed = ("issues", "events", *_OWN_IDS)
    return words | {(section, item["id"]) for section in listed for item in metadata.get(section, ()) if "id" in item}


def _is_of_brief(found: Diagnostic, rules: Iterable[Rule]) -> bool:
    return any(isinstance(rule, Check) and rule.subject == "brief" and rule.id == found.rule for rule in rules)
