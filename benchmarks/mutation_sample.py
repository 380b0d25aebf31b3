"""Which places of the source are broken, and how: drawn by a seed from what cosmic-ray's operators can change.

A place that no test could or should notice is never drawn; `RULES` says which, each with its reason.
"""

from __future__ import annotations

import ast
import difflib
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "briefkit"
EQUIVALENT = Path(__file__).with_name("mutation_equivalent.txt")


class Mutant(NamedTuple):
    """One break: the operator, which of its places in the module, and the line as it was and as it is now."""

    module: str
    line: int
    operator: str
    occurrence: int
    before: str
    after: str


class Rule(NamedTuple):
    """Breaks that are not drawn: a pattern of the operator and one of the source line, and why."""

    operator: str
    line: str
    reason: str


RULES = (
    Rule(r"RemoveDecorator", r"@(functools\.)?(lru_)?cache\b", "a cache: how fast an answer comes, not the answer"),
    Rule(r"RemoveDecorator", r"@(abstractmethod|override|overload|runtime_checkable)", "a word to the type checker"),
    Rule(r"", r"\bassert\b.*# noqa: S101", "an assertion for the type checker"),
    Rule(r"Binary", r"^\w+(: TypeAlias)? = [\w\[\], .|]+$", "a type"),
    Rule(r"Binary\w+_BitOr_", r"^[\w.]+: [^=]*\|[^=]* = [^|]*$", "a type"),
    Rule(r"", r"lru_cache\(maxsize=", "the size of a cache"),
    Rule(r"Number", r"(?i)\b(timeout|patience|batch|chunk(size)?|buffering)\b", "a time limit or the size of a batch"),
    Rule(r"Number", r"(min_|max_)?width=(max\()?\d|ratio=\d|padding=|Padding\(", "the width of a column or margin"),
    Rule(r"Number|Binary", r"PRAGMA|indent=\d|_set\(connection, ", "a setting of the database; white space in JSON"),
    Rule(r"ReplaceTrue", r"\bstrict=True", "an assertion that two lists are equally long"),
    Rule(r"ReplaceTrue", r"@dataclass_transform\(", "a word to the type checker"),
    Rule(r"ExceptionReplacer", r"except \(?.*\w\.\w", "cosmic-ray cannot replace a dotted name"),
    Rule(r"_(Eq|NotEq|Is|IsNot)_(Eq|NotEq|Is|IsNot)$", r"", "`==` for `is`: how Python keeps equal values"),
)
KEPT_PAIRS = re.compile(r"_(Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is)$")  # these do change the answer
LEFT_OUT = ("core/VariableInserter", "core/VariableReplacer")  # they want arguments
NODES = {"core/ReplaceBinaryOperator": ("operator",), "core/ReplaceComparisonOperator": ("comparison",)}


def sample(only: list[str], count: int, seed: int) -> list[Mutant]:
    """So many places by chance, each with one of its breaks by chance."""
    places: dict[tuple[str, int, int], list[tuple[str, int]]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix()
        if path.name != "__init__.py" and (not only or any(module.startswith(part) for part in only)):
            for operator, occurrence, line, column in _breaks(path.read_text("utf-8")):
                places[module, line, column].append((operator, occurrence))
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    chosen = chance.sample(sorted(places), min(count, len(places)))
    return [_mutant(module, line, *chance.choice(places[module, line, column])) for module, line, column in chosen]


def equivalents() -> dict[tuple[str, str], str]:
    """The breaks known to change nothing: (line before, line after) → why."""
    found = {}
    for paragraph in EQUIVALENT.read_text("utf-8").split("\n\n"):
        if paragraph.startswith("- "):
            before, after, reason = paragraph.strip().split("\n", 2)
            found[before[2:], after[2:]] = reason.replace("\n", " ")
    return found


def broken(text: str, operator: str, occurrence: int) -> str:
    """A module's text with one place broken."""
    changed = mutate_code(text, get_operator(operator)(), occurrence)
    if changed is None:
        raise ValueError(f"{operator} has no place {occurrence}")
    return str(changed)


def inside_functions(text: str) -> set[int]:
    """The lines of a module that run when a function is called; all others run at import."""
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
    return {line for node in functions for line in range(node.body[0].lineno, (node.end_lineno or 0) + 1)}


def _mutant(module: str, line: int, operator: str, occurrence: int) -> Mutant:
    text = (PACKAGE / module).read_text("utf-8")
    changes = difflib.ndiff(text.splitlines(), broken(text, operator, occurrence).splitlines())
    old, new = _first(changes)
    return Mutant(module, line, operator, occurrence, old, new)


def _first(changes: Iterator[str]) -> tuple[str, str]:
    sides = {"-": "", "+": ""}
    for change in changes:
        if change[0] in sides and not sides[change[0]]:
            sides[change[0]] = change[2:].strip()
        elif change[0] == " " and any(sides.values()):
            break
    return sides["-"], sides["+"]


def _breaks(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Every break of a module that could change what it does: operator, occurrence, line, column."""
    nodes, spared, lines = list(ast_nodes(get_ast(text))), _spared(text), text.splitlines()
    by_type = defaultdict(list)
    for node in nodes:
        by_type[node.type].append(node)
    for name in operator_names():
        if name in LEFT_OUT:
            continue
        types = NODES.get(name.partition("Operator_")[0] + "Operator")
        operator = get_operator(name)()
        asked = nodes if types is None else [node for type_ in types for node in by_type[type_]]
        starts = [start for node in asked for start, _end in operator.mutation_positions(node)]
        for number, (line, column) in enumerate(starts):
            if line not in spared and not _ruled_out(name, lines[line - 1]):
                yield name, number, line, column


def _ruled_out(operator: str, line: str) -> bool:
    return any(
        re.search(rule.operator, operator) and re.search(rule.line, line.strip()) and not KEPT_PAIRS.search(operator)
        for rule in RULES
    )


def _spared(text: str) -> set[int]:
    """Lines of signatures, annotations, `__repr__` and imports for types: they say, they don't do."""
    spared: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        last = getattr(node, "end_lineno", 0) or 0
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            spared |= set(range(node.lineno, last + 1))
        elif isinstance(node, ast.FunctionDef):
            whole = node.name == "__repr__" or ast.unparse(node.body[0]) == "..."
            spared |= set(range(node.lineno, last + 1 if whole else node.body[0].lineno))
        elif isinstance(node, ast.AnnAssign):
            end = last if node.value is None else node.annotation.end_lineno or 0
            spared |= set(range(node.lineno, end + 1)) - _lines(node.value)
    return spared


def _lines(node: ast.expr | None) -> set[int]:
    return set() if node is None else set(range(node.lineno, (node.end_lineno or 0) + 1))
