"""What the registry refuses or warns of: held before it is over, a name that already means another entry."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import EditRefusedError

REGISTRY = "parties:\n  us: {title: United States, aliases: [USA]}\nevents:\n  talks: {title: Talks}\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "registry.yaml").write_text(REGISTRY)
    for name, date, word in (("a", "2020-01", "fees"), ("b", "2020-02", "Fees"), ("c", "2020-03", "fees")):
        text = f"---\ntitle: T\nkind: note\ndate: {date}\nsummary: S.\nissues: [{{id: {word}}}]\n---\nText.\n"
        (tmp_path / f"{name}.md").write_text(text)
    return Library.open(tmp_path)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"date": "2999", "status": "held"}, "“vote” is held, but dated 2999, which is still to come"),
        (
            {"date": "2999-05-01/2999-05-02", "status": "held"},
            "“vote” is held, but dated 2999-05-01/2999-05-02, which is",
        ),
        ({"status": "held", "status_on": "2999-05-01"}, "the status of “vote” is known on 2999-05-01, which is still"),
        ({"date": "+3m", "status": "held"}, "“vote” is held, but dated "),
    ],
)
def test_an_event_that_is_still_to_come_cannot_have_been_held(
    library: Library, entry: dict[str, str], message: str
) -> None:
    with pytest.raises(EditRefusedError) as raised:
        library.registry_ids.add("events", "vote", **entry).apply()
    assert raised.value.message.startswith(f"registry.yaml: {message}")
    assert (library.folder / "registry.yaml").read_text() == REGISTRY


def test_other_statuses_of_a_coming_event_are_written(library: Library) -> None:
    for number, status in enumerate(("planned", "proposed", "changed", "cancelled")):
        library.registry_ids.add("events", f"vote-{number}", date="2999", status=status).apply()
    library.registry_ids.add("events", "today", date=str(datetime.date.today()), status="held").apply()  # noqa: DTZ011
    assert "today: {" in (library.folder / "registry.yaml").read_text()


def test_a_brief_cannot_say_that_a_coming_event_was_held(library: Library) -> None:
    with pytest.raises(EditRefusedError, match=r"^a\.md: “vote” is held, but dated 2999, which is still to come$"):
        library.edit(["a"], ['events={id: vote, title: Vote, date: "2999", status: held}']).apply()


@pytest.mark.parametrize("title", ["United States", "united states", "USA", "us", "Ünited States"])
def test_a_title_that_already_means_another_entry_is_told(library: Library, title: str) -> None:
    notes = library.registry_ids.add("parties", "us3", title=title).apply().notes
    assert notes == [f"warning: registry.yaml: “{title}” already means “us” (keep one)"]


def test_meetings_may_recur_under_one_title(library: Library) -> None:
    assert library.registry_ids.add("events", "talks-2", title="Talks").apply().notes == []


def test_one_id_in_two_spellings_is_told_with_both_places(library: Library) -> None:
    found = list(library.check(select=["id-spelling"]).diagnostics())
    assert [str(item) for item in found] == [
        "b.md:6:15: “Fees” is written “fees” elsewhere (a.md) (write fees, or add it under issues in registry.yaml)"
    ]
    near = {use.id: use.near for use in library.registry_ids(["issues"])}
    assert near == {"fees": "did you mean Fees?", "Fees": "did you mean fees?"}
    library.registry_ids.add("issues", "fees").apply()
    library.refresh()
    assert not list(library.check(select=["id-spelling"]).diagnostics())
    assert [use.id for use in library.registry_ids(["issues"])] == ["fees"]
