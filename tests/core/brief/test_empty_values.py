"""A text of which nothing is seen counts as absent, whatever its key, and is named with its line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.shapes import ByHolder, Json, ListOf, RecordOf
from briefkit.core.registry.registry import parse_registry
from briefkit.core.text.blank import is_blank
from tests.core.brief.test_schema import problems

HEAD = {"title": "T", "kind": "memo", "date": "2018", "status": "published"}
BLANKS = ["", " ", "\t \n", "\u00a0", "\u202f\u2007", "\u200b", "\u00ad", "\ufeff", "\u2060\u200d", "\u3164", "\u2800"]
SAMPLES = {"date": "2018", "status_on": "2018", "probability": "0.5"}


def places(shape: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], bool]]:
    """The path to each scalar of a shape, and whether it is required."""
    found = []
    for name, key in shape.keys.items():
        inner = key.shape.item if isinstance(key.shape, (ListOf, ByHolder)) else key.shape
        if isinstance(inner, RecordOf):
            found += places(inner, (*path, name))
        else:
            found.append(((*path, name), key.required))
    return found


def sample(path: tuple[str, ...], text: str | None) -> dict[str, Json]:
    """Front matter with a text at a path; None leaves its key out. The records around it have what they need."""
    values: dict[str, Json] = dict(HEAD)
    shape: Any = BRIEF
    record = values
    for name in path[:-1]:
        outer = shape.keys[name].shape
        shape = outer.item if isinstance(outer, (ListOf, ByHolder)) else outer
        inner: dict[str, Json] = {
            key: SAMPLES.get(key, "x") for key, item in shape.keys.items() if item.required or key in shape.some_of
        }
        record[name] = {"us": inner} if isinstance(outer, ByHolder) else inner
        record = inner
    record.pop(path[-1], None)
    if text is not None:
        record[path[-1]] = text
    return values


def read(values: dict[str, Json]) -> Any:
    text = yaml.safe_dump(values, allow_unicode=False, sort_keys=False, default_style='"')
    return parse_brief(f"---\n{text}---\n".encode(), id="x", path="x.md")


@pytest.mark.parametrize(
    ("path", "required"), places(BRIEF), ids=lambda it: "" if isinstance(it, bool) else ".".join(it)
)
def test_an_empty_text_is_read_like_no_text(path: tuple[str, ...], required: bool) -> None:
    absent = read(sample(path, None))
    for blank in BLANKS:
        empty = read(sample(path, blank))
        assert empty.metadata == absent.metadata, ascii(blank)
        added = [finding for finding in empty.findings if finding not in absent.findings]
        assert [finding.rule for finding in added] == ["required" if required else "empty-value"], ascii(blank)
        assert path[-1] in added[0].message


def test_every_kind_of_scalar_is_meant() -> None:
    assert len(places(BRIEF)) > 80


@pytest.mark.parametrize("name", [name for name, key in BRIEF.keys.items() if isinstance(key.shape, ListOf)])
def test_an_empty_item_is_no_item(name: str) -> None:
    for written in [*BLANKS, *([blank, blank] for blank in BLANKS)]:
        reading = read({**HEAD, name: written})
        assert reading.metadata == read(HEAD).metadata, ascii(written)
        assert {finding.rule for finding in reading.findings} == {"empty-value"}
        assert all(f"“{name}”" in finding.message for finding in reading.findings)


def test_what_follows_an_inner_record_is_named_by_its_own_key() -> None:
    reading = parse_brief(
        b'---\ntitle: T\nkind: memo\ndate: 2018\nauthors: [{name: A, affiliation: B}, ""]\n---\n', id="x", path="x.md"
    )
    assert [(finding.line, finding.message) for finding in reading.findings] == [(5, "“authors” has an empty item")]


def test_a_key_without_a_value_is_fine() -> None:
    text = "title: T\nkind: memo\ndate: 2018\nsummary:\nauthors: [~]\npublisher: null\nown: ''\n"
    reading = parse_brief(f"---\n{text}---\n".encode(), id="x", path="x.md")
    assert reading.findings == ()
    assert reading.metadata is not None
    assert reading.metadata["own"] == ""


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_the_schema_accepts_no_empty_text(blank: str) -> None:
    for path, _ in places(BRIEF):
        assert problems(yaml.safe_dump(sample(path, blank))), path
    assert problems(yaml.safe_dump(sample(("summary",), f"{blank}x"))) == []


def test_the_registry_has_the_same_rule() -> None:
    text = 'parties:\n  us: {title: "", aliases: [" ", USA], titles: {de: "\\u200b"}}\n  eu: " "\n'
    registry, findings = parse_registry(text)
    assert registry.title("parties", "us") == "us"
    assert registry.title("parties", "eu") == "eu"
    assert registry.resolve("parties", "USA") == "us"
    assert not registry.knows("parties", "")
    assert [(finding.rule, finding.line) for finding in findings] == [("empty-value", 2)] * 3 + [("empty-value", 3)]


@given(st.text(st.sampled_from("".join(BLANKS)) | st.characters(), max_size=5))
def test_a_text_is_empty_if_each_sign_of_it_is(text: str) -> None:
    assert is_blank(text) == all(map(is_blank, text))
