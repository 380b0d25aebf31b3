"""The protocol of stores has what the library and the command line use, and nothing else."""

from __future__ import annotations

import ast

from briefkit.core.ports import BriefStore, IndexedStore
from tests.places import ROOT

CALLERS = [path for room in ("library", "cli") for path in sorted((ROOT / "src/briefkit" / room).rglob("*.py"))]


def members(protocol: type) -> set[str]:
    return {name for name in vars(protocol) if not name.startswith("_")}


def used_of_stores() -> set[str]:
    """The names after every `store.` outside storage."""
    found = [node for path in CALLERS for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    attributes = [node for node in found if isinstance(node, ast.Attribute)]
    return {node.attr for node in attributes if ast.unparse(node.value).endswith("store")}


def test_the_protocol_has_what_is_used_and_nothing_else() -> None:
    assert used_of_stores() == members(BriefStore)


def test_an_index_adds_three_things() -> None:
    assert members(IndexedStore) == {"sql", "status", "rebuild"}
