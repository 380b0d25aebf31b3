"""An importer as another package would have it: a process of its own loads it, which loads nothing of the tests."""

from __future__ import annotations

from briefkit.importers.importers import Draft, Source


def of_two(source: Source) -> Draft:
    """A draft whose text is the document."""
    return Draft({"title": "Of another package", "kind": "note", "status": "draft"}, source.data.decode())
