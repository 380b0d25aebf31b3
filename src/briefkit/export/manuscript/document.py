"""The manuscript of any document: of a publication, or of a dossier of many."""

from __future__ import annotations

from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import Publication
from briefkit.export.manuscript.manuscript import make_manuscript
from briefkit.export.manuscript.value import Manuscript


def manuscript_of(document: Publication | Dossier) -> Manuscript:
    """The manuscript of a document, with warnings for whatever differs from the authors' texts."""
    if not isinstance(document, Dossier):
        return make_manuscript(document)
    from briefkit.export.manuscript.dossier import dossier_manuscript  # noqa: PLC0415 - for dossiers only

    return dossier_manuscript(document)
