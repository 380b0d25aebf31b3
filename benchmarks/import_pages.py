"""How long importing a folder of pages takes, and importing it again: processor time and wall time.

    python benchmarks/import_pages.py [PAGES] [BRIEFS]

Makes PAGES (1,000) pages of some 400 words, each with a title, an author, a date and a footer of its own, in a new
library that has BRIEFS (0) briefs already.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEOPLE = ("Ada Writer", "Ben Okafor", "Clara Lindqvist", "Dmitri Volkov", "Elif Aydin", "Femi Adeyemi", "Grace Novak")
PARTIES = ("Russia", "Ukraine", "NATO", "Egypt", "Ethiopia", "Sudan", "Germany", "France", "Tunisia", "Canada", "China")
SUBJECTS = ("sanctions", "the dam", "the treaty", "grain exports", "the ceasefire", "fishing rights", "the pipeline")
SENTENCES = (
    "{a} wants {s} to be settled before the {m} summit.",
    "{a} and {b} differ on {s}, {t} and the role of {c}.",
    "It is unlikely that {a} will accept what {b} proposed in {m} {y}.",
    "If {a} keeps {s} off the agenda, {b} will not return to the talks.",
    "Officials in {c} say that {t} was never part of the agreement.",
    "The ministers met on {d} {m} {y} and left without a text.",
    "Trade between {a} and {b} has fallen by {d} per cent since {y}.",
    "Nothing in the report on {t} shows how {c} could be persuaded.",
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
REGISTRY = "parties:\n" + "".join(f"  {name.lower()}: {{title: {name}}}\n" for name in PARTIES)


def words(random_: random.Random) -> dict[str, object]:
    """What the blanks of a sentence are filled with."""
    a, b, c = random_.sample(PARTIES, 3)
    s, t = random_.sample(SUBJECTS, 2)
    return {"a": a, "b": b, "c": c, "s": s, "t": t, "d": random_.randint(1, 28), "m": random_.choice(MONTHS)} | {
        "y": random_.randint(2009, 2024)
    }


def page(number: int) -> str:
    """A page as it is copied from a website."""
    random_ = random.Random(number)  # noqa: S311 - the same pages on each run
    told = words(random_)
    tail = random_.choice(("and the way back", "after the vote", "in numbers", "without illusions", "a year on"))
    paragraphs = [
        " ".join(random_.choice(SENTENCES).format(**words(random_)) for _ in range(random_.randint(3, 6)))
        for _ in range(8)
    ]
    title = f"{told['a']}, {told['b']} and {told['s']} {tail}, part {number}"
    head = f"Analysis\n{title}\nBy {random_.choice(PEOPLE)}\n{told['d']} {told['m']} {told['y']}"
    return "\n\n".join([head, *paragraphs, f"Share\n© {told['y']} X"]) + "\n"


def brief(number: int) -> str:
    """A brief that is in the library before."""
    _, title, _, _, *body = page(1_000_000 + number).splitlines()
    return f"---\ntitle: {title}\nkind: commentary\n---\n" + "\n".join(body)


def measured(library: Path) -> tuple[float, float]:
    """Seconds of processor time and of wall time that an import takes."""
    command = [sys.executable, "-m", "briefkit", "--library", str(library), "import", str(library / "in")]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end - start


def main(pages: int = 1000, briefs: int = 0) -> None:
    """Print the times of a first import and of another one, which finds everything imported."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder)
        (library / "in").mkdir()
        (library / "briefkit.toml").write_text("")
        (library / "registry.yaml").write_text(REGISTRY, "utf-8")
        for number in range(briefs):
            (library / f"brief-{number}.md").write_text(brief(number), "utf-8")
        for number in range(pages):
            (library / "in" / f"page-{number}.txt").write_text(page(number), "utf-8")
        subprocess.run([sys.executable, "-m", "briefkit", "--library", folder, "list"], check=True, capture_output=True)
        for run in ("first", "again"):
            processor, wall = measured(library)
            made = len(list(library.glob("*.md"))) - briefs
            print(f"{run}: {made} drafts, {processor:.1f} s of processor time, {wall:.1f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
