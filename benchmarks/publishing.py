"""How long a publication takes, beside what one would take instead: `python benchmarks/publishing.py [ROUNDS]`.

Measures whole processes, in turn, so that a machine whose speed drifts treats all alike: one brief to PDF by briefkit,
the same brief's HTML page to PDF by WeasyPrint and by Chromium (where they are installed); then 100 PDFs and 100 HTML
pages in one process. Prints one table of medians; trust the ratios.
"""

from __future__ import annotations

import importlib.util
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BRIEF = "2018-11-impasse-before-paris"
BRIEFKIT = [sys.executable, "-m", "briefkit", "--library", str(ROOT / "briefs")]
CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer"]

MANY = """
import sys, time
from briefkit import Library
library = Library.open(sys.argv[1])
brief = library.get(sys.argv[2])
start = time.perf_counter()
for _ in range(100):
    library.export(brief, sys.argv[3])
print(time.perf_counter() - start)
"""


def seconds(command: list[str]) -> float:
    """The wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def hundred(format_: str) -> float:
    """100 exports in one process, start-up not counted."""
    command = [sys.executable, "-c", MANY, str(ROOT / "briefs"), BRIEF, format_]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def engines(folder: Path) -> dict[str, list[str]]:
    """The commands that make one PDF of the brief."""
    page, pdf = folder / "page.html", str(folder / "out.pdf")
    subprocess.run([*BRIEFKIT, "export", BRIEF, "-o", str(page)], check=True, capture_output=True)
    found = {"briefkit (Typst)": [*BRIEFKIT, "export", BRIEF, "-o", pdf]}
    if importlib.util.find_spec("weasyprint"):
        found["WeasyPrint"] = [sys.executable, "-m", "weasyprint", str(page), pdf]
    if chromium := shutil.which("chromium"):
        found["Chromium"] = [chromium, *CHROMIUM, f"--print-to-pdf={pdf}", page.as_uri()]
    return found


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        commands = engines(Path(name))
        times: dict[str, list[float]] = {engine: [] for engine in commands}
        for command in commands.values():
            seconds(command)
        for _ in range(rounds):
            for engine, command in commands.items():
                times[engine].append(seconds(command))
    base = statistics.median(times["briefkit (Typst)"])
    print("| one brief to PDF, cold process | seconds | ratio |\n| --- | ---: | ---: |")
    for engine, measured in times.items():
        median = statistics.median(measured)
        print(f"| {engine} | {median:.2f} | {median / base:.1f} |")
    print(f"\n100 PDFs in one process: {hundred('pdf'):.2f} s; 100 HTML pages: {hundred('html'):.2f} s")
    print(f"Largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
