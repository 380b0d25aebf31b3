"""Edits parsed from the command line."""

from __future__ import annotations

import pytest

from briefkit.core.edit.format import parse_edit, parse_path, shape_at, short_key
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
        ("own=~", Set(("own",), "")),
        ("own=null", Set(("own",), "")),
        ("title=null", Set(("title",), "null")),
        ("own=[~, 'null']", Set(("own",), ["", "null"])),
        ('own="a, b"', Set(("own",), "a, b")),
        ('own="a"b"', Set(("own",), '"a"b"')),
        ("title='a'", Set(("title",), "'a'")),
        ("sources.credibility=2", Set(("sources", "credibility"), Bare("2"))),
        ("sources.credibility=high", Set(("sources", "credibility"), "high")),
        ("title=2", Set(("title",), "2")),
        ("own=true", Set(("own",), Bare("true"))),
        ("topics= a ,, b ", Set(("topics",), ["a", "b"])),
        ("topics=", Set(("topics",), [])),
        ("topics+=[a]", Add(("topics",), "[a]")),
        ("key_points+=a, b", Add(("key_points",), "a, b")),
        ("own+=1", Add(("own",), Bare("1"))),
        ("a-=b=c", Remove(("a",), "b=c")),
        ("a=b+=c", Set(("a",), "b+=c")),
        ("own=a\nb", Set(("own",), "a\nb")),
        (
            "sources=[{id: s, credibility: 2, title: 3}]",
            Set(("sources",), [{"id": "s", "credibility": Bare("2"), "title": "3"}]),
        ),
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
    assert short_key(shape_at(("issues", "i", "positions", "us"))) == "says"
    assert short_key(shape_at(("issues", "i", "positions", "us", "2"))) == "says"
    assert short_key(shape_at(("authors", "1"))) == "name"
    assert short_key(shape_at(("origin",))) == "url"
    assert short_key(shape_at(("title",))) is None


@pytest.mark.parametrize("text", ["topics=[a", "topics={", "judgments.j1={x", "events+=[a: b: c"])
def test_what_looks_like_a_list_must_be_one(text: str) -> None:
    with pytest.raises(EditRefusedError) as caught:
        parse_edit(text)
    value = text.partition("=")[2]
    assert caught.value.message.startswith(f"“{value}” cannot be read: not valid YAML")
    assert caught.value.hint == "write [a, b] or {id: x, title: …}"


def test_refusals_of_paths_say_what_to_write() -> None:
    for text, message, hint in (
        ("a", "“a” has no = in it", "write path=value, path+=item or path-=item"),
        ("a..b=x", "“a..b” is not a path", "write one such as issues.sanctions.status"),
    ):
        with pytest.raises(EditRefusedError) as caught:
            parse_edit(text)
        assert (caught.value.message, caught.value.hint) == (message, hint)
