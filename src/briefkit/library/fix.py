"""`check --fix`: applies the safe fixes that rules offer, file by file, with the lossless editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.checks.rule import RawFile
from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.query.shard import Shard
from briefkit.core.query.value import Query
from briefkit.core.text.ids import id_of
from briefkit.core.values import frozen
from briefkit.errors import EditRefusedError
from briefkit.library.check import LibraryCheck
from briefkit.library.edit import write_all
from briefkit.library.guard import new_warnings
from briefkit.storage.files.transaction import FileChange

_MAX_FIXES = 500
"""Maximum number of fixes per file; each is applied to the result of the one before it."""


@frozen
class FixResult:
    """What was done to a file: its old and new bytes, the rules whose findings were fixed, and what was refused."""

    path: str
    change: FileChange | None
    rules: tuple[str, ...]
    refusals: tuple[str, ...] = ()


def fix_library(
    check: LibraryCheck,
    names: Sequence[str] | None = None,
    query: Query | None = None,
    part: Shard | None = None,
    *,
    dry_run: bool = False,
) -> Iterator[FixResult]:
    """Fix the named briefs, those that match a query, or all, one after the other; with `dry_run` nothing is written.

    Of these only those of a `part` are fixed.

    Raises UnknownBriefError, and WriteError if a file cannot be written.
    """
    for file, reading in check.files(names, query, part):
        if any(found.fix for found in check.checker.check_file(file, reading)):
            result = fix_file(check, file) if dry_run else _fix_and_write(check, file)
            if result.change or result.refusals:
                yield result


def _fix_and_write(check: LibraryCheck, file: RawFile) -> FixResult:
    """Fix a file and write it; start again if somebody else changes it meanwhile."""
    results: list[FixResult] = []

    def plan() -> list[FileChange]:
        now, _ = check.read(file.path)
        results.append(fix_file(check, now))
        return [change] if (change := results[-1].change) else []

    _, recovered = write_all(check.library, plan)
    check.notes += recovered
    return results[-1]


def fix_file(check: LibraryCheck, file: RawFile) -> FixResult:
    """What fixing all fixable findings would do to a file."""
    data, refused = file.data, dict[tuple[str, str], str]()
    rules: list[str] = []
    for _ in range(_MAX_FIXES):
        found = _next_fixable(check, RawFile.of(file.path, data), refused)
        if found is None:
            break
        try:
            data = fixed_bytes(data, found)
            rules.append(found.rule)
        except EditRefusedError as error:
            refused[found.rule, found.message] = f"{found.line}:{found.column}: {error.message}"
    change = FileChange(file.path, file.data, data) if data != file.data else None
    try:
        new_warnings(check.library, [change] if change else [])
    except EditRefusedError as error:
        return FixResult(file.path, None, (), (error.message,))
    return FixResult(file.path, change, tuple(dict.fromkeys(rules)), tuple(refused.values()))


def _next_fixable(check: LibraryCheck, file: RawFile, refused: dict[tuple[str, str], str]) -> Diagnostic | None:
    reading = parse_brief(file.data, id=id_of(file.path), path=file.path)
    check.view.forget(file.path)
    found = check.checker.check_file(file, reading)
    return next((item for item in found if item.fix and (item.rule, item.message) not in refused), None)


def fixed_bytes(data: bytes, found: Diagnostic) -> bytes:
    """The bytes with one finding fixed. Raises EditRefusedError if that would change or lose anything else."""
    new = found.fix(data, found.line, found.column) if found.fix else data
    if new == data:
        raise EditRefusedError("other", f"{found.rule} has nothing to fix here")
    if parse_brief(data, id="", path="").brief and not parse_brief(new, id="", path="").brief:
        raise EditRefusedError("other", "the brief could no longer be read")
    return new
