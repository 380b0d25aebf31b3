"""An edit reaches the record that was named, or is refused; nothing is written beside it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.brief.read import parse_brief
from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.value import Add, Edit, Remove, Set
from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.library.edit import Changes
from briefkit.library.library import Library
from tests.promises.conftest import Note
from tests.promises.records import LISTS, MISSING, Items, Record, records, written

RECORDS = list(records())


def json_of(data: bytes) -> dict[str, Any]:
    """A brief as the model reads it."""
    metadata = parse_brief(data, id="one", path="one.md").metadata
    assert metadata is not None
    return metadata


def at(value: Any, trail: tuple[str | int, ...]) -> Any:
    for step in trail:
        value = value[step]
    return value


def _set(record: Record) -> tuple[Edit, Callable[[Any], None]]:
    return Set((*record.path, record.key), record.new), lambda item: item.update({record.key: record.new})


def _set_own(record: Record) -> tuple[Edit, Callable[[Any], None]]:
    return Set((*record.path, "desk"), "x\ny"), lambda item: item.update({"desk": "x\ny"})


def _remove(record: Record) -> tuple[Edit, Callable[[Any], None]]:
    return Remove((*record.path, record.key), lenient=True), lambda item: item.pop(record.key, None)


COMMANDS = {"set": _set, "set a key of one's own": _set_own, "remove": _remove}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_named_record_has_the_new_value(command: str, note: Note) -> None:
    done = 0
    for style, record in RECORDS:
        edit, change = COMMANDS[command](record)
        expected = copy.deepcopy(json_of(record.data))
        change(at(expected, record.trail))
        if record.key == "claim" and command == "remove":
            continue  # without it there is no judgment
        after = edit_brief(record.data, [edit])
        assert json_of(after) == expected, (style, edit, after.decode())
        assert after.endswith(b"own: {keys: [stay]}\n---\nThe text.\n")
        assert b"# about the list\n" in after
        done += 1
    note("records", f"`{command}`, every list × way to write it × name: read back by the model", done, done)


def test_an_item_is_added_and_removed(note: Note) -> None:
    done = 0
    for style, record in RECORDS:
        *above, place = record.trail
        before = json_of(record.data)
        new = {"id": "new", "claim": "New", "name": "New", "date": "2021-01-01"}
        new = {key: value for key, value in new.items() if key in _required(record.path[0], len(record.path) > 2)}
        expected = copy.deepcopy(before)
        at(expected, tuple(above)).append(new | ({"negated": False} if "claim" in new else {}))
        try:
            after = edit_brief(record.data, [Add(record.path[:-1], dict(new))])
        except EditRefusedError as error:
            assert (error.reason, style) in {("kind", "one, block"), ("kind", "indented"), ("kind", "quoted")}, style
        else:
            assert json_of(after) == expected, (style, after.decode())
            done += 1
        expected = copy.deepcopy(before)
        del at(expected, tuple(above))[place]
        if not at(expected, tuple(above)):
            del at(expected, tuple(above[:-1]))[above[-1]]
        assert json_of(edit_brief(record.data, [Remove(record.path)])) == expected
        done += 1
    note("records", "an item added to or removed from every list: read back by the model", done, done)


def _required(name: str, is_update: bool) -> set[str]:
    if is_update:
        return {"date"}
    return {"authors": {"name"}, "experts": {"name"}, "judgments": {"id", "claim"}}.get(name, {"id"})


def test_what_no_item_is_called_is_refused(note: Note) -> None:
    refused = 0
    for _, record in RECORDS:
        for name in MISSING:
            for edit in (Set((*record.path[:-1], name, record.key), "x"), Remove((*record.path[:-1], name))):
                with pytest.raises(EditRefusedError):
                    edit_brief(record.data, [edit])
                refused += 1
    note("records", "a name that no item has: refused", refused, refused)


@pytest.mark.parametrize("items", LISTS, ids=[".".join(items.path) for items in LISTS])
def test_a_name_that_two_items_have_is_refused(items: Items, note: Note) -> None:
    first = items.items[0]
    for style in ("flow", "block"):
        listed = [dict(first), dict(first)]
        nested = {"id": "j1", "claim": "X", "updates": listed} if len(items.path) > 1 else listed
        data = written({items.path[0]: nested}, style).encode()
        path = (*items.path, items.names[0])
        for edit in (Set((*path, items.key), items.new), Remove(path), Remove(items.path, items.names[0])):
            with pytest.raises(EditRefusedError) as caught:
                edit_brief(data, [edit])
            assert caught.value.reason == "several"
            note("records", "a name that two items have: refused, with their numbers", 1, 1)


@pytest.mark.parametrize("name", [items.path[0] for items in LISTS if len(items.path) == 1])
@pytest.mark.parametrize("value", ["", "[]", "null"])
def test_a_list_without_items_gets_none_from_a_path(name: str, value: str, note: Note) -> None:
    data = f"---\ntitle: T\nkind: note\ndate: 2020\n{name}: {value}\n---\n".encode()
    for before in (data, data.replace(f"{name}: {value}\n".encode(), b"")):
        for path in ((name, "new", "title"), (name, "1", "title"), (name, "new", "new", "title")):
            with pytest.raises(EditRefusedError):
                edit_brief(before, [Set(path, "x")])
            note("records", "a path into a list without items: refused", 1, 1)


POSITIONS = [
    ("{us: Wants}", "us"),
    ("{us: {says: Wants}}", "us"),
    ("{us: [Wants]}", "us"),
    ("{us: [{says: Wants}]}", "us"),
    ("{us: [{says: Wants}]}", "US.1"),
    ("{us: Wants, eu: {says: No}}", "US"),
    ('{"us": "Wants"}', "us.1"),
    ("{eu: No, us: {says: Wants, source: s1}}", "us"),
]


@pytest.mark.parametrize("issue", ["trend", "fees", "Zölle", "positions"])
@pytest.mark.parametrize(("positions", "holder"), POSITIONS)
@pytest.mark.parametrize("single", [True, False])
def test_a_position_is_found(issue: str, positions: str, holder: str, single: bool, note: Note) -> None:
    written_issue = f"{{id: {issue}, positions: {positions}}}"
    text = written_issue if single else f"[{{id: other}}, {written_issue}]"
    data = f"---\ntitle: T\nkind: note\ndate: 2020\nissues: {text}\n---\n".encode()
    path = ("issues", issue.upper(), "positions", *holder.split("."), "stance")
    if single and issue in ("trend", "positions"):
        path = ("issues", "1", *path[2:])
    expected = copy.deepcopy(json_of(data))
    expected["issues"][-1]["positions"]["us"][0]["stance"] = "opposes"
    assert json_of(edit_brief(data, [Set(path, "opposes")])) == expected
    note("records", "a position as text, mapping or list: read back by the model", 1, 1)


JUDGMENTS = {
    "one, flow": "judgments: {id: j1, claim: X, probability: 0.3}",
    "one, block": "judgments:\n  id: j1\n  claim: X\n  probability: 0.3",
    "list, flow": "judgments: [{id: j0, claim: Y}, {id: j1, claim: X, probability: 0.3}]",
    "list, block": "judgments:\n- id: j1\n  claim: X\n  probability: 0.3\n- id: j0\n  claim: Y",
    "one update": "judgments: {id: j1, claim: X, probability: 0.3, updates: {date: 2020-02-01, probability: 0.4}}",
    "two updates": "judgments:\n  - id: j1\n    claim: X\n    probability: 0.3\n    updates:\n"
    "    - {date: 2020-02-01, probability: 0.4}\n    - date: 2020-04-01\n      probability: 0.5",
}
CALLS: dict[str, tuple[Callable[[Library, str], Changes], dict[str, Any], list[Any]]] = {
    "judgments resolve": (
        lambda library, ref: library.judgments.resolve(ref, "occurred", on="2020-05-01"),
        {"outcome": "occurred", "resolved_on": "2020-05-01"},
        [],
    ),
    "judgments update": (
        lambda library, ref: library.judgments.update(ref, probability=["0.6"], on="2020-03-01"),
        {},
        [{"date": "2020-03-01", "probability": 0.6}],
    ),
    "judgments update --again": (
        lambda library, ref: library.judgments.update(ref, probability=["0.6"], on="2020-02-01", again=True),
        {},
        [{"date": "2020-02-01", "probability": 0.6}],
    ),
}


@pytest.mark.parametrize("shape", JUDGMENTS)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", ["j1", "J1"])
def test_judgments_are_found(tmp_path: Path, shape: str, call: str, name: str, note: Note) -> None:
    text = f"---\ntitle: T\nkind: note\ndate: 2020-01-10\n{JUDGMENTS[shape]}\n---\nText.\n"
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "P"\n')
    (tmp_path / "one.md").write_text(text)
    run, values, updates = CALLS[call]
    expected = copy.deepcopy(json_of(text.encode()))
    judgment = next(item for item in expected["judgments"] if item["id"] == "j1")
    judgment |= values
    dates = [update["date"] for update in updates]
    kept = [update for update in judgment.get("updates", []) if update["date"] not in dates]
    if updates or kept:
        judgment["updates"] = sorted([*kept, *updates], key=lambda update: update["date"])
    run(Library.open(tmp_path), f"one#{name}").apply()
    assert json_of((tmp_path / "one.md").read_bytes()) == expected
    note("records", "`judgments resolve`, `update`, `update --again`: read back by the model", 1, 1)


@pytest.mark.parametrize("shape", ["one update", "two updates"])
def test_an_update_is_not_written_over_or_beside_another(tmp_path: Path, shape: str, note: Note) -> None:
    text = f"---\ntitle: T\nkind: note\ndate: 2020-01-10\n{JUDGMENTS[shape]}\n---\nText.\n"
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "P"\n')
    (tmp_path / "one.md").write_text(text)
    library = Library.open(tmp_path)
    with pytest.raises(BriefkitError, match="one#j1 has an update of 2020-02-01 already: 40 %"):
        library.judgments.update("one#j1", probability=["0.6"], on="2020-02-01")
    assert not list(library.judgments.update("one#j1", probability=["0.40"], on="2020-02-01"))
    assert (tmp_path / "one.md").read_text() == text
    note("records", "`judgments update` of a date that has one: refused, or nothing to do", 2, 2)
