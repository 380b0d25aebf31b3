"""Compares briefkit with floors and peers on one library, everything in one run, as ratios.

python benchmarks/measure.py FOLDER [--rounds 5] [--node-modules DIR] [--papis FILE] [--skip WORD]
python benchmarks/measure.py --foreign FOLDER    # any Markdown files that are not briefs

Times are user + system seconds of whole processes and their children, medians; runs of all commands take turns, so that
a busy machine slows them alike. `cold` deletes the index before each run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peers
from running import Against, Program, run, table

HERE = Path(__file__).parent
SOURCES = HERE.parent / "src"
START = [sys.executable, "-c", "import sys; sys.argv[0] = 'briefkit'; from briefkit.cli.app import main; main()"]
TOPIC = ["--topic", "sanctions", "--limit", "20"]
MONTHS = ["--since", "2024-01", "--until", "2024-02"]
SETTINGS = '[library]\nname = "Example Institute"\n'


def floors(library: str) -> list[Program]:
    """Lower bounds for any tool."""
    own = [sys.executable, str(HERE / "floors.py")]
    return [
        Program("python -c pass", [sys.executable, "-c", "pass"]),
        Program("import typer", [sys.executable, "-c", "import typer"], key="import typer"),
        Program("line: Typer, one line", [*own, "line"], key="line"),
        Program("walk: Typer, one line, walk + stat", [*own, "walk", library], key="walk"),
        Program("parse: front matter by CSafeLoader", [*own, "parse", library], key="parse", slow=True),
        *peers.searches(library),
    ]


def commands(library: str, *, foreign: bool) -> list[Program]:
    """Commands for any folder of Markdown files."""
    briefkit = [*START, "--library", library]
    topic = [*briefkit, "list", *TOPIC]
    rare, common = [*briefkit, "search", "quaggas"], [*briefkit, "search", '"verification regime"']
    within = (Against("warm list", 15, beyond=True),)
    parse, check = Against("parse", 2.5 if foreign else 1.3), Against("cold index", 2.5)
    beside = (*within, Against("rg -l", 1, clock=True, when=" at 100,000"))
    changed, shown = Against("warm list", 50, beyond=True), Against("warm list", 50, beyond=True)
    count = "select holder, count(*) from positions group by 1"
    return [
        Program("`--version`", [*START, "--version"], (Against("import typer", 1.2),)),
        Program("`--help`", [*START, "--help"], (Against("import typer", 2.5),)),
        Program("`list --topic`, index cold", topic, (parse,), key="cold index", cold=True, slow=True),
        Program("`list --topic`, warm", topic, (Against("walk", 1.25),), key="warm list"),
        Program("`list --topic`, one file changed", topic, (changed,), edited=True),
        Program("`list --topic`, on a terminal", topic, (shown,), terminal=True, prints=True),
        Program("`search`, first time (texts)", rare, (Against("parse"),), cold=True, slow=True),
        Program("`search`, a rare word", rare, within, key="warm search"),
        Program("`search`, a common phrase", common, beside),
        Program("`check`, the whole library", [*briefkit, "check"], (check,), slow=True, may_end=(0, 1)),
        Program("`sql`, positions by party", [*briefkit, "sql", count]),
    ]


def commands_on_briefs(library: str, brief: str) -> list[Program]:
    """Commands that need briefs."""
    briefkit = [*START, "--library", library]
    asked = {"_BRIEFKIT_COMPLETE": "bash", "_BRIEFKIT_LINE": "briefkit show brief-0001", "_BRIEFKIT_WORD": "brief-0001"}
    asked["BRIEFKIT_LIBRARY"] = library
    beyond = (Against("line", 500, beyond=True),)
    change = [*briefkit, "set", brief, "summary=As changed in round ROUND."]
    return [
        Program("`show` and Tab", START, (Against("line", 1.2),), prints=True, environment=asked),
        Program("`set`, one key of one brief", change, (Against("warm list", 1),), writes=True, prints=True),
        Program("`issues --pivot party`", [*briefkit, "issues", "--pivot", "party"], prints=True),
        Program("`judgments score`", [*briefkit, "judgments", "score"], prints=True),
        Program("`registry list`", [*briefkit, "registry", "list"], beyond, prints=True),
        Program("`issues --as-of`", [*briefkit, "issues", "--as-of", "2018"], beyond, prints=True),
        Program("`timeline`", [*briefkit, "timeline"], beyond, prints=True),
        Program("`digest` of two months", [*briefkit, "digest", *MONTHS], beyond, prints=True),
    ]


def measure(programs: list[Program], changed: Path, scratch: Path, rounds: int, slow_rounds: int) -> None:
    """Run all programs in turn; the first round of the quick ones is a warm-up and does not count."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(SOURCES)], check=False)  # as when installed
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "XDG_CACHE_HOME": str(scratch / "warm")}
    cold = {**environment, "XDG_CACHE_HOME": str(scratch / "cold")}  # so that the warm index stays warm
    for number in range(rounds + 1):
        for program in programs:
            if program.failed or (program.slow and number >= slow_rounds):
                continue
            if program.cold:
                shutil.rmtree(scratch / "cold", ignore_errors=True)
            if program.edited:
                _edit(changed)
            if program.primed and number == 0:
                run(program, environment)
            run(program, cold if program.cold else environment, number)
            if program.edited or program.writes:
                _settle(programs, environment)
    for program in programs:
        if not program.slow:
            program.runs.pop(0, None)


def _edit(path: Path) -> None:
    """Change a file."""
    content = path.read_bytes()
    path.write_bytes(content.removesuffix(b"x\n") if content.endswith(b"x\n") else content + b"x\n")


def _settle(programs: list[Program], environment: dict[str, str]) -> None:
    """Wait until changed files count as settled: recent ones are checked twice, which is not what `warm` measures."""
    time.sleep(2.1)
    for program in programs:
        if program.key in {"warm list", "warm search"}:  # a search indexes the words of changed files
            subprocess.run(program.command, env=environment, capture_output=True, check=False)


@contextmanager
def borrowed(library: Path, changed: Path, *, foreign: bool) -> Iterator[Path]:
    """A scratch folder, and the library to work in: changes are undone, foreign files get settings."""
    settings = library / "briefkit.toml"
    made = foreign and not settings.exists()
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copy2(changed, Path(scratch) / "before.md")
        if made:
            settings.write_text(SETTINGS, "utf-8")
        try:
            yield Path(scratch)
        finally:
            shutil.copy2(Path(scratch) / "before.md", changed)
            if made:
                settings.unlink()


def size(library: Path) -> str:
    """The number and size of the files."""
    count = total = 0
    for folder, _, names in os.walk(library):  # rglob remembers everything, and this process has to stay small
        for name in names:
            if name.endswith(".md"):
                count, total = count + 1, total + Path(folder, name).stat().st_size
    return f"{count:,} Markdown files, {total / 1e6:.1f} MB\n\n"


def main() -> None:
    """Print the table of one library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow-rounds", type=int, default=3, help="number of runs of programs that take seconds")
    parser.add_argument("--node-modules")
    parser.add_argument("--papis", help="the program papis, to measure it too; filling its cache takes minutes")
    parser.add_argument("--foreign", action="store_true", help="the files are not briefs: other goals, fewer commands")
    parser.add_argument("--skip", action="append", default=[], help="leave out programs with this in their name")
    chosen = parser.parse_args()
    library, changed = chosen.folder, next(chosen.folder.rglob("*.md"))
    with borrowed(library, changed, foreign=chosen.foreign) as scratch:
        programs = [*floors(str(library)), *commands(str(library), foreign=chosen.foreign)]
        programs += [] if chosen.foreign else commands_on_briefs(str(library), changed.stem)
        programs += [*peers.readers(str(library), chosen.node_modules), *peers.hugo(library, scratch)]
        programs += peers.papis(library, scratch, chosen.papis, prints=not chosen.foreign) if chosen.papis else []
        programs = [program for program in programs if not any(word in program.name for word in chosen.skip)]
        measure(programs, changed, scratch, chosen.rounds, chosen.slow_rounds)
        sys.stdout.write(size(library) + table(programs))


if __name__ == "__main__":
    main()
