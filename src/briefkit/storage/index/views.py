"""Positions in typed rows, and each as a brief that states nothing else, for conditions that choose among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from briefkit.core.issues.sources import source_json
from briefkit.core.issues.view import view_of
from briefkit.storage.index.columns import COLUMNS, USE
from briefkit.storage.index.typed import Row, key_of, value_of
from briefkit.storage.index.typed_read import Head, column_of


def known_by_issue(held: Sequence[Row], latest: int) -> dict[int, list[Row]]:
    """The positions of a brief known on a day, by the place of their issue."""
    known: dict[int, list[Row]] = {}
    for row in held:
        if row[_DATE] is None or key_of(row[_DATE]) <= latest:
            known.setdefault(row[_ISSUE], []).append(row)
    return known


def is_cited(row: Row, latest: int) -> bool:
    """Whether the source of a position was known on a day."""
    return row[_CITED] is None or key_of(row[_CITED]) <= latest


def views_of(head: Head, issues: Sequence[Row], held: Sequence[Row], latest: int) -> Iterator[dict[str, Any]]:
    """A view of each position of a brief, and of each issue without one, in order."""
    known = known_by_issue(held, latest)
    for place, row in enumerate(issues):
        issue = _json_of("issue", row)
        if place not in known:
            yield view_of(head.id, head.date, issue)
        for position in known.get(place, ()):
            said = _json_of("position", position, _NOT_SAID)
            if not is_cited(position, latest):
                said.pop("source", None)
            source = _source(position) if "source" in said else None
            yield view_of(head.id, position[_DATE] or head.date, issue, (position[_HOLDER], said), source)


def _source(position: Row) -> dict[str, Any] | None:
    """The source of a position as JSON, if its brief lists it."""
    values = dict(zip(COLUMNS["position"], position[2:], strict=True))
    if values["source_extra"] is None:
        return None
    use = {name: values[column] for name, column in _USE.items()}
    return {**source_json(values["source"], use), **value_of(values["source_extra"])}


def _json_of(table: str, row: Row, skipped: Collection[str] = ()) -> dict[str, Any]:
    """A row as JSON, with the keys that briefkit does not know beside the others."""
    named = zip(COLUMNS[table], row[2:], strict=True)
    found = {name: value_of(value) for name, value in named if value is not None and name not in skipped}
    return {**found, **found.pop("extra", {})}


_NOT_SAID = ("issue", "holder", "source_extra", *USE)
_ISSUE, _HOLDER, _DATE, _CITED = (
    column_of("position", column) for column in ("issue", "holder", "date", "source_date")
)
_USE = {column.removeprefix("source_"): column for column in USE}
