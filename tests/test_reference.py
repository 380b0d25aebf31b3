"""Nothing is undocumented: each test reads a page as text, and asks the code on another way than the page's maker.

`tests/test_docs.py` proves that the generated pages are current; here a maker that leaves something out is caught.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

import briefkit
from briefkit import settings
from briefkit.checks.rules import RULES
from briefkit.cli.app import app
from briefkit.core.body.losses import MARK
from briefkit.core.brief.model import Brief
from briefkit.core.brief.shapes import keys_of
from briefkit.core.brief.vocabulary import SCALE_IDS, STANCES
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.tables import TableSchema
from tests.generated_docs import FLAT, TABLES
from tests.index_page import pages
from tests.places import DOCS

SOURCE = Path(briefkit.__file__).parent


@cache
def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def section(name: str, heading: str) -> str:
    """What stands below a heading of a page, up to the next one that is as high."""
    found = re.split(rf"^{re.escape(heading)}$", page(name), flags=re.MULTILINE)
    assert len(found) == 2, f"docs/{name} needs one heading “{heading}”: run make docs"
    level = heading.partition(" ")[0]
    return re.split(rf"^#{{1,{len(level)}}} ", found[1], flags=re.MULTILINE)[0]


def all_commands(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from all_commands(command, f"{path} {name}")


def test_every_command_and_every_option_is_documented() -> None:
    asked = list(all_commands(typer.main.get_command(app), "briefkit"))
    assert len(asked) > 40
    for path, command in asked:
        text = section("commands.md", f"## {path}")
        for item in command.params:
            names = [*item.opts, *item.secondary_opts]
            if item.param_type_name == "option" and not item.hidden and "completion" not in item.name:
                assert all(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in names), (path, names)


def test_every_rule_is_documented() -> None:
    families = {path.parent.name for path in (SOURCE / "checks").glob("*/*.py")}
    written = {
        word
        for path in (SOURCE / "checks").rglob("*.py")
        for word in re.findall(r'@rule\(\s*"([\w-]+)"', path.read_text("utf-8"))
    }
    assert len(families) > 5
    assert written <= {*RULES}
    for name in RULES:
        assert section("checks.md", f"### {name}").strip(), name


def test_every_setting_is_documented() -> None:
    for name, cls in settings.SECTIONS.items():
        text = section("settings.md", f"## [{name}]")
        for key in inspect.signature(cls).parameters:
            assert re.search(rf"^\| `{key}` \| \S", text, flags=re.MULTILINE), f"{name}.{key}"


def test_every_key_of_a_brief_is_documented() -> None:
    text = section("front-matter.md", "## A brief")
    for name in keys_of(Brief):
        assert re.search(rf"^\| `{name}`", text, flags=re.MULTILINE), name


def everything() -> Iterator[Any]:
    """All values of all modules of briefkit that can be imported."""
    for module in pkgutil.walk_packages(briefkit.__path__, "briefkit."):
        if not module.name.endswith("__main__"):
            yield from vars(importlib.import_module(module.name)).values()


def test_every_field_of_json_is_documented() -> None:
    schemas = {value.name: value for value in everything() if isinstance(value, TableSchema)}
    assert len(schemas) > 10
    known = {*TABLES, *(schema.name for schema in FLAT)}
    assert {*schemas} <= known, "enter it in TABLES or FLAT in tests/generated_docs.py"
    for name, schema in schemas.items():
        text = section("json-rows.md", f"## {name}")
        for column in schema.columns:
            assert re.search(rf"^\| `{re.escape(column.name)}` \|[^|]+\| \S", text, flags=re.MULTILINE), (
                name,
                column.name,
            )


def test_every_schema_is_linked_from_the_page_of_schemas() -> None:
    for path in [*DOCS.glob("*.schema.json"), *DOCS.glob("schemas/*.json")]:
        assert f"]({path.relative_to(DOCS).as_posix()})" in page("schemas.md"), path.name


@pytest.mark.parametrize("name", SCALE_IDS)
def test_every_term_of_a_scale_is_documented_with_its_band(name: str) -> None:
    scale = SCALES[name]
    text = section("scales.md", f"## {scale.title}: `{name}`")
    for term in scale.terms:
        low, high = (f"{round(bound * 1000) / 10:g}" for bound in (term.low, term.high))
        assert re.search(rf"^\| {re.escape(' · '.join(term.words))} \| {low}–{high} %", text, flags=re.MULTILINE), term


def test_every_mark_in_a_body_is_documented() -> None:
    names = re.findall(r"\((\w+(?:\|\w+)+)\)", MARK.pattern)[0].split("|")
    assert len(names) > 5
    for name in names:
        assert f"`<!-- briefkit: {name}" in section("marks.md", "## In a body"), name


FOR_TYPING = {*"“”‘’–—…", *"‐‑−－", "\ufffd"}
"""Signs that punctuate what is said, that users type, or that stand in files for other programs."""


def signs(folder: Path) -> Iterator[tuple[str, Path]]:
    """The signs outside ASCII in the texts of some modules, without docstrings."""
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        about = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
                yield from ((sign, path) for sign in node.value if ord(sign) > 127)


def test_every_sign_on_the_terminal_is_documented() -> None:
    found = {sign: path for sign, path in signs(SOURCE / "output") if unicodedata.category(sign)[0] in "PS"}
    assert len(found) > 30
    explained = {
        sign for shown in re.findall(r"^\| `([^`]+)` \|", page("marks.md"), flags=re.MULTILINE) for sign in shown
    }
    assert {sign: path.name for sign, path in found.items() if sign not in explained | FOR_TYPING} == {}
    assert all(re.search(rf"^\| `.` \| {stance} \|", page("marks.md"), flags=re.MULTILINE) for stance in STANCES)


def test_every_public_name_is_documented() -> None:
    for name in briefkit.__all__:
        text = section("api-reference.md", f"## {name}")
        assert text.strip(), name
        value = getattr(briefkit, name)
        if inspect.isclass(value):
            for member in vars(value):
                if inspect.isroutine(getattr(value, member, None)) and not member.startswith("_"):
                    assert f"\n### {name}.{member}\n" in page("api-reference.md"), f"{name}.{member}"


def test_the_parts_of_a_library_are_documented() -> None:
    library = briefkit.Library.open(DOCS.parent / "briefs")
    named = {name for name in dir(library) if not name.startswith("_")}
    parts = {
        name: part for name in named if type(part := getattr(library, name)).__module__.startswith("briefkit.library.")
    }
    assert {"judgments", "edit", "registry_ids"} <= {*parts}
    for name, part in parts.items():
        if name != "embargo_day":
            assert section("api-reference.md", f"## library.{name}").strip()
            for member in vars(type(part)):
                if callable(getattr(part, member)) and not member.startswith("_"):
                    assert f"\n### library.{name}.{member}\n" in page("api-reference.md"), f"{name}.{member}"


def test_every_page_is_in_the_index() -> None:
    for name in pages():
        assert f"]({name})" in page("index.md"), f"docs/index.md lacks {name}: run make docs"
