"""Measures briefkit against floors and peers on one library, everything in one run, as ratios.

python benchmarks/measure.py FOLDER [--rounds 5] [--node-modules DIR] [--skip WORD]

Times are user + system seconds of whole processes and their children, medians; runs of all commands take turns, so that
a busy machine slows them alike. `cold` deletes the index before each run.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Program:
    """A command, what it is measured by, and what it took: CPU and wall seconds, and peak memory in MB."""

    name: str
    command: list[str]
    floor: str | None = None
    goal: str = ""
    cold: bool = False
    change: bool = False
    slow: bool = False
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    memory: float = 0.0


def programs(library: str, node_modules: str | None) -> list[Program]:
    """Floors first, then briefkit, then peers."""
    python = sys.executable
    briefkit = [python, "-c", "from briefkit.cli.app import main; main()", "--library", library]
    floors = str(HERE / "floors.py")
    topic = ["--topic", "sanctions", "--limit", "20"]
    told = [
        Program("python -c pass", [python, "-c", "pass"]),
        Program("import typer", [python, "-c", "import typer"]),
        Program("walk: Typer, one line, walk + stat", [python, floors, "walk", library]),
        Program("parse: front matter by CSafeLoader", [python, floors, "parse", library], slow=True),
        Program("grep -rl, a rare word", ["grep", "-rl", "--include=*.md", "quaggas", library]),
        Program("grep -rl, a common phrase", ["grep", "-rl", "--include=*.md", "arms control", library]),
        Program("`--version`", [*briefkit[:3], "--version"], "import typer", "1.2"),
        Program("`--help`", [*briefkit[:3], "--help"], "import typer", "2.5"),
        Program("`list --topic`, index cold", [*briefkit, "list", *topic], "parse", "1.3", cold=True, slow=True),
        Program("`list --topic`, warm", [*briefkit, "list", *topic], "walk", "1.25"),
        Program("`list --topic`, one file changed", [*briefkit, "list", *topic], "walk", change=True),
        Program("`search`, first time (texts)", [*briefkit, "search", "quaggas"], "parse", cold=True, slow=True),
        Program("`search`, a rare word", [*briefkit, "search", "quaggas"], "walk"),
        Program("`search`, a common phrase", [*briefkit, "search", '"arms control"'], "walk"),
        Program("`issues --pivot party`", [*briefkit, "issues", "--pivot", "party"], slow=True),
        Program("`sql`, positions by party", [*briefkit, "sql", "select party, count(*) from positions group by 1"]),
        Program("python-frontmatter, a loop", [python, floors, "frontmatter", library], slow=True),
    ]
    if node_modules:
        script = str(HERE / "gray_matter.cjs")
        told.append(Program("gray-matter (node), a loop", ["node", script, node_modules, library], slow=True))
    return told


def run(program: Program, environment: dict[str, str]) -> None:
    """Run a command once more and note what it took."""
    before, since = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of ours
        process = subprocess.Popen(program.command, env=environment, stdout=nowhere, stderr=nowhere)  # noqa: S603
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - since
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    program.cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    program.wall.append(wall)
    program.memory = max(program.memory, used.ru_maxrss / 1024)


def measure(told: list[Program], library: Path, rounds: int, slow_rounds: int) -> None:
    """Let all take turns; the first round of what is quick warms up and does not count."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache, "PYTHONPATH": str(HERE.parent / "src")}
        changed = next(library.rglob("*.md"))
        for number in range(rounds + 1):
            for program in told:
                if program.slow and number >= slow_rounds:
                    continue
                if program.cold:
                    shutil.rmtree(cache)
                if program.change:
                    text = changed.read_text("utf-8")
                    changed.write_text(text[:-2] if text.endswith("x\n") else text + "x\n", "utf-8")
                run(program, environment)
                if number == 0 and not program.slow:
                    del program.cpu[:], program.wall[:]
                if program.change:  # files that have just changed are looked at twice: not what `warm` measures
                    time.sleep(2.1)
                    subprocess.run(program.command, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603


def table(told: Iterable[Program]) -> str:
    """One table: CPU seconds, wall seconds, memory, and the ratio to the floor (CPU), round by round."""
    by_name = {program.name.partition(":")[0]: program for program in told}
    lines = ["| | CPU ms | wall ms | MB | of its floor | goal |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for program in by_name.values():
        cpu, wall = statistics.median(program.cpu), statistics.median(program.wall)
        floor = by_name[program.floor] if program.floor else None
        ratio = f"{_ratio(program, floor):.2f} × {program.floor}" if floor else ""
        goal = f"≤ {program.goal}" if program.goal else ""
        lines.append(
            f"| {program.name} | {cpu * 1000:.0f} | {wall * 1000:.0f} | {program.memory:.0f} | {ratio} | {goal} |"
        )
    return "\n".join(lines) + "\n"


def _ratio(program: Program, floor: Program) -> float:
    """The median of what each round took against its floor in the same round: a machine's speed drifts."""
    return statistics.median(mine / other for mine, other in zip(program.cpu, floor.cpu, strict=True))


def main() -> None:
    """Print the table of one library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow-rounds", type=int, default=3, help="so many runs of what takes seconds")
    parser.add_argument("--node-modules")
    parser.add_argument("--skip", action="append", default=[], help="leave out what has this in its name")
    chosen = parser.parse_args()
    told = programs(str(chosen.folder), chosen.node_modules)
    told = [program for program in told if not any(word in program.name for word in chosen.skip)]
    measure(told, chosen.folder, chosen.rounds, chosen.slow_rounds)
    sys.stdout.write(table(told))


if __name__ == "__main__":
    main()
