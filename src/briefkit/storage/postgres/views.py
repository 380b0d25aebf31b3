"""Creates the views of `briefkit sql` in a generation, and the tables that they read beside those of the index."""

from __future__ import annotations

from briefkit.storage.postgres.statements import statements_in
from briefkit.storage.sql import SHOWN, other_keys

DERIVED = ("meaning", "estimate", "event_state", "setting")
"""The tables of derived.sql."""


def view_statements() -> list[str]:
    """The statements that create tables, functions and views, after those of schema.sql."""
    others = {table: "".join(f', {table}."{key}"' for key in other_keys(table)) for table in SHOWN}
    return [*statements_in("derived.sql"), *(view.format_map(others) for view in statements_in("views.sql"))]
