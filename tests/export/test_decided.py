"""A submission that is decided says what came of it, and no more by when it is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import briefkit

SUBMISSION = """\
---
title: Harbour fees
kind: submission
date: 2021-06-01
decision:
  question: Should fees rise?
  by: Harbour Board
  needed_by: 2021-07-01
  reason: The tariff is printed in July.
  recommended: raise
{0}criteria: [{{id: yield, title: Yield, weight: 60 %}}]
options:
  - {{id: keep, title: Keep them, do_nothing: true, assessments: {{yield: None so far}}}}
  - {{id: raise, title: Raise them, assessments: {{yield: High}}}}
---
Text.
"""
CHOSEN = "  outcome: chosen\n  chosen: keep\n  decided_on: 2021-06-20\n  note: Look again in a year.\n"
PUT_OFF = "  outcome: deferred\n  decided_on: {0}\n  note: The figures are missing.\n"
WANTED = ("Needed by: 1 July 2021", "Reason for the deadline: The tariff is printed in July.")


def printed(folder: Path, outcome: str, format_: str = "txt") -> str:
    """The submission as plain text, with what came of it."""
    (folder / "briefkit.toml").write_text('[library]\nname = "Test"\naccess = "public"\n')
    (folder / "fees.md").write_text(SUBMISSION.format(outcome))
    return briefkit("export", "fees", "--to", format_, "-o", "-", folder=folder).out


def test_a_decision_that_was_taken_is_not_wanted_any_more(tmp_path: Path) -> None:
    text = printed(tmp_path, CHOSEN)
    assert "\nDecision\n--------\n\nShould fees rise?\n\nDecision: Chosen: Keep them, 20 June 2021\n" in text
    assert "\nRemark: Look again in a year.\n" in text
    assert not [wanted for wanted in ("Decision wanted", *WANTED) if wanted in text]
    assert '<h2 id="decision_">Decision</h2>' in printed(tmp_path, CHOSEN, "html")


@pytest.mark.parametrize(("day", "is_wanted"), [("2021-06-20", True), ("2021-07-10", False)])
def test_one_that_was_put_off_is_wanted_until_its_deadline(tmp_path: Path, day: str, is_wanted: bool) -> None:
    """A deadline after the day on which it was put off is a new one."""
    text = printed(tmp_path, PUT_OFF.format(day))
    assert [wanted in text for wanted in ("Decision wanted", *WANTED)] == [is_wanted] * 3
    assert "\nDecision: Deferred, " in text
    assert "\nRemark: The figures are missing.\n" in text


def test_plain_text_says_of_which_option_an_answer_is(tmp_path: Path) -> None:
    """The options stand below each other if they do not fit in columns."""
    text = printed(tmp_path, CHOSEN)
    assert "\n  Keep them (Do nothing · Chosen): None so far\n  Raise them (Recommended): High\n" in text
