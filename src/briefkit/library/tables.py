"""`library.tables`: what briefs state in fields, as the tables of the commands that list it; and these as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.brief.shapes import EMPTY_VALUE
from briefkit.core.brief.vocabulary import LIVE, UNPUBLISHED
from briefkit.core.query.value import EVERYTHING, Not, Query, Word, all_of, clause
from briefkit.core.tables import Table
from briefkit.core.text.shell import argument
from briefkit.core.text.words import suggestion
from briefkit.errors import ExportError
from briefkit.export.result import refusal
from briefkit.library.around import held_back
from briefkit.library.audience import names_left_out
from briefkit.library.export_targets import is_file
from briefkit.library.library import Library
from briefkit.library.part import Part
from briefkit.library.source_table import source_table
from briefkit.output.table_files import ONE_EACH, TABLE_FORMATS, TableFile
from briefkit.settings import PUBLIC
from briefkit.storage.files.file_name import fitting_name
from briefkit.storage.shown_store import ShownStore

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.publication.value import Layout


class TablesResult(NamedTuple):
    """Tables as files, with a sentence for each value that is not in them as it is in its brief."""

    files: Sequence[TableFile]
    warnings: Sequence[str]


class Tables(Part):
    """What some briefs state, as tables."""

    def __call__(
        self, briefs: Sequence[Brief], *, query: Query = EVERYTHING, embargoed: bool = False
    ) -> list[Table[Any]]:
        """The tables of some briefs: briefs, issues, judgments, timeline, sources, decisions and options.

        Each is that of its command, with the briefs in its own order; conditions of the `query` on issues, judgments
        and so on choose among its rows. If all of the briefs are published, issues and timeline are as without --all,
        otherwise as with it. Unless `embargoed`, they hold nothing that only a brief says which must not be published
        yet.
        """
        library = self.library if embargoed else _without_held_back(self.library)
        return _tables_of(library, briefs, query)

    def export(
        self,
        briefs: Sequence[Brief],
        format_: str,
        *,
        query: Query = EVERYTHING,
        strict: bool = False,
        embargoed: bool = False,
        layout: Layout | None = None,
    ) -> TablesResult:
        """The tables as files of a format.

        Raises ExportError for a format that holds no tables, and with `strict` instead of any warning on what briefs
        say.
        """
        if format_ not in TABLE_FORMATS:
            raise ExportError(f"tables cannot be exported to “{format_}”", hint=suggestion(format_, TABLE_FORMATS))
        tables = self(briefs, query=query, embargoed=embargoed)
        for table in tables:
            table.language = self.library.settings.library.language
        files = TABLE_FORMATS[format_](tables)
        warnings = [*_unread(briefs), *(note for file in files for note in file.notes)]
        if strict and warnings:
            raise refusal(warnings)
        remarks = [*_without_pages(layout), *_left_out(self.library, briefs)]
        return TablesResult(files, [*remarks, *warnings])


def table_path(file: TableFile, format_: str, name: str, output: Path | None) -> Path:
    """Where a file of tables is written: at `output` if that is a file, else in that folder, under a name."""
    if output is not None and is_file(output):
        return output
    folder = output or Path()
    return folder / fitting_name(folder, file.table or name, f".{format_}")


def check_table_place(format_: str, output: Path | None) -> None:
    """Raise ExportError if several files would be written to one."""
    if format_ in ONE_EACH and output is not None and is_file(output):
        one = f"“briefkit list -o {argument(output)}”"
        hint = f"name a folder, or write one table with the command that lists it, such as {one}"
        raise ExportError(f"a {format_.upper()} file holds one table, and these are several", hint=hint)


def _tables_of(library: Library, briefs: Sequence[Brief], query: Query) -> list[Table[Any]]:
    """The tables of some briefs, in the order of a workbook."""
    asked = _asked(library, {brief.path for brief in briefs}, query)
    listed = library.briefs(asked)
    listed.rows = list(listed)
    shown = {row["path"] for row in listed}
    briefs = [brief for brief in briefs if brief.path in shown]
    everything = any(brief.status != LIVE for brief in briefs)
    drafts = any(brief.status in UNPUBLISHED for brief in briefs)
    return [
        listed,
        library.issues(asked, everything=everything),
        library.judgments(asked, everything=drafts),
        library.timeline(asked, everything=everything),
        source_table(library, sorted(briefs, key=lambda brief: brief.newest_last, reverse=True)),
        library.decisions(asked, everything=True),
        library.decisions.options(asked, everything=True),
    ]


def _asked(library: Library, paths: set[str], query: Query) -> Query:
    """A query for the briefs in some files that keeps the conditions of a query on what is told of them.

    It names the fewest files, because each that is named is compared with each brief.
    """
    found = {metadata["path"] for metadata in library.store.metadata(query)}
    others = found - paths
    if not others:
        return query
    named, rest = (clause("path", "=", [Word(path) for path in sorted(some)]) for some in (paths, others))
    return all_of([query, named if len(paths) <= len(others) else Not(rest)])


def _without_held_back(library: Library) -> Library:
    """A library that knows nothing of the briefs that must not be published yet; itself if there are none."""
    held = held_back(library, list(library.store.metadata(EVERYTHING)))
    return library.with_store(ShownStore(library.store, held.values())) if held else library


def _without_pages(layout: Layout | None) -> Iterator[str]:
    """What has no meaning for tables, for a sentence."""
    if layout is not None:
        for option, given in (
            ("--large-print", layout.large_print),
            ("--one-page", layout.one_page),
            ("--paper", layout.paper),
            ("--reference-docx", layout.reference_docx),
        ):
            if given:
                yield f"tables have no pages: {option} changes nothing in them"


def _unread(briefs: Sequence[Brief]) -> Iterator[str]:
    """The values of briefs that could not be read, and so are in no table."""
    for brief in briefs:
        for problem in brief.problems:
            if problem.rule != EMPTY_VALUE:
                yield f"{brief.path}: line {problem.line}: {problem.message}"


def _left_out(library: Library, briefs: Sequence[Brief]) -> Iterator[str]:
    """What briefs say of others that the audience does not see."""
    for brief in briefs if library.audience == PUBLIC else ():
        yield from (f"{brief.path}: {sentence}" for sentence in names_left_out(library, brief.path))
