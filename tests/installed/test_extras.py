"""The table of extras, and the command that installs one here."""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from briefkit.installed import extras
from briefkit.installed.extras import EXTRAS, install
from tests.places import ROOT

DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


def test_the_table_has_the_extras_of_the_package() -> None:
    assert {*EXTRAS} == {*DECLARED}


@pytest.mark.parametrize("name", [name for name in EXTRAS if not EXTRAS[name].missing])
def test_its_modules_are_those_of_the_packages(name: str) -> None:
    packages = {word.partition(">")[0].partition("[")[0].lower() for word in DECLARED[name]}
    known = packages_distributions()
    assert {known[module][0].lower() for module in EXTRAS[name].modules} == packages


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty environment with pip, in which no extra is but `xlsx`."""
    (tmp_path / "bin").mkdir()
    for name in ("pip", "python"):
        (tmp_path / "bin" / name).write_text("#!/bin/sh\n")
        (tmp_path / "bin" / name).chmod(0o700)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    monkeypatch.setattr(extras, "find_spec", lambda name: name if name in {"pip", "xlsxwriter"} else None)
    return tmp_path


def test_pip_is_called_by_its_name_where_that_is_the_one_of_here(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(environment / "bin"))
    assert install("import") == "pip install 'briefkit[import]'"
    monkeypatch.setenv("PATH", "/nowhere")
    assert install("import") == f"{environment}/bin/python -m pip install 'briefkit[import]'"


def test_where_there_is_no_pip_uv_installs(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    assert install("import") == f"uv pip install --python {environment}/bin/python 'briefkit[import]'"


@pytest.mark.parametrize(
    ("mark", "command"),
    [("uv-receipt.toml", "uv tool install"), ("pipx_metadata.json", "pipx install --force")],
)
def test_tools_that_install_anew_are_told_the_extras_that_are_there(mark: str, command: str, environment: Path) -> None:
    (environment / mark).touch()
    assert install("import") == f"{command} 'briefkit[import,xlsx]'"


def test_the_command_line_of_windows_knows_no_single_quotes(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(environment / "bin"))
    monkeypatch.setattr(extras, "_WINDOWS", True)
    assert install("import") == 'pip install "briefkit[import]"'
