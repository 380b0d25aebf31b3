"""Make docs/promises.md from the figures of a run: `python -m tests.promises.report FIGURES > docs/promises.md`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.promises.rows import LATER, PROMISES

_HEAD = """\
# What briefkit promises, and how often it was kept

Made by `make promises` from the tests in `tests/promises/`; do not edit. Each figure is “kept of attempts” in the last
full run. A row without a figure could not be tried on the machine of that run.
"""
_LIMITS = """\
## What is not promised

- Several files cannot be replaced in one step on any common file system. `rename` and edits of a selection write all
  new files first, note in `.briefkit-journal` what they are about to do, and then put one file after the other in its
  place. A failure is rolled back at once. After a crash between two files each file is old or new, and the next
  command that writes finishes the rest; until then `list` shows the mixture.
- The lock is advisory and per machine: briefkit waits for briefkit. An editor knows no such lock; so a file is compared
  with what was read just before it is replaced. An editor that saves in the instant between the two is overwritten.
- A network or cloud folder without `flock` has only that comparison. A file system without hard links has no way to
  make a new file appear whole under a name that must be free: there the name is taken first.
- An edited file is a new file: its mode is kept, its owner where the system allows it; hard links to it and extended
  attributes are not.
"""


def report(lines: list[str]) -> str:
    """The page. Figures with the same promise and description are added up."""
    sums: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        entry = json.loads(line)
        figure = sums.setdefault((entry["promise"], entry["what"]), [0, 0])
        figure[0] += entry["kept"]
        figure[1] += entry["of"]
    parts = [_HEAD]
    for promise, words in PROMISES.items():
        parts.append(f"\n## {words}\n\n| what was tried | kept |\n|---|---|\n")
        rows = sorted((what, figure) for (name, what), figure in sums.items() if name == promise)
        parts += [f"| {what} | {kept:,} of {of:,} |\n" for what, (kept, of) in rows]
    parts.append("\n## Promised for commands that are proved elsewhere\n\n")
    parts += [f"- {words}: {when}\n" for words, when in LATER.items()]
    return "".join([*parts, "\n", _LIMITS])


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1]).read_text("utf-8").splitlines()))
