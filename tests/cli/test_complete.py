"""Shell completion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typer.main

from briefkit.cli import complete
from briefkit.cli.app import app
from tests.places import SAMPLE


class Call:
    """The parts of a context that completion uses."""

    def __init__(self, library: Path | None = None, parent: Call | None = None) -> None:
        self.params = {"library": library}
        self.parent = parent
        self.meta: dict[str, str] = {}


def call(library: Path | None = SAMPLE) -> Any:
    return Call(None, Call(library))


def test_ids_come_with_titles() -> None:
    assert complete.complete_id(call(), "2018-11-imp") == [("2018-11-impasse-before-paris", "Impasse before Paris")]
    assert [id_ for id_, _ in complete.complete_id(call(), "impasse")] == ["2018-11-impasse-before-paris"]


def test_words_of_the_registry_after_the_last_comma() -> None:
    offered = complete.complete_word("topics")
    assert ("sanctions", "Sanctions") in offered(call(), "sanc")
    assert offered(call(), "water,sanc")[0][0] == "water,sanctions"
    assert offered(call(), "zzz") == []


def test_any_part_of_an_id_or_title_will_do() -> None:
    offered = complete.complete_word("topics")
    assert offered(call(), "water,control") == [("water,arms-control", "Arms control")]
    assert offered(call(), "CONFLICT in") == [("ukraine-conflict", "Conflict in Ukraine")]
    assert [id_ for id_, _ in complete.complete_id(call(), "called off")] == ["2018-11-g20-meeting-called-off"]


def test_entries_of_the_section_that_was_named() -> None:
    context = call()
    context.params["section"] = "topic"
    assert ("sanctions", "Sanctions") in complete.complete_entry(context, "sanc")
    context.params["section"] = "planets"
    assert complete.complete_entry(context, "") == []
    assert complete.complete_section("p") == ["parties", "people"]


def test_fixed_words() -> None:
    assert [kind for kind, _ in complete.complete_kind(call(), "me")] == ["memo"]
    assert complete.complete_status("re") == ["review", "retracted"]


def test_no_library_offers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert complete.complete_id(call(None), "") == []


def test_every_command_on_briefs_completes_ids() -> None:
    root: Any = typer.main.get_command(app)
    for name in ("show", "export", "diff", "log", "check", "set", "tag", "edit", "rename", "related"):
        (first, *_) = [parameter for parameter in root.commands[name].params if not parameter.opts[0].startswith("-")]
        assert first._custom_shell_complete is not None, name
