"""`--version`, and what it tells about an installation with `--json`."""

from __future__ import annotations

import json
import platform

from briefkit import __version__
from briefkit.storage.sqlite.file import FORMAT
from tests.console import briefkit


def test_the_version_is_one_line() -> None:
    assert briefkit("--version").out == f"briefkit {__version__}\n"


def test_a_report_says_what_is_installed() -> None:
    told = json.loads(briefkit("--version", "--json").out)
    assert list(told) == [
        *("version", "python", "implementation", "platform", "extras", "index_format", "cache", "config"),
    ]
    assert (told["version"], told["python"]) == (__version__, platform.python_version())
    assert (told["index_format"], "xlsx" in told["extras"]) == (FORMAT, True)
    assert briefkit("--json", "--version").out == briefkit("--version", "--json").out


def test_the_option_stands_behind_other_commands() -> None:
    ran = briefkit("--json", "list")
    assert (ran.code, ran.out) == (2, "")
    assert "--json goes with --version only" in ran.stderr
    assert "briefkit list --json" in ran.stderr
