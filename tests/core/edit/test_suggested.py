"""What is suggested moves into its place, and every other byte stays."""

from __future__ import annotations

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.id_rename import rename_in_brief
from briefkit.core.edit.suggested import edited, identity, is_known
from briefkit.core.edit.suggested_edits import acceptance, rejection, waiting
from briefkit.core.registry.registry import Registry, parse_registry
from briefkit.errors import EditRefusedError

BRIEF = """\ufeff---\r
title: T  # a comment\r
kind: memo\r
date: 2018\r
parties: [us]  # both\r
issues:\r
  - id: sanctions\r
    positions:\r
      us: More\r
suggested:\r
  # made by hand\r
  - {id: party-1, add: parties, value: russia, quote: Russia waits}\r
  - id: position-1\r
    add: issues\r
    value: {id: sanctions, positions: {russia: {says: Wants relief, stance: opposes}}}\r
  - id: position-2\r
    add: issues\r
    value: {id: sanctions, positions: {us: Less}}\r
  - {id: issue-1, add: issues, value: {id: inf-treaty, title: INF}}\r
  - {id: judgment-1, add: judgments, value: {id: j1, claim: They agree, about: [sanctions, fees], negated: true}}\r
---\r
Russia waits.\r
"""
REGISTRY = parse_registry("parties: {russia: {aliases: [Moscow]}}\n")[0]


def brief(text: str) -> Brief:
    read = parse_brief(text.encode(), id="t", path="t.md").brief
    assert read
    return read


def accepted(text: str, *ids: str, registry: Registry = REGISTRY) -> str:
    for id_ in ids:
        read = brief(text)
        (suggestion,) = [item for item in read.suggested if item.id == id_]
        text = edit_brief(text.encode(), acceptance(suggestion, read, registry)).decode()
    return text


def changed(after: str) -> list[str]:
    return [line for line in after.split("\r\n") if line not in BRIEF.split("\r\n")]


@pytest.mark.parametrize(
    ("id_", "lines"),
    [
        ("position-1", ["      russia:", "        says: Wants relief", "        stance: opposes"]),
        ("position-2", ["      us: [More, {says: Less}]"]),
        ("issue-1", ["  - id: inf-treaty", '    title: "INF"']),
        (
            "judgment-1",
            ["judgments:", "  - id: j1", "    claim: They agree", "    negated: true", "    about: [sanctions]"],
        ),
    ],
)
def test_what_is_accepted_moves(id_: str, lines: list[str]) -> None:
    after = accepted(BRIEF, id_)
    assert changed(after) == lines
    assert id_ not in after
    assert not brief(after).problems


def test_a_comment_is_not_lost() -> None:
    after = accepted(BRIEF, "party-1")
    assert "parties: [us, russia]  # both\r\n" in after
    assert "# made by hand" in after


def test_the_last_one_takes_the_key_with_it() -> None:
    text = BRIEF.replace("  # made by hand\r\n", "")
    after = accepted(text, "party-1", "position-1", "position-2", "issue-1", "judgment-1")
    assert "suggested" not in after


def test_a_rejected_one_is_remembered_in_a_line() -> None:
    (suggestion,) = [item for item in brief(BRIEF).suggested if item.id == "position-1"]
    after = edit_brief(BRIEF.encode(), rejection(suggestion)).decode()
    left = brief(after).suggested[1]
    assert (left.id, left.rejected, left.add) == ("position-1", "positions: russia on sanctions: Wants relief", None)
    assert [item.id for item in brief(after).unreviewed] == ["party-1", "position-2", "issue-1", "judgment-1"]


def test_a_registry_id_is_renamed_there_too() -> None:
    after = rename_in_brief(BRIEF.encode(), "parties", "russia", "rf").decode()
    assert "value: rf, quote: Russia waits" in after
    assert "positions: {rf: {says" in after
    after = rename_in_brief(BRIEF.encode(), "issues", "sanctions", "fees-and-sanctions").decode()
    assert after.count("fees-and-sanctions") == 4
    assert "topics" not in rename_in_brief(BRIEF.encode(), "topics", "russia", "rf").decode()


@pytest.mark.parametrize(
    ("add", "value", "known"),
    [
        ("parties", "US", True),
        ("parties", "russia", False),
        ("issues", {"id": "sanctions"}, True),
        ("issues", {"id": "sanctions", "positions": {"us": [{"says": "Something else"}]}}, True),
        ("issues", {"id": "sanctions", "positions": {"Moscow": [{"says": "Relief"}]}}, False),
        ("events", {"id": "vote"}, False),
        ("judgments", {"claim": "They agree"}, False),
    ],
)
def test_what_a_brief_has_is_known(add: str, value: object, known: bool) -> None:
    assert is_known(add, value, brief(BRIEF), REGISTRY) is known


def test_suggestions_are_added_behind_others() -> None:
    entry = {"id": "topic-1", "add": "topics", "value": "energy", "quote": "Energy: all of it"}
    done = edit_brief(BRIEF.encode(), waiting(BRIEF.encode(), [entry])).decode()
    assert [item.id for item in brief(done).suggested][-1] == "topic-1"
    plain = "---\ntitle: T\nkind: memo\ndate: 2018\n---\n"
    done = edit_brief(plain.encode(), waiting(plain.encode(), [entry])).decode()
    assert brief(done).suggested[0].value == "energy"
    assert waiting(plain.encode(), []) == []


def test_a_value_is_changed_by_hand() -> None:
    value = {"id": "sanctions", "positions": {"russia": [{"says": "Wants relief"}]}}
    after = edited("issues", value, "positions.russia.stance=opposes")
    assert after["positions"] == {"russia": [{"says": "Wants relief", "stance": "opposes"}]}
    assert edited("topics", "energy", "trade") == "trade"
    with pytest.raises(EditRefusedError, match="not one of"):
        edited("issues", value, "positions.russia.stance=never")


def test_a_suggestion_is_known_again() -> None:
    assert identity("judgments", {"id": "j1", "claim": "They agree"}) == "judgments: They agree"
    assert identity("events", {"id": "vote"}) == "events: vote"
    assert identity("topics", "energy") == "topics: energy"
