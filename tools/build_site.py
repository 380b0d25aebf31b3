"""Make a site of README.md and the pages of docs/: `python -m tools.build_site FOLDER [SOURCE]`, as `make docs` does.

What is in the folder is the site afterwards, and nothing else. Any warning of Sphinx, such as that a link leads to no
page or heading, or that no link of docs/index.md leads to a page, is an error.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from sphinx.cmd.build import build_main

_ROOT = Path(__file__).parents[1]


def build_site(folder: Path, source: Path = _ROOT) -> int:
    """Build the site of a repository. Returns the exit code; what is wrong is on stderr, with file and line."""
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as trees:
        strict = ["--fail-on-warning", "--quiet", "--jobs", "2"]
        return build_main([*strict, "-c", str(_ROOT / "tools/site"), "-d", trees, str(source), str(folder)])


if __name__ == "__main__":
    target, *others = map(Path, sys.argv[1:])
    code = build_site(target, *others)
    if not code:
        print(f"the documentation is in {target / 'index.html'}")
    sys.exit(code)
