"""What the commands that write files where the user says share: stdout by name, and several files in one call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.bulk import NO_BULK, Bulk
from briefkit.cli.interrupts import held
from briefkit.cli.job_report import JobReport
from briefkit.cli.messages import say_error
from briefkit.cli.options import OUTPUT, WRITING
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError, ExportError, UnknownBriefError, WriteError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.core.query.value import Query
    from briefkit.library.audience import Chosen
    from briefkit.library.library import Library

STDOUT = Path("-")
FileOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file; its ending names the format. - is stdout.",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]
ForceOption = Annotated[
    bool,
    typer.Option(
        "--force", help="Replace a file that briefkit did not make; never one of a library.", rich_help_panel=WRITING
    ),
]


def standard_output(path: Path | None) -> Path | None:
    """The path given with -o, with “-” for the names that systems have for stdout."""
    return STDOUT if path in (Path("/dev/stdout"), Path("/dev/fd/1"), Path("/proc/self/fd/1")) else path


class Batch:
    """The files of one call. A file that cannot be made does not stop the others; the only one raises its error."""

    def __init__(self, session: Session, done: str = "exported", report: JobReport | None = None) -> None:
        """`done` says what is done with briefs. What fails is in the `report`, if there is one."""
        self.session, self.number, self._done = session, 0, done
        self.outcomes = report or JobReport("export")
        session.outcome = self._outcome
        self.failed = 0
        self._earlier: list[str] = []
        self._said: set[tuple[str, ...]] = set()
        self._made: dict[tuple[int, int], Path] = {}
        self._data: bytes | None = None
        self._bad = False

    @contextmanager
    def one(self, name: str, format_: str | None = None) -> Iterator[list[str]]:
        """Make one file; an error about it is said with the brief's name, which its message may have.

        Gives a list for what is said of the file before it fails.
        """
        self._data, self._bad = None, False
        said: list[str] = []
        try:
            yield said
        except (ExportError, WriteError, OSError) as error:
            if self.number == 1 and not isinstance(error, OSError):
                self.outcomes.fail(name, error, format_, said)
                raise
            if isinstance(error, OSError):
                error = ExportError(f"cannot be read: {error.strerror or error}")
            self.fail(name, error, format_, said)
            self._bad = True

    def fail(self, name: str, error: BriefkitError, format_: str | None = None, said: Sequence[str] = ()) -> None:
        """Say that one file cannot be made, with its name, which the message may have; the same only once."""
        self.outcomes.fail(name, error, format_, said)
        message = error.message if name in error.message else f"{name}: {error.message}"
        if self._is_new(message, *error.details):
            say_error(error, f"not {self._done}: {message}")
        self.failed += 1

    def warn(self, name: str, warnings: Iterable[str]) -> None:
        """Say what there is to know of a brief, after its name."""
        for warning in warnings:
            if self._is_new(name, warning):
                self.session.say(f"{name}: {warning}")

    def _is_new(self, *said: str) -> bool:
        """Whether something has not been said yet: what holds of a brief in several formats is said once."""
        if said in self._said:
            return False
        self._said.add(said)
        return True

    def chosen(
        self,
        library: Library,
        briefs: Sequence[Brief],
        audience: str,
        places: Mapping[str, str] | None = None,
        *,
        query: Query,
        embargoed: bool = True,
    ) -> Chosen:
        """Those of some briefs that are for an audience; the others are named, and what to know of those that go out.

        `places` has by the path of a brief where it is named; the `query` has found the others. The only brief raises
        its ExportError, and so does a query that finds none for the audience.
        """
        from briefkit.library.audience import for_audience

        chosen = for_audience(library, briefs, audience, query=query, named=places or (), embargoed=embargoed)
        self.session.note(chosen.notes)
        for brief, error in chosen.refused:
            if len(briefs) == 1:
                self.outcomes.fail(brief.path, error)
                raise error
            self.fail((places or {}).get(brief.path, brief.path), error)
        if briefs and not (chosen.allowed or chosen.refused):
            raise ExportError("no matching briefs", hint="name the briefs, or choose by what the public may see")
        return chosen

    def briefs(self, library: Library, names: Sequence[str], bulk: Bulk = NO_BULK) -> list[Brief]:
        """The briefs that names mean, each once. A wrong name is said, unless it is the only one, which raises.

        Of several jobs only the one that has the part of a brief, or of a wrong name, takes it.

        Raises UnknownBriefError.
        """
        from briefkit.library.names import find_brief

        found, part = {}, bulk.part
        for name in dict.fromkeys(names):
            try:
                brief = find_brief(library, name, by_title=True, listed=bulk.names is not None)
                found[brief.path] = brief
            except UnknownBriefError as error:
                if part and not part.holds(name):
                    continue
                if len(set(names)) == 1:
                    self.outcomes.fail(name, error)
                    raise
                self.fail(name, error)
        return [brief for path, brief in found.items() if part is None or part.holds(path)]

    def check(self, path: Path, *, force: bool) -> None:
        """Raise WriteError if a file must not be written, or is one that this call has made."""
        from briefkit.library.files import check_output

        if path == STDOUT:
            return
        there = check_output(path, force=force)
        if there in self._made:
            raise WriteError(f"{path} is the same file as {self._made[there]}, which has just been written")

    def write(self, path: Path, data: bytes, *, force: bool) -> None:
        """Write a file, unless it goes to stdout. Raises WriteError."""
        from briefkit.library.files import write_output

        if path == STDOUT:
            self._data = data
            return
        with held():  # so that what is counted as made is what is there
            self._made[write_output(path, data, force=force, parents=True)] = path

    @property
    def has_written(self) -> bool:
        """Whether a file was written."""
        return bool(self._made)

    def report(self, path: Path, *, dry_run: bool) -> None:
        """Name what was made on stdout, or write it there."""
        if self._data is not None:
            self.session.write([self._data])
        elif not self._bad and (dry_run or path != STDOUT):
            self.session.write_lines([path])

    def check_showing(self, paths: Iterable[Path]) -> None:
        """Raise ExportError if what goes to stdout is to be opened; say so if nobody is there to see it."""
        if STDOUT in paths:
            raise ExportError("stdout cannot be opened", hint="leave out --open, or name a file")
        if not self.session.terminal:
            self.session.say("briefkit: nothing will be opened: this is not a terminal")

    def show_made(self) -> None:
        """Open the file that was made, or the folder of several; nothing if nobody is there to see it."""
        from briefkit.cli.opener import open_path

        made = [*self._made.values()]
        if made and self.session.terminal:
            open_path(made[0] if len(made) == 1 else made[0].parent)

    def begin_documents(self, number: int) -> None:
        """Count documents made of the briefs from here on; how many briefs are not in them is told apart."""
        if self.failed:
            self._earlier.append(f"{self.failed} of {counted(self.number, 'brief')} left out")
        self.number, self.failed = number, 0

    def finish(self) -> None:
        """Raise ExportError if something could not be made."""
        if self.failed:
            self._earlier.append(f"{self.failed} of {self.number} not {self._done}")
        if self._earlier:
            raise ExportError(f"{', '.join(self._earlier)}, as said above")

    def _outcome(self) -> str:
        if not self._made:
            return "nothing was made"
        return f"{len(self._made)} of {counted(self.number, 'publication')} made"
