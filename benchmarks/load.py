"""Asks a served library from many connections at once, and compares with a single client that asks the same.

python benchmarks/load.py ADDRESS [--connections 200] [--rate 200] [--seconds 60] [--processes 4] [-o FILE.json]

Each connection is a store of its own in a thread of one of several processes, as in a service; all together ask `rate`
questions a second, each connection at fixed times. An answer's time counts from when its question was due, so that
waiting for a slow answer before it counts, too. Twice that time after the start, no more is asked. The single client
asks one question after the other. Goals: no error, and a 95th percentile of at most three times the single client's.
Whole commands are measured by million.py.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import sys
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from make_library import RARE_ISSUE, RARE_TOPIC

from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.value import Query
from briefkit.library.library import Library, today
from briefkit.storage.postgres.store import PostgresStore

WORST = 3.0
"""How many times the single client's 95th percentile may be."""
_LEAD = 3.0
"""Seconds in which all connections are made before the first question."""
_ALONE = 20.0
"""Seconds in which the single client asks."""
_PATIENCE = 2.0
"""After how many times the duration no more is asked: then the server cannot answer as much."""
CONNECTING = "connection"
Ask = Callable[[Library], object]


class Answered(NamedTuple):
    """A question, when it was due and how long its answer took, in seconds; what went wrong, or nothing."""

    question: str
    due: float
    seconds: float
    error: str = ""


def _query(text: str) -> Query:
    return parse_query(text, QueryContext(today())).query


def _listed(text: str) -> Ask:
    query = _query(text)
    return lambda library: [*library.store.metadata(query, limit=20)]


def _found(text: str) -> Ask:
    query = _query(text)
    return lambda library: library.search(query, limit=20).rows


SHARES = (
    ("newest of a topic", _listed("topic:sanctions"), 30),
    ("one issue that is both", _listed("issue:(id:sanctions status:disputed)"), 15),
    ("newest of a rare topic", _listed(f"topic:{RARE_TOPIC}"), 15),
    ("one brief", lambda library: library.store.brief_at("000/brief-000007.md"), 15),
    ("three conditions", _listed("party:russia NOT kind:podcast date:2018-07..2018-12"), 10),
    ("search, rare", _found("quaggas"), 8),
    ("search, Chinese", _found("核查制度"), 3),
    ("an issue", lambda library: library.issues(issues=[RARE_ISSUE]).rows, 2),
    ("search, phrase", _found('"verification regime"'), 1),
    ("search, two common words", _found("mutra kobanor"), 1),
)
"""What is asked, and how often in a hundred questions: what people list and open, and search for in between."""


def mix() -> list[tuple[str, Ask]]:
    """A hundred questions, each kind spread evenly over them."""
    placed = [((turn + 0.5) / share, name, how) for name, how, share in SHARES for turn in range(share)]
    return [(name, how) for _, name, how in sorted(placed, key=lambda one: one[:2])]


def served(address: str) -> Library:
    """A library on a server, with a connection of its own."""
    return Library(Path(), PostgresStore(address))


def ask(library: Library, question: str, how: Ask, due: float) -> Answered:
    """One answer, or what went wrong."""
    try:
        how(library)
    except Exception as error:  # noqa: BLE001 - any failure counts
        return Answered(question, due, time.monotonic() - due, f"{type(error).__name__}: {error}")
    return Answered(question, due, time.monotonic() - due)


def single(address: str, seconds: float) -> list[Answered]:
    """The answers that one client gets, one question after the other; a first one of each kind does not count."""
    library, questions, answers = served(address), mix(), list[Answered]()
    for question, how, _ in SHARES:
        ask(library, question, how, time.monotonic())
    until = time.monotonic() + seconds
    while time.monotonic() < until or len(answers) < len(questions):
        answers.append(ask(library, *questions[len(answers) % len(questions)], time.monotonic()))
    return answers


class Load(NamedTuple):
    """Who asks how much."""

    address: str
    connections: int
    rate: float
    seconds: float
    processes: int

    def answers(self) -> list[Answered]:
        """The answers that all get together."""
        spawn = multiprocessing.get_context("spawn")
        begin, pipes = time.monotonic() + _LEAD + 0.02 * self.connections, []
        for number in range(self.processes):
            ours, theirs = spawn.Pipe(duplex=False)
            spawn.Process(target=_serve, args=(theirs, self, number, begin)).start()
            theirs.close()
            pipes.append(ours)
        return [Answered(*one) for pipe in pipes for one in pipe.recv()]

    def answers_of(self, number: int, begin: float) -> list[Answered]:
        """The answers that one connection gets."""
        since, questions = time.monotonic(), mix()
        library = served(self.address)
        answers = [ask(library, CONNECTING, lambda library: library.names, since)]
        due, turn = begin + number / self.rate, number
        while due < begin + self.seconds and time.monotonic() < begin + _PATIENCE * self.seconds:
            time.sleep(max(0.0, due - time.monotonic()))
            answers.append(ask(library, *questions[turn % len(questions)], due))
            due, turn = due + self.connections / self.rate, turn + 1
        return answers


def _serve(out: Connection, load: Load, number: int, begin: float) -> None:
    """Ask by every so many of the connections, each in a thread."""
    sys.setswitchinterval(0.001)
    answers: list[Answered] = []
    numbers = range(number, load.connections, load.processes)
    threads = [threading.Thread(target=lambda one=one: answers.extend(load.answers_of(one, begin))) for one in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    out.send([tuple(answered) for answered in answers])
    out.close()


def percentile(seconds: Sequence[float], share: float) -> float:
    """The nearest-rank percentile."""
    return sorted(seconds)[max(0, math.ceil(share * len(seconds)) - 1)]


def summary(answers: Sequence[Answered]) -> dict[str, dict[str, float]]:
    """The numbers of all questions and of each, times in milliseconds."""
    by_question: dict[str, list[float]] = {"all": [one.seconds for one in answers]}
    for one in answers:
        by_question.setdefault(one.question, []).append(one.seconds)
    return {
        question: {
            "answers": len(taken),
            "median_ms": round(1000 * percentile(taken, 0.5), 1),
            "p95_ms": round(1000 * percentile(taken, 0.95), 1),
            "most_ms": round(1000 * max(taken), 1),
        }
        for question, taken in by_question.items()
    }


def measure(load: Load) -> dict[str, Any]:
    """What one client and many get, and whether the goals are met."""
    alone = summary(single(load.address, min(load.seconds, _ALONE)))
    answers = load.answers()
    errors = [one.error for one in answers if one.error]
    asked = [one for one in answers if one.question != CONNECTING]
    many = summary(asked)
    ratio = many["all"]["p95_ms"] / alone["all"]["p95_ms"]
    lasted = max(one.due + one.seconds for one in asked) - min(one.due for one in asked)
    return {
        "connections": load.connections,
        "asked_per_second": load.rate,
        "answered_per_second": round(len(asked) / lasted, 1),
        "not_asked": max(0, round(load.rate * load.seconds) - len(asked)),
        "seconds": load.seconds,
        "processes": load.processes,
        "single": alone,
        "together": many,
        "p95_ratio": round(ratio, 2),
        "errors": len(errors),
        "error": errors[0] if errors else "",
        "met": not errors and ratio <= WORST and len(asked) >= 0.99 * load.rate * load.seconds,
    }


def table(result: dict[str, Any]) -> str:
    """The result as Markdown."""
    lines = [
        "| | answers | median ms | p95 ms | most ms | single: median | single: p95 |",
        "| --- " + "| ---: " * 6 + "|",
    ]
    for question, of in result["together"].items():
        one = result["single"].get(question, {"median_ms": "", "p95_ms": ""})
        cells = (of["answers"], of["median_ms"], of["p95_ms"], of["most_ms"], one["median_ms"], one["p95_ms"])
        lines.append(f"| {question} | " + " | ".join(map(str, cells)) + " |")
    told = f"{result['errors']} errors {result['error']}; p95 is {result['p95_ratio']} × that of a single client"
    answered = f"{result['answered_per_second']} answers a second, {result['not_asked']} questions too late to be asked"
    return "\n".join(lines) + f"\n\n{answered}; {told}\n"


def main() -> None:
    """Measure, print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--rate", type=float, default=200.0, help="questions a second, of all together")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("-o", "--output", type=Path)
    chosen = parser.parse_args()
    load = Load(chosen.address, chosen.connections, chosen.rate, chosen.seconds, chosen.processes)
    result = measure(load)
    if chosen.output:
        chosen.output.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(table(result))


if __name__ == "__main__":
    main()
