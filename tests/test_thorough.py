"""Which tests of many of a kind run."""

from __future__ import annotations

import pytest

from tests import thorough
from tests.places import ROOT

NAMES = [f"tests/test_x.py::test_y[{number}]" for number in range(100)]


def test_in_ci_each_has_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thorough, "FULL", False)
    monkeypatch.setattr(thorough, "IN_CI", True)
    ran: list[str] = []
    for turn in range(thorough.TURNS):
        monkeypatch.setattr(thorough, "_turn", lambda turn=turn: turn)
        some = [name for name in NAMES if thorough.left_out(name) is None]
        assert 3 < len(some) < 30
        ran += some
    assert sorted(ran) == sorted(NAMES)


def test_all_run_where_that_is_asked_and_none_in_a_quick_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thorough, "IN_CI", False)
    for full in (True, False):
        monkeypatch.setattr(thorough, "FULL", full)
        assert {thorough.left_out(name) is None for name in NAMES} == {full}


def test_the_turn_is_that_of_the_commit() -> None:
    assert 0 <= thorough._turn() < thorough.TURNS


def test_what_takes_long_is_left_to_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    for full, in_ci in ((False, False), (False, True), (True, False)):
        monkeypatch.setattr(thorough, "FULL", full)
        monkeypatch.setattr(thorough, "IN_CI", in_ci)
        assert thorough.is_left_to_ci(f"{thorough.LONG[0]}test_x.py") == (not full and not in_ci)
    assert not thorough.is_left_to_ci("tests/test_thorough.py")


@pytest.mark.parametrize("name", thorough.LONG)
def test_each_of_these_is_there(name: str) -> None:
    """A name that no test has any more is to be removed."""
    path, _, function = name.partition("::")
    found = [*ROOT.glob(f"{path}*")]
    assert found
    assert not function or f"def {function}" in found[0].read_text("utf-8")
