"""`python -m tools.fuzz --seconds 600 --seed 1 --faults FOLDER`: fuzz every target, store what fails, print a table.

Exit code 1 if anything was found. For each fault FOLDER gets the smallest input found and a note how to repeat it.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.fuzz.forked import load_everything
from tools.fuzz.fuzz import Found, Tally, fuzz, try_command
from tools.fuzz.minimise import minimised
from tools.fuzz.targets import TARGETS

_ATTEMPTS = {"time": 25, "memory": 25, "opened": 10}
"""How often an input is made smaller, where an attempt takes seconds."""


def main() -> int:
    """Read the arguments, and fuzz."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=Path, default=Path(".fuzz"))
    parser.add_argument("targets", nargs="*", default=[*TARGETS], metavar="TARGET", help=", ".join(TARGETS))
    wanted = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    load_everything()
    tallies = fuzz(wanted.seed, wanted.seconds, lambda found: _store(found, wanted.faults), tuple(wanted.targets))
    sys.stdout.write(table(tallies))
    return int(any(tally.faults for tally in tallies.values()))


def _store(found: Found, folder: Path) -> None:
    """Write the smallest input that shows a fault, and say on stderr what it is."""
    target = TARGETS[found.target]

    def still_fails(data: bytes) -> bool:
        faults = try_command(target, found.command, data, Tally(), traced=found.fault.kind == "opened")
        return found.fault in faults

    data = minimised(found.data, still_fails, _ATTEMPTS.get(found.fault.kind, 150))
    name = f"{found.target.replace(' ', '-')}-{found.fault.kind}-{hashlib.sha256(data).hexdigest()[:8]}".replace(
        " ", "-"
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    what = f"{found.target}: briefkit {' '.join(found.command.arguments)}: {found.fault.kind}: {found.fault.detail}\n"
    (folder / f"{name}.txt").write_text(what, "utf-8")
    sys.stderr.write(f"{what}  {folder / name} ({len(data)} bytes)\n")
    sys.stderr.flush()


def table(tallies: Mapping[str, Tally]) -> str:
    """Inputs, commands, faults and the worst of each target, as a table in Markdown."""
    lines = ["| input | inputs | commands | under strace | faults | worst CPU s | worst MB |", f"|{' --- |' * 7}"]
    for name, tally in tallies.items():
        faults = ", ".join(f"{number} {kind}" for kind, number in tally.faults.items()) or "0"
        lines.append(
            f"| {name} | {tally.inputs:,} | {tally.commands:,} | {tally.watched} | {faults} "
            f"| {tally.cpu:.1f} | {tally.megabytes:.0f} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
