"""What `briefkit import` does with documents, one after the other: each is written and told before the next."""

from __future__ import annotations

import json as json_
import sys
from typing import TYPE_CHECKING, NamedTuple

from briefkit.cli.imports_report import data_of, data_of_refused, explained, named, report, wrapped
from briefkit.cli.job_report import JobReport
from briefkit.cli.messages import say_error
from briefkit.cli.progress import StderrProgress
from briefkit.core.jobs.outcome import FAILED, KNOWN, OK, Outcome
from briefkit.core.text.shell import argument
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.folders import Folder
    from briefkit.library.imports import Imported, Importer
    from briefkit.library.on_cluster import OnCluster
    from briefkit.library.readings import Result


_EXPLAIN = "briefkit import -n --explain"


class Wanted(NamedTuple):
    """What is to be written about documents: why each line was taken for what it is; JSON; and only what would be.

    A `cluster` reads them, if there is one.
    """

    explain: bool
    json: bool
    dry_run: bool
    cluster: OnCluster | None = None


class Tally:
    """What became of documents so far, of a file of mails each mail being one."""

    def __init__(self) -> None:
        self.done: list[Imported] = []
        self.refused: list[tuple[str, BriefkitError]] = []

    @property
    def failed(self) -> int:
        """How many could not be imported."""
        return len(self.refused) + sum(item.draft.failed for item in self.done)

    def closing(self, *, dry_run: bool) -> str:
        """A sentence on several documents; empty if all are new."""
        known = sum(item.known_as is not None for item in self.done)
        total = len(self.done) + self.failed
        if not self.failed and not known:
            return ""
        done = f"{total - known} of {total} {'would be ' if dry_run else ''}imported"
        told = f"{self.failed} of {total} not imported, as said above" if self.failed else done
        return f"{told}; the library has {known} already" if known else told


def run(
    session: Session,
    importer: Importer,
    names: list[str],
    folders: list[Folder],
    wanted: Wanted,
    outcomes: JobReport,
) -> None:
    """Import documents. Raises BriefkitError, for the exit code, if one or more could not be."""
    from briefkit.library.incoming import incoming, told_name
    from briefkit.library.library import today
    from briefkit.library.readings import readings

    tally = Tally()
    progress, day = StderrProgress(), today()
    read = (wanted.cluster.readings if wanted.cluster else readings)(
        names, lambda name: importer.begun(incoming(name, day, lambda: sys.stdin.buffer))
    )
    for number, (name, reading) in enumerate(read, 1):
        progress.clear()
        outcome = _outcome(session, importer, told_name(name), reading, explain=wanted.explain and not wanted.json)
        if isinstance(outcome, BriefkitError):
            outcomes.fail(name, outcome)
            _refuse(tally, name, outcome, alone=len(names) == 1)
        else:
            outcomes.add(imported(name, outcome))
            tally.done += outcome
            session.wrote(not wanted.dry_run and any(item.known_as is None for item in outcome))
            _tell(session, outcome, wanted)
        if len(names) > 1:
            progress.advance("importing", number, len(names))
    _close(session, tally, folders, wanted, alone=len(names) == 1)


def _refuse(tally: Tally, name: str, error: BriefkitError, *, alone: bool) -> None:
    """Note that a document was refused, and say so unless it is the only one, whose error ends the command."""
    from briefkit.library.incoming import told_name

    if error.hint and error.hint.endswith(_EXPLAIN):
        error.hint += f" {argument(name)}"
    told = told_name(name)
    tally.refused.append((told, error))
    if not alone:
        say_error(error, f"not imported: {told}: {error.message}")


def _tell(session: Session, outcome: list[Imported], wanted: Wanted) -> None:
    for item in outcome:
        if not wanted.explain and not wanted.json:
            session.write(_shown(session, item) if wanted.dry_run else named(item))
        for message in report(item):
            for line in wrapped(message, sys.stderr):
                session.say(line)


def _shown(session: Session, item: Imported) -> list[str]:
    """A brief that would be written, as a diff."""
    from briefkit.output.patch import patch_lines

    return list(patch_lines(item.path.name, b"", item.text, color=session.colored)) if item.text else []


def _close(session: Session, tally: Tally, folders: list[Folder], wanted: Wanted, *, alone: bool) -> None:
    """Say what is to be said of all of them, and how it ended."""
    if wanted.json:
        data = [data_of(item, explain=wanted.explain, dry_run=wanted.dry_run) for item in tally.done]
        data += [data_of_refused(name, error.message, error.hint) for name, error in tally.refused]
        data += [
            data_of_refused(item.path, f"not read: {item.reason}") for folder in folders for item in folder.skipped
        ]
        session.write([json_.dumps(data, ensure_ascii=False, indent=2) + "\n"])
    for folder in folders:
        for message in folder.lines:
            for line in wrapped(message, sys.stderr):
                session.say(line)
    if wanted.dry_run:
        session.say("nothing written (--dry-run)")
    if alone and tally.refused:
        name, error = tally.refused[0]
        error.message = f"{name}: {error.message}"
        raise error
    closing = tally.closing(dry_run=wanted.dry_run)
    if tally.failed:
        raise BriefkitError(closing)
    if closing and len(tally.done) > 1:
        session.say(closing)


def imported(name: str, items: list[Imported]) -> Outcome:
    """What became of a document, for the report of a job; of a file of mails some may have failed."""
    made = tuple(item.path.stem for item in items if not item.known_as)
    failed = any(item.draft.failed for item in items)
    said = [
        f"{item.known_as} has it already" if item.known_as else note for item in items for note in item.notes or [""]
    ]
    result = FAILED if failed else OK if made else KNOWN
    return Outcome("import", name, result, 2 if failed else 0, made=made, messages=tuple(filter(None, said)))


def outcome_of(written: list[str]) -> str:
    """Half a sentence on an import that was interrupted; it follows “interrupted: ”."""
    if not written:
        return "nothing was imported"
    return f"{counted(len(written), 'brief')} written, the last {written[-1]}; the same command imports the rest"


def _outcome(
    session: Session, importer: Importer, name: str, reading: Result, *, explain: bool
) -> list[Imported] | BriefkitError:
    """Import a document; returns what became of it, or why nothing did. With `explain` its lines are written first."""
    from briefkit.library.imports import told

    if isinstance(reading, BriefkitError):
        return reading
    try:
        session.write(explained([told(line) for line in reading.lines], sys.stdout) if explain else [])
        return importer.write(name, reading)
    except BriefkitError as error:
        return error
