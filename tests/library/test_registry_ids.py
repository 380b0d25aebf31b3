"""Ids of the registry: listed, added and renamed, and what is refused with which words."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import BriefkitError, EditRefusedError, WriteError
from briefkit.library import edit as module

REGISTRY = "topics:\n  water: {title: Water, aliases: [rivers]}\n  trade: {title: Trade}\nparties:\n  us: {title: US}\n"
BRIEF = "---\ntitle: T\nkind: note\ndate: 2018\ntopics: [water, tarde]\n---\nText.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text('[views]\nall = "topic:water"\n')
    (tmp_path / "registry.yaml").write_text(REGISTRY)
    (tmp_path / "a.md").write_text(BRIEF)
    (tmp_path / "b.md").write_text(BRIEF.replace("water, tarde", "trade"))
    return tmp_path


def refusal(folder: Path, section: str, old: str, new: str) -> tuple[str, str | None]:
    with pytest.raises(BriefkitError) as raised:
        Library.open(folder).registry_ids.rename(section, old, new).apply()
    return raised.value.message, raised.value.hint


def test_registered_ids_come_first_and_others_have_a_hint(folder: Path) -> None:
    ids = Library.open(folder).registry_ids
    assert [(use.id, use.briefs, use.registered, use.near) for use in ids(["topic"])] == [
        ("water", 1, True, None),
        ("trade", 1, True, None),
        ("tarde", 1, False, "did you mean trade?"),
    ]
    assert [use.id for use in ids(["topics"], unregistered=True)] == ["tarde"]
    assert [use.id for use in ids()] == ["water", "trade", "tarde", "us"]
    with pytest.raises(BriefkitError, match="the registry has no section “topcis”") as raised:
        ids(["topcis"])
    assert raised.value.hint == "did you mean topics?"


def test_an_id_is_renamed_everywhere_and_views_are_pointed_out(folder: Path) -> None:
    changes = Library.open(folder).registry_ids.rename("topic", "water", "rivers-and-seas")
    assert [change.path for change in changes] == ["registry.yaml", "a.md"]
    assert changes.notes == ["note: the view “all” in briefkit.toml contains “water”; edit it by hand"]
    changes.apply()
    assert (folder / "registry.yaml").read_text() == REGISTRY.replace("  water:", "  rivers-and-seas:")
    assert (folder / "a.md").read_text() == BRIEF.replace("water", "rivers-and-seas")
    assert Library.open(folder).registry_ids.rename("topic", "tarde", "trades").notes == []


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("water", " ", "“ ” cannot be an id", "use words joined by hyphens"),
        ("water", "a  b", "“a  b” cannot be an id", "use words joined by hyphens"),
        ("water", "trade", "“trade” is taken in topics: it means trade", "choose another id"),
        ("trade", "rivers", "“rivers” is taken in topics: it means water", "choose another id"),
        ("water", "TARDE", "“TARDE” is taken in topics: it means TARDE", "choose another id"),
        ("watr", "sea", "there is no “watr” in topics", "did you mean water?"),
        ("nothing", "sea", "there is no “nothing” in topics", "see “briefkit registry list”"),
    ],
)
def test_a_rename_that_is_refused(folder: Path, old: str, new: str, message: str, hint: str) -> None:
    assert refusal(folder, "topics", old, new) == (message, hint)


def test_an_id_may_become_its_own_alias(folder: Path) -> None:
    Library.open(folder).registry_ids.rename("topics", "water", "Water").apply()
    assert "  Water: {title" in (folder / "registry.yaml").read_text()


def test_a_file_that_cannot_be_edited_or_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_text(BRIEF.replace("[water", "[&x water"))
    with pytest.raises(EditRefusedError, match=r"^a\.md: line 5: “water” has an anchor"):
        Library.open(folder).registry_ids.rename("topics", "water", "sea").apply()
    for error, reason in ((OSError(errno.EIO, "Input/output error"), "Input/output error"), (OSError("odd"), "odd")):

        def fails(*_: object, error: OSError = error) -> bytes:
            raise error

        monkeypatch.setattr(module, "read_file", fails)
        with pytest.raises(WriteError) as raised:
            Library.open(folder).registry_ids.rename("topics", "water", "sea").apply()
        assert raised.value.message == f"registry.yaml cannot be read: {reason}"
        with pytest.raises(WriteError) as raised:
            Library.open(folder).registry_ids.add("topics", "sea").apply()
        assert raised.value.message == f"registry.yaml cannot be read: {reason}"


def test_an_entry_is_added(folder: Path) -> None:
    ids = Library.open(folder).registry_ids
    ids.add("topic", "sea", title="Sea", parent="water", aliases=["ocean"]).apply()
    assert "  sea: {title: Sea, parent: water, aliases: [ocean]}\n" in (folder / "registry.yaml").read_text()
    ids.add("person", "a-author", title="A. Author").apply()
    assert (folder / "registry.yaml").read_text().endswith("people:\n  a-author:\n    name: A. Author\n")
    for id_, entry, message in (
        ("water", {}, "“water” is already registered"),
        ("rivers", {}, "“rivers” is already registered: it means water"),
        ("lake", {"parent": "watre"}, "the parent “watre” is not in topics"),
    ):
        with pytest.raises(BriefkitError) as raised:
            ids.add("topic", id_, **entry).apply()
        assert raised.value.message == message


def test_a_registry_with_a_byte_order_mark_keeps_it(folder: Path) -> None:
    (folder / "registry.yaml").write_bytes(b"\xef\xbb\xbf" + REGISTRY.encode())
    Library.open(folder).registry_ids.add("topic", "sea").apply()
    assert (folder / "registry.yaml").read_bytes().startswith(b"\xef\xbb\xbftopics:\n")
    (folder / "registry.yaml").write_bytes(b"\xff")
    with pytest.raises(EditRefusedError, match=r"^registry\.yaml: "):
        Library.open(folder).registry_ids.add("topic", "lake").apply()
    (folder / "registry.yaml").unlink()
    with pytest.raises(WriteError, match=r"there is no registry\.yaml yet") as raised:
        Library.open(folder).registry_ids.add("topic", "lake").apply()
    assert raised.value.hint == f"create an empty file {folder / 'registry.yaml'}"
