"""How long a dossier takes, and how much memory: `python benchmarks/dossier.py [BRIEFS [FORMAT…]]`.

Makes a library of 200 briefs (or as many as are wanted) from those of the sample library, with their issues, judgments,
events, figures and tables. Each has a title, addresses of sources and an order of words of its own: Typst lays out
again only what it has not seen, so that copies would take less than briefs do. Exports them as one PDF (or as other
formats). Prints the time by the clock, the processor time of all processes, the most memory that they held at one
time, and the number of pages.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefkit.export.pdf.pdf import page_count

BRIEFS = Path(__file__).parent.parent / "briefs"
_WORD = re.compile(r"(?<![\w'’.:/#-])[^\W\d_A-Z]{2,}(?![\w'’.:/#-])")
_SAID = re.compile(
    r"(?<=claim: )[^,{}\[\]\n\"]+|(?<=says: )[^,{}\[\]\n\"]+|(?<=text: )[^,{}\[\]\n\"]+|(?<=title: )[^,{}\[\]\n\"]+"
)
_LONG = re.compile(r"(?<=^summary: >-\n)(?:[ ].*\n)+|(?<=^key_points:\n)(?:[ ].*\n)+", re.MULTILINE)
_ELSEWHERE = re.compile(r"^(?:supersedes|related|continues):.*\n(?:[ -].*\n)*", re.MULTILINE)
_TICKS = os.sysconf("SC_CLK_TCK")


def make_library(folder: Path, count: int) -> None:
    """A library of so many briefs; the same number gives the same files."""
    folder.mkdir()
    for name in ("briefkit.toml", "registry.yaml"):
        shutil.copy(BRIEFS / name, folder)
    shutil.copytree(BRIEFS / "media", folder / "media")
    samples = sorted(BRIEFS.glob("2*.md"))
    for number in range(count):
        text = samples[number % len(samples)].read_text("utf-8")
        (folder / f"brief-{number:03}.md").write_text(varied(text, number), "utf-8")


def varied(text: str, number: int) -> str:
    """A brief with the words of each of its texts in another order."""
    rng = random.Random(number)  # noqa: S311 - a repeatable library, nothing secret
    _, front, body = text.split("---\n", 2)
    front = _ELSEWHERE.sub("", front)
    for pattern in (_SAID, _LONG):
        front = pattern.sub(lambda found: shuffled(found[0], rng), front)
    front = re.sub(r'(url: "[^"]*)"', rf'\1?n={number}"', front)
    front = re.sub(r"^title: \"?(.*?)\"?$", rf'title: "\1, no. {number}"', front, count=1, flags=re.MULTILINE)
    blocks = body.split("\n\n")
    return f"---\n{front}---\n" + "\n\n".join(
        block if block.startswith(("<!--", "|")) else shuffled(block, rng) for block in blocks
    )


def shuffled(text: str, rng: random.Random) -> str:
    """A text with its words in lower case in another order; all else stays where it is."""
    words = _WORD.findall(text)
    rng.shuffle(words)
    rest = iter(words)
    return _WORD.sub(lambda _: next(rest), text)


def measure(folder: Path, output: Path) -> tuple[float, float, int]:
    """The seconds by the clock and of processors that an export takes, and the most MiB that its processes held."""
    command = [sys.executable, "-m", "briefkit", "--library", str(folder), "export", "--where", "kind:*"]
    command += ["--dossier", "--title", "Two hundred", "--changed-since", "2021-06", "-o", str(output)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most, spent = 0, dict[int, float]()
    while process.poll() is None:
        running = [process.pid, *children(process.pid)]
        most = max(most, sum(map(held, running)))
        spent |= {pid: seconds for pid in running if (seconds := processor_time(pid))}
        time.sleep(0.02)
    return time.perf_counter() - start, sum(spent.values()), most >> 10


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def held(pid: int) -> int:
    """The memory that a process holds, in KiB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) if found else 0


def processor_time(pid: int) -> float:
    """The seconds of processors that a process has taken; 0 once it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def main() -> None:
    """Measure each format."""
    count, *formats = sys.argv[1:] or ["200"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "library")
        make_library(folder, int(count))
        for ending in formats or ["pdf"]:
            output = Path(name, f"out.{ending}")
            clock, seconds, most = measure(folder, output)
            data = output.read_bytes()
            pages = f", {page_count(data)} pages" if ending == "pdf" else ""
            said = (
                f"{ending}: {clock:.1f} s, {seconds:.1f} s of processors, {most} MiB, {len(data) / 1e6:.1f} MB{pages}"
            )
            print(said, flush=True)


if __name__ == "__main__":
    main()
