"""Asks a large library the same questions in both stores, in one run: the index of its folder, and a PostgreSQL server.

python benchmarks/make_library.py FOLDER 1000000 --rarities
python benchmarks/million.py FOLDER -o measured.json [--store sqlite] [--rounds 5] [--scratch DIR]

Each question is a whole command; times are wall seconds, the least and the median of several rounds in which the
commands take turns. Beside them stands what starting takes: `--version`, and for the server also a process that only
connects and asks for one number. A goal is met if the least time is within it. Answers of both stores are compared.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from questions import EVERYTHING, QUESTIONS, Question
from running import Program, run
from stores import FolderIndex, ServedLibrary, Steps

HERE = Path(__file__).parent
SOURCES = HERE.parent / "src"


class Measurement:
    """Runs commands and holds what they took."""

    def __init__(self, rounds: int) -> None:
        self.rounds = rounds
        self.rows: list[dict[str, Any]] = []

    def step(self, store: str, program: Program, environment: dict[str, str], goal: float | None = None) -> None:
        """One run of what takes minutes. The goal is in seconds."""
        run(program, environment)
        self._add(store, program, 0.0, goal)

    def warm(self, store: Steps, questions: Sequence[Question]) -> None:
        """Rounds of all questions after one that does not count, with the start beside them."""
        programs = [Program(one.name, store.asked(one), hashed=True) for one in questions]
        starts = store.starts()
        for number in range(self.rounds + 1):
            for program in (*starts, *programs):
                if not program.failed:
                    run(program, store.environment, number)
        for program in (*starts, *programs):
            program.runs.pop(0, None)
        for program in starts:
            self._add(store.name, program, 0.0, None)
        if starts[-1].failed:
            raise RuntimeError(f"{starts[-1].name}: {starts[-1].failed}")
        start = min(taken.wall for taken in starts[-1].runs.values())
        for program, one in zip(programs, questions, strict=True):
            self._add(store.name, program, start, one.goal / 1000 if store.goals and one.goal else None)

    def _add(self, store: str, program: Program, start: float, goal: float | None) -> None:
        row: dict[str, Any] = {"store": store, "what": program.name, "failed": program.failed}
        if not program.failed:
            walls = sorted(taken.wall for taken in program.runs.values())
            row |= {
                "least_s": round(walls[0], 3),
                "median_s": round(walls[len(walls) // 2], 3),
                "cpu_s": round(min(taken.cpu for taken in program.runs.values()), 3),
                "mb": program.peak(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "answer": program.answer,
            }
            row |= {"beyond_start_s": round(walls[0] - start, 3)} if start else {}
            row |= {} if goal is None else {"goal_s": goal, "met": walls[0] - start <= goal}
        self.rows.append(row)
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {store}: {json.dumps(row)}\n")

    def note(self, store: str, what: str, value: object) -> None:
        """Something that is not a time."""
        self.rows.append({"store": store, "what": what, "value": value})
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {store}: {what}: {value}\n")


def measure(measurement: Measurement, store: Steps, *, whole: bool) -> dict[str, object]:
    """All steps of one store: filling, asking, one changed brief, and if `whole` a long answer and many clients."""
    for program, goal in store.filling():
        measurement.step(store.name, program, store.environment, goal)
    measurement.warm(store, QUESTIONS)
    for program, goal in store.changing():
        measurement.step(store.name, program, store.environment, goal)
    if whole:
        everything = Program(EVERYTHING.name, store.asked(EVERYTHING), hashed=True)
        measurement.step(store.name, everything, store.environment)
    for what, value in store.sizes():
        measurement.note(store.name, what, value)
    return store.under_load() if whole else {}


def table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows as Markdown."""
    heads = ("least s", "median s", "CPU s", "MB", "beyond start", "goal")
    lines = [f"| store | | {' | '.join(heads)} |", "| --- | --- " + "| ---: " * len(heads) + "|"]
    for row in rows:
        if "value" in row or row["failed"]:
            told = row["value"] if "value" in row else row["failed"]
            lines.append(f"| {row['store']} | {row['what']} | {told} | | | | | |")
            continue
        beyond = f"{1000 * row['beyond_start_s']:+.0f} ms" if "beyond_start_s" in row else ""
        goal = f"≤ {row['goal_s']:g} s: {'met' if row['met'] else 'missed'}" if "goal_s" in row else ""
        times = f"{row['least_s']:.2f} | {row['median_s']:.2f} | {row['cpu_s']:.2f} | {row['mb']}"
        lines.append(f"| {row['store']} | {row['what']} | {times} | {beyond} | {goal} |")
    return "\n".join(lines) + "\n"


def compared(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The questions that the stores answered differently."""
    answers: dict[str, set[str]] = {}
    for row in rows:
        if row.get("answer"):
            answers.setdefault(row["what"], set()).add(row["answer"])
    yield from (what for what, found in answers.items() if len(found) > 1)


def machine() -> dict[str, object]:
    """What the figures depend on."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return {"processors": os.cpu_count(), "python": platform.python_version(), "load before": load}


def main() -> None:
    """Measure, print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("million.json"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store", action="append", choices=["sqlite", "postgres"], help="only this one")
    parser.add_argument("--scratch", type=Path, help="where the index and the repository go; kept and used again")
    parser.add_argument("--short", action="store_true", help="without the list of all briefs and without load.py")
    parser.add_argument("--rate", type=float, default=200.0, help="questions a second that load.py asks")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped
    library = chosen.folder.resolve()
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(SOURCES)], check=False)  # as when installed
    measurement, on, load = Measurement(chosen.rounds), machine(), dict[str, object]()
    with tempfile.TemporaryDirectory() as temporary:
        scratch = (chosen.scratch or Path(temporary)).resolve()
        for kind in (FolderIndex, ServedLibrary):
            if not chosen.store or kind.name in chosen.store:
                with kind(library, scratch, chosen.rate) as store:
                    load |= measure(measurement, store, whole=not chosen.short)
                    on |= store.settings()
    differing = [*compared(measurement.rows)]
    on["load after"] = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    result = {"machine": on, "rows": measurement.rows, "answered differently": differing, "load": load}
    chosen.output.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    told = "".join(f"{what}: {value}\n" for what, value in on.items())
    sys.stdout.write(f"{told}\n{table(measurement.rows)}\nanswered differently: {', '.join(differing) or 'nothing'}\n")


if __name__ == "__main__":
    main()
