"""How long a publication takes, compared with the alternatives: `python benchmarks/publishing.py [ROUNDS]`.

Measures the CPU time of whole processes, in turn, so that drifts in the machine's speed affect all alike: one
brief to PDF by briefkit, the same brief's HTML page to PDF by WeasyPrint and by Chromium (where they are installed);
then 100 publications in one process. Prints a table of medians for each brief; trust the ratios.
"""

from __future__ import annotations

import importlib.util
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
BRIEFS = {"3 pages": "2018-11-impasse-before-paris", "8 pages": "2021-10-helsinki-to-geneva"}
BRIEFKIT = [sys.executable, "-m", "briefkit", "--library", str(ROOT / "briefs")]
CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer"]

MANY = """
import sys, time
from briefkit import Library
library = Library.open(sys.argv[1])
brief = library.get(sys.argv[2])
start = time.process_time()
for _ in range(100):
    library.export(brief, sys.argv[3])
print(time.process_time() - start)
"""


def seconds(command: list[str]) -> float:
    """The CPU time of one process and its children, which a busy machine disturbs least."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


OTHER = """
import sys, time
from weasyprint import HTML
start = time.process_time()
for _ in range(10):
    HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])
print(10 * (time.process_time() - start))
"""


def hundred_by_weasyprint(page: Path) -> float:
    """The time WeasyPrint would take for 100 PDFs in one process, extrapolated from ten."""
    command = [sys.executable, "-c", OTHER, str(page), str(page.with_suffix(".pdf"))]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def hundred(brief: str, format_: str) -> float:
    """The time of 100 exports in one process, without start-up."""
    command = [sys.executable, "-c", MANY, str(ROOT / "briefs"), brief, format_]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def engines(folder: Path, brief: str) -> dict[str, list[str]]:
    """The commands that make one PDF of a brief."""
    page, pdf = folder / "page.html", str(folder / "out.pdf")
    subprocess.run([*BRIEFKIT, "export", brief, "-o", str(page)], check=True, capture_output=True)
    found = {"briefkit (Typst)": [*BRIEFKIT, "export", brief, "-o", pdf]}
    if importlib.util.find_spec("weasyprint"):
        found["WeasyPrint"] = [sys.executable, "-m", "weasyprint", str(page), pdf]
    if chromium := shutil.which("chromium"):
        found["Chromium"] = [chromium, *CHROMIUM, f"--print-to-pdf={pdf}", page.as_uri()]
    return found


def compare(title: str, brief: str, rounds: int) -> None:
    """One table: each engine's median and its ratio to briefkit's."""
    with tempfile.TemporaryDirectory() as name:
        commands = engines(Path(name), brief)
        times: dict[str, list[float]] = {engine: [] for engine in commands}
        for command in commands.values():
            seconds(command)
        for _ in range(rounds):
            for engine, command in commands.items():
                times[engine].append(seconds(command))
        other = hundred_by_weasyprint(Path(name) / "page.html") if "WeasyPrint" in commands else None
    base = statistics.median(times["briefkit (Typst)"])
    print(f"| one brief of {title} to PDF, cold process | CPU seconds | ratio |\n| --- | ---: | ---: |")
    for engine, measured in times.items():
        median = statistics.median(measured)
        print(f"| {engine} | {median:.2f} | {median / base:.1f} |")
    print(f"\n100 PDFs in one process: {hundred(brief, 'pdf'):.2f} s; 100 HTML pages: {hundred(brief, 'html'):.2f} s")
    print(f"100 PDFs by WeasyPrint in one process: {other:.2f} s\n" if other else "")


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for title, brief in BRIEFS.items():
        compare(title, brief, rounds)
    print(f"Largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
