"""The same known edits through briefkit and other tools: time, words shown as changed, moves found.

    python benchmarks/diff/run.py [--pandiff PATH]

Prints a Markdown table; docs/diff.md holds one such run. A tool that is not installed is left out.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from prose import Case, Writer, edited_case

from briefkit.core.diff.text.diff import BlockChange, diff_texts, words_in

LONGEST = 240
CASES = ((2000, 3, None), (2000, 3, 80), (50000, 75, None), (50000, 75, 80))
Shown = tuple[float, int | None]
"""CPU seconds, and words shown as changed; None if the tool did not finish."""


def ran(command: list[str]) -> tuple[float, str | None]:
    """CPU seconds of a command and its children, and what it printed."""
    start = children()
    try:
        printed = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False).stdout
    except subprocess.TimeoutExpired:
        return LONGEST, None
    return children() - start, printed


def children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def by_git(old: Path, new: Path) -> Shown:
    took, printed = ran(["git", "diff", "--no-index", "--word-diff=porcelain", str(old), str(new)])
    lines = (printed or "").split("\n")[4:]
    return took, sum(len(line[1:].split()) for line in lines if line[:1] in {"+", "-"})


def by_wdiff(old: Path, new: Path) -> Shown:
    took, printed = ran(["wdiff", "-w\x01", "-x\x02", "-y\x03", "-z\x04", str(old), str(new)])
    return took, sum(len(run.split()) for run in re.findall("[\x01\x03]([^\x02\x04]*)[\x02\x04]", printed or ""))


def by_pandiff(program: str) -> Callable[[Path, Path], Shown]:
    def run(old: Path, new: Path) -> Shown:
        took, printed = ran([program, str(old), str(new)])
        if printed is None:
            return took, None
        runs = re.findall(r"\{(?:\+\+|--)(.*?)(?:\+\+|--)\}|\{~~(.*?)~>(.*?)~~\}", printed, re.DOTALL)
        return took, sum(len(part.split()) for run in runs for part in run)

    return run


def by_difflib(old: Path, new: Path) -> Shown:
    code = (
        "import sys, difflib; a, b = (open(p).read().split() for p in sys.argv[1:]); "
        "m = difflib.SequenceMatcher(None, a, b, autojunk=False); "
        "print(sum((j - i) + (l - k) for op, i, j, k, l in m.get_opcodes() if op != 'equal'))"
    )
    took, printed = ran([sys.executable, "-c", code, str(old), str(new)])
    return took, int(printed) if printed else None


def by_briefkit(old: Path, new: Path) -> Shown:
    took, _ = ran([sys.executable, "-m", "briefkit", "--no-pager", "diff", str(old), str(new)])
    return took, None


def moved_text(block: BlockChange) -> str:
    return " ".join("".join(segment.old for segment in block.segments).split())


def in_process(case: Case, wrap: int | None) -> tuple[float, int, set[str]]:
    """briefkit as a library: the median of five runs, words shown, texts of the blocks reported as moved."""
    old, new = case.text("old", wrap), case.text("new", wrap)
    times = []
    for _ in range(5):
        start = time.process_time()
        diff = diff_texts(old, new)
        times.append(time.process_time() - start)
    blocks = [block for block in diff.blocks if block.change != "moved-from"]
    runs = [segment for block in blocks for segment in block.segments if segment.op != "equal"]
    shown = sum(words_in(segment.old) + words_in(segment.new) for segment in runs)
    return statistics.median(times), shown, {moved_text(block) for block in blocks if block.change == "moved-to"}


def false_moves(pairs: int) -> int:
    """Moves shown between unrelated texts that share only a short formula."""
    found = 0
    for number in range(pairs):
        old, new = (Writer(seed).paragraphs(600) for seed in (number, 100000 + number))
        formula = "The views expressed are the author's own."
        diff = diff_texts("\n\n".join([formula, *old]), "\n\n".join([*new, formula]))
        found += len({block.move for block in diff.blocks if block.move})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pandiff", default=shutil.which("pandiff"))
    chosen = parser.parse_args()
    tools: dict[str, Callable[[Path, Path], Shown]] = {"git --word-diff": by_git}
    tools |= {"wdiff": by_wdiff} if shutil.which("wdiff") else {}
    tools |= {"pandiff": by_pandiff(chosen.pandiff)} if chosen.pandiff else {}
    tools |= {"difflib, whole text": by_difflib}
    print("| text | tool | CPU time | shown ÷ changed | moves | false moves |\n|---|---|---|---|---|---|")
    for words, moves, wrap in CASES:
        case = edited_case(words, moves, seed=7)
        name = f"{words:,} words{', wrapped' if wrap else ''}"
        took, shown, moved = in_process(case, wrap)
        hits, wrong = len(moved & case.moved), len(moved - case.moved)
        with tempfile.TemporaryDirectory() as folder:
            old, new = Path(folder, "old.md"), Path(folder, "new.md")
            old.write_text(case.text("old", wrap), "utf-8")
            new.write_text(case.text("new", wrap), "utf-8")
            whole = by_briefkit(old, new)[0] - ran([sys.executable, "-m", "briefkit", "--version"])[0]
            print(
                f"| {name} | briefkit | {took * 1000:.0f} ms (command, beyond start-up: {whole:.2f} s) "
                f"| {shown / case.changed:.2f} | {hits} of {moves} | {wrong} |",
                flush=True,
            )
            for tool, run in tools.items():
                seconds, words_shown = run(old, new)
                ratio = "did not end" if words_shown is None else f"{words_shown / case.changed:.2f}"
                print(f"| {name} | {tool} | {seconds:.2f} s | {ratio} | none | – |", flush=True)
    print(f"\nFalse moves in 300 pairs of unrelated texts: {false_moves(300)}")
    seeds = [edited_case(2000, 3, seed) for seed in range(100, 150)]
    ratios = [in_process(case, wrap)[1] / case.changed for case in seeds for wrap in (None, 80)]
    found = sum(len(in_process(case, 80)[2] & case.moved) for case in seeds)
    print(
        f"50 more texts of 2,000 words: ratio {min(ratios):.3f} to {max(ratios):.3f}, moves {found} of {3 * len(seeds)}"
    )


if __name__ == "__main__":
    main()
