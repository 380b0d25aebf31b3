"""What a writer hands back: the bytes of a file, and what had to be mended on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefkit.errors import ExportError


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A finished file; each warning is one sentence that names what differs from what the author wrote."""

    data: bytes
    warnings: tuple[str, ...] = ()


def finish(data: bytes, warnings: Iterable[str], *, strict: bool, remarks: Iterable[str] = ()) -> ExportResult:
    """The result; if `strict`, anything mended raises `ExportError`, which names all of it.

    `remarks` are about the house's settings, not about the brief, so they are told but never refused.
    """
    told = tuple(dict.fromkeys(warnings))
    if strict and told:
        raise ExportError(
            "not exported, because the result would differ from the brief:\n" + "\n".join(f"  {line}" for line in told),
            hint="Mend the brief, or export without --strict.",
        )
    return ExportResult(data, (*remarks, *told))
