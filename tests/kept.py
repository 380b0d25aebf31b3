"""Output that a file holds whole.

`UPDATE_TRANSCRIPTS=1 make test` rewrites it; look at the diff before you believe it.
"""

from __future__ import annotations

import os
from pathlib import Path


def assert_kept(file: Path, output: str) -> None:
    """What a program says now is what the file holds."""
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(output, "utf-8")
    assert output == file.read_text("utf-8")
