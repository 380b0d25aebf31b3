"""An edit changes only the value you named; what can't be done so is refused by name."""

from __future__ import annotations

import pytest

from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.format import parse_edit
from briefkit.core.edit.value import REFUSALS
from briefkit.errors import EditRefusedError
from tests.promises.conftest import Note
from tests.promises.tricky import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_tricky_front_matter(case: Case, note: Note) -> None:
    try:
        done = edit_brief(case.data, [parse_edit(case.edit)])
    except EditRefusedError as error:
        assert error.reason == case.refusal, error.message
        assert error.message
        note("edit", "tricky front matters: refused with the reason", 1, 1)
        return
    assert not case.refusal
    assert case.data.count(case.old.encode()) >= 1
    assert done == case.data.replace(case.old.encode(), case.new.encode(), 1)
    note("edit", "tricky front matters: exactly the span changed", 1, 1)


def test_there_are_many_and_every_reason_is_met() -> None:
    assert len(CASES) >= 40
    met = {case.refusal for case in CASES} - {""}
    of_a_library = {"check"}  # tests/library/test_guard.py
    assert set(REFUSALS) - met - of_a_library <= {"path", "duplicate", "last", "limit", "other"}


@pytest.mark.parametrize(
    ("reason", "text", "edit"),
    [
        ("path", "a: 1\n", "a..b=1"),
        ("path", "a: 1\n", "=1"),
        ("path", "a: 1\n", "a"),
        ("duplicate", "s:\n- {id: a}\n", "s+={id: a, x: b}"),
        ("limit", "x: a\n", "x=" + "y" * 1024 * 1024),
        ("limit", "x: a\n", ".".join("abcdefghijklmnopqrstuvwxyzabcdefghijklm") + "=1"),
        ("other", "x: {a}\n? [b]\n", "x.a=1"),
    ],
)
def test_other_reasons(reason: str, text: str, edit: str, note: Note) -> None:
    with pytest.raises(EditRefusedError) as caught:
        edit_front_matter(f"---\n{text}---\n".encode(), [parse_edit(edit)])
    assert caught.value.reason in {reason, "unreadable"}
    note("edit", "tricky front matters: refused with the reason", 1, 1)


def test_several_edits_are_all_done_or_none() -> None:
    data = b"---\na: 1\nb: [x]\n---\n"
    edits = [parse_edit(text) for text in ("a=2", "b+=v", "c.d=z", "c.e=w", "b-=x")]
    assert edit_front_matter(data, edits) == b"---\na: 2\nb: [v]\nc:\n  d: z\n  e: w\n---\n"
    with pytest.raises(EditRefusedError):
        edit_front_matter(data, [*edits, parse_edit("a.q=1")])


def test_an_edit_that_changes_nothing_changes_no_byte() -> None:
    data = b"---\na: 'x'\nb: [x , 'y']\n---\n"
    edits = [parse_edit(text) for text in ("a=x", "b+=y", "b=[x, y]")]
    assert edit_front_matter(data, edits) == data
