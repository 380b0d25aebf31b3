"""A registry as plain data that a server stores, and that loads without YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.core.registry.registry import ENTRY, Registry


def registry_to_json(registry: Registry) -> dict[str, Any]:
    """The keys of each entry, by section and id."""
    return {
        section: {id_: ENTRY.dump(entry) for id_, entry in entries.items()}
        for section, entries in registry.sections.items()
        if entries
    }


def registry_from_json(sections: Mapping[str, Mapping[str, Any]]) -> Registry:
    """The registry that was dumped."""
    return Registry({
        section: {id_: ENTRY.load(values, id=id_) for id_, values in entries.items()}
        for section, entries in sections.items()
    })  # fmt: skip
