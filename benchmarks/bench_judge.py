"""Issue matrix and scores over 10,000 briefs with 50,000 positions and 20,000 judgments: seconds beyond reading.

PYTHONPATH=src python benchmarks/bench_judge.py
"""

from __future__ import annotations

import datetime
import gc
import random
import sys
import time
from collections.abc import Callable

from briefkit.core.as_of import known_by
from briefkit.core.brief import Brief
from briefkit.core.calibration import calibration
from briefkit.core.contradictions import contradictions
from briefkit.core.dates import DateSpan, PartialDate
from briefkit.core.issue_matrix import matrix_to_json, pivot_by_party
from briefkit.core.issue_summary import issue_summaries
from briefkit.core.issues import position_rows
from briefkit.core.judgment_score import ledger, scores_by
from briefkit.core.judgments import House, judgment_rows
from briefkit.core.records import Issue, Judgment, Person, Position, Source, Update
from briefkit.core.registry import Entry, Registry

BRIEFS, ISSUES, PARTIES, PEOPLE = 10_000, 200, 60, 40
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
    told = {"issues": issues, "judgments": judgments, "sources": (source,), "authors": (author,)}
    return Brief(id=f"b{number}", path=f"b{number}.md", title="T", kind="memo", date=date, parties=("p1", "p2"), **told)


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


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The best CPU time of some runs."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print each figure."""
    gc.set_threshold(200_000, 20, 20)  # as the command line does
    briefs, registry = make_briefs(), make_registry()
    rows, judged = position_rows(briefs, registry), judgment_rows(briefs, House(registry))
    works: dict[str, Callable[[], object]] = {
        "issues --pivot party (rows, matrix, JSON rows)": lambda: matrix_to_json(
            pivot_by_party(position_rows(briefs, registry))
        ),
        "issues --by issue (rows, summaries)": lambda: issue_summaries(position_rows(briefs, registry)),
        "issues --contradictions (rows, pairs)": lambda: contradictions(position_rows(briefs, registry)),
        "judgments score --by expert (rows, scores, calibration)": lambda: (
            scores_by(judgment_rows(briefs, House(registry)), "expert"),
            calibration(ledger(judged).forecasts),
        ),
        "as of a day (all briefs)": lambda: known_by(briefs, datetime.date(2018, 1, 1)),
    }
    sys.stdout.write(f"{len(briefs)} briefs, {len(rows)} positions, {len(judged)} judgments\n")
    for name, work in works.items():
        sys.stdout.write(f"{seconds(work):6.2f} s  {name}\n")


if __name__ == "__main__":
    main()
