"""Limits the nesting of a publication, before any writer sees it."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.body.limits import PRINTED
from briefkit.core.body.nesting import FLATTENED, Limiter
from briefkit.core.publication.value import Publication


def limit_nesting(publication: Publication) -> tuple[Publication, tuple[str, ...]]:
    """The publication with nesting limited to PRINTED, and a warning for each line where something was deeper."""
    limiter = Limiter()
    limited = replace(
        publication,
        blocks=limiter.blocks(publication.blocks, PRINTED),
        notes=tuple(limiter.blocks(note, PRINTED) for note in publication.notes),
    )
    return limited, tuple(f"line {line}: {FLATTENED}" for line in limiter.deep)
