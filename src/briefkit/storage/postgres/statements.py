"""The statements in an SQL file of this package."""

from __future__ import annotations

from pathlib import Path


def statements_in(name: str) -> list[str]:
    """The statements of a file beside this one, without comments, which are lines of their own."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("--"))
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]
