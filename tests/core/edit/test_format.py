"""Edits parsed from the command line."""

from __future__ import annotations

import pytest

from briefkit.core.edit.format import parse_edit, parse_path, short_key
from briefkit.core.edit.value import Add, Bare, Edit, Remove, Set, path_text
from briefkit.errors import EditRefusedError


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("title=[Draft] a = b", Set(("title",), "[Draft] a = b")),
        ("topics=a, b", Set(("topics",), ["a", "b"])),
        ("topics=[a, 'b, c']", Set(("topics",), ["a", "b, c"])),
        ("key_points=One, perhaps.", Set(("key_points",), ["One, perhaps."])),
        ("topics+=a", Add(("topics",), "a")),
        ("topics-=a", Remove(("topics",), "a")),
        ("judgments.j1.probability=0.7", Set(("judgments", "j1", "probability"), Bare("0.7"))),
        ("judgments.j1.probability=[0.55, 0.8]", Set(("judgments", "j1", "probability"), [Bare("0.55"), Bare("0.8")])),
        ("judgments.j1.negated=true", Set(("judgments", "j1", "negated"), Bare("true"))),
        ("sources.s1.credibility=2", Set(("sources", "s1", "credibility"), Bare("2"))),
        ("origin.number=12", Set(("origin", "number"), "12")),
        ("authors+=A. Author", Add(("authors",), "A. Author")),
        ("events+={id: g20, date: 2018-11-30}", Add(("events",), {"id": "g20", "date": "2018-11-30"})),
        ("issues.i.positions.us={says: A}", Set(("issues", "i", "positions", "us"), {"says": "A"})),
        ("weight=20", Set(("weight",), Bare("20"))),
        ("weight='20'", Set(("weight",), "20")),
        ("version=1.10", Set(("version",), "1.10")),
        ("own=[not closed", Set(("own",), "[not closed")),
        ("own={a: 1, b: [x]}", Set(("own",), {"a": Bare("1"), "b": ["x"]})),
        (r"a\.b\=c.d=e", Set(("a.b=c", "d"), "e")),
        ("summary=", Set(("summary",), "")),
    ],
)
def test_assignments(text: str, edit: Edit) -> None:
    assert parse_edit(text) == edit


@pytest.mark.parametrize("text", ["", "=x", "a..b=x", ".a=x", "a.=x", "a"])
def test_invalid_paths(text: str) -> None:
    with pytest.raises(EditRefusedError) as caught:
        parse_edit(text)
    assert caught.value.reason == "path"


def test_a_list_or_record_must_be_readable() -> None:
    with pytest.raises(EditRefusedError) as caught:
        parse_edit("topics=[a")
    assert caught.value.reason == "format"


@pytest.mark.parametrize("text", ["a", "a.b", r"a\.b.c", r"a\=b", r"a\\b"])
def test_paths_are_formatted_as_written(text: str) -> None:
    assert path_text(parse_path(text)) == text


def test_short_forms() -> None:
    assert short_key(("issues", "i", "positions", "us")) == "says"
    assert short_key(("issues", "i", "positions", "us", "2")) == "says"
    assert short_key(("authors", "1")) == "name"
    assert short_key(("origin",)) == "url"
    assert short_key(("title",)) is None
