"""briefkit: policy briefs as plain files. `docs/api.md` documents the names to import from here, with examples.

>>> from briefkit import Library
>>> [brief.id for brief in Library.open("briefs").find(topic="sanctions")]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefkit.errors import (
    BriefkitError,
    EditRefusedError,
    ExportError,
    LibraryNotFoundError,
    QueryError,
    ServerError,
    SettingsError,
    UnknownBriefError,
    WriteError,
)

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diff.value import Diff
    from briefkit.core.publication.value import Publication
    from briefkit.core.query.value import Query
    from briefkit.core.tables import Column, Table
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library
    from briefkit.library.sharing import share_connections

__all__ = [
    "Brief",
    "BriefkitError",
    "Changes",
    "Column",
    "Diff",
    "EditRefusedError",
    "ExportError",
    "Library",
    "LibraryNotFoundError",
    "Publication",
    "Query",
    "QueryError",
    "ServerError",
    "SettingsError",
    "Table",
    "UnknownBriefError",
    "WriteError",
    "share_connections",
]
__version__ = "0.1.0"

_HOMES = {
    "Brief": "briefkit.core.brief.model",
    "Changes": "briefkit.library.edit",
    "Column": "briefkit.core.tables",
    "Diff": "briefkit.core.diff.value",
    "Library": "briefkit.library.library",
    "Publication": "briefkit.core.publication.value",
    "Query": "briefkit.core.query.value",
    "Table": "briefkit.core.tables",
    "share_connections": "briefkit.library.sharing",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: `briefkit --version` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'briefkit' has no attribute {name!r}")
    import importlib  # noqa: PLC0415 - see above

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
