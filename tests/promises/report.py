"""Makes docs/promises.md from the figures of a run: `python -m tests.promises.report FIGURES > docs/promises.md`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.promises.rows import LATER, PROMISES

_HEAD = """\
---
description: What was tested, and how often each promise was kept
group: Development
---

# What briefkit promises, and how often the promise was kept

Made by `make promises` from the tests in `tests/promises/` and those that `rows.py` there names; do not edit. Each
figure is “kept of attempts” in the last full run; a test of another folder is one attempt, a property as many as it
generated examples. A promise without rows could not be tested on that machine.
"""
_LIMITS = """\
## What is not promised

- No common file system can replace several files in one step. `rename` and edits of a selection first record in a
  journal what they are about to do, write all new files, and then move them into place one after the other. A failure
  is rolled back at once. After a crash in between, each file is either old or new, and the next command that writes
  finishes the rest; until then `list` shows the mixture. The journal is signed with a key in your state folder; on
  another machine, or without a key, what is left is named and not finished.
- The lock is advisory and per machine: briefkit waits for briefkit. Editors do not know about it, so just before a file
  is replaced it is compared with what was read. An editor that saves in the instant between the two is overwritten.
- A network or cloud folder without `flock` has only that comparison. On a file system without hard links a new file
  cannot appear complete under a name that must be free: there the name is taken first.
- An edited file is a new file: it keeps its mode, and its owner if the system allows it, but not hard links to it or
  extended attributes.
"""


def report(lines: list[str]) -> str:
    """The page. Figures with the same promise and description are added up."""
    sums: dict[tuple[str, str], list[int]] = {}
    for line in lines:
        result = json.loads(line)
        figure = sums.setdefault((result["promise"], result["what"]), [0, 0])
        figure[0] += result["kept"]
        figure[1] += result["of"]
    parts = [_HEAD]
    for promise, words in PROMISES.items():
        parts.append(f"\n## {words}\n\n| what was tried | kept |\n|---|---|\n")
        rows = sorted((what, figure) for (name, what), figure in sums.items() if name == promise)
        parts += [f"| {what} | {kept:,} of {of:,} |\n" for what, (kept, of) in rows]
    parts.append("\n## Not yet tested\n\n")
    parts += [f"- {words}: {when}\n" for words, when in LATER.items()]
    return "".join([*parts, "\n", _LIMITS])


if __name__ == "__main__":
    sys.stdout.write(report(Path(sys.argv[1]).read_text("utf-8").splitlines()))
