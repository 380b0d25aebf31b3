"""Who may import whom. This table is the architecture: imports point down, rooms on one line are strangers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.places import ROOT

SOURCE = ROOT / "src" / "briefkit"

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "settings": {"errors"},
    "core": {"settings", "errors"},
    "storage": {"core", "settings", "errors"},
    "checks": {"core", "settings", "errors"},
    "output": {"core", "settings", "errors"},
    "export": {"core", "settings", "errors"},
    "importers": {"core", "settings", "errors"},
    "library": {"storage", "checks", "output", "export", "importers", "core", "settings", "errors"},
    "cli": {"library", "storage", "checks", "output", "export", "importers", "core", "settings", "errors", "__init__"},
    "__init__": {"library", "core", "errors"},
    "__main__": {"cli"},
}

ONLY_IN: dict[str, set[str]] = {
    "typer": {"cli"},
    "rich": {"output", "cli"},
    "sqlite3": {"storage"},
    "yaml": {"core", "storage"},
    "frontmatter": {"storage"},
    "jinja2": {"export"},
    "typst": {"export"},
    "nh3": {"export"},
    "click": set(),
}

MODULES = sorted(SOURCE.rglob("*.py"))


def room_of(module: str) -> str:
    """The room of a dotted name below briefkit; the facade's own modules are one room."""
    first = module.split(".", 1)[0]
    return "library" if first.startswith("library") else first


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "briefkit":
                found |= {f"briefkit.{alias.name}" for alias in node.names}
            elif node.module:
                found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(SOURCE)) for path in MODULES])
def test_imports_point_down(path: Path) -> None:
    room = room_of(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    for name in imports_of(path):
        top, _, rest = name.partition(".")
        if top == "briefkit":
            other = room_of(rest or "__init__")
            other = other if other in MAY_IMPORT else "__init__"
            assert other == room or other in MAY_IMPORT[room], f"{room} imports {name}"
        elif top in ONLY_IN:
            assert room in ONLY_IN[top], f"{room} imports {top}"


def test_every_room_is_in_the_table() -> None:
    assert {room_of(".".join(path.relative_to(SOURCE).with_suffix("").parts)) for path in MODULES} <= set(MAY_IMPORT)


def test_core_has_no_clock_and_no_files() -> None:
    for path in (SOURCE / "core").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"open", "print"}, f"{path.name}: {called}()"
                assert not called.endswith((".today", ".now", ".read_text", ".read_bytes")), f"{path.name}: {called}()"
