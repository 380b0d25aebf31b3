"""The state of one call of the command line: its library, and where its output goes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from briefkit.cli.messages import say
from briefkit.cli.needs import ANSWERS, NEEDS, files_needed
from briefkit.cli.progress import StderrProgress
from briefkit.cli.stdio import unwritable
from briefkit.core.progress import SILENT, Progress
from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.words import counted
from briefkit.errors import ServerError

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from briefkit.cli.options import Selection
    from briefkit.cli.target import Target
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic, Unlisted
    from briefkit.core.query.value import Query
    from briefkit.core.tables import Table
    from briefkit.errors import BriefkitError
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library
    from briefkit.output.formats import Format

_MOST_FILES, _OF_EACH = 100, 3
"""How many files that cannot be listed are named, and how many reasons are given for each."""

SVG = "svg"
"""The format of a chart, which is none of a table."""


class Session:
    """The root options, and the ways out: data (stdout), messages (stderr) and pages (a terminal)."""

    def __init__(self, library: str | None = None, color: str = "auto", *, pager: bool = True) -> None:
        self.library = library
        self.command = ""
        """The name of the command, such as `judgments list`."""
        self.index: str | None = None
        """Where the index is, as --index says."""
        self.color = color
        self.pager = pager
        self.target: Target | None = None
        """The file that the answer goes to, given with -o; None for stdout."""
        self.language = ""
        """The language of the library that is open."""
        self.audience = "internal"
        """Whom the answer is for."""
        self._close: Callable[[], None] = lambda: None
        self._asked_instead = ""
        """The server that answers other commands in the clone whose files this one changes."""
        self._has_written = False
        self._has_clone = False
        self.outcome: Callable[[], str] | None = None
        """Says what has been changed if the command is interrupted; None for one that changes nothing."""

    def open(self, named: str | None = None, *, need: str | None = None) -> Library:
        """Open the library, and name the files that cannot be listed on stderr; `need` is as in `cli/needs.py`."""
        library = self._opened(named, StderrProgress(), need=need)
        self._report(library.store.unlisted(_MOST_FILES, _OF_EACH))
        return library if self.audience == "internal" else self._for_audience(library)

    def _for_audience(self, library: Library) -> Library:
        """The library as the audience may see it, with a word on what is left out."""
        from briefkit.library.audience import left_out_note

        shown = library.for_audience(self.audience)
        self.note(filter(None, [left_out_note(shown)]))
        return shown

    def open_silently(self, named: str | None = None, *, stale_ok: bool = False) -> Library:
        """Open the library, and say nothing about its files; with `stale_ok`, do not look at them yet."""
        return self._opened(named, SILENT, stale_ok=stale_ok)

    def _opened(
        self, named: str | None, progress: Progress, *, need: str | None = None, stale_ok: bool = False
    ) -> Library:
        """The library as the command needs it. Raises FilesNeededError, which says what the command would need."""
        from briefkit.library.library import Library
        from briefkit.library.which import find_which

        need = need or NEEDS.get(self.command, ANSWERS)
        which = find_which(named or self.library, self.index)
        if need != ANSWERS and which.server is not None:
            if which.folder is None:
                raise files_needed(self.command, need, str(which.server))
            self._asked_instead = str(which.server)
            which = which._replace(server=None)
        self._has_clone = which.server is not None and which.folder is not None
        library = Library.of(which, progress=progress, stale_ok=stale_ok)
        if which.server is not None:
            from briefkit.library.which import commit_note

            self._close = library.close
            self.note(filter(None, [commit_note(library)]))
        self.language = library.settings.library.language
        return library

    def folder_of(self, named: str | None = None) -> Path:
        """The folder of the library, which is not opened. Raises FilesNeededError if it has none."""
        from briefkit.library.which import find_which

        which = find_which(named or self.library, self.index)
        if which.folder is None:
            raise files_needed(self.command, NEEDS[self.command], str(which.server))
        return which.folder

    def close(self) -> None:
        """End what the command has opened on a server, and say if that does not know what has been written."""
        self._close()
        if self._has_written and self._asked_instead:
            self._has_written = False
            push = "commit it, then push it with git or “briefkit index push”"
            self.note([f"{self._asked_instead} answers without what was written until that is pushed: {push}"])
            self.say("  → --index local answers from the files")

    def advise(self, error: BriefkitError) -> None:
        """Add to the hint of a server's error what else answers, where something does."""
        if self._has_clone and isinstance(error, ServerError):
            error.hint = "; ".join(filter(None, [error.hint, "“--index local” answers from the files"]))

    def wrote(self, changed: object = True) -> None:
        """Keep in mind that files of the library were changed, unless nothing was."""
        self._has_written = self._has_written or bool(changed)

    def open_to_change(self, named: str | None = None, *, stale_ok: bool = False) -> Library:
        """As `open_silently`, for a command that will `apply` changes."""
        self.outcome = lambda: "nothing was changed"
        return self.open_silently(named, stale_ok=stale_ok)

    def apply(self, changes: Changes) -> Changes:
        """Make changes, and be able to say at any time which are made. Raises what `Changes.apply` raises."""
        self.outcome = changes.outcome
        changes.apply()
        self.wrote(changes.files)
        return changes

    def report_unlisted(self, findings: Iterable[Diagnostic]) -> None:
        """Name each file that is not listed, with the line and the reason."""
        from briefkit.core.diagnostic import first_of_each

        self._report(first_of_each((item for item in findings if item.unlists), _MOST_FILES, _OF_EACH))

    def _report(self, unlisted: Unlisted) -> None:
        findings, files, left_out = unlisted
        for path, reasons in groupby(findings, lambda item: item.path):
            files -= 1
            for item in reasons:
                self.say(f"not listed: {item}")
            if path in left_out:
                self.say(f"… and {counted(left_out[path], 'more reason')} in {path}")
        if files:
            self.say(f"… and {counted(files, 'more file')} that cannot be listed")

    def say(self, message: str) -> None:
        """Write a message as one line on stderr."""
        say(message)

    def write_lines(self, lines: Iterable[object]) -> None:
        """Write names and the like to stdout, each on one line. Raises BriefkitError if they cannot be written."""
        self.write(f"{clean_one_line(str(line))}\n" for line in lines)

    def write(self, data: Iterable[str | bytes]) -> None:
        """Write data to stdout piece by piece, or to the file given with -o as a whole.

        Raises BriefkitError if it cannot be written.
        """
        pieces = (piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace") for piece in data)
        if self.target is not None:
            if self.target.write(b"".join(pieces)):
                self.say(f"wrote {self.target.path}")
            return
        out = sys.stdout.buffer
        self._put(sys.stdout.flush)
        for piece in pieces:
            self._put(out.write, piece)
        self._put(out.flush)

    def write_table(self, table: Table[Any], write: Format) -> None:
        """Write a table in a format, and the notes on it to stderr."""
        table.language = self.language
        self.write(write(table))
        self.note(table.notes)

    @staticmethod
    def _put(act: Callable[..., object], *data: bytes) -> None:
        try:
            act(*data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(error) from error

    def note(self, notes: Iterable[str]) -> None:
        """Write notes on an answer to stderr."""
        for note in notes:
            self.say(f"briefkit: {note}")

    def answer(
        self,
        table: Table[Any],
        write: Format | None,
        page: Callable[[list[Any], int], RenderableType],
        nothing: str,
    ) -> None:
        """Write a table in a format, or show a page of its rows; if it has none, say `nothing`."""
        if write is not None:
            self.write_table(table, write)
            return
        table.rows = rows = list(table)
        self.note(table.notes)
        if rows:
            self.show(lambda width: page(rows, width))
        else:
            self.say(nothing)

    @property
    def terminal(self) -> bool:
        """Whether the answer goes to a terminal."""
        return self.target is None and sys.stdout.isatty()

    @property
    def colored(self) -> bool:
        """Whether the answer gets colours."""
        from briefkit.output.streams import wants_color

        return self.target is None and wants_color(self.color, os.environ, terminal=self.terminal)

    def format(
        self, name: str | None, *, json: bool = False, null: bool = False, others: Sequence[str] = ()
    ) -> Format | None:
        """The format that the options ask for; None for a page for people. Raises QueryError, which names `others`."""
        from briefkit.output.formats import format_of

        return format_of(name, json=json, null=null, terminal=self.terminal, others=others)

    def chart_or_format(self, name: str | None, *, json: bool = False) -> tuple[bool, Format | None]:
        """Whether the options ask for a chart, otherwise the format that they ask for, as `format` returns it."""
        svg = name == SVG and not json
        return svg, None if svg else self.format(name, json=json, others=[SVG])

    def show(self, make: Callable[[int], RenderableType]) -> None:
        """Show a page made for the width of the terminal, in a pager if it is longer than the screen."""
        from briefkit.output.streams import make_console, page, plain_page

        if self.target is not None:
            self.write([plain_page(make)])
            return
        console = make_console(sys.stdout, color=self.color)
        buffer = StringIO()
        target, console.file = console.file, buffer
        console.print(make(console.width))
        console.file = target
        text = "".join(line.rstrip(" ") for line in buffer.getvalue().splitlines(keepends=True))
        text = "\n".join(line.rstrip() for line in text.split("\n"))
        paged = self.terminal and self.pager and page(text, lines=shutil.get_terminal_size().lines)
        if not paged:
            self.write([text])

    def query(self, library: Library, selection: Selection) -> Query:
        """The query of a selection. Notes on how it was understood go to stderr."""
        parsed = library.select(**selection.options)
        self.note(parsed.notes)
        return parsed.query

    def select(self, library: Library, selection: Selection) -> list[Brief]:
        """The briefs of a selection; if there are none, the words that match nothing go to stderr."""
        query = self.query(library, selection)
        briefs = library.find(query)
        if not briefs:
            self.note(library.unknown_words(query))
        return briefs
