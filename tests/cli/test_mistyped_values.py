"""A mistyped value of an option that takes one of some words: refused in a sentence that says what is meant."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from briefkit.cli.app import app
from briefkit.cli.completion.offer import Line
from briefkit.cli.completion.table import taken
from briefkit.core.text.words import near
from tests.cli.test_stdio import CALLS
from tests.console import Ran, briefkit
from tests.places import SAMPLE

ROOT: Any = typer.main.get_command(app)
BASE = CALLS | {
    "check": "",
    "decisions due": "",
    "decisions list": "",
    "decisions options": "",
    "export": "impasse --dossier -o x.html",
    "import": "2018-07-after-helsinki.md -n",
    "judgments resolve": "impasse#j1 -n",
    "list": "",
    "take-back": "nothing.docx",
    "": "list",
}
"""Arguments to which an option may be added."""

OF_QUERIES = {"--kind", "--status"}
"""Filters: an unknown word in a query finds nothing, and a line on stderr names the near one."""

OPEN = {
    "--index": "also takes an address",
    "judgments update --term": "takes the terms of the judgment's own scale: see the last test",
    "registry set --remove": "takes any key that the entry has",
    "review --accept": "also takes the id of a suggestion",
    "review --reject": "also takes the id of a suggestion",
    "set --remove": "takes any path of the front matter",
    "take-back --accept": "also takes the number of a change, and the document comes first",
}
NUMBERS = {"int", "int range", "float range"}


def options(group: Any = ROOT, path: str = "") -> Iterator[tuple[str, Any]]:
    """The path of each command, and each of its options."""
    yield from ((path, known) for known in group.params if known.param_type_name == "option")
    for name, command in getattr(group, "commands", {}).items():
        yield from options(command, f"{path} {name}".strip())


def closed() -> Iterator[tuple[str, str, list[str]]]:
    """Each option that takes one of some words, wherever there is no library: with its command and the words."""
    for path, option in options():
        name, takes = option.opts[0], taken(path, option)
        is_filter = name in OF_QUERIES and option.rich_help_panel == "Filters"
        if takes and takes.words and not is_filter and not {name, f"{path} {name}"} & {*OPEN}:
            words = [offer.word for offer in takes.words(Line(None, path, {}, (), option, ""), "") if not offer.open]
            if words:
                yield path, name, words


def called(folder: Path, path: str, name: str, value: str) -> Ran:
    if not path:
        return briefkit(f"{name}={value}", *shlex.split(BASE[path]), folder=folder)
    return briefkit(*shlex.split(f"{path} {BASE[path]}"), f"{name}={value}", folder=folder)


def said(ran: Ran) -> tuple[str, str]:
    """The last two lines on stderr: a sentence and a hint."""
    lines = ["", "", *ran.stderr.splitlines()]
    return lines[-2], lines[-1]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(SAMPLE, tmp_path_factory.mktemp("mistyped") / "library")


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, list[str]]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("none"))
        return [*closed()]


def test_a_mistyped_value_is_refused_and_the_near_one_is_named(
    values: list[tuple[str, str, list[str]]], library: Path
) -> None:
    assert len(values) > 60
    wrong = dict[str, str]()
    for path, name, words in values:
        word = max(words, key=len)
        typed = f"{word[:-2]}{word[-1]}"
        ran = called(library, path, name, typed)
        _, hint = said(ran)
        named = ran.stderr.startswith("briefkit: ") and f"“{typed}”" in ran.stderr
        meant = near(typed, words)[0] in hint.partition("did you mean ")[2]
        if (ran.code, ran.out, named, meant) != (2, "", True, True):
            wrong[f"{path} {name} {typed}"] = ran.stderr
    assert wrong == {}


def test_where_no_word_is_near_the_words_are_named(values: list[tuple[str, str, list[str]]], library: Path) -> None:
    wrong = dict[str, str]()
    for path, name, words in values:
        ran = called(library, path, name, "☃☃☃")
        _, hint = said(ran)
        named = len(words) > 20 or hint.startswith("  → see ") or all(word in hint for word in words)
        if (ran.code, ran.out, named) != (2, "", True):
            wrong[f"{path} {name}"] = ran.stderr
    assert wrong == {}


@pytest.mark.parametrize("typed", ["x", "1.5x", "-1", ""])
def test_what_is_no_number_is_refused_with_the_numbers_that_are_meant(library: Path, typed: str) -> None:
    found = [(path, option) for path, option in options() if option.type.name in NUMBERS]
    assert len(found) > 7
    for path, option in found:
        name = option.opts[0]
        ran = called(library, path, name, typed)
        sentence, hint = said(ran)
        assert (ran.code, ran.out) == (2, ""), (path, name)
        assert sentence.startswith("briefkit: ")
        assert name in sentence or name == "--days-before", (path, name, sentence)
        assert hint.startswith("  → ")


def test_a_mistyped_term_of_the_scale_of_a_judgment(library: Path) -> None:
    ran = briefkit("judgments", "update", "impasse#j2", "--term", "very unlikey", "--on", "2018-12", folder=library)
    assert (ran.code, ran.stderr.splitlines()[-1]) == (2, "  → did you mean very unlikely or very likely or unlikely?")
