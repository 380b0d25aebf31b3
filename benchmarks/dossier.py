"""How long a dossier of 200 briefs takes, and how much memory: `python benchmarks/dossier.py [BRIEFS]`.

Copies the sample library's briefs of about four pages under new ids until there are enough, and exports them as one
PDF and one page of HTML. Prints seconds, pages, and the most memory that the command and the process that runs Typst
took.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefkit.export.pdf.pdf import page_count

ROOT = Path(__file__).parent.parent
SAMPLES = ("2018-11-impasse-before-paris", "2018-07-after-helsinki", "2019-02-inf-suspended", "2018-12-inf-sixty-days")


def make_library(folder: Path, count: int) -> None:
    """A library of copies, each with a title of its own."""
    for name in ("briefkit.toml", "registry.yaml"):
        (folder / name).write_bytes((ROOT / "briefs" / name).read_bytes())
    (folder / "media").symlink_to(ROOT / "briefs" / "media")
    for number in range(count):
        text = (ROOT / "briefs" / f"{SAMPLES[number % len(SAMPLES)]}.md").read_text("utf-8")
        titled = re.sub(r"^title: (.*)$", rf"title: \1, no. {number}", text, count=1, flags=re.MULTILINE)
        bare = re.sub(r"^(supersedes|related):.*\n(?:[ -].*\n)*", "", titled, flags=re.MULTILINE)
        (folder / f"copy-{number:03}.md").write_text(bare, "utf-8")


def measure(folder: Path, output: Path) -> tuple[float, int]:
    """The seconds that an export takes, and the most MiB that one of its processes held."""
    command = [sys.executable, "-m", "briefkit", "--library", str(folder), "export", "--where", "kind:*"]
    command += ["--dossier", "--title", "Two hundred", "--since", "2018-06", "-o", str(output)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max([most, *map(held, [process.pid, *children(process.pid)])])
        time.sleep(0.02)
    return time.perf_counter() - start, most >> 10


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def held(pid: int) -> int:
    """The most memory that a process has held, in KiB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) if found else 0


def main() -> None:
    """Measure both formats."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "library")
        folder.mkdir()
        make_library(folder, count)
        for output in (Path(name, "out.pdf"), Path(name, "out.html")):
            seconds, most = measure(folder, output)
            data = output.read_bytes()
            pages = f", {page_count(data)} pages" if output.suffix == ".pdf" else ""
            print(f"{output.suffix[1:]}: {seconds:.1f} s, {most} MiB, {len(data) / 1e6:.1f} MB{pages}")


if __name__ == "__main__":
    main()
