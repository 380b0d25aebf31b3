"""The result of a writer: the bytes of a file, and warnings about changes."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.values import frozen
from briefkit.errors import ExportError


@frozen
class ExportResult:
    """A finished file; each warning is a sentence on what differs from the author's text.

    Those that are also in `remarks` are about the publisher's settings, or what may be meant, and no reason to refuse.
    """

    data: bytes
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def finish(data: bytes, warnings: Iterable[str], *, strict: bool, remarks: Iterable[str] = ()) -> ExportResult:
    """The result with its warnings; if `strict`, any warning raises `ExportError`, which lists them all.

    `remarks` are about the publisher's settings, not about the brief: they are reported, but never an error.
    """
    unique, said = tuple(dict.fromkeys(warnings)), tuple(remarks)
    if strict and unique:
        raise refusal(unique)
    return ExportResult(data, (*said, *unique), said)


def refusal(warnings: Iterable[str], path: str = "") -> ExportError:
    """The error that lists what would differ from the author's text, in the file at a path if that is known."""
    reason = "not exported, because the result would differ from the brief:"
    hint = "Fix the brief, or export without --strict."
    return ExportError(f"{path}: {reason}" if path else reason, hint=hint, details=tuple(warnings))
