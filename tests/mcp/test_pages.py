"""Pages of an answer have each row once, and no more bytes than an answer may have."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit import Library
from briefkit.errors import QueryError
from briefkit.library.circulation import Circulation
from briefkit.mcp.page import LARGEST, cursor_of, cut_text, digest_of, dumped, page_of, place_of, result_of
from briefkit.mcp.tool import Answer
from briefkit.mcp.tools import LibraryTools
from tests.console import briefkit
from tests.places import SAMPLE

TEXTS = st.text(st.sampled_from('ab \n."\\€語👩‍👩‍👧é'), max_size=400)
ROWS = st.lists(st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 30)), max_size=40)


@given(ROWS)
def test_pages_have_each_row_once(texts: list[str]) -> None:
    answer = Answer([*enumerate(texts)], lambda row: {"number": row[0], "text": row[1]}, "2026-11-29")
    place, numbers, pages = 0, list[int](), 0
    while pages <= len(texts):
        page = page_of(answer, place, "of", ["a note"])
        assert len(dumped(result_of(page)).encode()) <= LARGEST
        for row in page["rows"]:
            assert texts[row["number"]].startswith(row["text"])
            assert ("cut" in row) == (row["text"] != texts[row["number"]])
        numbers += [row["number"] for row in page["rows"]]
        pages += 1
        if "next_cursor" not in page:
            break
        place = place_of(page["next_cursor"], "of")
    assert numbers == [*range(len(texts))]


@given(TEXTS, st.integers(40, 200))
def test_a_text_is_cut_at_its_end_only(text: str, most: int) -> None:
    short, is_cut = cut_text(text, most)
    assert text.startswith(short)
    assert len(short) <= most
    assert is_cut == (short != text)
    assert not is_cut or len(short) >= most // 2 - 1


def test_a_text_is_cut_after_a_sentence_or_a_word() -> None:
    assert cut_text("One is here. Two is there. Three", 28) == ("One is here. Two is there.", True)
    assert cut_text("aaa bbb ccc ddd", 9) == ("aaa bbb", True)
    assert cut_text("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 7)[0] == "👩‍👩‍👧"


@given(st.text(max_size=50))
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        place_of(text, "of")


def test_a_cursor_belongs_to_one_question() -> None:
    digest = digest_of("list", {}, [1, 2])
    assert place_of(cursor_of(3, digest), digest) == 3
    with pytest.raises(QueryError, match="has changed"):
        place_of(cursor_of(3, digest), digest_of("list", {}, [1, 2, 3]))


def all_rows(tools: LibraryTools, name: str, **arguments: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        result = tools.call(name, {**arguments, "cursor": cursor})
        assert not result["isError"], result
        assert len(dumped(result).encode()) <= LARGEST
        found += result["structuredContent"]["rows"]
        cursor = result["structuredContent"].get("next_cursor")
        if cursor is None:
            return found


@pytest.fixture(scope="module")
def tools() -> LibraryTools:
    return LibraryTools(Circulation(Library.open(SAMPLE)))


ALIKE: list[tuple[str, dict[str, Any], str]] = [
    ("list", {}, "list"),
    ("list", {"query": "topic:water", "sort": "title"}, "list topic:water --sort title"),
    ("search", {"query": "talks"}, "search talks --limit 200"),
    ("issues", {}, "issues"),
    ("issues", {"issue": "sanctions", "all": True}, "issues sanctions --all"),
    ("issues", {"by": "issue", "as_of": "2019-01-01"}, "issues --by issue --as-of 2019-01-01"),
    ("issues", {"by": "brief", "query": "topic:water"}, "issues --by brief --where topic:water"),
    ("issues", {"by": "party"}, "issues --pivot party"),
    ("issues", {"by": "contradictions"}, "issues --contradictions"),
    ("judgments", {"outcome": "open"}, "judgments list --outcome open"),
    ("judgments", {"about": "sanctions", "by": "russia-desk"}, "judgments list --about sanctions --by russia-desk"),
    ("judgments", {"due_by": "2018-12-01", "as_of": "2018-11-01"}, "judgments due --by 2018-12-01 --as-of 2018-11-01"),
    ("timeline", {"since": "2018-07", "until": "2018-12"}, "timeline --since 2018-07 --until 2018-12"),
    ("timeline", {"affected_by": "g20-2018"}, "timeline --affected-by g20-2018"),
    ("facets", {"fields": "topic, party"}, "facets topic party"),
]
"""A tool, what it is asked, and the command that asks the same."""


@pytest.mark.parametrize(("name", "arguments", "command"), ALIKE, ids=[command for *_, command in ALIKE])
def test_answers_are_those_of_the_commands(
    tools: LibraryTools, name: str, arguments: dict[str, Any], command: str
) -> None:
    theirs = json.loads(briefkit("--library", str(SAMPLE), *command.split(), "--json").out)
    ours = all_rows(tools, name, **arguments)
    assert len(ours) == len(theirs)
    assert ours or "contradictions" in command
    for our, their in zip(ours, theirs, strict=True):
        for key, value in our.items():
            if key not in ("cite", "cut"):
                assert value == their.get(key, "published" if key == "status" else None)
        left = {key for key, value in their.items() if value is not None} - our.keys()
        assert left <= UNTOLD.get(name, set()) or name == "list"


def test_a_difference_is_that_of_the_command(tools: LibraryTools, tmp_path: Path) -> None:
    pair = ("2018-07-after-helsinki", "2018-11-impasse-before-paris")
    briefkit("--library", str(SAMPLE), "diff", *pair, "--format", "csv", "-o", str(tmp_path))
    ours = all_rows(tools, "diff", a=pair[0], b=pair[1])
    for table in ("summary", "records", "fields", "text", "developments"):
        with (tmp_path / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            theirs = [row for row in csv.DictReader(file) if table != "text" or row["change"] != "same"]
        told = [row["data"] for row in ours if row["table"] == table]
        assert len(told) == len(theirs)
        for our, their in zip(told, theirs, strict=True):
            assert {key for key, value in their.items() if value} <= our.keys()


UNTOLD = {"search": {"path", "score", "passage"}}
"""What commands tell and tools do not; `list` tells the main keys of a brief."""


def test_a_brief_is_told_whole(tools: LibraryTools) -> None:
    for path in sorted(SAMPLE.glob("*.md")):
        told = all_rows(tools, "show", brief=path.stem)
        body = path.read_text("utf-8").split("\n---\n", 1)[1]
        quotes = [row["cite"]["quote"] for row in told if row["part"] == "text"]
        left = body
        for quote in quotes:
            assert quote in left
            before, _, left = left.partition(quote)
            assert before.strip() == "" or before.strip().startswith("<!--"), before
        assert left.strip() == "" or left.strip().startswith("<!--")


def test_a_question_is_answered_from_the_files_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    brief = tmp_path / "a.md"
    brief.write_text("---\ntitle: One\nkind: note\ndate: 2021\nembargo_until: 2021-06-01\n---\nText.\n")
    tools = LibraryTools(Circulation(Library.open(tmp_path)))
    day = datetime.date(2021, 5, 31)
    monkeypatch.setattr("briefkit.library.library.today", lambda: day)
    assert all_rows(tools, "list") == []
    day = datetime.date(2021, 6, 1)
    assert [row["title"] for row in all_rows(tools, "list")] == ["One"]
    brief.write_text(brief.read_text().replace("One", "Another one").replace("2021-06-01", "2022-01-01"))
    assert all_rows(tools, "list") == []
    brief.write_text(brief.read_text().replace("embargo_until: 2022-01-01\n", ""))
    (tmp_path / "broken.md").write_text("---\ntitle: Broken\n  kind: [\n---\n")
    assert [row["title"] for row in all_rows(tools, "list")] == ["Another one"]
    refused = tools.call("show", {"brief": "broken"})
    assert (refused["isError"], refused["content"][0]["text"]) == (True, "no brief “broken”")


def test_an_error_names_no_folder(tools: LibraryTools) -> None:
    for arguments in ({"brief": "nope"}, {"brief": "/etc/passwd"}, {"brief": "2018"}):
        text = tools.call("show", arguments)["content"][0]["text"]
        assert str(SAMPLE) not in text
        assert len(text) <= 1000


def test_a_search_says_that_it_stops(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Example"\n')
    for number in range(201):
        (tmp_path / f"b{number}.md").write_text(f"---\ntitle: Talks {number}\nkind: note\ndate: 2018\n---\nText.\n")
    tools = LibraryTools(Circulation(Library.open(tmp_path)))
    found = tools.call("search", {"query": "talks"})["structuredContent"]
    assert (found["total"], found["notes"][0]) == (
        200,
        "only the best 200 are told, there may be more: narrow the query",
    )
    assert "notes" not in tools.call("search", {"query": "talks 7"})["structuredContent"]
