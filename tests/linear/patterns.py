"""Every regular expression of briefkit, read from its source, with how it is used."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2] / "src"
_USES = frozenset({"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"})
_METHOD = re.compile(r"\b(\w+)(?:\(\))?\.(" + "|".join(sorted(_USES)) + r")\b")


class Use(NamedTuple):
    """An expression and a function that it is used with; `place` is `module:line`, `function` where it is made."""

    place: str
    function: str
    pattern: re.Pattern[Any] | None
    how: str

    @property
    def name(self) -> str:
        """What a test calls it."""
        return f"{self.place} {self.how}"


def uses() -> Iterator[Use]:
    """Every use of every expression; `pattern` is None where only a caller knows it."""
    methods = _methods_by_name()
    for path in sorted(ROOT.rglob("*.py")):
        source = path.read_text("utf-8")
        if not re.search(r"^\s*import re$", source, re.MULTILINE):
            continue
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        tree = ast.parse(source)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if (made := _made_by(call)) is not None:
                function = _function_around(functions, call)
                pattern = _evaluated(call, module)
                named = _name_of(tree, call) or function
                for how in sorted(methods.get(named, {"search"})) if made == "compile" else [made]:
                    yield Use(f"{module}:{call.lineno}", f"{module}.{function}", pattern, how)


def _made_by(call: ast.Call) -> str | None:
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re":
        return function.attr if function.attr in {*_USES, "compile"} else None
    return None


def _function_around(functions: list[ast.FunctionDef], call: ast.Call) -> str:
    """The name of the innermost function that holds a call, or nothing."""
    around = [item for item in functions if item.lineno <= call.lineno <= (item.end_lineno or 0)]
    return max(around, key=lambda item: item.lineno).name if around else ""


def _name_of(tree: ast.Module, call: ast.Call) -> str:
    """The name that an expression gets, or nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(item is call for item in ast.walk(node.value)):
            target = node.targets[0]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                target = target.elts[[any(i is call for i in ast.walk(v)) for v in node.value.elts].index(True)]
            return target.id if isinstance(target, ast.Name) else ""
    return ""


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


def _methods_by_name() -> dict[str, set[str]]:
    """The functions that each name is used with, anywhere: `NAME.search` or `name().search`."""
    found: dict[str, set[str]] = {}
    for path in ROOT.rglob("*.py"):
        for name, method in _METHOD.findall(path.read_text("utf-8")):
            found.setdefault(name, set()).add(method)
    return found
