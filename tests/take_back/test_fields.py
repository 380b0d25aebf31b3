"""Values of the front matter are merged three ways: what is there already is left, another wording is a conflict."""

from __future__ import annotations

import pytest

from briefkit.core.revisions.draft import UnfitError
from briefkit.core.revisions.fields import Fields
from briefkit.core.revisions.glyphs import glyphs_of
from briefkit.core.revisions.value import Words

OLD = "Ministers meet in May"


def merged(now: str, old_words: str, new: str) -> str:
    first = OLD.index(old_words) if old_words else len(OLD)
    fields = Fields({"title": OLD}.get, {"title": now}.get, lambda data, _edits: data)
    act = Words("title", first, first + len(old_words), tuple(glyphs_of(new)))
    fields.take(act, {"title": glyphs_of(OLD)})
    return fields.values.get("title", now)


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
