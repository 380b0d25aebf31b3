"""The extras of this package: what each is for, how it is found, and the command that installs it.

Messages of features that lack one, and `briefkit doctor`, say what this table says.
"""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from briefkit.core.text.shell import argument


class Extra(NamedTuple):
    """An extra: what it is for, and the modules that its packages bring."""

    name: str
    purpose: str
    modules: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """Its modules that cannot be found. Nothing is imported."""
        return [module for module in self.modules if find_spec(module) is None]


EXTRAS = {
    extra.name: extra
    for extra in (
        Extra(
            "import",
            "import of Word, PDF, HTML, Outlook, BibTeX and RIS",
            ("bibtexparser", "mammoth", "pypdfium2", "oxmsg", "rispy", "selectolax"),
        ),
        Extra("xlsx", "tables as Excel workbooks", ("xlsxwriter",)),
        Extra("postgres", "a library on a PostgreSQL server", ("psycopg", "psycopg_pool")),
        Extra("lsp", "a language server for editors", ("pygls",)),
        Extra("dask", "bulk work on a Dask cluster", ("distributed",)),
        Extra("fonts", "PDFs in seventeen further scripts", ("briefkit_fonts",)),
    )
}
"""The optional dependencies of `pyproject.toml`, by name."""
_WINDOWS = os.name == "nt"


def install(extra: str) -> str:
    """The command that adds an extra to this installation, by the tool that made it.

    The tools that give a program an environment of its own install it anew, so that its other extras are named, too.
    """
    if _made_by("uv-receipt.toml"):
        return f"uv tool install {_wanted(_with_others(extra))}"
    if _made_by("pipx_metadata.json"):
        return f"pipx install --force {_wanted(_with_others(extra))}"
    return f"{_pip()} {_wanted([extra])}"


def _made_by(mark: str) -> bool:
    """Whether this environment has the file that a tool leaves in those that it makes."""
    return os.path.isfile(os.path.join(sys.prefix, mark))  # noqa: PTH113, PTH118 - pathlib would be loaded for nothing


def _with_others(extra: str) -> list[str]:
    return sorted({extra, *(name for name, other in EXTRAS.items() if not other.missing)})


def _wanted(extras: list[str]) -> str:
    word = f"briefkit[{','.join(extras)}]"
    return f'"{word}"' if _WINDOWS else f"'{word}'"


def _pip() -> str:
    """How pip is called for this environment: by its name, if that is the one that a shell would find."""
    if find_spec("pip") is None:
        return f"uv pip install --python {argument(sys.executable)}"
    found = shutil.which("pip")
    if found is not None and Path(found).parent == Path(sys.executable).parent:
        return "pip install"
    return f"{argument(sys.executable)} -m pip install"
