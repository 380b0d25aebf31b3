"""What superseded briefs said is past: it does not count today, but it is what their successors moved from."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit import Library
from tests.fakes import fake_library


def edition(date: str, position: str, status: str = "published", supersedes: str = "", issue: str = "disputed") -> str:
    head = f"title: T\nkind: note\ndate: {date}\nstatus: {status}\n"
    head += f"supersedes: {supersedes}\n" if supersedes else ""
    held = f"positions: {{us: {position}}}" if position else "positions: {}"
    return f"---\n{head}issues:\n  - {{id: fees, status: {issue}, {held}}}\n---\n"


YES, NO = "{says: Yes, stance: supports}", "{says: No, stance: opposes}"
DATED_YES, DATED_NO = YES.replace("}", ", date: 2018-05}"), NO.replace("}", ", date: 2018-05}")


def chain(*positions: str, dates: tuple[str, ...] = ("2018-07", "2018-09", "2018-11")) -> dict[str, str]:
    """Editions of one brief, each superseding the one before; ids in the reverse order of the alphabet."""
    names = "cba"[: len(positions)]
    return {
        f"{name}.md": edition(date, position, "published" if name == names[-1] else "superseded", before)
        for name, date, position, before in zip(names, dates, positions, ["", *names], strict=False)
    }


def told(library: Library, **asked: Any) -> list[tuple[str, str, str | None]]:
    return [(position.brief, move.word, move.before) for position, move in library.issues(**asked) if move]


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ((YES, YES), ("b", "unchanged", "supports")),
        ((YES, NO), ("b", "reversed", "supports")),
        ((DATED_YES, DATED_YES), ("b", "unchanged", "supports")),
        ((DATED_YES, DATED_NO), ("b", "reversed", "supports")),
        ((YES, NO, NO), ("a", "unchanged", "opposes")),
        ((DATED_YES, DATED_NO, DATED_NO), ("a", "unchanged", "opposes")),
        (("", YES), ("b", "first", None)),
    ],
)
def test_a_successor_moves_from_what_its_predecessor_said(
    positions: tuple[str, ...], expected: tuple[str, str, str | None]
) -> None:
    library = fake_library(chain(*positions))
    assert told(library) == [expected]
    (entry,) = library.issues(pivot="party")
    assert entry.move
    assert (entry.position.brief, entry.move.word, entry.move.before) == expected
    last = {"c": "2018-07", "b": "2018-09", "a": "2018-11"}[expected[0]]
    rows = [row for row in library.digest(f"{last}-01", "2018-12-31") if row.kind == "position"]
    assert [(row.word, row.before) for row in rows] == ([] if expected[1] == "unchanged" else [expected[1:]])


def test_editions_of_one_date_are_in_the_order_of_succession() -> None:
    library = fake_library(chain(YES, NO, dates=("2018-07", "2018-07")))
    assert told(library) == [("b", "reversed", "supports")]
    briefs = chain(YES, YES, dates=("2018-07", "2018-07"))
    briefs["c.md"] = briefs["c.md"].replace("status: disputed", "status: resolved")
    (step,) = fake_library(briefs).issues(by="brief")
    assert (step.move.word, step.move.before) == ("reopened", "resolved")


def test_a_digest_tells_what_was_first_recorded_by_a_brief_that_was_superseded_since() -> None:
    rows = [row for row in fake_library(chain(YES, NO)).digest("2018-01", "2018-12-31") if row.kind == "position"]
    assert [(row.word, row.date, row.brief) for row in rows] == [
        ("first", "2018-07", "c"),
        ("reversed", "2018-09", "b"),
    ]


def test_before_the_successor_the_predecessor_counts() -> None:
    assert told(fake_library(chain(YES, NO)), as_of="2018-08-31") == [("c", "first", None)]


def test_what_only_a_superseded_brief_said_is_no_position_today() -> None:
    briefs = {name: text.replace("kind: note", "kind: note\nparties: [us]") for name, text in chain(YES, "").items()}
    library = fake_library(briefs)
    assert [row.position.holder for row in library.issues()] == [None]
    assert [row.missing for row in library.issues(by="issue")] == [("us",)]
    assert [(row.holder, row.position) for row in library.issues(pivot="party")] == [("us", None)]
    assert [row.missing for row in library.issues(by="issue", everything=True)] == [()]


@pytest.mark.parametrize("status", ["draft", "review", "retracted"])
def test_a_brief_that_is_not_on_the_record_moves_nothing_else(status: str) -> None:
    library = fake_library({"a.md": edition("2018-07", YES, status), "b.md": edition("2018-09", NO)})
    assert told(library) == [("b", "first", None)]
    assert told(library, everything=True) == [("a", "first", None), ("b", "first", None)]


def test_briefs_that_supersede_each_other_are_both_past() -> None:
    briefs = {"a.md": edition("2018-07", YES, "superseded", "b"), "b.md": edition("2018-09", NO, "superseded", "a")}
    assert told(fake_library(briefs)) == []
    assert told(fake_library(briefs | {"c.md": edition("2018-11", NO)})) == [("c", "unchanged", "opposes")]
