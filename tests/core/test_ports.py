"""The port holds all that the library and the command line ask of a store, and nothing else."""

from __future__ import annotations

import ast

from briefkit.core.ports import BriefStore, IndexedStore
from tests.places import ROOT

ASKING = [path for room in ("library", "cli") for path in sorted((ROOT / "src/briefkit" / room).rglob("*.py"))]


def members(protocol: type) -> set[str]:
    return {name for name in vars(protocol) if not name.startswith("_")}


def asked_of_stores() -> set[str]:
    """The names behind every `store.` above storage."""
    found = [node for path in ASKING for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    asked = [node for node in found if isinstance(node, ast.Attribute)]
    return {node.attr for node in asked if ast.unparse(node.value).endswith("store")}


def test_a_store_is_asked_for_what_its_protocol_holds_and_nothing_else() -> None:
    assert asked_of_stores() == members(BriefStore)


def test_an_index_adds_three_things() -> None:
    assert members(IndexedStore) == {"sql", "status", "rebuild"}
