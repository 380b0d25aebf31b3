"""Dates of options: what cannot be read and what ends before it starts is refused alike by every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import briefkit

WITH_PERIOD = ["list", "search x", "issues", "facets", "timeline", "digest", "judgments list", "judgments due"]
RELATIVE = '  → also today, -30d, -3m, or "3 months ago"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "a.md").write_text("---\ntitle: T\nkind: note\ndate: 2019-06\n---\n")
    return tmp_path


@pytest.mark.parametrize("command", [*WITH_PERIOD, "judgments score", "check"])
def test_a_period_that_ends_before_it_starts_is_refused(folder: Path, command: str) -> None:
    ran = briefkit(*command.split(), "--since", "2020", "--until", "2019-12", folder=folder)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.stderr == (
        "briefkit: the period ends in 2019-12, before it starts in 2020\n  → look at --since and --until\n"
    )
    assert briefkit(*command.split(), "--since", "2019-06-30", "--until", "2019-06", folder=folder).code != 2


@pytest.mark.parametrize("command", WITH_PERIOD)
def test_a_date_that_cannot_be_read_is_refused(folder: Path, command: str) -> None:
    since = briefkit(*command.split(), "--since", "foo", folder=folder)
    assert since.code == 2
    assert since.stderr == "briefkit: --since: “foo” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD\n" + RELATIVE
    slashed = briefkit(*command.split(), "--since", "07/2018", folder=folder)
    assert slashed.stderr.startswith("briefkit: --since: “07/2018” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")


@pytest.mark.parametrize(
    "call", ["issues --as-of foo", "judgments due --by foo", "judgments resolve a#j1 --outcome void --on foo"]
)
def test_other_dates_are_refused_in_the_same_words(folder: Path, call: str) -> None:
    option = call.split()[-2]
    ran = briefkit(*call.split(), folder=folder)
    assert ran.stderr == f"briefkit: {option}: “foo” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD\n" + RELATIVE


def test_a_digest_names_the_option_that_leaves_nothing_to_tell(folder: Path) -> None:
    early = briefkit(*["digest", "--since", "2019-07", "--until", "2019-12", "--as-of", "2019-06"], folder=folder)
    assert early.stderr == (
        "briefkit: the period starts in 2019-07, but --as-of asks for what was known on 2019-06-30\n"
        "  → look at --since and --as-of\n"
    )
    late = briefkit("digest", "--since", "2999", folder=folder)
    assert late.stderr.startswith("briefkit: the period starts in 2999, but it is 20")
    assert late.stderr.endswith("\n  → look at --since\n")
