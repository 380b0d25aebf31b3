"""Which packages of briefkit import which, read from the code for the architecture test and the picture."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "briefkit"


def module_of(path: Path) -> str:
    """The dotted name of a file below briefkit, empty for the package itself."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(SOURCE.rglob("*.py"))}


@cache
def imports_of(path: Path) -> frozenset[str]:
    """The full names of everything that a file imports, also inside functions and for type checkers."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name.removeprefix("briefkit.") in MODULES else str(node.module) for name in names}
    return frozenset(found)


def room_of(module: str) -> str:
    """The room of a module: the first part of its name, or “briefkit” for the package's own `__init__`."""
    return module.partition(".")[0] or "briefkit"


def package_of(module: str) -> str:
    """The room of a module, or within core its package, such as `core.brief`."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "core" and len(parts) > 1 else room_of(module)


def own_imports(path: Path) -> Iterator[str]:
    """The modules of briefkit that a file imports, without the prefix `briefkit`."""
    for name in imports_of(path):
        if name == "briefkit" or name.startswith("briefkit."):
            yield name.removeprefix("briefkit").removeprefix(".")


def package_imports() -> dict[str, set[str]]:
    """Every package with the packages it imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, path in MODULES.items():
        found[package_of(module)] |= {package_of(name) for name in own_imports(path)}
    return {package: others - {package} for package, others in found.items()}


def levels(imports: Mapping[str, set[str]]) -> dict[str, int]:
    """How many levels are below each package. Raises ValueError that names a cycle of imports."""
    found: dict[str, int] = {}

    def level(package: str, above: tuple[str, ...]) -> int:
        if package in above:
            raise ValueError(" → ".join((*above[above.index(package) :], package)))
        if package not in found:
            below = [level(other, (*above, package)) for other in imports.get(package, ())]
            found[package] = 1 + max(below, default=-1)
        return found[package]

    for package in imports:
        level(package, ())
    return found


def without_shortcuts(imports: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The imports that no chain of other imports implies."""

    def reached(package: str) -> set[str]:
        return {name for other in imports.get(package, ()) for name in (other, *reached(other))}

    return {
        package: {other for other in others if not any(other in reached(between) for between in others)}
        for package, others in imports.items()
    }
