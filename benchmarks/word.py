"""How long Word documents and books take, compared with pandoc: `python benchmarks/word.py [ROUNDS]`.

Measures CPU time in turn, for DOCX and EPUB: all briefs of the sample library in one process of briefkit, without its
start and with it, in both with the process that draws its charts; the same files by pandoc, a process each, as it makes
one document at a time; and by pandoc from the Markdown that briefkit exports, which has the same tables, notes and
sources as briefkit's own documents. Then one brief alone, as a command of its own. Prints the best of all rounds.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
BRIEFKIT = [sys.executable, "-m", "briefkit", "--library", str(ROOT / "briefs")]
ONE = "2018-11-impasse-before-paris"
ALL = """
import atexit, resource, sys
from pathlib import Path
from briefkit import Library
def spent():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
library = Library.open(Path(sys.argv[1]))
briefs = [brief for brief in library.find() if brief.date]
start = spent()
for brief in briefs:
    library.export(brief, sys.argv[2])
atexit._run_exitfuncs()  # ends the process that draws, so that its time is known
print(spent() - start, *(brief.path for brief in briefs))
"""


def spent() -> float:
    """The CPU time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def taken(*commands: list[str]) -> float:
    """The CPU time of some commands, one after the other."""
    start = spent()
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return spent() - start


def by_pandoc(sources: list[Path], target: Path) -> float:
    """The CPU time of pandoc for some files."""
    return taken(*(["pandoc", str(source), "-f", "markdown", "-o", str(target)] for source in sources))


def compare(format_: str, rounds: int, folder: Path) -> None:
    """Measure and print one format."""
    best: dict[str, float] = {}
    own, target = folder / f"own.{format_}", folder / f"made.{format_}"
    paths: list[str] = []
    for _ in range(rounds):
        start = spent()
        command = [sys.executable, "-c", ALL, str(ROOT / "briefs"), format_]
        seconds, *paths = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        found = {
            "briefkit": float(seconds),
            "briefkit, with its start": spent() - start,
            "pandoc": by_pandoc([ROOT / "briefs" / path for path in paths], target),
            "pandoc, from our Markdown": by_pandoc(sorted(folder.glob("*.md")), target),
            "one brief: briefkit": taken([*BRIEFKIT, "export", ONE, "-o", str(own)]),
            "one brief: pandoc, from our Markdown": by_pandoc([folder / f"{ONE}.md"], target),
        }
        best = {what: min(time, best.get(what, time)) for what, time in found.items()}
    print(f"{format_}, {len(paths)} briefs, CPU seconds")
    for what, time in best.items():
        print(f"  {what}: {time:.2f}")


def main(rounds: int) -> None:
    """Measure both formats."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        taken([*BRIEFKIT, "export", "--where", "date:*", "--to", "md", "-o", name])
        for format_ in ("docx", "epub"):
            compare(format_, rounds, folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
