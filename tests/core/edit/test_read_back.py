"""The guard before an edit is written: the record that was named has the new value, and nothing stands beside it."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit.core.brief.model import BRIEF
from briefkit.core.edit import edit
from briefkit.core.edit.edit import edit_text
from briefkit.core.edit.read_back import is_read_back
from briefkit.core.edit.splice.path import Spot, locate
from briefkit.core.edit.splice.tree import Branch, read_tree
from briefkit.core.edit.value import Add, Edit, Path, Remove, Set
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import EditRefusedError


def tree(text: str) -> Branch:
    found = read_tree(text)
    assert isinstance(found, Branch)
    return found


@pytest.mark.parametrize(
    ("before", "change", "meant", "beside"),
    [
        (
            "issues: {id: fees}\n",
            Set(("issues", "fees", "status"), "resolved"),
            "issues: {id: fees, status: resolved}\n",
            "issues: {id: fees, fees: {status: resolved}}\n",
        ),
        (
            "authors: A. Author\n",
            Set(("authors", "a-author", "affiliation"), "X"),
            "authors: [{name: A. Author, affiliation: X}]\n",
            "authors: {name: A. Author, a-author: {affiliation: X}}\n",
        ),
        (
            "judgments: [{id: j1, claim: X}, {id: j2, claim: Y}]\n",
            Set(("judgments", "J2", "outcome"), "void"),
            "judgments: [{id: j1, claim: X}, {id: j2, claim: Y, outcome: void}]\n",
            "judgments: [{id: j1, claim: X, outcome: void}, {id: j2, claim: Y}]\n",
        ),
        (
            "issues: [{id: trend, positions: {us: Wants}}]\n",
            Set(("issues", "trend", "positions", "US", "stance"), "opposes"),
            "issues: [{id: trend, positions: {us: [{says: Wants, stance: opposes}]}}]\n",
            "issues: [{id: trend, positions: {us: Wants, US: {stance: opposes}}}]\n",
        ),
        (
            "topics: trade\n",
            Add(("topics",), "ports", at=0),
            "topics: [ports, trade]\n",
            "topics: [trade, ports]\n",
        ),
        (
            "sources: [{id: s1}, {id: s2}]\n",
            Remove(("sources",), "s2"),
            "sources: {id: s1}\n",
            "sources: {id: s2}\n",
        ),
        ("related: one\n", Remove(("related", "one")), "related: []\n", "related: one\n"),
        (
            "origin: https://a\n",
            Set(("origin", "doi"), "1"),
            "origin: {url: https://a, doi: 1}\n",
            "origin: {doi: 1}\n",
        ),
        ("desk: {lead: A}\n", Set(("desk", "lead"), "B"), "desk: {lead: B}\n", "desk: {lead: [B]}\n"),
        ("key_points: [A]\n", Remove(("key_points",)), "", "key_points: A\n"),
    ],
)
def test_what_was_meant_is_told_from_what_stands_beside_it(before: str, change: Edit, meant: str, beside: str) -> None:
    def is_read(after: str) -> bool:
        found = read_tree(after) or Branch(mapping=True, flow=False, start=0)
        return is_read_back(tree(before), change, found, read_yaml(after)[0], BRIEF)

    assert is_read(meant)
    assert not is_read(beside)
    assert not is_read(before)
    assert not is_read(f"{meant}title: A\n")


def test_nothing_is_written_where_the_editor_finds_another_record(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "issues: [{id: a, status: disputed}, {id: b, status: disputed}]\n"
    change = Set(("issues", "b", "status"), "resolved")
    assert edit_text(text, change) == text.replace("b, status: disputed", "b, status: resolved")

    def first(root: Branch, path: Path, shape: Any = BRIEF) -> Spot:
        return locate(root, ("issues", "a", *path[2:]), shape)

    monkeypatch.setattr(edit, "locate", first)
    with pytest.raises(EditRefusedError, match=r"issues\.b\.status was not changed: it would be read"):
        edit_text(text, change)
    with pytest.raises(EditRefusedError, match="it would be read as something else"):
        edit_text(text.replace("a, status: disputed", "a, status: resolved"), change)  # no byte to change
    with pytest.raises(EditRefusedError, match="title was not changed"):
        edit_text("title: A\n", Set(("title",), "A"))  # another key


@pytest.mark.parametrize(
    ("text", "path", "message", "hint"),
    [
        ("authors: A B\n", "authors.c.former", "authors has no item “c”", "its only item is “A B”; add a new item"),
        ("related: {title: Foo}\n", "related.x.url", "related has no item “x”", "add a new item as a whole: “related+"),
        ("related:\n", "related.x.url", "related has no item “x”", "add a new item as a whole: “related+=…”"),
        ("title: A\n", "related.x.url", "related has no item “x”", "add a new item as a whole: “related+=…”"),
        ("title: A\n", "issues.a.positions.us.2.says", "issues has no item “a”", "add a new item"),
        ("issues: a\n", "issues.a.positions.us.2.says", "issues.a.positions.us has no item “2”", "add a new item"),
        (
            "issues: {id: a, positions: {us: No}}\n",
            "issues.a.positions.us.2.says",
            "us has no item “2”",
            "its only item",
        ),
        ("issues: {id: a}\n", "issues.a.a.status", "issues.a has no key “a”, so there is nothing below it", ""),
        ("issues: {id: a}\n", "issues.a.postions.us.says", "issues.a has no key “postions”", "did you mean positions"),
        ("issues: {id: trend}\n", "issues.trend.status", "“trend” is both a key and", "use its number: issues.1"),
        (
            "judgments: {id: j, claim: X, updates: {date: 2020-02-01}}\n",
            "judgments.j.updates.2020-03-01.term",
            "judgments.j.updates has no item “2020-03-01”",
            "did you mean 2020-02-01?",
        ),
    ],
)
def test_what_is_not_there_is_refused_by_name(text: str, path: str, message: str, hint: str) -> None:
    with pytest.raises(EditRefusedError) as caught:
        edit_text(text, Set(tuple(path.split(".")), "x"))
    assert message in caught.value.message
    assert (caught.value.hint or "").startswith(hint)


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("issues: [{id: fees}]\n", "issues.status", "issues: [{id: fees, status: x}]\n"),
        ("issues: [{id: a, positions: {us: [{says: No}]}}]\n", "issues.a.positions.us.stance",
         "issues: [{id: a, positions: {us: [{says: No, stance: x}]}}]\n"),
        ("issues: {id: a, positions: {us: {says: No}}}\n", "issues.a.positions.us.quote",
         "issues: {id: a, positions: {us: {says: No, quote: x}}}\n"),
        ("issues: [{id: title}, {id: b}]\n", "issues.title.question", "issues: [{id: title, question: x}, {id: b}]\n"),
        ("authors: [A. Author]\n", "authors.A-AUTHOR.former", "authors: [{name: A. Author, former: x}]\n"),
        ("title: A\n", "origin.url", "title: A\norigin:\n  url: x\n"),
        ("title: A\n", "desk.lead.name", "title: A\ndesk:\n  lead:\n    name: x\n"),
        ("origin: {url: x}\n", "origin.archive.box", "origin: {url: x, archive: {box: x}}\n"),
    ],
)  # fmt: skip
def test_records_are_found_in_every_shape(before: str, path: str, after: str) -> None:
    assert edit_text(before, Set(tuple(path.split(".")), "x")) == after
