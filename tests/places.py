"""Paths outside the tests' own folder."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "briefs"
DOCS = ROOT / "docs"
LIBRARIES = ROOT / "tests" / "libraries"
TEST_FONTS = ROOT / "tests" / "fonts"
