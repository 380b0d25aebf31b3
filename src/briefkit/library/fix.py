"""`check --fix`: mends what rules know a safe fix for, file by file, each by the lossless editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from briefkit.checks.rule import RawFile
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.query.value import Query
from briefkit.errors import EditRefusedError
from briefkit.library.check import LibraryCheck
from briefkit.library.edit import write_all
from briefkit.storage.files.transaction import FileChange

_MOST = 500
"""Fixes in one file: each is done on what the one before it left."""


@dataclass(frozen=True, slots=True)
class FixResult:
    """What was done to a file: its old and new bytes, the rules whose findings were mended, what was refused."""

    path: str
    change: FileChange | None
    rules: tuple[str, ...]
    refusals: tuple[str, ...] = ()


def fix_library(
    check: LibraryCheck, names: Sequence[str] = (), query: Query | None = None, *, dry_run: bool = False
) -> Iterator[FixResult]:
    """Mend the named briefs, those that fit a query, or all, one after the other; with `dry_run` nothing is written.

    Raises UnknownBriefError, and WriteError where a file cannot be written.
    """
    for file, reading in check.files(names, query):
        if any(found.fix for found in check.checker.check_file(file, reading)):
            mended = fix_file(check, file) if dry_run else _written(check, file)
            if mended.change or mended.refusals:
                yield mended


def _written(check: LibraryCheck, file: RawFile) -> FixResult:
    """A file mended and written; mended anew where somebody else has changed it meanwhile."""
    done: list[FixResult] = []

    def plan() -> list[FileChange]:
        now, _ = check.read(file.path)
        done.append(fix_file(check, now))
        return [change] if (change := done[-1].change) else []

    write_all(check.library, plan)
    return done[-1]


def fix_file(check: LibraryCheck, file: RawFile) -> FixResult:
    """What mending all fixable findings of a file would do to it."""
    data, refused = file.data, dict[tuple[str, str], str]()
    rules: list[str] = []
    for _ in range(_MOST):
        found = _next_fixable(check, replace_data(file, data), refused)
        if found is None:
            break
        try:
            data = fixed_bytes(data, found)
            rules.append(found.rule)
        except EditRefusedError as error:
            refused[found.rule, found.message] = f"{found.line}:{found.column}: {error.message}"
    change = FileChange(file.path, file.data, data) if data != file.data else None
    return FixResult(file.path, change, tuple(dict.fromkeys(rules)), tuple(refused.values()))


def replace_data(file: RawFile, data: bytes) -> RawFile:
    """The same file with other bytes."""
    text = decode(data)
    return replace(file, data=data, text=text if isinstance(text, str) else None)


def _next_fixable(check: LibraryCheck, file: RawFile, refused: dict[tuple[str, str], str]) -> Diagnostic | None:
    reading = parse_brief(file.data, id=PurePosixPath(file.path).stem, path=file.path)
    check.view.forget(file.path)
    found = check.checker.check_file(file, reading)
    return next((item for item in found if item.fix and (item.rule, item.message) not in refused), None)


def fixed_bytes(data: bytes, found: Diagnostic) -> bytes:
    """The bytes with one finding mended. Raises EditRefusedError where that would change or lose anything else."""
    new = found.fix(data, found.line, found.column) if found.fix else data
    if new == data:
        raise EditRefusedError("other", f"{found.rule} has nothing to mend here")
    if parse_brief(data, id="", path="").brief and not parse_brief(new, id="", path="").brief:
        raise EditRefusedError("other", "the brief could not be read any more")
    return new
