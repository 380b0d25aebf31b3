"""Mutation test: breaks one thing at a time, drawn by a fixed seed, and counts how many breaks a test notices.

python -m pip install cosmic-ray pytest-cov
python benchmarks/mutation.py [--count 200] [--seed 12] [--jobs 2] [--only core/issues …] > benchmarks/mutation.md

The operators are those of cosmic-ray. A mutant is tried by the tests that run its line (one run of the suite measures
which; `--coverage FILE` keeps the measure, and uses it if it is there). `mutation_sample.py` says by rule what is never
drawn: annotations, caches (`@cache` taken away changes only the time), time limits, widths of columns …;
`mutation_equivalent.txt` lists single mutants that change nothing, each with its reason. They count neither way.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from mutation_run import MOST, Copy, Outcome, Tests, false_witnesses, measure, run_all
from mutation_sample import RULES, Mutant, equivalents, sample

CAUGHT = ("caught", "slow")


def main() -> None:
    """Sample, break, test, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=200, help="processor time for the tests of one mutant")
    parser.add_argument("--only", action="append", default=[], help="modules whose path in the package starts so")
    parser.add_argument("--coverage", type=Path, help="a coverage file; made if it is not there")
    parser.add_argument("--list", action="store_true", help="only print the mutants")
    options = parser.parse_args()
    mutants = sample(options.only, options.count, options.seed)
    if options.list:
        for mutant in mutants:
            print(f"{mutant.module}:{mutant.line} {mutant.operator}\n  - {mutant.before}\n  + {mutant.after}")
        return
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)  # tests that give up their rights must still find what they import
        outcomes, false = judge(mutants, options, Path(scratch))
    print(report(outcomes, options))
    if false:
        raise SystemExit(f"these fail without a mutant too, so what they caught does not count: {sorted(false)}")


def judge(mutants: list[Mutant], options: argparse.Namespace, scratch: Path) -> tuple[list[Outcome], set[str]]:
    """What the tests say of each mutant; and which of the tests are not to be believed."""
    coverage = options.coverage or scratch / "coverage"
    if not coverage.exists():
        measure(coverage)
    copies = [Copy(scratch / f"copy-{number}") for number in range(options.jobs)]
    if copies[0].run(["tests/test_transcripts.py"], 3600) != (0, ""):
        raise SystemExit("the transcripts fail without a mutant")
    tests, known = Tests(coverage, copies[0].existing()), equivalents()
    drawn = [mutant for mutant in mutants if (mutant.before, mutant.after) not in known]
    outcomes = [Outcome(mutant, "equivalent") for mutant in mutants if mutant not in drawn]
    for number, outcome in enumerate(run_all(drawn, tests, copies, options.seconds), 1):
        place = f"{outcome.mutant.module}:{outcome.mutant.line}"
        print(f"{number}/{len(drawn)} {outcome.word} {place} {outcome.by}", file=sys.stderr, flush=True)
        if outcome.word not in CAUGHT:
            print(f"  - {outcome.mutant.before}\n  + {outcome.mutant.after}", file=sys.stderr, flush=True)
        outcomes.append(outcome)
    return outcomes, false_witnesses(outcomes, copies[0])


def report(outcomes: list[Outcome], options: argparse.Namespace) -> str:
    """The page: how it was run, figures by room, survivors, equivalent mutants."""
    only = "".join(f" --only {part}" for part in options.only)
    command = f"python benchmarks/mutation.py --count {options.count} --seed {options.seed}{only}"
    return "\n".join(
        [
            "# Mutation test",
            "",
            f"`{command}` breaks one place of the source at a time with an operator of cosmic-ray",
            f"and runs the tests that reach its line: transcripts and kept pages, and the lightest {MOST} others.",
            "",
            *_figures(outcomes),
            "",
            "## Survived",
            "",
            *_mutants([outcome for outcome in outcomes if outcome.word in ("survived", "no test")]),
            "",
            "## Equivalent",
            "",
            "Drawn, but known to change nothing (`mutation_equivalent.txt`):",
            "",
            *_mutants([outcome for outcome in outcomes if outcome.word == "equivalent"]),
            "",
            "Never drawn: annotations, signatures, `__repr__`, and",
            "",
            *(f"- {rule.reason}" for rule in RULES),
        ]
    )


def _figures(outcomes: list[Outcome]) -> list[str]:
    rooms: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        for room in ("all", _room(outcome.mutant.module)):
            rooms[room]["caught" if outcome.word in CAUGHT else outcome.word] += 1
    head = [
        "| room | mutants | equivalent | caught | survived | run by no test | caught, % |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    return head + [_row(room, rooms[room]) for room in sorted(rooms, key=lambda room: (room == "all", room))]


def _row(room: str, words: Counter[str]) -> str:
    counted = words.total() - words["equivalent"]
    share = f"{100 * words['caught'] / counted:.0f}" if counted else "–"
    cells = [words[word] for word in ("equivalent", "caught", "survived", "no test")]
    return f"| {room} | {words.total()} | {' | '.join(map(str, cells))} | {share} |"


def _room(module: str) -> str:
    parts = module.split("/")[:-1]
    return "/".join(parts[: 2 if parts[:1] == ["core"] else 1]) or "briefkit"


def _mutants(outcomes: list[Outcome]) -> list[str]:
    known, lines = equivalents(), []
    for mutant, word, _by in sorted(outcomes):
        reason = known.get((mutant.before, mutant.after), "no test runs the line" if word == "no test" else "")
        lines += [f"- `{mutant.module}:{mutant.line}`{': ' if reason else ''}{reason}"]
        lines += [f"  - `{mutant.before}`", f"  - `{mutant.after}`"]
    return lines or ["None."]


if __name__ == "__main__":
    started = time.monotonic()
    main()
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
