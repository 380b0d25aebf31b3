"""The picture of a terminal in the README, as SVG: what commands print today. `make docs` draws it anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.color import parse_rgb_hex
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
COLUMNS = 84
SHOWN = (
    "list --topic sanctions --until 2018-12",
    "issues inf-treaty --until 2018-12 --pivot party",
    "judgments due --by 2018-12-01 --as-of 2018-11-01",
)
_EIGHT = ("5c6370", "f08080", "8ccb7e", "e5c07b", "78aff0", "d091e2", "5fc8d4", "dee0e5")
NIGHT = TerminalTheme((24, 26, 31), (222, 224, 229), [parse_rgb_hex(colour) for colour in _EIGHT])
"""Each colour has a contrast of 4.5 or more on the background, also half as bright as its text."""
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Rich names fonts of the network; a page of ours loads nothing from elsewhere."""


def terminal_svg() -> str:
    """What the commands print on a terminal with colours, each below its line, as a picture with its text in it."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    for number, line in enumerate(SHOWN):
        if number:
            console.print()
        console.print(Text.assemble(("$ ", "dim"), (f"briefkit {line}", "bold green")))
        console.print(Text.from_ansi(_printed(line)))
    drawn = _FONTS.sub("", console.export_svg(title="briefkit", theme=NIGHT, unique_id="terminal"))
    drawn = drawn.replace("Fira Code", "ui-monospace, Menlo, Consolas")
    return "\n".join(line.rstrip() for line in drawn.strip().splitlines()) + "\n"


def _printed(line: str) -> str:
    terminal = {"COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT / "src")}
    asked = ["--library", str(ROOT / "briefs"), "--color", "always", "--no-pager", *line.split(), "--format", "table"]
    ran = subprocess.run(
        [sys.executable, "-m", "briefkit", *asked],
        env=os.environ | terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout.rstrip("\n")
