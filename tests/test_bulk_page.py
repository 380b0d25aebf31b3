"""The recipes of docs/bulk.md, run as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import needs
from tests.places import DOCS, SAMPLE

PAGE = (DOCS / "bulk.md").read_text("utf-8")
RECIPES = re.findall(r"^```sh(?: (\w+))?\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
_ON_SANCTIONS = re.compile(r"^topics:.*\bsanctions\b", re.MULTILINE)
TOPIC = {path.stem for path in SAMPLE.glob("*.md") if _ON_SANCTIONS.search(path.read_text("utf-8"))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample library, in which one brief has no date."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "briefs"))


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    variables = {**os.environ, "PATH": path, **environment}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=variables, capture_output=True, text=True, check=False
    )


def recipe(kind: str, word: str) -> str:
    (found,) = [text for named, text in RECIPES if named == kind and word in text]
    return str(found)


def made(folder: Path) -> set[str]:
    return {path.stem for path in (folder / "out").iterdir()}


def test_reports(folder: Path) -> None:
    ran = run(recipe("", "report.xlsx"), folder)
    assert ran.returncode == 0, ran.stderr
    assert (folder / "report.xlsx").exists()


@pytest.mark.parametrize("word", ["-n 20", "seq 4"])
def test_xargs(word: str, folder: Path) -> None:
    ran = run(recipe("", word), folder)
    assert (ran.returncode, made(folder)) == (0, TOPIC), ran.stderr


def test_gnu_parallel(folder: Path) -> None:
    needs("parallel")
    ran = run(recipe("parallel", "--pipe"), folder)
    assert (ran.returncode, made(folder)) == (0, TOPIC), ran.stderr


def test_slurm_s_tasks(folder: Path) -> None:
    """Each task with the variable that Slurm sets."""
    script = recipe("slurm", "#SBATCH")
    tasks = int(re.findall(r"--array=1-(\d+)", script)[0])
    assert f"/{tasks}" in script
    fewer = script.replace(f"/{tasks}", "/2")
    codes = [run(fewer, folder, SLURM_ARRAY_TASK_ID=str(task)).returncode for task in (1, 2)]
    assert (codes, made(folder)) == ([0, 0], TOPIC)
    ran = run(recipe("", "list -0 topic:sanctions > all"), folder)
    assert (ran.returncode, f"{len(TOPIC)} items done" in ran.stderr) == (0, True)
