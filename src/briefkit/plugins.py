"""What plug-ins import: the types of their arguments and results. `docs/plugins.md` has the contract of each kind."""

from briefkit.checks.rule import diagnostic as finding
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic as Finding
from briefkit.core.publication.value import Publication
from briefkit.core.registry.registry import Registry
from briefkit.errors import BriefkitError, ExportError
from briefkit.export.result import ExportResult
from briefkit.importers.importers import Draft, Source
from briefkit.importers.suggestions.suggestion import Passage, SourceText, Suggestion

__all__ = [
    "Brief",
    "BriefkitError",
    "Draft",
    "ExportError",
    "ExportResult",
    "Finding",
    "Passage",
    "Publication",
    "Registry",
    "Source",
    "SourceText",
    "Suggestion",
    "finding",
]
