"""Whole commands on issues and judgments, over 10,000 briefs with 50,000 positions and 20,000 judgments.

python benchmarks/bench_judge.py

CPU seconds, medians; start-up is the same command over a library of one brief.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefkit.core.brief.model import Brief, Issue, Judgment, Person, Position, Source, Update, brief_to_json
from briefkit.core.brief.vocabulary import RESERVED_KEYS
from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.registry.registry import Entry, Registry

BRIEFS, ISSUES, PARTIES, PEOPLE = 10_000, 200, 60, 40
HERE = Path(__file__).parent
COMMANDS = (
    "list --limit 20",
    "issues --pivot party",
    "issues --by issue",
    "issues --contradictions",
    "judgments score",
    "judgments score --by expert",
    "judgments due --by 2030",
    "timeline",
)
_STATUSES = ("converging", "negotiable", "disputed", "deadlocked")
_STANCES = ("supports", "opposes", "conditional", "neutral", None)
_TERMS = ("unlikely", "likely", "very likely", "roughly even chance", None)


def make_briefs(count: int = BRIEFS) -> list[Brief]:
    """Briefs with five positions and two judgments each."""
    chance = random.Random(6)  # noqa: S311 - the same library at each run
    return [_brief(chance, number) for number in range(count)]


def _day(chance: random.Random) -> PartialDate:
    return PartialDate(chance.randint(2010, 2024), chance.randint(1, 12), chance.randint(1, 28))


def _brief(chance: random.Random, number: int) -> Brief:
    date = _day(chance)
    positions = tuple(
        Position(holder=f"p{chance.randrange(PARTIES)}", says="Wants it", stance=chance.choice(_STANCES), source="s1")
        for _ in range(5)
    )
    issues = (
        Issue(id=f"i{chance.randrange(ISSUES)}", status=chance.choice(_STATUSES), positions=positions[:3]),
        Issue(id=f"i{chance.randrange(ISSUES)}", status=chance.choice(_STATUSES), positions=positions[3:]),
    )
    judgments = tuple(_judgment(chance, f"j{index}", date) for index in range(2))
    source = Source(id="s1", title="A source", url=f"https://example.org/{number % 3000}", reliability="B")
    author = Person(name="A", id=f"a{chance.randrange(PEOPLE)}")
    lists = {"issues": issues, "judgments": judgments, "sources": (source,), "authors": (author,)}
    return Brief(
        id=f"b{number}", path=f"b{number}.md", title="T", kind="memo", date=date, parties=("p1", "p2"), **lists
    )


def _judgment(chance: random.Random, id_: str, made: PartialDate) -> Judgment:
    due = PartialDate(made.year + 1, made.month, made.day)
    return Judgment(
        id=id_,
        claim="It holds",
        about=(f"i{chance.randrange(ISSUES)}",),
        by=f"a{chance.randrange(PEOPLE)}",
        term=chance.choice(_TERMS),
        due=DateSpan(due),
        updates=(Update(date=due, probability=(0.9, 0.9)),),
        outcome=chance.choice(("occurred", "did-not-occur", "open", "void")),
        resolved_on=due,
    )


def make_registry() -> Registry:
    """A registry that knows all of their ids."""
    parties = {f"p{number}": Entry(id=f"p{number}", title=f"Party {number}") for number in range(PARTIES)}
    issues = {f"i{number}": Entry(id=f"i{number}", title=f"Issue {number}") for number in range(ISSUES)}
    return Registry({"parties": parties, "issues": issues})


def write_library(folder: Path) -> None:
    """Write the briefs as files in a hundred folders, and the registry."""
    registry = make_registry()
    sections = {
        section: {id_: {"title": registry.title(section, id_)} for id_ in registry.ids(section)}
        for section in ("parties", "issues")
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "registry.yaml").write_text(json.dumps(sections), "utf-8")
    (folder / "briefkit.toml").write_text('[library]\nname = "Example Institute"\n', "utf-8")
    for brief in make_briefs():
        record = {key: value for key, value in brief_to_json(brief).items() if key not in RESERVED_KEYS}
        lines = [f"{key}: {json.dumps(value)}\n" for key, value in record.items()]
        path = folder / brief.id[-2:] / f"{brief.id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{''.join(lines)}---\nText.\n", "utf-8")


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The CPU seconds, user and system, of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(folder: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Each command with the median for a library of one brief and for all briefs; runs take turns."""
    large, small = folder / "large", folder / "small"
    write_library(large)
    small.mkdir()
    for name in ("registry.yaml", "briefkit.toml"):
        shutil.copy(large / name, small)
    shutil.copy(large / "00" / "b100.md", small)
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(HERE.parent / "src")}
    taken: dict[str, list[tuple[float, float]]] = {command: [] for command in COMMANDS}
    for number in range(rounds + 1):
        for command in COMMANDS:
            start = [sys.executable, "-m", "briefkit", "--library"]
            pair = [seconds([*start, str(library), *command.split()], environment) for library in (small, large)]
            if number:  # the first round fills the index
                taken[command].append((pair[0], pair[1]))
    return {
        command: (statistics.median(one for one, _ in runs), statistics.median(all_ for _, all_ in runs))
        for command, runs in taken.items()
    }


def main() -> None:
    """Print one table."""
    with tempfile.TemporaryDirectory() as folder:
        results = measure(Path(folder), rounds=7)
    sys.stdout.write("| | start-up, s | with all briefs, s | beyond start-up, s |\n| --- | ---: | ---: | ---: |\n")
    for command, (start, whole) in results.items():
        sys.stdout.write(f"| `{command}` | {start:.2f} | {whole:.2f} | {whole - start:.2f} |\n")


if __name__ == "__main__":
    main()
