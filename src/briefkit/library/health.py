"""The health of a library, for `briefkit doctor`: cheap questions that many commands answer one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.diagnostic import ERROR as BAD
from briefkit.core.diagnostic import WARNING
from briefkit.core.doctor import ABSENT, ERROR, FINE, LIBRARY, NOTE, Row
from briefkit.core.progress import SILENT, Progress
from briefkit.core.query.value import EVERYTHING, Metadata
from briefkit.core.text.shell import argument
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError, NoLibraryError
from briefkit.library.around import held_back
from briefkit.library.doctor import at_home
from briefkit.library.library import Library, today
from briefkit.library.which import Which, find_which
from briefkit.storage.files.walk import is_markdown_name

if TYPE_CHECKING:
    from briefkit.storage.postgres.address import Address

MOST_CHECKED = 20_000
"""Briefs to which the rules of `check` are applied: of so many it takes a few seconds."""
_UNPROVED, _REVIEW = "unproved-quote", "review-overdue"
_DUPLICATES = ("duplicate-brief", "duplicate-id")
_OWN_ROWS = (_UNPROVED, _REVIEW)
"""Rules whose findings have rows of their own, and are not counted among those of `check`."""
_NOT_ASKED = "not asked: "


def library_rows(named: str | None, index: str | None, *, progress: Progress = SILENT) -> Iterator[Row]:
    """The health of the library that is meant; one row if there is none, or it cannot be opened."""
    try:
        which = find_which(named, index)
    except NoLibraryError as error:
        yield Row(LIBRARY, "library", ABSENT, error.message, "briefkit init")
        return
    except BriefkitError as error:
        yield _broken("library", error)
        return
    if which.folder:
        yield from _opened(which._replace(server=None), progress)
    if which.server:
        yield _server(which.server)
    if not which.folder:
        yield from _opened(which, progress)


def _broken(name: str, error: BriefkitError) -> Row:
    return Row(LIBRARY, name, ERROR, error.message, error.hint)


def _opened(which: Which, progress: Progress) -> Iterator[Row]:
    try:
        with Library.of(which, progress=progress) as library:
            named = library.settings.library.name
            place = at_home(library.root) if library.root else library.place
            yield Row(LIBRARY, "library", FINE, f"{place} ({named})" if named else place)
            yield from _rows(library)
    except BriefkitError as error:
        yield _broken("library", error)


def _rows(library: Library) -> Iterator[Row]:
    known = [*library.metadata(EVERYTHING)]
    checked = _checked(library, len(known))
    yield _briefs(library, len(known))
    yield from checked.rows(library)
    yield _drafts(known)
    yield _embargoes(library, known)
    yield _forecasts(library)
    yield checked.row("reviews", _REVIEW, "review", "overdue", NOTE)
    yield checked.row("quotes", _UNPROVED, "quote", "no original proves", ABSENT)
    if library.has_files:
        yield _git(library)
        yield _index(library)


def _briefs(library: Library, number: int) -> Row:
    findings, files, _ = library.store.unlisted(1, 1)
    if not (files or number):
        return Row(LIBRARY, "briefs", NOTE, "there is none yet", "briefkit new TITLE", 0)
    if not files:
        return Row(LIBRARY, "briefs", FINE, f"{counted(number, 'brief')}, all listed", count=number)
    first = findings[0] if findings else None
    reason = f", first {first.path}: {first.message}" if first else ""
    by_name = first and library.has_files and is_markdown_name(first.path)
    do = f"briefkit check {argument(_as_file(first.path))}" if by_name and first else "briefkit check"
    message = f"{counted(number, 'brief')}, and {counted(files, 'file')} that cannot be listed{reason}"
    return Row(LIBRARY, "briefs", ERROR, message, do, files)


def _as_file(path: str) -> str:
    """A path that no command takes for an option."""
    return f"./{path}" if path.startswith("-") else path


class _Checked(NamedTuple):
    """How often each rule is broken, by severity; None where that was not asked, for a `reason`."""

    found: Counter[tuple[str, str]] | None
    reason: str = ""

    def number(self, *rules: str) -> int:
        """How often some rules are broken."""
        return sum(number for (rule, _), number in (self.found or {}).items() if rule in rules)

    def rows(self, library: Library) -> Iterator[Row]:
        """What `check` finds in all, and of the ids."""
        if self.found is None:
            yield self._not_asked("check")
            yield self._not_asked("ids")
            return
        others = {key: number for key, number in self.found.items() if key[0] not in {*_OWN_ROWS, "no-briefs"}}
        yield _findings(
            Counter(others), " (without the rules that read git’s history)" if _has_history(library) else ""
        )
        twice = self.number(*_DUPLICATES)
        do = f"briefkit check --select {argument(','.join(_DUPLICATES))}"
        message = f"{counted(twice, 'id')} used twice" if twice else "none used twice"
        yield Row(LIBRARY, "ids", ERROR if twice else FINE, message, do if twice else None, twice)

    def row(self, name: str, rule: str, noun: str, what: str, state: str) -> Row:
        """How many findings there are of one rule."""
        if self.found is None:
            return self._not_asked(name)
        number = self.number(rule)
        message = f"{counted(number, noun)} {what}" if number else _NONE[name]
        do = f"briefkit check --select {argument(rule)}" if number else None
        return Row(LIBRARY, name, state if number else FINE, message, do, number)

    def _not_asked(self, name: str) -> Row:
        return Row(LIBRARY, name, ABSENT, f"{_NOT_ASKED}{self.reason}", "briefkit check")


_NONE = {"reviews": "none overdue", "quotes": "all proved by originals"}


def _checked(library: Library, number: int) -> _Checked:
    """The rules applied, but those that ask git's history; raises SettingsError for an unknown rule in the settings."""
    if not library.has_files:
        return _Checked(None, "that needs the files")
    if number > MOST_CHECKED:
        return _Checked(None, f"there are more than {MOST_CHECKED} briefs")
    from briefkit.checks.rule import Check
    from briefkit.checks.rules import chosen_rules
    from briefkit.library.check import LibraryCheck

    enabled = [*library.settings.check.enable, *_OWN_ROWS]
    rules = [rule for rule in chosen_rules((), (), enabled) if not (isinstance(rule, Check) and rule.history)]
    check = LibraryCheck(library, rules, today())
    return _Checked(Counter((item.rule, item.severity) for item in check.diagnostics()))


def _findings(found: Counter[tuple[str, str]], left_out: str) -> Row:
    severities = Counter[str]()
    for (_, severity), number in found.items():
        severities[severity] += number
    if not found:
        return Row(LIBRARY, "check", FINE, f"no findings{left_out}", count=0)
    rule, most = max(found.items(), key=lambda item: item[1])
    told = [counted(severities[name], name) for name in (BAD, WARNING) if severities[name]]
    message = f"{', '.join(told)}, most often {rule[0]} ({most}){left_out}"
    state = ERROR if severities[BAD] else NOTE
    return Row(LIBRARY, "check", state, message, "briefkit check", found.total())


def _has_history(library: Library) -> bool:
    from briefkit.storage.git_history import in_repository

    return in_repository(library.folder)


def _drafts(known: Sequence[Metadata]) -> Row:
    by_status = Counter(str(metadata.get("status")) for metadata in known)
    drafts, reviewed = by_status["draft"], by_status["review"]
    message = f"{counted(drafts, 'draft')}, {reviewed} in review" if drafts or reviewed else "none"
    return Row(LIBRARY, "drafts", FINE, message, count=drafts)


def _embargoes(library: Library, known: Sequence[Metadata]) -> Row:
    held = held_back(library, known)
    read = (library.store.brief_at(path) for path in held.values())
    ends = [brief.embargo_until for brief in read if brief and brief.embargo_until]
    last = f", the last until {max(ends, key=attrgetter('first'))}" if ends else ""
    message = f"{counted(len(held), 'brief')} held back{last}" if held else "none"
    return Row(LIBRARY, "embargoes", FINE, message, count=len(held))


def _forecasts(library: Library) -> Row:
    due = [*library.judgments.due()]
    if not due:
        return Row(LIBRARY, "forecasts", FINE, "none overdue", count=0)
    message = f"{counted(len(due), 'forecast')} due without an outcome, the first since {due[0].judgment.due}"
    return Row(LIBRARY, "forecasts", NOTE, message, "briefkit judgments due", len(due))


def _git(library: Library) -> Row:
    from briefkit.storage.git_history import HistoryError
    from briefkit.storage.git_uncommitted import uncommitted_briefs

    where = argument(_short(library.folder))
    if not _has_history(library):
        return Row(LIBRARY, "git", ABSENT, "no history: the folder is not under version control", f"git init {where}")
    try:
        found = uncommitted_briefs(library.folder, library.settings.library.exclude)
    except HistoryError as error:
        return Row(LIBRARY, "git", ABSENT, error.message, error.hint)
    if not found:
        return Row(LIBRARY, "git", FINE, "every brief is committed", count=0)
    message = f"{counted(len(found), 'brief')} not as in the last commit, first {found[0]}"
    return Row(LIBRARY, "git", NOTE, message, f"git -C {where} status", len(found))


def _short(folder: Path) -> Path:
    """A folder as it is typed here."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def _index(library: Library) -> Row:
    from briefkit.storage.sqlite.cache import index_size

    size = index_size(library.folder)
    if size is None:
        do = "briefkit index status"
        return Row(LIBRARY, "index", NOTE, "there is none: answers come from the files, which takes longer", do)
    return Row(LIBRARY, "index", FINE, f"up to date, {size / 1_000_000:.1f} MB")


def _server(server: Address) -> Row:
    from briefkit.library.push import server_status

    try:
        status = server_status(server) or {}
    except BriefkitError as error:
        return _broken("server", error)
    if status["state"] != "served":
        return Row(LIBRARY, "server", ERROR, f"{status['index']}: nothing served", "briefkit index push")
    numbers = [one["number"] for one in status["generations"] if one["state"] == "served"]
    commit = f"commit {status['commit'][:10]}" if status["commit"] else "a folder’s files"
    generation = f"generation {max(numbers)}: " if numbers else ""
    message = f"{status['index']}: {generation}{commit}, pushed {str(status['pushed_at'])[:10]}"
    return Row(LIBRARY, "server", FINE, message, count=status["briefs"])
