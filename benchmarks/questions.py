"""What is asked of a library of a million briefs, and how long a whole command may take beyond its start."""

from __future__ import annotations

from typing import NamedTuple

from make_library import RARE_ISSUE, RARE_TOPIC


class Question(NamedTuple):
    """A question as words of the command line; `goal` is in milliseconds beyond a connection and a trivial question."""

    name: str
    words: tuple[str, ...]
    goal: int | None = 100
    needs: str = ""
    """What an index of a folder adds when it is first asked for: `words` or `rows`."""


NEWEST = ("--limit", "20")
QUESTIONS = (
    Question("newest of a topic", ("list", "--topic", "sanctions", *NEWEST)),
    Question("newest of a rare topic", ("list", "--topic", RARE_TOPIC, *NEWEST)),
    Question("one issue that is both", ("list", "issue:(id:sanctions status:disputed)", *NEWEST)),
    Question("one rare issue that is both", ("list", f"issue:(id:{RARE_ISSUE} status:disputed)", *NEWEST)),
    Question("three conditions", ("list", "party:russia NOT kind:podcast date:2018-07..2018-12", *NEWEST)),
    Question("one brief by its id", ("show", "brief-000007")),
    Question("search, rare", ("search", "quaggas"), needs="words"),
    Question("search, phrase", ("search", '"verification regime"'), 150, needs="words"),
    Question("search, two common words", ("search", "mutra kobanor"), 150, needs="words"),
    Question("search, Chinese", ("search", "核查制度"), needs="words"),
    Question("an issue, 400 briefs", ("issues", RARE_ISSUE), needs="rows"),
    Question("an issue, a quarter of all briefs, pivot", ("issues", "sanctions", "--pivot", "party"), needs="rows"),
    Question("`judgments score`", ("judgments", "score"), needs="rows"),
)
EVERYTHING = Question("all briefs as JSON lines", ("list", "--format", "jsonl"), None)
"""A long answer: it has to stream."""
