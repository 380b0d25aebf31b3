"""Figures for docs/promises.md: each test notes how many of how many attempts kept the promise."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.rows import PROMISES

Note = Callable[[str, str, int, int], None]


@pytest.fixture
def note() -> Note:
    """`note(promise, what, kept, of)`: written down where BRIEFKIT_FIGURES names a file."""

    def write(promise: str, what: str, kept: int, of: int) -> None:
        assert promise in PROMISES
        assert kept == of, f"{what}: {kept} of {of}"
        if told := os.environ.get("BRIEFKIT_FIGURES"):
            line = json.dumps({"promise": promise, "what": what, "kept": kept, "of": of}, ensure_ascii=False)
            with Path(told).open("a", encoding="utf-8") as file:
                file.write(line + "\n")

    return write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of two briefs that refer to each other."""
    return make_library(tmp_path / "library")


def make_library(folder: Path) -> Path:
    """A library of two briefs that refer to each other."""
    folder.mkdir()
    (folder / "briefkit.toml").write_text('[library]\nname = "Promises"\n')
    (folder / "one.md").write_bytes(ONE)
    (folder / "two.md").write_bytes(TWO)
    return folder


ONE = b'---\ntitle: One\nkind: note\ndate: "2018-11"  # a guess\ntopics: [trade]\n---\nSee [two](two.md).\n'
TWO = b'---\ntitle: Two\nkind: note\ndate: "2018-12"\nrelated: [one]\n---\nSee [one](one.md#start).\n'
