"""Small pages of the terminal, with their words and colours."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from briefkit.core.dates.dates import DateSpan, parse_date, parse_span
from briefkit.core.issues import movement
from briefkit.core.issues.movement import Move
from briefkit.core.registry.registry import Registry
from briefkit.core.search.passages import Passage
from briefkit.core.search.rank import Hit
from briefkit.core.search.related import RelatedBrief
from briefkit.core.search.uses import IdUse
from briefkit.core.timeline.rows import BRIEF, EVENT, JUDGMENT, REVIEW, TimelineRow
from briefkit.output.terminal.judgments import judgments_page
from briefkit.output.terminal.list import briefs_table
from briefkit.output.terminal.moves import forecast_text, move_text, symbol_of
from briefkit.output.terminal.registry import registry_page
from briefkit.output.terminal.related import related_page
from briefkit.output.terminal.search import hits_page
from briefkit.output.terminal.timeline import affected_page, timeline_page
from tests.core.judgments.ledger import judged
from tests.output.pages import colored, lines

BOLD, DIM, RED, GREEN, YELLOW, CYAN, OFF = (
    "\x1b[1m",
    "\x1b[2m",
    "\x1b[31m",
    "\x1b[32m",
    "\x1b[33m",
    "\x1b[36m",
    "\x1b[0m",
)


@pytest.mark.parametrize(
    ("move", "text"),
    [
        (Move(movement.SHARPENED, "disputed", "deadlocked"), f"{RED}▲ sharpened, was disputed{OFF}\n"),
        (Move(movement.EASED, None, "resolved"), f"{GREEN}▼ eased{OFF}\n"),
        (Move(movement.UNCHANGED, "disputed", "disputed"), f"{DIM}→ unchanged{OFF}\n"),
        (Move(movement.FIRST, None, "disputed"), f"{DIM}● first recorded{OFF}\n"),
        (Move(movement.INCOMPARABLE, "a", "b"), f"{DIM}≠ not comparable: another question{OFF}\n"),
        (Move(movement.UNSTATED, None, None), "\n"),
    ],
)
def test_a_movement_has_a_symbol_a_word_and_a_colour(move: Move, text: str) -> None:
    assert colored(move_text(move)) == text


def test_every_movement_has_a_symbol() -> None:
    assert [symbol_of(word) for word in movement.WORDS if word != movement.UNSTATED].count("·") == 0
    assert symbol_of("other") == "·"
    assert colored(forecast_text("hardened", 1)) == f"{CYAN}▲ hardened{OFF}\n"
    assert colored(forecast_text("other", 0)) == "→ other\n"


def hit(passage: Passage | None, **changed: Any) -> str:
    metadata = {"id": "b", "title": "T", "date": "2018", "status": "published"} | changed
    return colored(hits_page([Hit(metadata, 1.0, passage)], Registry(), 100))


def test_the_words_found_are_bright() -> None:
    found = Passage("body", None, (("one ", False), ("two", True), (" three", False)), ("text",))
    page = hit(found)
    assert page.startswith(f"{DIM}2018       {OFF} {BOLD}T{OFF}")
    assert f"{DIM}text: {OFF}one \x1b[1;33mtwo{OFF} three" in page
    assert f"{DIM}under “Section”: {OFF}" in hit(found._replace(place=("section", "Section")))
    assert f"\x1b[33m  draft{OFF}" in hit(None, status="draft")
    assert hit(None, date=None).startswith(f"{DIM}undated    {OFF}")
    assert lines(hits_page([Hit({"id": "b", "title": "T", "date": "2018", "status": "published"}, 1.0, None)],
                           Registry(), 100)) == ["2018        T", "            b", ""]  # fmt: skip


def test_what_was_found_hangs_beside_its_date() -> None:
    metadata = {"id": "b" * 30, "title": "A long title of a brief", "date": "2018-01-01", "status": "published"}
    passage = Passage("body", None, (("some words that wrap", False),), ("section", "A heading"))
    found = lines(hits_page([Hit(metadata, 1.0, passage)], Registry(), 32), 32)
    assert found[0].startswith("2018-01-01  A long title")
    assert all(line.startswith(" " * 12) for line in found[1:] if line)
    assert "".join(line.strip() for line in found).count("b" * 30) == 1


def brief(**changed: Any) -> dict[str, Any]:
    return {"id": "b", "title": "T", "date": "2018", "status": "published", "kind": "note", "topics": ["x"]} | changed


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({}, f"{BOLD}T "),
        ({"status": "draft"}, f"{BOLD}T{OFF}\x1b[1;33m  draft{OFF}"),
        ({"status": "retracted"}, f"\x1b[1;31m  retracted{OFF}"),
        ({"status": "own"}, f"{BOLD}T  own "),
        ({"date": None}, f"{YELLOW}undated   {OFF}"),
    ],
)
def test_a_list_shows_what_is_not_published_and_not_dated(changed: dict[str, Any], text: str) -> None:
    assert text in colored(briefs_table([brief(**changed)], Registry(), 80))


@pytest.mark.parametrize(("width", "topics"), [(96, True), (95, False)])
def test_topics_are_listed_where_there_is_room(width: int, topics: bool) -> None:
    head = lines(briefs_table([brief()], Registry(), width), width)[0]
    assert ("Topics" in head) is topics


def known(section: str, id_: str, **changed: Any) -> IdUse:
    """An id of the registry."""
    plain = {"title": "Title", "aliases": (), "parent": None, "briefs": 1, "registered": True}
    return IdUse(section, id_, **(plain | changed))


def test_ids_of_the_registry() -> None:
    uses = [
        known("topics", "a", aliases=("b", "c"), parent="d"),
        known("topics", "z", briefs=0),
        known("parties", "x", registered=False, near="did you mean y?"),
        known("parties", "y", registered=False),
    ]
    assert lines(registry_page(uses, 100)) == [
        "Topics",
        "  a  1  Title, part of d; also b, c",
        "  z  0  Title",
        "",
        "Parties",
        "  x  1  not in the registry: did you mean y?",
        "  y  1  not in the registry",
    ]
    page = colored(registry_page(uses, 100))
    assert f"{DIM}0{OFF}" in page
    assert f"{DIM}1{OFF}" not in page
    assert f"{YELLOW}not in the registry " in page
    assert f"Title{DIM}, part of d{OFF}{DIM}; also b, c{OFF}" in page


def span(text: str) -> DateSpan:
    found = parse_span(text)
    assert found
    return found


def test_a_timeline_month_by_month() -> None:
    rows = [
        TimelineRow(span("2018-07-16"), EVENT, "e", "Summit", "held", None, "Helsinki", ("a", "b"), ("a#j",)),
        TimelineRow(span("2018-07-20/2018-07-22"), BRIEF, "b", "A brief", "published", None, "Note"),
        TimelineRow(span("2018-08"), JUDGMENT, "b#j", "It rains", "did-not-occur", parse_date("2018-09"), "it is wet"),
        TimelineRow(None, REVIEW, "b", "A brief"),
        TimelineRow(None, EVENT, "f", "Vote", None),
        TimelineRow(None, EVENT, "g", "Visit", "cancelled", parse_date("2018-05")),
    ]
    assert [line.rstrip() for line in lines(timeline_page(rows, 80), 80)] == [
        "July 2018",
        "2018-07-16    ●  Summit, Helsinki  held",
        "                 2 briefs, 1 judgment",
        "2018-07-20 –  ▤  A brief",
        "2018-07-22       b  Note",
        "",
        "August 2018",
        "2018-08       ◇  It rains",
        "                 b#j  due, did not occur in 2018-09",
        "                 Condition: it is wet",
        "",
        "Undated",
        "undated       ↻  A brief",
        "                 b  review due",
        "undated       ●  Vote  status unknown",
        "undated       ●  Visit  cancelled (known since 2018-05)",
    ]
    page = colored(timeline_page(rows, 80))
    for styled in (
        f"{BOLD}Summit{OFF}",
        f"{GREEN}held{OFF}",
        f"{RED}did not occur in 2018-09{OFF}",
        f"{RED}cancelled (known",
    ):
        assert styled in page
    found = lines(affected_page(rows[0], rows[1:3], 80), 80)
    assert [line for line in found if line and not line.startswith(" ") and not line[0].isdigit()] == [
        "Judgments that depend on it",
        "Briefs that mention it",
    ]
    assert lines(affected_page(None, rows[1:2], 80), 80)[1] == "Briefs that mention it"


def test_a_forecast_that_is_overdue_is_red() -> None:
    row = judged("term: likely, due: 2018-11, confidence: moderate")
    page = colored(judgments_page([row], datetime.date(2019, 1, 1), 80))
    assert f"{RED}, due 2018-11 – overdue{OFF}" in page
    early = colored(judgments_page([row], datetime.date(2018, 11, 30), 80))
    assert ", due 2018-11" in early
    assert "overdue" not in early
    assert RED not in early
    assert "moderate confidence" in early
    unstated = lines(judgments_page([judged("due: 2018-11")], datetime.date(2018, 1, 1), 80), 80)
    assert [line[:10].strip() for line in unstated[:2]] == ["–", "not stated"]


def test_conditions_are_shown_unless_they_are_in_the_heading() -> None:
    row = judged("condition: It rains")
    shown = "\n".join(lines(judgments_page([row], datetime.date(2018, 1, 1), 80), 80))
    hidden = "\n".join(lines(judgments_page([row], datetime.date(2018, 1, 1), 80, conditions=False), 80))
    assert "Condition: It rains" in shown
    assert "Condition: It rains" not in hidden


def test_similar_briefs_say_why() -> None:
    passage = Passage("issues", None, (("Says ", False), ("this", True)), ("position", "us", "inf"))
    why = ("same topics: X, Y", "named in this brief")
    related = RelatedBrief(brief(date=None), 1.5, {"topic": ("x", "y")}, 42, why, passage)
    assert lines(related_page([related], Registry(), 100)) == [
        " 42 %  undated     T",
        "                   b",
        "                   same topics: X, Y",
        "                   named in this brief",
        "                   position of us on inf: Says this",
        "",
    ]
