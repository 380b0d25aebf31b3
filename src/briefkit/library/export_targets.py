"""The formats of an export, and the names of its files."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.core.text.words import composed, suggestion
from briefkit.errors import ExportError
from briefkit.export.writers import WRITERS, find_writer, writers
from briefkit.output.endings import check_ending, format_by_ending
from briefkit.output.table_files import TABLE_FORMATS
from briefkit.storage.files.file_name import fitting_name

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief


def export_targets(
    briefs: Sequence[Brief], to: Sequence[str], output: Path | None, *, missing: int = 0
) -> list[tuple[Brief, str, Path]]:
    """The (brief, format, path) of each file to export; `missing` briefs were asked for too and not found.

    Formats are those of `to`, otherwise that of the suffix of `output`, otherwise PDF. Raises ExportError for an
    unknown format, and if two publications would be written to one file.
    """
    formats = formats_of(to, output)
    endings = {name: writer.ending for name in formats if (writer := find_writer(name))}
    if output is not None and is_file(output):
        check_one_file((len(briefs) + missing) * len(formats), output)
        return [(brief, formats[0], output) for brief in briefs]
    folder = output or Path()
    targets = [
        (brief, name, folder / fitting_name(folder, brief.id, endings[name])) for brief in briefs for name in formats
    ]
    if len({path for *_, path in targets}) < len(targets):
        raise ExportError("two of these briefs have the same id", hint="rename one of them")
    if len({composed(str(path)).casefold() for *_, path in targets}) < len(targets):
        reason = "the ids of two of these briefs differ in case or composition only: not every disk can hold both files"
        raise ExportError(reason, hint="rename one of them")
    return targets


def check_one_file(number: int, output: Path | None) -> None:
    """Raise ExportError if several publications would be written to one file."""
    if number > 1 and output is not None and is_file(output):
        raise ExportError(f"cannot write {number} publications to one file, {output}", hint="name a folder")


def joint_targets(name: str, formats: Sequence[str], output: Path | None) -> list[tuple[str, Path]]:
    """The (format, path) of each file of one document. Raises ExportError if several formats would be one file."""
    if output is not None and is_file(output):
        if len(formats) > 1:
            raise ExportError(f"cannot write {len(formats)} formats to one file, {output}", hint="name a folder")
        return [(formats[0], output)]
    folder = output or Path()
    endings = {format_: writer.ending for format_ in formats if (writer := find_writer(format_))}
    return [(format_, folder / fitting_name(folder, name, endings[format_])) for format_ in formats]


def is_file(output: Path) -> bool:
    """Whether a place for exports is one file: whatever is there and no folder, else what has a suffix, or stdout."""
    if os.path.isdir(output):  # noqa: PTH112 - unlike Path.is_dir it answers for what may not be looked at
        return False
    return output == Path("-") or bool(output.suffix) or os.path.lexists(output)


def format_names() -> list[str]:
    """The formats of publications and of tables."""
    return [*writers(), *TABLE_FORMATS]


def formats_of(to: Sequence[str], output: Path | None, tables: Collection[str] = ()) -> list[str]:
    """The formats of an export: those of `to`, else that of the suffix of `output`, else PDF. Raises ExportError.

    `tables` are the names of formats that are no writers.
    """
    file = output.name if output is not None and output.suffix and is_file(output) else None
    by_ending = format_by_ending(file, WRITERS) if file else None
    formats = list(dict.fromkeys(map(str.lower, to) if to else filter(None, [by_ending]))) or ["pdf"]
    for name in formats:
        if name not in tables and find_writer(name) is None:
            raise ExportError(f"cannot export to “{name}”", hint=suggestion(name, [*writers(), *tables]))
    if file and by_ending and len(formats) == 1:
        writer = find_writer(formats[0])
        meant = by_ending if by_ending in tables or find_writer(by_ending) else None
        check_ending(file, formats[0], "--to", meant, [writer.ending.removeprefix(".")] if writer else [])
    return formats
