"""briefkit: policy briefs as plain files.

>>> from briefkit import Library
>>> [brief.id for brief in Library.open("briefs").find(topic="sanctions")]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.query.value import Query
    from briefkit.library.library import Library

__all__ = ["Brief", "BriefkitError", "Library", "Query"]
__version__ = "0.1.0"

_HOMES = {
    "Brief": "briefkit.core.brief.model",
    "Library": "briefkit.library.library",
    "Query": "briefkit.core.query.value",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: `briefkit --version` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'briefkit' has no attribute {name!r}")
    import importlib  # noqa: PLC0415 - see above

    return getattr(importlib.import_module(_HOMES[name]), name)
