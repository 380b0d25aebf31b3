"""Which program shows long output, and when none does."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from briefkit.output.streams import page

LONG = "line\n" * 50


@pytest.mark.parametrize(("command", "shown"), [("cat", False), ("bat", True), ("more -f", True)])
def test_any_command_but_cat_is_a_pager(command: str, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(command: str, **_options: Any) -> None:
        ran.append(command)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PAGER", command)
    assert page(LONG, lines=20) is shown
    assert ran == [command] * shown
    assert page(LONG, lines=51) is False


@pytest.mark.parametrize("error", [OSError, BrokenPipeError])
def test_a_pager_that_fails_has_shown_nothing(error: type[OSError], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_command: str, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PAGER", "less")
    assert page(LONG, lines=20) is False
