"""Values of the front matter are merged three ways: what is there already is left, another wording is a conflict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.revisions.draft.draft import UnfitError
from briefkit.core.revisions.glyphs import glyphs_of
from briefkit.core.revisions.merge.fields import Fields
from briefkit.core.revisions.merge.written import Written
from briefkit.core.revisions.value import Words
from tests.take_back.documents import Made

OLD = "Ministers meet in May"


def merged(now: str, old_words: str, new: str) -> str:
    first = OLD.index(old_words) if old_words else len(OLD)
    fields = Fields(Written({"title": OLD}), Written({"title": now}), lambda data, _edits: data)
    act = Words("title", first, first + len(old_words), tuple(glyphs_of(new)))
    fields.take(act, {"title": glyphs_of(OLD)})
    return fields.values.get(("title",), now)


@pytest.mark.parametrize(
    ("now", "old_words", "new", "expected"),
    [
        ("Ministers meet in June", "May", "June", "Ministers meet in June"),
        ("All ministers meet in May", "May", "June", "All ministers meet in June"),
        ("In a Juneau hall ministers meet in May", "May", "June", "In a Juneau hall ministers meet in June"),
        ("Ministers meet in May again", "", " again", "Ministers meet in May again"),
        ("Ministers meet again, in May", "", " again", "Ministers meet again, in May again"),
        ("Ministers meet", " in May", "", "Ministers meet"),
    ],
)
def test_both_changes_stand(now: str, old_words: str, new: str, expected: str) -> None:
    assert merged(now, old_words, new) == expected


@pytest.mark.parametrize(
    ("now", "old_words", "new"),
    [
        ("Ministers meet in July, not June", "May", "June"),
        ("Ministers meet in May at last", "", " again"),
        ("Envoys talk, June", "May", "June"),
    ],
)
def test_other_words_in_the_same_place_are_a_conflict(now: str, old_words: str, new: str) -> None:
    with pytest.raises(UnfitError, match="in the brief now"):
        merged(now, old_words, new)


@pytest.mark.parametrize(
    ("authors", "path"),
    [
        ("Anna Ärmel", ("authors",)),
        (["B. Reader", "Anna Ärmel"], ("authors", "2")),
        ([{"name": "Anna Ärmel"}], ("authors", "1", "name")),
        ({"name": "Anna Ärmel"}, ("authors", "name")),
        ([{"name": "B."}, {"name": "Anna Ärmel", "affiliation": "Inst"}], ("authors", "2", "name")),
        ([{"name": "Anna", "id": "anna-armel"}], ("authors", "1", "name")),
    ],
)
def test_people_are_found_however_they_are_written(authors: object, path: tuple[str, ...]) -> None:
    assert Written({"authors": authors}).path("authors.anna-armel.name") == path


def test_one_record_stands_for_a_list_of_one() -> None:
    written = Written({"issues": {"id": "fees", "positions": {"us": "Waits", "eu": {"says": "No"}}, "watch": "A vote"}})
    for place, path in [
        ("issues.fees.positions.us.1.says", ("issues", "positions", "us")),
        ("issues.fees.positions.eu.1.says", ("issues", "positions", "eu", "says")),
        ("issues.fees.watch.1", ("issues", "watch")),
        ("issues.other.watch.1", None),
    ]:
        assert written.path(place) == path


def test_conditions_and_those_consulted_are_taken(tmp_path: Path) -> None:
    head = "title: T\nkind: memo\ndate: 2026-01-02\nconsultation: [Coast guard]\nrecommendations: [Halve it.]\n"
    judgment = "judgments: [{id: j, claim: Fees fall, term: likely, condition: the vote passes, due: 2027}]\n"
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "a.md").write_text(f"---\n{head}{judgment}---\nText.\n", "utf-8")
    made = Made(tmp_path, "a").typed("Coast guard", "Harbour police").typed("passes", "fails", tracked=False)
    start = made.body.rindex("<w:p>", 0, made.body.index("Halve it."))
    line = made.body[start : made.body.index("</w:p>", start) + len("</w:p>")]
    made.replace(line, line + re.sub("<w:bookmark(Start|End)[^>]*>", "", line).replace("Halve it.", "Say so."))
    library = Library.open(tmp_path)
    returning = library.take_back(made.packed())
    takings = returning.taken(returning.changes)
    takings.apply()
    after = (tmp_path / "a.md").read_text("utf-8")
    assert ([item.reason for item in takings.undone], returning.unplaced) == ([], ())
    for words in ("consultation: [Harbour police]", "condition: the vote fails", "[Halve it., Say so.]"):
        assert words in after


def test_the_items_of_an_issue_with_a_dot_in_its_id_are_found() -> None:
    written = Written({"issues": [{"id": "a.b", "watch": ["x", "y"]}], "recommendations": ["p", {"text": "q"}]})
    assert written.items(("issues", "a.b", "watch")) == ["x", "y"]
    assert written.items(("recommendations",)) == ["p", "q"]
