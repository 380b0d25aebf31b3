"""Words of a command line."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.shell import argument


@pytest.mark.parametrize("plain", ["2026-11-rail", "briefs/2026-11-Größe.md", "x#j1", "key+=v", "2026-11-铁路"])
def test_what_no_shell_reads_otherwise_stands_as_it_is(plain: str) -> None:
    assert argument(plain) == plain


def test_the_rest_is_in_quotation_marks() -> None:
    assert argument(Path("Briefe Öffentlich")) == "'Briefe Öffentlich'"
    assert argument("#1") == "'#1'"


@given(st.text())
def test_a_shell_reads_one_word(text: str) -> None:
    assert shlex.split(argument(text)) == [text]
