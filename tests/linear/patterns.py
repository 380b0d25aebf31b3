"""Every regular expression of briefkit, read from its source, with how it is used."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.places import ROOT

_SOURCE = ROOT / "src"
_ANYWHERE = frozenset({"search", "sub", "subn", "split", "findall", "finditer"})
_USES = _ANYWHERE | {"match", "fullmatch"}
_NONE: frozenset[str] = frozenset()
Examples = Mapping[str, Callable[[], Sequence[re.Pattern[Any]]]]


class Use(NamedTuple):
    """An expression, where it is made (`module.NAME` or `module.function`), and how it is used (see `superlinear`)."""

    name: str
    pattern: re.Pattern[Any]
    how: str


def uses(examples: Examples) -> Iterator[Use]:
    """Every use. `examples` has expressions for each place that makes them from what only its caller knows.

    Raises LookupError for a place that needs examples and has none.
    """
    for module, tree in _modules().items():
        parents = _parents(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if made := _made_by(call):
                name = f"{module}.{_name_of(call, parents)}"
                patterns = [pattern] if (pattern := _evaluated(call, module)) else _examples(examples, name)
                for how in sorted({_kind(made)} if made != "compile" else _ways(module, call, parents)):
                    yield from (Use(name, pattern, how) for pattern in patterns)


def _examples(examples: Examples, name: str) -> Sequence[re.Pattern[Any]]:
    if name not in examples:
        raise LookupError(f"{name} makes a regular expression as it runs: give examples of it")
    return examples[name]()


@cache
def _modules() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        source = _source(path)
        if re.search(r"\b(?:from re import|import re(?:gex)? as|import regex)\b", source):
            raise LookupError(f"{path}: expressions are found in modules that say `import re`")
        if "import re\n" in source:
            found[_module_of(path)] = _tree(path)
    return found


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(_source(path))


@cache
def _source(path: Path) -> str:
    return path.read_text("utf-8")


@cache
def _parents(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def _module_of(path: Path) -> str:
    return ".".join(path.relative_to(_SOURCE).with_suffix("").parts)


def _made_by(call: ast.Call) -> str:
    """The function of `re` that is called, or nothing."""
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re":
        return function.attr if function.attr in {*_USES, "compile"} else ""
    return ""


def _kind(method: str) -> str:
    return "search" if method in _ANYWHERE else method


def _name_of(call: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> str:
    """The function around a call, or the name that its value is a part of."""
    name = ""
    while call in parents:
        call = parents[call]
        if isinstance(call, ast.FunctionDef):
            return call.name
        if isinstance(call, ast.Assign | ast.AnnAssign) and not name:
            name = ast.unparse(call.targets[0] if isinstance(call, ast.Assign) else call.target)
    return name


def _evaluated(call: ast.Call, module: str) -> re.Pattern[Any] | None:
    """The expression, from the names of its module; None if it needs others."""
    flags = next((item.value for item in call.keywords if item.arg == "flags"), None)
    if flags is None and isinstance(call.func, ast.Attribute):
        place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)
        flags = call.args[place] if len(call.args) > place else None
    names = vars(importlib.import_module(module))
    try:
        pattern, given = (eval(ast.unparse(item), names) if item else 0 for item in (call.args[0], flags))  # noqa: S307
        return re.compile(pattern, given)
    except NameError:
        return None


def _ways(module: str, call: ast.Call, parents: Mapping[ast.AST, ast.AST]) -> set[str]:
    """How a compiled expression is used: by the methods called on its name, and as a search if it goes elsewhere."""
    above = parents[call]
    if isinstance(above, ast.Attribute) and above.attr in _USES:
        return {_kind(above.attr)}
    if not isinstance(above, ast.Assign) or not isinstance(above.targets[0], ast.Name):
        return {"search"}
    name = above.targets[0].id
    ways = _ways_of_names(_modules()[module]).get(name, _NONE)
    if not name.startswith("_"):
        ways = ways.union(*(found[name] for found in _ways_elsewhere(module) if name in found))
    return {*ways} or {"search"}


@cache
def _ways_elsewhere(module: str) -> list[dict[str, frozenset[str]]]:
    """By module that imports from this one: how it uses what it imports; under another name that may be any use."""
    package, _, own = module.rpartition(".")
    found = []
    for tree, imports in _importing(module, package):
        names = [alias for node in imports if node.module == module for alias in node.names]
        ways = _ways_of_names(tree) if names else {}
        found.append({one.name: frozenset({"search"}) if one.asname else ways.get(one.name, _NONE) for one in names})
        if any(node.module == package and alias.name == own for node in imports for alias in node.names):
            attributes = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
            found.append(dict.fromkeys(attributes, frozenset({"search"})))
    return found


def _importing(*modules: str) -> Iterator[tuple[ast.Module, list[ast.ImportFrom]]]:
    """Every module that imports from one of some, with all that it imports."""
    for path in sorted(_SOURCE.rglob("*.py")):
        if any(f"from {module} import" in _source(path) for module in modules):
            tree = _tree(path)
            yield tree, [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


@cache
def _ways_of_names(tree: ast.Module) -> dict[str, frozenset[str]]:
    parents = _parents(tree)
    found: dict[str, frozenset[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found[node.id] = found.get(node.id, _NONE) | {_way(node, parents)}
    return found


def _way(name: ast.Name, parents: Mapping[ast.AST, ast.AST]) -> str:
    above = parents[name]
    return _kind(above.attr) if isinstance(above, ast.Attribute) and above.attr in _USES else "search"
