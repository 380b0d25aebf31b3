"""Completion in this process: what the scripts of the shells would be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer.main

from briefkit.cli.app import app
from briefkit.cli.completion.answer import Answer, answer
from briefkit.cli.completion.line import read_line
from briefkit.cli.completion.shells import split_line
from tests.places import SAMPLE

ROOT: Any = typer.main.get_command(app)


def completed(line: str, library: Path | str = SAMPLE) -> Answer:
    """What is offered at the end of a line without the program's name, in a library."""
    split = split_line(line)
    return answer(read_line(ROOT, ["--library", str(library), *split.words], split.word))


def offered(line: str, library: Path | str = SAMPLE) -> list[str]:
    """The words that are offered."""
    return [offer.word for offer in completed(line, library).offers]
