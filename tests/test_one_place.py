"""Each concept has one place: what would be a second one is found here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefkit.cli.commands import COMMANDS
from briefkit.core.brief.vocabulary import ISSUE_STATUSES, STANCES
from tests.places import ROOT

SOURCE = ROOT / "src" / "briefkit"
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if "fonts" not in path.parts]


def names(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@cache
def every_node() -> list[tuple[str, ast.AST]]:
    """Every node that a test asks for, with the name of its module; walking them all takes seconds."""
    kinds = (ast.FormattedValue, ast.JoinedStr, ast.Tuple, ast.List, ast.Set, ast.Dict)
    trees = [(names(path), ast.parse(path.read_text("utf-8"))) for path in MODULES]
    return [(name, node) for name, tree in trees for node in ast.walk(tree) if isinstance(node, kinds)]


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    return ((name, node) for name, node in every_node() if isinstance(node, kinds))


def test_only_figures_write_per_cent() -> None:
    """A number times a hundred is put into a text nowhere else; `%` as a sign in other languages is not meant."""
    found = {
        name
        for name, node in nodes(ast.FormattedValue)
        if re.search(r"\* 100\b|\b100 \*", ast.unparse(node.value))  # type: ignore[attr-defined]
    }
    assert found == {"core/likelihood/figures.py"}


def test_suggested_commands_are_quoted_for_a_shell() -> None:
    """What a message puts into a command goes through `argument`, but for words that briefkit itself has."""
    found, command = set(), re.compile(rf"briefkit ({'|'.join(COMMANDS)})\b[^”]*\Z")
    for name, node in nodes(ast.JoinedStr):
        before = ""
        for part in node.values:  # type: ignore[attr-defined]
            written = ast.unparse(part.value) if isinstance(part, ast.FormattedValue) else ""
            if written and command.search(before) and not written.startswith("argument("):
                found.add(f"{name}: {written}")
            before += str(part.value) if isinstance(part, ast.Constant) else ""
    assert found == {
        "library/registry_edit.py: section",
        "checks/references/unknown.py: section",
        "library/registry_write.py: edit",  # has gone through it
        "library/supersede.py: ids",
        "output/findings/junit.py: counts",  # of an XML element
    }


@pytest.mark.parametrize("words", [ISSUE_STATUSES, STANCES], ids=["statuses", "stances"])
def test_only_the_vocabulary_lists_ordered_words(words: tuple[str, ...]) -> None:
    """Three or more of them in one list, one tuple or one set are a scale of their own."""
    found = set()
    for name, node in nodes(ast.Tuple, ast.List, ast.Set, ast.Dict):
        items = node.keys if isinstance(node, ast.Dict) else node.elts  # type: ignore[attr-defined]
        listed = [item.value for item in items if isinstance(item, ast.Constant)]
        if len(set(words) & set(listed)) > 2:
            found.add(name)
    labels = {name for name in found if name.startswith("core/publication/label_words")}
    assert found - labels - {"output/terminal/issues.py"} == {"core/brief/vocabulary.py"}


def test_only_the_library_says_which_day_counts_for_embargoes() -> None:
    """Whoever asks whether a brief is under embargo asks it by `Library.embargo_day`, or by a day that is given."""
    asking = r"\b(must_wait|why_refused|mixed_notes|standing|check_embargo|PublicStore)\([^\n]*\btoday\(\)"
    assert not {names(path) for path in MODULES if re.search(asking, path.read_text("utf-8"))}


@pytest.mark.parametrize(
    ("pattern", "home"),
    [
        (r"\(\w+(\.\w+)* is None, (str\()?\w+(\.\w+)*", "core/dates/dates.py"),  # a sort key of one's own
        (r"knows\(\"parties\"", "core/registry/spellings.py"),  # a party or a person
        (r"\"hardened\"|\"softened\"", "core/likelihood/movement.py"),
        (r"precision\b.*toordinal|toordinal\(\) \* 4", "core/dates/dates.py"),
    ],
)
def test_only_its_home_spells_it_out(pattern: str, home: str) -> None:
    found = {names(path) for path in MODULES if re.search(pattern, path.read_text("utf-8"))}
    labels = {name for name in found if name.startswith("core/publication/label_words")}  # which translate it
    assert found - labels <= {home}
