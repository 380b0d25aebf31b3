"""The result of a writer: the bytes of a file, and warnings about changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefkit.errors import ExportError


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A finished file; each warning is a sentence on what differs from the author's text."""

    data: bytes
    warnings: tuple[str, ...] = ()


def finish(data: bytes, warnings: Iterable[str], *, strict: bool, remarks: Iterable[str] = ()) -> ExportResult:
    """The result with its warnings; if `strict`, any warning raises `ExportError`, which lists them all.

    `remarks` are about the publisher's settings, not about the brief: they are reported, but never an error.
    """
    unique = tuple(dict.fromkeys(warnings))
    if strict and unique:
        raise ExportError(
            "not exported, because the result would differ from the brief:\n"
            + "\n".join(f"  {line}" for line in unique),
            hint="Fix the brief, or export without --strict.",
        )
    return ExportResult(data, (*remarks, *unique))
