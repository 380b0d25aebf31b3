"""How long a hundred PDFs take in one call, by the number of processes: `python benchmarks/many_exports.py [NUMBER]`.

Copies of one brief of 3 pages of the sample library; wall-clock time of whole calls, start-up included.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BRIEFS = Path(__file__).parent.parent / "briefs"
BRIEF = "2018-11-impasse-before-paris"


def seconds(library: Path, jobs: int) -> float:
    """The time of one call that exports the whole library."""
    command = [sys.executable, "-m", "briefkit", "--library", str(library), "export", "kind:commentary"]
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        subprocess.run([*command, "-o", out, "--jobs", str(jobs)], check=True, capture_output=True)
        return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print("| PDFs | 1 process | 2 processes |\n| ---: | ---: | ---: |")
    for number in sorted({4, 8, 16, most}):
        with tempfile.TemporaryDirectory() as name:
            library = Path(name)
            shutil.copytree(BRIEFS / "media", library / "media")
            for file in ("briefkit.toml", "registry.yaml"):
                shutil.copy(BRIEFS / file, library)
            text = (BRIEFS / f"{BRIEF}.md").read_text("utf-8")
            for copy in range(number):
                (library / f"copy-{copy:03}.md").write_text(text, "utf-8")
            one, two = (min(seconds(library, jobs) for _ in range(2)) for jobs in (1, 2))
        print(f"| {number} | {one:.2f} s | {two:.2f} s |")


if __name__ == "__main__":
    main()
