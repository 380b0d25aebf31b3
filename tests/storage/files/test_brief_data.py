"""Reading the files of briefs."""

from __future__ import annotations

from pathlib import Path

from briefkit.core.diagnostic import Diagnostic
from briefkit.storage.files.brief_data import read_data


def test_a_file_that_cannot_be_read_is_named_at_its_first_line(tmp_path: Path) -> None:
    found = read_data(tmp_path, "none.md")
    assert isinstance(found, Diagnostic)
    assert (found.line, found.column, found.unlists) == (1, 1, True)
