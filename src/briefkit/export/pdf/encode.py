"""The one table of how each part of a publication becomes data for the Typst templates."""

from __future__ import annotations

from briefkit.core.publication.value import Publication
from briefkit.export.pdf.blocks import BLOCKS
from briefkit.export.pdf.encoder import Encoder, Kinds
from briefkit.export.pdf.entries import ENTRIES
from briefkit.export.pdf.faces import BUNDLED, Faces
from briefkit.export.pdf.found import Findings
from briefkit.export.pdf.inlines import INLINES

KINDS: Kinds = {**BLOCKS, **INLINES, **ENTRIES}


def encoder_for(publication: Publication, faces: Faces = BUNDLED, found: Findings | None = None) -> Encoder:
    """An encoder that knows all parts."""
    return Encoder(publication, KINDS, faces, found)
