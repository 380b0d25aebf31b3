"""docs/api-reference.md: the public names of briefkit, with the signatures and docstrings of the source."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

import briefkit
from briefkit import Library

_INTRODUCTION = """\
---
description: Every public name, with its signature
group: Reference
---

<!-- Made by `make docs` from the code. Change it there. -->

# Python reference

The names that can be imported from `briefkit`, with every method and field that is meant for you. [Python, by
example](api.md) shows how they are used. A name that is not here, or that begins with an underscore, may change
without notice.

"""
_FIELDS_ELSEWHERE = {
    "Brief": "Its fields are the keys of the [front matter](front-matter.md), and `id`, `path` and `body`."
}
_PART = "briefkit.library."


def api_page() -> str:
    """Every public name, and the parts of the library."""
    sections = [_named(name, getattr(briefkit, name)) for name in briefkit.__all__]
    for attribute, cls in parts_of_the_library().items():
        sections.append(_class(cls, f"library.{attribute}", attribute))
    return _INTRODUCTION + "\n".join(sections)


def parts_of_the_library() -> dict[str, type]:
    """The properties of a library that are parts with questions of their own: `library.judgments` and its class."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(Library) or briefkit))
    homes = {
        name.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }
    found: dict[str, type] = {}
    for member in _body(Library):
        if isinstance(member, ast.FunctionDef) and _is_property(member) and isinstance(member.returns, ast.Name):
            home = homes.get(member.returns.id, "")
            if home.startswith(_PART):
                found[member.name] = getattr(importlib.import_module(home), member.returns.id)
    return found


def _named(name: str, value: Any) -> str:
    if inspect.isclass(value):
        return _class(value, name, name if value is Library else "")
    function = ast.parse(textwrap.dedent(inspect.getsource(value))).body[0]
    assert isinstance(function, ast.FunctionDef)
    return f"## {name}\n\n{_member(function, '')}"


def _class(cls: type, title: str, prefix: str) -> str:
    about = [inspect.getdoc(cls) or "", _FIELDS_ELSEWHERE.get(title, "")]
    text = f"## {title}\n\n" + "\n\n".join(filter(None, about)) + "\n"
    if title not in _FIELDS_ELSEWHERE and (rows := "".join(_fields(cls))):
        text += f"\n| field | type | what it holds |\n| --- | --- | --- |\n{rows}"
    for node in _body(cls):
        if isinstance(node, ast.FunctionDef) and (not node.name.startswith("_") or node.name == "__call__"):
            name = title if node.name == "__call__" else f"{title}.{node.name}"
            text += f"\n### {name}{'()' if node.name == '__call__' else ''}\n\n{_member(node, name)}"
    return text


def _member(function: ast.FunctionDef, name: str) -> str:
    about = ast.get_docstring(function)
    assert about, f"{name or function.name} is public and has no docstring"
    returns = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    if _is_property(function):
        return f"```python\n{name}{returns.replace(' -> ', ': ')}\n```\n\n{about}\n"
    names = function.args.posonlyargs + function.args.args
    if name and names and names[0].arg in {"self", "cls"}:
        (function.args.posonlyargs or function.args.args).pop(0)
    return f"```python\n{_wrapped(name or function.name, function.args, returns)}\n```\n\n{about}\n"


_WIDTH = 92


def _wrapped(name: str, arguments: ast.arguments, returns: str) -> str:
    """A signature on one line, or with each argument on its own if that is too long."""
    line = f"{name}({ast.unparse(arguments)}){returns}"
    if len(line) <= _WIDTH:
        return line
    return f"{name}(\n" + "".join(f"    {one},\n" for one in _arguments(arguments)) + f"){returns}"


def _arguments(found: ast.arguments) -> Iterator[str]:
    positional = [*found.posonlyargs, *found.args]
    defaults = [None] * (len(positional) - len(found.defaults)) + [*found.defaults]
    yield from map(_argument, positional, defaults)
    if found.vararg:
        yield f"*{ast.unparse(found.vararg)}"
    elif found.kwonlyargs:
        yield "*"
    yield from map(_argument, found.kwonlyargs, found.kw_defaults)
    if found.kwarg:
        yield f"**{ast.unparse(found.kwarg)}"


def _argument(one: ast.arg, default: ast.expr | None) -> str:
    return ast.unparse(one) + (f" = {ast.unparse(default)}" if default else "")


def _fields(cls: type) -> Iterator[str]:
    """The fields that a class declares, and those with a docstring that its constructor sets, as rows of a table."""
    body = _body(cls)
    made = [node for node in body if isinstance(node, ast.FunctionDef) and node.name == "__init__"]
    for node, after in [*zip(body, [*body[1:], None], strict=True), *_pairs(made)]:
        about = _text(after)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and not node.target.id.startswith("_"):
            yield _row(node.target.id, ast.unparse(node.annotation), about)
        elif isinstance(node, ast.Assign) and about and isinstance(node.targets[0], ast.Attribute):
            yield _row(node.targets[0].attr, "", about)


def _pairs(functions: list[ast.FunctionDef]) -> Iterator[tuple[ast.stmt, ast.stmt | None]]:
    for function in functions:
        yield from zip(function.body, [*function.body[1:], None], strict=True)


def _row(name: str, kind: str, about: str) -> str:
    shown = f"`{kind}`".replace("|", "\\|") if kind else ""
    return f"| `{name}` | {shown} | {about} |\n"


def _text(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split())
    return ""


def _body(cls: type) -> list[ast.stmt]:
    found = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(found, ast.ClassDef)
    return found.body


def _is_property(function: ast.FunctionDef) -> bool:
    return any("property" in ast.unparse(decorator) for decorator in function.decorator_list)
