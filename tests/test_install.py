"""The wheel contains all it needs: it is built, installed into an empty environment, and used there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefkit.output.manual import topics
from tests.places import ROOT
from tests.thorough import IN_CI

pytestmark = pytest.mark.skipif(not IN_CI, reason="installs packages: CI=true make test does")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def built(folder: Path, source: Path) -> Path:
    """The wheel of a package."""
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, source, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"), ROOT)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing in it, not even pip."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    return folder


def install(environment: Path, *what: str | Path) -> Path:
    """Install something there. Returns the path of briefkit; its modules are compiled as they are used."""
    options = ("-q", "--no-compile", "-c", ROOT / "constraints.txt")
    python = environment / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, *what, cwd=environment)
    return environment / "bin" / "briefkit"


def test_fonts_templates_and_types_are_inside(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith(".ttf") for name in names)
    assert any(name.endswith(".typ") for name in names)
    assert any(name.endswith(".html") for name in names)
    assert "briefkit/py.typed" in names
    assert any("OFL" in name for name in names)
    assert not any(name.startswith(("tests/", "tools/", "briefs/")) for name in names)
    assert not any(name.endswith(".py") for name in names if "/fonts/" in name)
    assert {Path(name).stem for name in names if name.startswith("briefkit/docs/")} == {*topics()}


def test_it_works_in_an_empty_environment_and_with_further_fonts(
    wheel: Path, environment: Path, tmp_path: Path
) -> None:
    briefkit = install(environment, wheel)
    assert "Queries" in run(briefkit, "help", "queries", cwd=tmp_path)
    assert "queries" in run(briefkit, "help", cwd=tmp_path)
    run(briefkit, "init", cwd=tmp_path)
    assert "port-fees" in run(briefkit, "list", cwd=tmp_path)
    run(briefkit, "export", "port-fees", "-o", "x.pdf", cwd=tmp_path)
    run(briefkit, "export", "port-fees", "-o", "x.html", cwd=tmp_path)
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert b"Port fees" in (tmp_path / "x.html").read_bytes()
    (tmp_path / "fonts").mkdir()
    fonts = built(tmp_path / "fonts", ROOT / "fonts")
    names = zipfile.ZipFile(fonts).namelist()
    assert {"briefkit_fonts/NotoSerifGeorgian-Regular.ttf", "briefkit_fonts/coverage.txt"} <= set(names)
    assert any(name.endswith("licenses/src/briefkit_fonts/OFL.txt") for name in names)
    text = "სამინისტრომ შესთავაზა მოსაკრებლის შემცირება. " * 9
    front_matter = '---\ntitle: შემცირება\nkind: note\ndate: "2026-09-01"\nlanguage: ka\n---\n'
    (tmp_path / "fees.md").write_text(front_matter + text, "utf-8")
    install(environment, "--find-links", fonts.parent, f"{wheel}[fonts]")
    run(briefkit, "export", "fees", "--strict", "-o", "fees.pdf", cwd=tmp_path)
    assert (tmp_path / "fees.pdf").read_bytes().startswith(b"%PDF")
