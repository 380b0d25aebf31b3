"""Programs that some tests need."""

from __future__ import annotations

import os
import shutil

import pytest


def needs(program: str) -> str:
    """The path of a program; without it the test is skipped with the reason, but in CI it fails."""
    found = shutil.which(program)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{program} is not installed, and CI must have it")
        pytest.skip(f"{program} is not installed")
    return found
