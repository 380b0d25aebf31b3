"""Who may import whom. These tables are the architecture: imports point down, rooms on one line are strangers."""

from __future__ import annotations

import ast
import re

import pytest
from tools.imports import MODULES, SOURCE, imports_of, levels, own_imports, package_imports, package_of, room_of

from tests.places import DOCS

ROOMS: dict[str, set[str]] = {
    "errors": set(),
    "settings": {"errors"},
    "core": {"settings", "errors"},
    "installed": {"core", "errors"},
    "storage": {"installed", "core", "settings", "errors"},
    "checks": {"installed", "core", "settings", "errors"},
    "output": {"installed", "core", "settings", "errors"},
    "export": {"installed", "core", "settings", "errors"},
    "importers": {"installed", "core", "settings", "errors"},
    "library": {"storage", "checks", "output", "export", "importers", "installed", "core", "settings", "errors"},
    "lsp": {"library", "core", "settings", "errors", "briefkit"},
    "mcp": {"library", "core", "settings", "errors"},
    "cli": {"library", "output", "core", "settings", "errors", "briefkit", "lsp", "mcp"},
    "briefkit": {"library", "core", "errors"},
    "plugins": {"checks", "export", "importers", "core", "errors"},
    "__main__": {"cli"},
}

# Within core, from the ground up. A package may also import what those that it names may import.
CORE: dict[str, set[str]] = {
    "values": set(),
    "text": {"values"},
    "dates": {"values"},
    "diagnostic": {"values"},
    "frozen": set(),
    "progress": set(),
    "tables": {"text"},
    "jobs": {"tables"},
    "doctor": {"tables"},
    "likelihood": {"dates", "text"},
    "yaml": {"diagnostic"},
    "body": {"text"},
    "formulas": {"values"},
    "brief": {"body", "dates", "frozen", "text", "yaml"},
    "query": {"brief", "tables"},
    "search": {"query"},
    "edit": {"brief", "tables"},
    "quotes": {"brief", "tables"},
    "registry": {"brief"},
    "events": {"registry"},
    "issues": {"registry", "tables"},
    "judgments": {"likelihood", "registry", "tables"},
    "publication": {"events", "formulas", "issues", "judgments"},
    "diff": {"publication"},
    "revisions": {"edit", "publication"},
    "decisions": {"registry", "tables"},
    "timeline": {"decisions", "publication", "tables"},
    "dossier": {"query", "timeline"},
    "ports": {"quotes", "search", "timeline"},
}

ONLY_IN: dict[str, set[str]] = {
    "typer": {"cli"},
    "rich": {"output", "cli"},
    "sqlite3": {"storage"},
    "distributed": {"storage"},
    "dask": set(),
    "psycopg": {"storage"},
    "psycopg_pool": {"storage"},
    "yaml": {"core", "storage"},
    "frontmatter": {"storage"},
    "jinja2": {"export"},
    "typst": {"export"},
    "nh3": {"export"},
    "pygls": {"lsp"},
    "lsprotocol": {"lsp"},
    "math_core": {"core"},
    "click": set(),
}


def reached(package: str) -> set[str]:
    """What a package of core may import, directly or not."""
    return CORE[package] | {name for other in CORE[package] for name in reached(other)}


def test_imports_point_down() -> None:
    wrong = []
    for module, path in MODULES.items():
        room = room_of(module)
        above = [name for name in own_imports(path) if room_of(name) not in {room, *ROOMS[room]}]
        elsewhere = [name for name in imports_of(path) if room not in ONLY_IN.get(name.partition(".")[0], {room})]
        wrong += [f"{module} imports {name}" for name in (*above, *elsewhere)]
    assert wrong == []


@pytest.mark.parametrize("package", CORE)
def test_imports_point_down_within_core(package: str) -> None:
    inside = {name.removeprefix("core.") for name in package_imports()[f"core.{package}"] if name.startswith("core.")}
    assert inside <= reached(package)


BUILT_ON = {"epub": {"html"}}
"""Formats made of another one: a book is pages as XHTML."""


@pytest.mark.parametrize("room", ["checks", "export"])
def test_families_of_rules_and_formats_are_strangers(room: str) -> None:
    """But for manuscript and redline, which are no formats."""
    for module in MODULES:
        folder = module.split(".")[:2]
        if module.count(".") == 2 and folder[0] == room:
            others = {name for name in own_imports(MODULES[module]) if name.count(".") == 2 and room_of(name) == room}
            allowed = {folder[1], "manuscript", "redline"} | BUILT_ON.get(folder[1], set())
            assert {name.split(".")[1] for name in others} <= allowed, module


def test_no_package_imports_itself_by_way_of_others() -> None:
    """Imports in functions and those for type checkers count as well."""
    levels(package_imports())
    assert levels({"a": {"b"}, "b": {"c"}, "c": set()}) == {"c": 0, "b": 1, "a": 2}
    with pytest.raises(ValueError, match="b → c → b"):
        levels({"a": {"b"}, "b": {"c"}, "c": {"b"}})


def test_no_module_imports_itself_by_way_of_others() -> None:
    """But for the facade and its parts, which know each other."""
    imports = {module: {*own_imports(path)} - {module} for module, path in MODULES.items()}
    imports["checks.library.ignore"].remove("checks.rules")  # a rule that looks up which rules there are
    levels({module: others for module, others in imports.items() if room_of(module) not in {"library", "briefkit"}})


def test_every_package_is_in_the_tables() -> None:
    assert {room_of(module) for module in MODULES} <= set(ROOMS)
    assert {package_of(module) for module in MODULES if module.startswith("core.")} == {f"core.{name}" for name in CORE}


def test_the_page_on_architecture_has_the_same_tables() -> None:
    page = (DOCS / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.*) ?\|$", page, re.MULTILINE)
    listed = {name: set(re.findall(r"`(\w+)`", imports)) for name, imports in rows}
    assert listed == {name: imports for name, imports in (ROOMS | CORE).items() if name != "__main__"}


def test_core_has_no_clock_and_no_files() -> None:
    wrong = []
    for path in sorted((SOURCE / "core").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called in {"open", "print"} or called.endswith((".today", ".now", ".read_text", ".read_bytes")):
                wrong.append(f"{path.relative_to(SOURCE)}: {called}()")
    assert wrong == []
