"""What `judgments resolve` takes for the day of an outcome, and which outcomes go with a condition and a due date."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import BriefkitError
from briefkit.library.library import today

DAY = datetime.timedelta(days=1)


def library_of(folder: Path, more: str) -> Library:
    (folder / "briefkit.toml").touch()
    head = '---\ntitle: T\nkind: note\ndate: "2020-01-10"\nsources: [{id: s1, title: T}]\n'
    judgment = f"judgments:\n  - {{id: j1, claim: It holds, probability: 0.7, {more}}}\n"
    (folder / "a.md").write_text(f"{head}{judgment}---\nText.\n")
    return Library.open(folder)


def recorded(library: Library) -> tuple[str | None, str, str | None]:
    library.refresh()
    judgment = library.get("a").judgments[0]
    return judgment.outcome, str(judgment.resolved_on), judgment.condition_met


@pytest.mark.parametrize(
    ("due", "outcome", "day"),
    [
        ("2020-06", "did-not-occur", "2020-06-30"),
        ("2020-03/2020", "did-not-occur", "2020-12-31"),
        (str(today() - DAY), "did-not-occur", str(today() - DAY)),
        (str(today()), "did-not-occur", str(today())),
        (str(today()), "occurred", str(today())),
        ("2999", "did-not-occur", str(today())),
        ("2999", "void", str(today())),
    ],
)
def test_the_day_that_nobody_gave_is_said(tmp_path: Path, due: str, outcome: str, day: str) -> None:
    library = library_of(tmp_path, f'due: "{due}"')
    changes = library.judgments.resolve("a#j1", outcome, evidence="s1").apply()
    assert recorded(library) == (outcome, day, None)
    assert changes.notes[0].startswith(f"note: dated {day}, ")


@pytest.mark.parametrize("outcome", ["occurred", "void", "unresolvable"])
@pytest.mark.parametrize("due", ["2020-06-30", "2020-06", str(today() - DAY)])
def test_once_it_was_due_the_day_is_needed(tmp_path: Path, due: str, outcome: str) -> None:
    library = library_of(tmp_path, f'due: "{due}"')
    with pytest.raises(BriefkitError, match="so it was not decided today") as raised:
        library.judgments.resolve("a#j1", outcome)
    assert raised.value.hint == "add the day that decided it: --on YYYY-MM-DD"
    library.judgments.resolve("a#j1", outcome, on="2020-06-30").apply()
    assert recorded(library)[:2] == (outcome, "2020-06-30")


def test_a_recorded_day_stays_when_evidence_is_added(tmp_path: Path) -> None:
    library = library_of(tmp_path, 'due: "2020-06", outcome: occurred, resolved_on: "2020-05"')
    assert library.judgments.resolve("a#j1", "occurred", evidence="S1").apply().notes == []
    assert recorded(library)[:2] == ("occurred", "2020-05")
    assert library.get("a").judgments[0].evidence == "s1"


@pytest.mark.parametrize(("on", "refused"), [("2020-07-01", True), ("2020-06-30", False), ("2020", False)])
def test_what_occurred_after_due_did_not_occur_in_time(tmp_path: Path, on: str, refused: bool) -> None:
    library = library_of(tmp_path, 'due: "2020-06"')
    if refused:
        with pytest.raises(
            BriefkitError, match=r"a#j1 was due in 2020-06, so what happened on 2020-07-01 came too late"
        ):
            library.judgments.resolve("a#j1", "occurred", on=on)
        library.judgments.resolve("a#j1", "did-not-occur", on=on).apply()
    else:
        library.judgments.resolve("a#j1", "occurred", on=on).apply()
    assert recorded(library)[1] == on


@pytest.mark.parametrize("met", ["", "condition_met: unknown, ", "condition_met: yes, ", "condition_met: no, "])
@pytest.mark.parametrize("outcome", ["occurred", "did-not-occur", "void", "unresolvable"])
@pytest.mark.parametrize("answer", [None, "yes", "No", "unknown"])
def test_what_is_written_of_a_condition_is_never_a_finding(
    tmp_path: Path, met: str, outcome: str, answer: str | None
) -> None:
    library = library_of(tmp_path, f'condition: rain falls, {met}due: "2020-06"')
    before = (tmp_path / "a.md").read_bytes()
    try:
        library.judgments.resolve("a#j1", outcome, on="2020-05", evidence="s1", condition_met=answer).apply()
    except BriefkitError as error:
        assert error.hint
        assert (tmp_path / "a.md").read_bytes() == before
    else:
        written = recorded(library)
        assert written[0] == outcome
        assert written[2] == "yes" if outcome in ("occurred", "did-not-occur") else True
        assert written[2] != "no" or outcome == "void"


def test_a_condition_that_failed_makes_the_judgment_void(tmp_path: Path) -> None:
    library = library_of(tmp_path, "condition: rain falls")
    library.judgments.resolve("a#j1", on="2020-05", condition_met="no").apply()
    assert recorded(library) == ("void", "2020-05", "no")


@pytest.mark.parametrize("answer", ["yes", "unknown"])
def test_a_condition_that_held_leaves_the_judgment_open(tmp_path: Path, answer: str) -> None:
    library = library_of(tmp_path, "condition: rain falls")
    library.judgments.resolve("a#j1", condition_met=answer).apply()
    assert recorded(library) == (None, "None", answer)


def test_an_outcome_taken_back_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    library = library_of(tmp_path, 'condition: rain falls, due: "2020-06"')
    before = (tmp_path / "a.md").read_bytes()
    for answer in ("yes", "no"):
        outcome = "occurred" if answer == "yes" else None
        library.judgments.resolve("a#j1", outcome, on="2020-05", evidence="s1", condition_met=answer).apply()
        assert (tmp_path / "a.md").read_bytes() != before
        library.refresh()
        library.judgments.resolve("a#j1", "open").apply()
        assert (tmp_path / "a.md").read_bytes() == before
        library.refresh()


def test_what_is_recorded_of_a_condition_changes_only_on_request(tmp_path: Path) -> None:
    library = library_of(tmp_path, "condition: rain falls, condition_met: true")
    with pytest.raises(BriefkitError, match="a#j1 has “condition_met: yes” already"):
        library.judgments.resolve("a#j1", condition_met="no", on="2020-05")
    library.judgments.resolve("a#j1", condition_met="no", on="2020-05", again=True).apply()
    assert recorded(library) == ("void", "2020-05", "no")


def test_calls_that_say_nothing_or_two_things(tmp_path: Path) -> None:
    library = library_of(tmp_path, "horizon: soon")
    with pytest.raises(BriefkitError, match="nothing to record"):
        library.judgments.resolve("a#j1")
    with pytest.raises(BriefkitError, match="a#j1 has no condition"):
        library.judgments.resolve("a#j1", condition_met="yes")
    with pytest.raises(BriefkitError, match="no answer “maybe” to --condition-met"):
        library.judgments.resolve("a#j1", condition_met="maybe")
