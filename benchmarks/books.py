"""How long a book takes, compared with pandoc: `python benchmarks/books.py [ROUNDS]`.

Measures CPU time in turn: all briefs of the sample library as EPUB in one process of briefkit (with reading the library
and its start left out, and then with them), and the same files by pandoc, a process each, as it makes one book at a
time. Prints the best of all rounds.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ALL = """
import sys, time
from pathlib import Path
from briefkit import Library
library = Library.open(Path(sys.argv[1]))
briefs = [brief for brief in library.find() if brief.date]
library.export(briefs[0], "epub")
start = time.process_time()
for brief in briefs:
    library.export(brief, "epub")
print(time.process_time() - start, *(brief.path for brief in briefs))
"""


def spent() -> float:
    """The CPU time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(rounds: int) -> None:
    """Measure and print."""
    own, whole, other = [], [], []
    number = 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            start = spent()
            command = [sys.executable, "-c", ALL, str(ROOT / "briefs")]
            seconds, *paths = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            own.append(float(seconds))
            whole.append(spent() - start)
            start = spent()
            for path in paths:
                source, target = ROOT / "briefs" / path, Path(folder) / "book.epub"
                subprocess.run(["pandoc", source, "-f", "markdown", "-o", target], check=True, capture_output=True)
            other.append(spent() - start)
            number = len(paths)
    print(f"{number} books: briefkit {min(own):.2f} s, with its start {min(whole):.2f} s, pandoc {min(other):.2f} s")
    print(f"ratio {min(other) / min(own):.1f}, with its start {min(other) / min(whole):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
