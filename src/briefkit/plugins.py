"""What plug-ins import: the types of their arguments and results. `docs/plugins.md` has the contract of each kind."""

from briefkit.core.publication.value import Publication
from briefkit.core.registry.registry import Registry
from briefkit.errors import BriefkitError, ExportError
from briefkit.export.result import ExportResult
from briefkit.importers.importers import Draft, Source
from briefkit.importers.suggestions.suggestion import Passage, SourceText, Suggestion

__all__ = [
    "BriefkitError",
    "Draft",
    "ExportError",
    "ExportResult",
    "Passage",
    "Publication",
    "Registry",
    "Source",
    "SourceText",
    "Suggestion",
]
