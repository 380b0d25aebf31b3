"""Queries whose answer does not depend on the day."""

from __future__ import annotations

from briefkit.core.brief.as_of import CHANGING
from briefkit.core.query.fields import leaves
from briefkit.core.query.table import ITEMS, SCOPES
from briefkit.core.query.value import And, Clause, Item, Not, Or, Query

_DERIVED = frozenset(["live", "text"])
"""Fields that depend on other keys: the status, and all texts."""
_TIMELESS = SCOPES["brief"].keys() - CHANGING - _DERIVED


def is_timeless(query: Query) -> bool:
    """Whether a query matches a brief as it was known on any day exactly if it matches it now.

    Keys that briefkit does not know count as changing.
    """
    match query:
        case And(parts) | Or(parts):
            return all(map(is_timeless, parts))
        case Not(part):
            return is_timeless(part)
        case Clause(field):
            return all(leaf.path[0] in _TIMELESS for leaf in leaves("brief", field))
        case Item(kind):
            return ITEMS["brief"][kind][0] in _TIMELESS
    return False
