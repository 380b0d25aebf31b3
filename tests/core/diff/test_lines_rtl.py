"""Changes of texts written from right to left: each sign stands beside its own text."""

from __future__ import annotations

import unicodedata

from briefkit.core.diff.lines import field_line
from briefkit.core.diff.value import FieldChange

NEW, OLD = "نصف لا يكفي.", "نصف يكفي."


def between(line: str, first: str, second: str) -> list[str]:
    """The directions of the letters and marks between two texts in a line."""
    part = line[line.index(first) + len(first) : line.index(second)]
    return [kind for kind in map(unicodedata.bidirectional, part) if kind in ("L", "R", "AL")]


def test_what_a_list_gained_and_lost_does_not_run_together() -> None:
    line = field_line(FieldChange("key_points", "key points", [OLD], [NEW], added=(NEW,), removed=(OLD,)))
    assert "L" in between(line, NEW, OLD)
    assert line.replace("\u200f", "").replace("\u200e", "") == f"key points: + {NEW}, − {OLD}"


def test_a_value_and_the_next_do_not_run_together() -> None:
    assert "L" in between(field_line(FieldChange("title", "title", OLD, NEW)), OLD, NEW)


def test_other_texts_have_no_marks() -> None:
    assert field_line(FieldChange("title", "title", "Old", "New 新")) == "title: Old → New 新"
