"""`briefkit export --to xlsx|csv|json`: the tables of all briefs together."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from briefkit.cli.dossier import Wanted
from briefkit.cli.output import STDOUT, Batch

if TYPE_CHECKING:
    from pathlib import Path

    from briefkit.core.brief.model import Brief
    from briefkit.library.audience import Chosen
    from briefkit.library.exports import Making
    from briefkit.output.table_files import TableFile

NAME = "briefs"
"""The file of several briefs, if none is named."""


def export_tables(
    batch: Batch, chosen: Chosen, formats: Sequence[str], making: Making, wanted: Wanted, *, alone: bool
) -> None:
    """Make the tables of some briefs, in each format. A brief that is held back is named, and not in them.

    If they are `alone`, in one format and without documents, what is wrong with them raises its error.
    """
    briefs = _shown(batch, chosen, making)
    if not briefs:
        return
    name, query = briefs[0].id if len(briefs) == 1 else NAME, wanted.query(chosen.library)
    for format_ in formats:
        with nullcontext() if alone else batch.one(name):
            made = chosen.library.tables.export(
                briefs,
                format_,
                query=query,
                strict=making.strict,
                embargoed=making.embargoed,
                layout=making.layout,
            )
            for warning in made.warnings:
                batch.session.say(warning)
            _write(batch, made.files, format_, name, wanted)


def check_tables(batch: Batch, formats: Sequence[str], output: Path | None) -> None:
    """Raise an error for tables that cannot be where they are to go."""
    if not formats:
        return
    from briefkit.library.tables import check_table_place
    from briefkit.output.formats import check_terminal

    for format_ in formats:
        check_table_place(format_, output)
        if output == STDOUT:
            check_terminal(format_, terminal=batch.session.terminal)


def _shown(batch: Batch, chosen: Chosen, making: Making) -> list[Brief]:
    from briefkit.library.publishable import check_not_held_back

    briefs = []
    for brief in chosen.allowed:
        with batch.one(brief.path):
            check_not_held_back(chosen.library, brief, embargoed=making.embargoed)
            briefs.append(brief)
    return briefs


def _write(batch: Batch, files: Sequence[TableFile], format_: str, name: str, wanted: Wanted) -> None:
    """Write the files, after a look at whether each of them may be."""
    from briefkit.library.tables import table_path

    placed = [(table_path(file, format_, name, wanted.output), file.data) for file in files]
    for path, _ in placed:
        batch.check(path, force=wanted.force)
    for path, data in placed:
        if not wanted.dry_run:
            batch.write(path, data, force=wanted.force)
        batch.report(path, dry_run=wanted.dry_run)
