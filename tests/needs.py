"""Programs that some tests need."""

from __future__ import annotations

import shutil

import pytest

from tests.thorough import IN_CI


def needs(program: str) -> str:
    """The path of a program. If it is missing, the test is skipped with the reason, or fails in CI."""
    found = shutil.which(program)
    if found is None:
        if IN_CI:
            pytest.fail(f"{program} is not installed, and CI must have it")
        pytest.skip(f"{program} is not installed")
    return found
