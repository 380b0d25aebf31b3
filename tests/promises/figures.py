"""Figures for docs/promises.md, collected in the file that BRIEFKIT_FIGURES names, a line of JSON for each."""

from __future__ import annotations

import json
import os
from pathlib import Path


def record(promise: str, what: str, kept: int, of: int) -> None:
    """Append a figure: in how many attempts of how many a promise was kept."""
    if figures := os.environ.get("BRIEFKIT_FIGURES"):
        line = json.dumps({"promise": promise, "what": what, "kept": kept, "of": of}, ensure_ascii=False)
        with Path(figures).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
