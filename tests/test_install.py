"""The wheel contains all it needs: it is built, installed into an empty environment, and used there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.thorough import FULL

pytestmark = pytest.mark.skipif(not FULL, reason="installs packages: part of CI=true make test")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (found,) = folder.glob("briefkit-*.whl")
    return found


@pytest.fixture(scope="module")
def fonts_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, ROOT / "fonts", cwd=folder)
    (found,) = folder.glob("briefkit_fonts-*.whl")
    return found


def test_fonts_templates_and_types_are_inside(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith(".ttf") for name in names)
    assert any(name.endswith(".typ") for name in names)
    assert any(name.endswith(".html") for name in names)
    assert "briefkit/py.typed" in names
    assert any("OFL" in name for name in names)
    assert not any(name.startswith(("tests/", "tools/", "briefs/")) for name in names)
    assert not any(name.endswith(".py") for name in names if "/fonts/" in name)


def test_it_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    briefkit = tmp_path / "venv" / "bin" / "briefkit"
    run(briefkit, "init", cwd=tmp_path)
    assert "port-fees" in run(briefkit, "list", cwd=tmp_path)
    run(briefkit, "export", "port-fees", "-o", "x.pdf", cwd=tmp_path)
    run(briefkit, "export", "port-fees", "-o", "x.html", cwd=tmp_path)
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert b"Port fees" in (tmp_path / "x.html").read_bytes()


def test_further_fonts_are_an_extra(wheel: Path, fonts_wheel: Path, tmp_path: Path) -> None:
    names = zipfile.ZipFile(fonts_wheel).namelist()
    assert {"briefkit_fonts/NotoSerifGeorgian-Regular.ttf", "briefkit_fonts/coverage.txt"} <= set(names)
    assert any(name.endswith("licenses/src/briefkit_fonts/OFL.txt") for name in names)
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    constraints = ("-c", ROOT / "constraints.txt", "--find-links", fonts_wheel.parent)
    run(python, "-m", "pip", "install", "-q", *constraints, f"{wheel}[fonts]", cwd=tmp_path)
    briefkit = tmp_path / "venv" / "bin" / "briefkit"
    run(briefkit, "init", cwd=tmp_path)
    text = "სამინისტრომ შესთავაზა მოსაკრებლის შემცირება. " * 9
    front_matter = '---\ntitle: შემცირება\nkind: note\ndate: "2026-09-01"\nlanguage: ka\n---\n'
    (tmp_path / "fees.md").write_text(front_matter + text, "utf-8")
    run(briefkit, "export", "fees", "--strict", "-o", "fees.pdf", cwd=tmp_path)
    assert (tmp_path / "fees.pdf").read_bytes().startswith(b"%PDF")
