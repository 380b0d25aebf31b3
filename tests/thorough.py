"""How thorough the tests are: a quick run, CI, or everything.

Tests of one kind that are many run as a sample; the others are skipped, with a reason. Nothing is left out of which a
quick run tries no case, but for those that `LONG` names: they take seconds each, and what they guard is seldom touched.
CI runs these, tries further cases by turns, an eighth with each commit, and all examples of properties. With
`BRIEFKIT_TESTS=all`, everything is tried, as `make promises` does.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"
FULL = os.environ.get("BRIEFKIT_TESTS") == "all"
TURNS = 8

LONG = (
    "tests/browser/",
    "tests/cli/test_complete_shells.py",
    "tests/cli/test_ctrl_c.py",
    "tests/cli/test_not_text.py::test_a_library_in_a_folder_whose_name_is_not_text",
    "tests/cli/test_on_cluster.py::test_workers_",
    "tests/cli/test_stdio.py::test_a_signal_ends_the_program_quietly",
    "tests/cli/test_stdio.py::test_it_is_the_same_from_a_shell",
    "tests/cli/test_stdio.py::test_messages_that_cannot_be_written_stop_nothing",
    "tests/cli/test_stdio.py::test_output_that_cannot_be_written_is_said_in_a_sentence",
    "tests/core/judgments/reference/",
    "tests/core/likelihood/language/test_assertions.py::test_long_texts_take_time_in_proportion",
    "tests/core/likelihood/language/test_corpora.py",
    "tests/core/query/test_bounded.py",
    "tests/core/quotes/test_quotes.py::test_hostile_quotes_and_texts_take_no_time",
    "tests/export/pdf/test_breaks.py",
    "tests/export/pdf/test_hostile_texts.py",
    "tests/export/pdf/test_own_fonts.py::test_letters_that_a_face_lacks_are_in_another",
    "tests/export/pdf/test_redline.py::test_a_long_text_is_printed_or_refused_in_time",
    "tests/export/pdf/test_typesetter.py",
    "tests/importers/contained/test_process.py",
    "tests/library/test_check.py::test_memory_is_bounded",
    "tests/library/test_events_agree.py::test_the_sample_library",
    "tests/library/test_imports_at_once.py",
    "tests/lsp/test_session.py",
    "tests/mcp/test_promises.py",
    "tests/promises/test_bounded",
    "tests/promises/test_fuzz.py",
    "tests/promises/test_hostile_imports.py",
    "tests/promises/test_push_faults.py",
    "tests/promises/test_stranger.py",
    "tests/storage/postgres/test_alike.py",
    "tests/storage/postgres/test_other_servers.py",
    "tests/storage/postgres/test_partner.py",
    "tests/storage/postgres/test_push.py::test_changes_are_written_in_place",
    "tests/storage/postgres/test_push.py::test_many_files_are_written_by_several_processes",
    "tests/storage/postgres/test_push.py::test_only_the_last_two_generations_are_kept",
    "tests/storage/postgres/test_server_faults.py",
    "tests/storage/postgres/test_sessions.py",
    "tests/storage/postgres/test_sharing_page.py",
    "tests/storage/postgres/test_sql.py::test_an_answer_that_takes_too_much_memory_is_refused",
    "tests/storage/test_equals_files.py::test_a_question_of_each_kind_now_and_as_of_a_day",
    "tests/storage/test_equals_files.py::test_answers_equal_those_of_the_files_after_changes",
    "tests/storage/test_front_matter_handler.py::test_every_reader_reads_back_what_was_written",
    "tests/storage/web/test_fetch.py",
    "tests/take_back/test_office.py",
    "tests/take_back/test_properties.py",
    "tests/test_bulk_page.py",
    "tests/test_install.py",
    "tests/test_packaging.py",
    "tests/test_regular_expressions.py::test_a_shared_expression_is_tried_as_its_users_use_it",
    "tests/test_regular_expressions.py::test_every_expression_takes_linear_time",
)
"""How the names of tests begin that a quick run leaves to CI, however few there are of their kind."""

thorough = pytest.mark.thorough
"""Marks a test, or a value of one, that is one of many of its kind."""


def left_out(name: str) -> str | None:
    """Why the test with a name that is one of many of its kind is skipped; None if it runs."""
    if FULL:
        return None
    if not IN_CI:
        return "one of many of its kind: CI=true tries some by turns, BRIEFKIT_TESTS=all every one"
    is_next = turn_of(name) == _turn()
    return None if is_next else "one of many of its kind: another commit's turn, or BRIEFKIT_TESTS=all"


def is_left_to_ci(name: str) -> bool:
    """Whether a test takes too long for a quick run."""
    return name.startswith(LONG) and not (IN_CI or FULL)


def turn_of(name: str) -> int:
    """At which turn a test runs in CI."""
    return crc32(name.encode()) % TURNS


@cache
def _turn() -> int:
    """Whose turn it is: a number from the commit that is tested, so that it does not change when tests are repeated."""
    asked = ["git", "rev-parse", "HEAD"]
    ran = subprocess.run(asked, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    return int(ran.stdout.strip() or "0", 16) % TURNS


def sample(values: Iterable[Any], number: int, *, rows: bool = False) -> list[Any]:
    """The values of a parametrised test, of which so many, evenly spread, run always; the others are `thorough`.

    Each of `rows` has a value for each of several arguments.
    """
    found = list(values)
    always = {round(place * (len(found) - 1) / max(number - 1, 1)) for place in range(number)}
    return [
        value if place in always else pytest.param(*(value if rows else (value,)), marks=thorough)
        for place, value in enumerate(found)
    ]


def examples(share: float, *, in_ci: float | None = None) -> int:
    """A share of the examples that a property is usually tried with: for one whose examples each take long."""
    return max(int(settings().max_examples * (in_ci if IN_CI and in_ci else share)), 5)
